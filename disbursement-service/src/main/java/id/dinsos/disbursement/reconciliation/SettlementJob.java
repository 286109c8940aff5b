package id.dinsos.disbursement.reconciliation;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.channel.BankFileStoreView.KnownTransfer;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCode;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.reconciliation.BankReportEvent.Contradiction;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Settles the lines of one batch within a unit of work: each transfer's payments, and the money
 * that moves with them in the budget of their run. A line that cannot be believed touches nothing
 * and is queued.
 */
final class SettlementJob {
    private final UUID report;
    private final RegionCode owner;
    private final UnitOfWork unit;
    private final Map<UUID, KnownTransfer> transfers;
    private final Map<Place, List<Move>> moves = new LinkedHashMap<>();
    private final List<Contradiction> queued = new ArrayList<>();
    private int settled;
    private int unchanged;

    SettlementJob(UUID report, String owner, UnitOfWork unit, Map<UUID, KnownTransfer> transfers) {
        this.report = report;
        this.owner = RegionCode.of(owner);
        this.unit = unit;
        this.transfers = transfers;
    }

    BankReportCommand.SettleBatch settle(int batch, List<ReportLine> lines) {
        for (ReportLine line : lines) {
            settle(line);
        }
        moves.forEach((place, some) ->
                unit.require(
                        BudgetPublisher.BUDGET,
                        place.budget,
                        new BudgetCommand.MoveMoney(place.run, some)));
        return new BankReportCommand.SettleBatch(batch, lines.size(), settled, unchanged, queued);
    }

    private void settle(ReportLine line) {
        KnownTransfer transfer = line.transferId().map(transfers::get).orElse(null);
        if (transfer == null || !isOurs(transfer)) {
            queue(line, ReconciliationCode.TRANSFER_UNKNOWN);
            return;
        }
        if (transfer.amountRupiah() != line.amount().amount()) {
            queue(line, PaymentCode.TRANSFER_AMOUNT_WRONG);
            return;
        }
        Optional<RefusalCode> refusal = refusal(transfer, line);
        if (refusal.isPresent()) {
            queue(line, refusal.get());
            return;
        }
        boolean changed = false;
        for (UUID payment : transfer.payments()) {
            changed |= apply(transfer, payment, line);
        }
        if (changed) {
            settled++;
        } else {
            unchanged++;
        }
    }

    /** A transfer settles all its payments or none: they are all asked first. */
    private Optional<RefusalCode> refusal(KnownTransfer transfer, ReportLine line) {
        for (UUID id : transfer.payments()) {
            Payment payment = unit.state(PaymentPublisher.PAYMENT, id);
            if (PaymentPublisher.PAYMENT.decider().decide(command(line, payment), payment)
                    instanceof Decision.Refused<?>(var refusal)) {
                return Optional.of(refusal.code());
            }
        }
        return Optional.empty();
    }

    private boolean apply(KnownTransfer transfer, UUID id, ReportLine line) {
        Payment before = unit.state(PaymentPublisher.PAYMENT, id);
        int version = unit.version(id);
        unit.require(PaymentPublisher.PAYMENT, id, command(line, before));
        if (unit.version(id) == version) {
            return false;
        }
        Made was = (Made) before;
        Made is = (Made) unit.state(PaymentPublisher.PAYMENT, id);
        if (was.state().bucket() != is.state().bucket()) {
            moves.computeIfAbsent(
                            new Place(transfer.budget(), transfer.run()), p -> new ArrayList<>())
                    .add(new Move(was.state().bucket(), is.state().bucket(), is.order().amount()));
        }
        return true;
    }

    private boolean isOurs(KnownTransfer transfer) {
        return unit.state(PaymentPublisher.PAYMENT, transfer.payments().getFirst())
                        instanceof Made made
                && owner.covers(RegionCode.of(made.order().owner()));
    }

    private static PaymentCommand.Report command(ReportLine line, Payment payment) {
        return new PaymentCommand.Report(
                line.transferId().orElseThrow(),
                payment instanceof Made made ? made.order().amount() : line.amount(),
                line.status(),
                line.code(),
                line.bankReference(),
                line.on());
    }

    private void queue(ReportLine line, RefusalCode reason) {
        queued.add(
                new Contradiction(
                        Names.uuid(report, "line", line.number()),
                        line.number(),
                        line.transfer(),
                        line.amount().amount(),
                        line.status().name(),
                        reason.code()));
    }

    private record Place(UUID budget, UUID run) {}
}
