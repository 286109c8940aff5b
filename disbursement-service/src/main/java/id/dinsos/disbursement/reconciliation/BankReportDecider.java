package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.reconciliation.BankReport.Line;
import id.dinsos.disbursement.reconciliation.BankReport.None;
import id.dinsos.disbursement.reconciliation.BankReport.Received;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Dismiss;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Propose;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Receive;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Reject;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Resolve;
import id.dinsos.disbursement.reconciliation.BankReportCommand.SettleBatch;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ContradictionResolved;
import id.dinsos.disbursement.reconciliation.BankReportEvent.DismissalProposed;
import id.dinsos.disbursement.reconciliation.BankReportEvent.DismissalRejected;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportBatchSettled;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportReceived;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportTakenAgain;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.UUID;
import java.util.function.Function;

/**
 * A report is received once. The same file again is read once more from its first line, if the last
 * reading is through: what could not be settled then, because it came too early, may be now, and
 * what was settled changes nothing. Batches are settled once and in order, whoever does it. A
 * queued line is settled once: by a correction of the books, or by two officers who say that the
 * books are right.
 */
public final class BankReportDecider
        implements Decider<BankReportCommand, BankReport, BankReportEvent> {
    /** In public its payments speak. */
    public static final Aggregate<BankReportCommand, BankReport, BankReportEvent> REPORT =
            Aggregate.of(new BankReportDecider())
                    .ownedBy(report -> report instanceof Received known ? known.owner() : null);

    @Override
    public BankReport initial() {
        return new None();
    }

    @Override
    public Decision<BankReportEvent> decide(BankReportCommand command, BankReport report) {
        if (!(report instanceof Received known)) {
            return command instanceof Receive(var owner, int lines, var sha256, var by)
                    ? Decision.accept(new ReportReceived(owner, lines, sha256, by))
                    : command instanceof Resolve
                                    || command instanceof Propose
                                    || command instanceof Dismiss
                                    || command instanceof Reject
                            ? Decision.refuse(
                                    ReconciliationCode.CONTRADICTION_NOT_FOUND,
                                    "there is no such line")
                            : Decision.refuse(
                                    ReconciliationCode.REPORT_NOT_FOUND, "there is no such report");
        }
        return switch (command) {
            case Receive again ->
                    known.isDone()
                            ? Decision.accept(new ReportTakenAgain(again.by()))
                            : Decision.accept();
            case SettleBatch batch ->
                    batch.batch() == known.batches() && !known.isDone()
                            ? Decision.accept(
                                    new ReportBatchSettled(
                                            batch.batch(),
                                            batch.lines(),
                                            batch.settled(),
                                            batch.unchanged(),
                                            batch.queued(),
                                            batch.answered()))
                            : Decision.refuse(
                                    ReconciliationCode.BATCH_ALREADY_SETTLED,
                                    "another worker has settled it");
            case Propose(var id, var letter, var note, var by) ->
                    open(
                            known,
                            id,
                            line ->
                                    line.proposedBy() == null
                                            ? Decision.accept(
                                                    new DismissalProposed(id, letter, note, by))
                                            : Decision.refuse(
                                                    ReconciliationCode
                                                            .CONTRADICTION_PROPOSED_ALREADY,
                                                    "somebody has proposed it"));
            case Dismiss(var id, var note, var by) ->
                    open(known, id, line -> dismiss(line, id, note, by));
            case Reject(var id, var note, var by) ->
                    open(
                            known,
                            id,
                            line ->
                                    line.proposedBy() == null
                                            ? notProposed()
                                            : Decision.accept(new DismissalRejected(id, note, by)));
            case Resolve(var id, var action, var note, var by) ->
                    open(
                            known,
                            id,
                            line ->
                                    Decision.accept(
                                            new ContradictionResolved(id, action, note, by)));
        };
    }

    private static Decision<BankReportEvent> open(
            Received known, UUID id, Function<Line, Decision<BankReportEvent>> then) {
        Line line = known.contradictions().get(id);
        if (line == null) {
            return Decision.refuse(
                    ReconciliationCode.CONTRADICTION_NOT_FOUND, "the report has no such line");
        }
        return line.open()
                ? then.apply(line)
                : Decision.refuse(
                        ReconciliationCode.CONTRADICTION_RESOLVED_ALREADY,
                        "somebody has dealt with it");
    }

    private static Decision<BankReportEvent> dismiss(Line line, UUID id, String note, String by) {
        if (line.proposedBy() == null) {
            return notProposed();
        }
        return line.proposedBy().equals(by)
                ? Decision.refuse(
                        ReconciliationCode.CONTRADICTION_OF_YOUR_OWN,
                        "who proposed it does not approve it")
                : Decision.accept(new ContradictionResolved(id, "DISMISSED", note, by));
    }

    private static Decision<BankReportEvent> notProposed() {
        return Decision.refuse(
                ReconciliationCode.CONTRADICTION_NOT_PROPOSED, "nobody has proposed it");
    }

    @Override
    public BankReport evolve(BankReport report, BankReportEvent event) {
        return switch (event) {
            case ReportReceived(var owner, int lines, _, _) -> Received.first(owner, lines);
            case ReportTakenAgain _ -> ((Received) report).again();
            case ReportBatchSettled batch -> ((Received) report).plus(batch);
            case DismissalProposed(var id, _, _, var by) -> ((Received) report).proposed(id, by);
            case DismissalRejected(var id, _, _) -> ((Received) report).proposed(id, null);
            case ContradictionResolved(var id, _, _, _) -> ((Received) report).resolved(id);
        };
    }
}
