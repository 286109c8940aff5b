package id.dinsos.disbursement.reconciliation;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.disbursement.channel.KnownTransfer;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCode;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.reconciliation.BankReportEvent.Contradiction;
import id.dinsos.eventstore.rules.Aggregate;
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
 * Settles the lines of one batch of a report: each transfer's payments, and the money that moves
 * with them in the budget of their run. A transfer settles all its payments or none. A line that
 * cannot be believed touches nothing and is queued.
 */
public final class SettlementProcess {
    private final Aggregate<PaymentCommand, Payment, ?> payments;
    private final Aggregate<BudgetCommand, Budget, ?> budgets;

    public SettlementProcess(
            Aggregate<PaymentCommand, Payment, ?> payments,
            Aggregate<BudgetCommand, Budget, ?> budgets) {
        this.payments = payments;
        this.budgets = budgets;
    }

    /**
     * Decides on payments and budgets within the unit, and says what the report itself has to note.
     *
     * @param transfers what is known of those the lines name
     */
    public BankReportCommand.SettleBatch settle(
            UnitOfWork unit,
            UUID report,
            String owner,
            Map<UUID, KnownTransfer> transfers,
            int batch,
            List<ReportLine> lines) {
        Settlement settlement = new Settlement(unit, report, RegionCode.of(owner), transfers);
        lines.forEach(settlement::line);
        settlement.moveMoney();
        return new BankReportCommand.SettleBatch(
                batch, lines.size(), settlement.settled, settlement.unchanged, settlement.queued);
    }

    /** The work on one batch. */
    private final class Settlement {
        private final UnitOfWork unit;
        private final UUID report;
        private final RegionCode owner;
        private final Map<UUID, KnownTransfer> transfers;
        private final Map<RunOfBudget, List<Move>> moves = new LinkedHashMap<>();
        private final List<Contradiction> queued = new ArrayList<>();
        private int settled;
        private int unchanged;

        Settlement(
                UnitOfWork unit,
                UUID report,
                RegionCode owner,
                Map<UUID, KnownTransfer> transfers) {
            this.unit = unit;
            this.report = report;
            this.owner = owner;
            this.transfers = transfers;
        }

        void line(ReportLine line) {
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

        void moveMoney() {
            moves.forEach((of, some) ->
                    unit.require(budgets, of.budget, new BudgetCommand.MoveMoney(of.run, some)));
        }

        /** A transfer settles all its payments or none: they are all asked first. */
        private Optional<RefusalCode> refusal(KnownTransfer transfer, ReportLine line) {
            for (UUID id : transfer.payments()) {
                Payment payment = unit.state(payments, id);
                if (payments.decider().decide(command(line, payment), payment)
                        instanceof Decision.Refused<?>(var refusal)) {
                    return Optional.of(refusal.code());
                }
            }
            return Optional.empty();
        }

        private boolean apply(KnownTransfer transfer, UUID id, ReportLine line) {
            Payment before = unit.state(payments, id);
            int version = unit.version(id);
            unit.require(payments, id, command(line, before));
            if (unit.version(id) == version) {
                return false;
            }
            Made was = (Made) before;
            Made is = (Made) unit.state(payments, id);
            if (was.state().bucket() != is.state().bucket()) {
                moves.computeIfAbsent(
                                new RunOfBudget(transfer.budget(), transfer.run()),
                                p -> new ArrayList<>())
                        .add(
                                new Move(
                                        was.state().bucket(),
                                        is.state().bucket(),
                                        is.order().amount()));
            }
            return true;
        }

        private boolean isOurs(KnownTransfer transfer) {
            return unit.state(payments, transfer.payments().getFirst()) instanceof Made made
                    && owner.covers(RegionCode.of(made.order().owner()));
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

    private record RunOfBudget(UUID budget, UUID run) {}
}
