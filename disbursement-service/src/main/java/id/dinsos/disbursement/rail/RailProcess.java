package id.dinsos.disbursement.rail;

import id.dinsos.disbursement.rail.RailBatch.Sent;
import id.dinsos.disbursement.reconciliation.BankReport;
import id.dinsos.disbursement.reconciliation.BankReportCommand;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.UUID;

/**
 * What the rail says of transfers becomes a report of its own in the transaction that notes the
 * answer: from there on its lines are settled, contradicted and repeated as those of a bank.
 */
final class RailProcess {
    private final Aggregate<RailCommand, RailBatch, ?> batches;
    private final Aggregate<BankReportCommand, BankReport, ?> reports;

    RailProcess(
            Aggregate<RailCommand, RailBatch, ?> batches,
            Aggregate<BankReportCommand, BankReport, ?> reports) {
        this.batches = batches;
        this.reports = reports;
    }

    /** The same words again change nothing. */
    void answer(
            UnitOfWork unit,
            UUID batch,
            UUID report,
            String sha256,
            RailAnswer.Taken taken,
            String by) {
        if (isNew(unit, batch, report)) {
            unit.require(
                    batches,
                    batch,
                    new RailCommand.Answer(report, taken.lines().size(), taken.complete()));
            receive(unit, batch, report, sha256, taken.lines().size(), by);
        }
    }

    /** Nothing of the batch was made: all of its transfers failed. */
    void refuse(
            UnitOfWork unit,
            UUID batch,
            UUID report,
            String sha256,
            String code,
            int lines,
            String by) {
        if (isNew(unit, batch, report)) {
            unit.require(batches, batch, new RailCommand.Refuse(code, report));
            receive(unit, batch, report, sha256, lines, by);
        }
    }

    /** Two officers have ended what never came: none of its transfers was made. */
    void end(UnitOfWork unit, UUID batch, UUID report, String sha256, int lines, String by) {
        if (isNew(unit, batch, report)) {
            unit.require(batches, batch, new RailCommand.End(report, by));
            receive(unit, batch, report, sha256, lines, by);
        }
    }

    private boolean isNew(UnitOfWork unit, UUID batch, UUID report) {
        return !(unit.state(batches, batch) instanceof Sent sent)
                || !sent.reports().contains(report);
    }

    private void receive(
            UnitOfWork unit, UUID batch, UUID report, String sha256, int lines, String by) {
        if (unit.state(batches, batch) instanceof Sent sent) {
            unit.require(
                    reports,
                    report,
                    new BankReportCommand.Receive(sent.owner(), lines, sha256, by));
        }
    }
}
