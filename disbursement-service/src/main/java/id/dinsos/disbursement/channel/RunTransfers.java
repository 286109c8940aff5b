package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.PaidRows;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPlan;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The transfers of a chunk of a run: one for each beneficiary, over all months that were
 * instructed. A later round has those alone who were let go on after the instruction.
 */
final class RunTransfers {
    private RunTransfers() {}

    static List<TransferLine> of(Opened run, Frozen chunk) {
        RunPlan plan = run.plan();
        List<TransferLine> lines = new ArrayList<>(chunk.rows().size());
        if (run.payout().rounds() > 0) {
            for (UUID beneficiary : run.payout().unfiled()) {
                chunk.row(beneficiary)
                        .ifPresent(row -> {
                            List<YearMonth> months =
                                    chunk.late().getOrDefault(beneficiary, List.of());
                            UUID transfer = Transfers.late(plan.id(), beneficiary);
                            add(lines, plan, transfer, row, months);
                        });
            }
            return lines;
        }
        Map<YearMonth, PaidRows> paid = new LinkedHashMap<>();
        plan.months().forEach(month -> paid.put(month, PaidRows.of(chunk, month)));
        for (Row row : chunk.rows()) {
            List<YearMonth> months = new ArrayList<>(paid.size());
            paid.forEach((month, rows) -> {
                if (rows.isPaid(row)) {
                    months.add(month);
                }
            });
            UUID transfer = Transfers.first(plan.id(), row.beneficiary());
            add(lines, plan, transfer, row, months);
        }
        return lines;
    }

    private static void add(
            List<TransferLine> lines,
            RunPlan plan,
            UUID transfer,
            Row row,
            List<YearMonth> months) {
        UUID payee = row.payee();
        if (payee == null || months.isEmpty()) {
            return;
        }
        long sum = 0;
        List<UUID> payments = new ArrayList<>(months.size());
        for (YearMonth month : months) {
            payments.add(PaymentOrder.idOf(plan.programme(), row.beneficiary(), month));
            sum = Math.addExact(sum, row.amountRupiah(month));
        }
        lines.add(new TransferLine(transfer, payee, row.account(), row.region(), payments, sum));
    }
}
