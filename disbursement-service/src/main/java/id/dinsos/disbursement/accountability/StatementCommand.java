package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.accountability.StatementEvent.RunStatementAdded;
import id.dinsos.disbursement.accountability.StatementEvent.RunStatementCorrected;

/** What may be asked of the statements of a run. */
public sealed interface StatementCommand {
    record Add(RunStatementAdded statement) implements StatementCommand {}

    record Correct(RunStatementCorrected correction) implements StatementCommand {}
}
