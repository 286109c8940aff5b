package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.accountability.StatementEvent.RunStatementAdded;
import id.dinsos.disbursement.accountability.StatementEvent.RunStatementCorrected;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/**
 * A paper is added once, whatever it is called the second time; none is ever taken away. What was
 * written about it (kind, number, day) is corrected with a reason.
 */
public final class StatementDecider
        implements Decider<StatementCommand, Statements, StatementEvent> {
    /** It says nothing in public. */
    public static final Aggregate<StatementCommand, Statements, StatementEvent> STATEMENTS =
            Aggregate.of(new StatementDecider())
                    .ownedBy(
                            known -> known.all().isEmpty() ? null : known.all().getFirst().owner());

    /** The most papers of one run. */
    static final int MAX = 500;

    @Override
    public Statements initial() {
        return Statements.NONE;
    }

    @Override
    public Decision<StatementEvent> decide(StatementCommand command, Statements known) {
        return switch (command) {
            case StatementCommand.Add(var statement) -> {
                if (known.withHash(statement.sha256()).isPresent()) {
                    yield Decision.accept();
                }
                yield known.all().size() < MAX
                        ? Decision.accept(statement)
                        : Decision.refuse(
                                StatementCode.STATEMENTS_FULL,
                                "a run has at most " + MAX + " statements");
            }
            case StatementCommand.Correct(var correction) -> {
                RunStatementAdded paper = known.find(correction.statement()).orElse(null);
                if (paper == null) {
                    yield Decision.refuse(
                            StatementCode.STATEMENT_NOT_FOUND, "the run has no such statement");
                }
                yield correction.saysAs(paper) ? Decision.accept() : Decision.accept(correction);
            }
        };
    }

    @Override
    public Statements evolve(Statements known, StatementEvent event) {
        return switch (event) {
            case RunStatementAdded added -> known.plus(added);
            case RunStatementCorrected correction -> known.corrected(correction);
        };
    }
}
