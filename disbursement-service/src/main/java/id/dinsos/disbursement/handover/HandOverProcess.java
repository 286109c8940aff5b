package id.dinsos.disbursement.handover;

import id.dinsos.disbursement.handover.HandOver.Entered;
import id.dinsos.disbursement.handover.HandOverEvent.Line;
import id.dinsos.disbursement.handover.HandOverEvent.Outcome;
import id.dinsos.disbursement.reconciliation.BankReport;
import id.dinsos.disbursement.reconciliation.BankReportCommand;
import id.dinsos.disbursement.reconciliation.BankReportEvent;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A confirmed record becomes a report of its own, in the same transaction: from there on its lines
 * are settled, contradicted and repeated as those of a bank. What was received counts as credited
 * and withdrawn at once, since nothing lies in an account; what was not comes back.
 */
final class HandOverProcess {
    private final Aggregate<HandOverCommand, HandOver, HandOverEvent> records;
    private final Aggregate<BankReportCommand, BankReport, BankReportEvent> reports;

    HandOverProcess(
            Aggregate<HandOverCommand, HandOver, HandOverEvent> records,
            Aggregate<BankReportCommand, BankReport, BankReportEvent> reports) {
        this.records = records;
        this.reports = reports;
    }

    /**
     * @param report made of {@link #report}
     * @param sha256 of its bytes
     */
    void confirm(UnitOfWork unit, UUID id, UUID report, String sha256, String by) {
        if (!(unit.state(records, id) instanceof Entered entered)) {
            throw RefusedException.of(HandOverCode.HAND_OVER_NOT_FOUND, "there is no such record");
        }
        unit.needs(List.of(report));
        unit.require(records, id, new HandOverCommand.Confirm(report, by));
        String owner = entered.content().owner();
        int lines = lines(entered).size();
        unit.require(reports, report, new BankReportCommand.Receive(owner, lines, sha256, by));
    }

    /** The lines as a bank would write them in our form. */
    static String report(Entered entered) {
        return "transfer_id,amount_rupiah,status,code,bank_reference,reported_at\n"
                + String.join("", lines(entered));
    }

    private static List<String> lines(Entered entered) {
        List<String> lines = new ArrayList<>();
        List<Line> all = entered.content().lines();
        for (int i = 0; i < all.size(); i++) {
            Line line = all.get(i);
            if (line.outcome() == Outcome.NOT_RECEIVED) {
                lines.add(written(entered, line, i, "RETURNED"));
            } else {
                lines.add(written(entered, line, i, "CREDITED"));
                lines.add(written(entered, line, i, "WITHDRAWN"));
            }
        }
        return lines;
    }

    /** No two transfers have one reference, though they stand on one paper. */
    private static String written(Entered entered, Line line, int place, String status) {
        return "%s,%d,%s,%s,\"%s/%d\",%s\n"
                .formatted(
                        line.transfer(),
                        line.amountRupiah(),
                        status,
                        line.reason(),
                        entered.content().number().replace("\"", "\"\""),
                        place + 1,
                        entered.content().on());
    }
}
