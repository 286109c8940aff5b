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
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import id.dinsos.disbursement.reconciliation.BankReport.Received;
import id.dinsos.disbursement.reconciliation.BankReportEvent.Contradiction;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Settles the lines of one batch of a report: each transfer's payments, and the money that moves
 * with them in the budget of their run. A transfer settles all its payments or none. A line that
 * cannot be believed settles nothing and is queued. Where such a line says that money arrived, or
 * may have, by an attempt that is over, its payments are in doubt: the attempt that is under way is
 * held and its bank file stopped in the same transaction, unless it has left. So is the payment
 * that was made for the same once the entitlement was released.
 */
public final class SettlementProcess {
    /** Of an attempt that is over: the money may be out. */
    private static final Set<BankStatus> ARRIVED =
            EnumSet.of(BankStatus.CREDITED, BankStatus.WITHDRAWN, BankStatus.UNKNOWN);

    private final Aggregate<PaymentCommand, Payment, ?> payments;
    private final Aggregate<BudgetCommand, Budget, ?> budgets;
    private final DoubtProcess doubts;

    public SettlementProcess(
            Aggregate<PaymentCommand, Payment, ?> payments,
            Aggregate<BudgetCommand, Budget, ?> budgets) {
        this.payments = payments;
        this.budgets = budgets;
        this.doubts = new DoubtProcess(payments);
    }

    /**
     * Decides on payments and budgets within the unit, and says what the report itself has to note.
     *
     * @param of the report, as far as the lines need it
     */
    public BankReportCommand.SettleBatch settle(
            UnitOfWork unit, Reading of, int batch, List<ReportLine> lines) {
        Settlement settlement = new Settlement(unit, of);
        lines.forEach(settlement::line);
        settlement.moveMoney();
        settlement.closeElsewhere();
        return new BankReportCommand.SettleBatch(
                batch,
                lines.size(),
                settlement.settled,
                settlement.unchanged,
                settlement.queued,
                settlement.answered);
    }

    /**
     * A report being read.
     *
     * @param transfers what is known of those the lines name
     * @param current files of the transfers that are under way for the same payments, where these
     *     are others; their streams are in the unit
     * @param releasedOn days on which the files of the transfers left the house
     * @param elsewhere lines of other reports about the same transfers that wait for a person;
     *     their reports are in the unit
     * @param holders of what payments of the lines have given back, by claim: who claims it now;
     *     their streams are in the unit
     * @param takenBy of lines whose reference was given for another transfer, that transfer
     */
    public record Reading(
            UUID report,
            String owner,
            Map<UUID, KnownTransfer> transfers,
            Map<UUID, UUID> current,
            Map<UUID, LocalDate> releasedOn,
            List<OpenElsewhere> elsewhere,
            Map<String, UUID> holders,
            Map<Integer, UUID> takenBy) {}

    /** A line of another report that waits for a person. */
    public record OpenElsewhere(UUID contradiction, UUID report, String transfer, String status) {}

    /** The work on one batch. */
    private final class Settlement {
        private final UnitOfWork unit;
        private final Reading of;
        private final UUID report;
        private final RegionCode owner;
        private final Map<UUID, KnownTransfer> transfers;
        private final List<UUID> answered = new ArrayList<>();
        private final Set<String> agreed = new HashSet<>();
        private final Map<RunOfBudget, List<Move>> moves = new LinkedHashMap<>();
        private final List<Contradiction> queued = new ArrayList<>();
        private int settled;
        private int unchanged;

        Settlement(UnitOfWork unit, Reading of) {
            this.unit = unit;
            this.of = of;
            this.report = of.report();
            this.owner = RegionCode.of(of.owner());
            this.transfers = of.transfers();
        }

        void line(ReportLine line) {
            KnownTransfer transfer = line.transferId().map(transfers::get).orElse(null);
            if (transfer == null || !isOurs(transfer)) {
                queue(line, ReconciliationCode.TRANSFER_UNKNOWN);
                return;
            }
            Optional<RefusalCode> refusal = refusal(transfer, line);
            if (refusal.isPresent()) {
                if (ARRIVED.contains(line.status()) && !known().isResolved(idOf(line))) {
                    transfer.payments().forEach(payment -> doubts.raise(unit, of, payment, line));
                }
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
            agreed.add(line.transfer() + " " + line.status());
            UUID earlier = idOf(line);
            if (known().isOpen(earlier)) {
                answered.add(earlier);
            }
        }

        /** What another report said too early, and what this one says too, waits for nobody. */
        void closeElsewhere() {
            for (OpenElsewhere one : of.elsewhere()) {
                if (agreed.contains(one.transfer() + " " + one.status())) {
                    var unused =
                            unit.decide(
                                    BankReportDecider.REPORT,
                                    one.report(),
                                    new BankReportCommand.Resolve(
                                            one.contradiction(),
                                            "SETTLED_LATER",
                                            "a later report says the same and was settled",
                                            "job:report"));
                }
            }
        }

        private Received known() {
            return (Received) unit.state(BankReportDecider.REPORT, report);
        }

        private UUID idOf(ReportLine line) {
            return Names.uuid(report, "line", line.number());
        }

        void moveMoney() {
            moves.forEach((of, some) ->
                    unit.require(budgets, of.budget, new BudgetCommand.MoveMoney(of.run, some)));
        }

        /** A transfer settles all its payments or none: they are all asked first. */
        private Optional<RefusalCode> refusal(KnownTransfer transfer, ReportLine line) {
            if (transfer.amountRupiah() != line.amount().amount()) {
                return Optional.of(PaymentCode.TRANSFER_AMOUNT_WRONG);
            }
            LocalDate left = of.releasedOn().get(transfer.file());
            if (left != null && line.on().isBefore(left)) {
                return Optional.of(ReconciliationCode.TRANSFER_DATE_IMPLAUSIBLE);
            }
            if (of.takenBy().containsKey(line.number())) {
                return Optional.of(ReconciliationCode.TRANSFER_REFERENCE_USED);
            }
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
                                new RunOfBudget(transfer.budget(), is.order().run()),
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
            if (known().isResolved(idOf(line))) {
                unchanged++;
                return;
            }
            queued.add(
                    new Contradiction(
                            idOf(line),
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
