package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.disbursement.channel.BankBatch;
import id.dinsos.disbursement.channel.BankFileCommand;
import id.dinsos.disbursement.channel.BankFileCommand.Free;
import id.dinsos.disbursement.channel.BankFileCommand.Stop;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileEvent;
import id.dinsos.disbursement.followup.FollowUp.BankLine;
import id.dinsos.disbursement.followup.FollowUp.Kind;
import id.dinsos.disbursement.followup.FollowUp.LeftOut;
import id.dinsos.disbursement.followup.FollowUp.Plan;
import id.dinsos.disbursement.followup.FollowUp.Prepared;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCode;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.disbursement.reconciliation.BankReportCommand;
import id.dinsos.disbursement.reconciliation.BankReportDecider;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one batch of an approved follow-up: the payments, the money that moves with them in
 * the budget of their run, and the note that the batch is done, all together. A payment that has
 * moved on since it was chosen, as when the bank has credited it after all, is left out with the
 * reason and keeps no other waiting. What stands in a bank file that may leave is neither given up
 * nor sent again.
 */
public final class FollowUpProcess {
    private static final Aggregate<BankFileCommand, BankBatch, BankFileEvent> FILE =
            BankFileDecider.BANK_FILE;

    private final Aggregate<PaymentCommand, Payment, ?> payments;
    private final Aggregate<BudgetCommand, Budget, ?> budgets;

    public FollowUpProcess(
            Aggregate<PaymentCommand, Payment, ?> payments,
            Aggregate<BudgetCommand, Budget, ?> budgets) {
        this.payments = payments;
        this.budgets = budgets;
    }

    /**
     * What is known of a payment beside its own history.
     *
     * @param payee who could be paid now; null where nobody can
     * @param file in which the current transfer stands; null where it stands in none
     */
    public record Fact(@Nullable UUID payee, @Nullable UUID file) {
        public static final Fact NONE = new Fact(null, null);
    }

    /** The batch is done, or it was before and is refused. */
    public void carryOut(
            UnitOfWork unit,
            UUID id,
            int batch,
            List<UUID> some,
            Map<UUID, Fact> facts,
            LocalDate on) {
        Plan plan = ((Prepared) unit.state(FollowUpDecider.FOLLOW_UP, id)).plan();
        if (plan.settles() != null) {
            unit.needs(List.of(plan.settles().report()));
        }
        if (plan.kind() == Kind.HOLD || plan.kind() == Kind.RESUME) {
            unit.needs(facts.values().stream().map(Fact::file).filter(Objects::nonNull).toList());
        }
        List<LeftOut> leftOut = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (UUID payment : some) {
            Fact fact = facts.getOrDefault(payment, Fact.NONE);
            Optional<RefusalCode> refusal = apply(unit, id, plan, payment, fact, on, moves);
            refusal.ifPresent(code -> leftOut.add(new LeftOut(payment, code.code())));
        }
        unit.require(
                FollowUpDecider.FOLLOW_UP,
                id,
                new FollowUpCommand.FinishBatch(
                        batch, some.size(), some.size() - leftOut.size(), leftOut));
        BankLine line = plan.settles();
        if (line != null && leftOut.isEmpty()) {
            // Somebody may have dealt with it already: what is corrected is corrected.
            var unused =
                    unit.decide(
                            BankReportDecider.REPORT,
                            line.report(),
                            new BankReportCommand.Resolve(
                                    line.contradiction(), "CORRECTED", plan.reason(), plan.by()));
        }
        if (!moves.isEmpty()) {
            unit.require(
                    budgets,
                    plan.budget(),
                    new BudgetCommand.MoveAgain(plan.run(), moves, plan.kind() == Kind.CORRECT));
        }
    }

    /** Nobody of the batch: the money of the run cannot bear it. */
    public void leaveOut(UnitOfWork unit, UUID id, int batch, List<UUID> some, RefusalCode why) {
        unit.require(
                FollowUpDecider.FOLLOW_UP,
                id,
                new FollowUpCommand.FinishBatch(
                        batch,
                        some.size(),
                        0,
                        some.stream().map(one -> new LeftOut(one, why.code())).toList()));
    }

    private Optional<RefusalCode> apply(
            UnitOfWork unit,
            UUID id,
            Plan plan,
            UUID payment,
            Fact fact,
            LocalDate on,
            List<Move> moves) {
        if (!(unit.state(payments, payment) instanceof Made was)) {
            return Optional.of(PaymentCode.PAYMENT_NOT_FOUND);
        }
        Optional<RefusalCode> fault = fault(unit, plan.kind(), was, fact);
        if (fault.isPresent()) {
            return fault;
        }
        if (unit.decide(payments, payment, command(id, plan, was, fact, on))
                instanceof Decision.Refused<?>(var refusal)) {
            return Optional.of(refusal.code());
        }
        if (plan.kind() == Kind.HOLD) {
            unit.require(FILE, Objects.requireNonNull(fact.file()), new Stop(payment));
        } else if (plan.kind() == Kind.RESUME) {
            unit.require(FILE, Objects.requireNonNull(fact.file()), new Free(payment));
        }
        Made is = (Made) unit.state(payments, payment);
        if (was.state().bucket() != is.state().bucket()) {
            moves.add(new Move(was.state().bucket(), is.state().bucket(), is.order().amount()));
        }
        return Optional.empty();
    }

    private static Optional<RefusalCode> fault(UnitOfWork unit, Kind kind, Made was, Fact fact) {
        boolean waits = was.state() == PaymentState.INSTRUCTED || was.state() == PaymentState.HELD;
        return switch (kind) {
            case RETRY ->
                    fact.payee() == null
                            ? Optional.of(PaymentCode.PAYEE_NOT_PAYABLE)
                            : Optional.empty();
            // What is held stops its file in the same step; one that has left cannot be stopped,
            // and where there is none yet nobody would see the hold when it is made.
            case HOLD ->
                    fact.file() == null
                            ? Optional.of(PaymentCode.PAYMENT_IN_NO_BANK_FILE)
                            : unit.state(FILE, fact.file()) instanceof BankBatch.Made file
                                            && file.mayStillStay()
                                    ? Optional.empty()
                                    : Optional.of(PaymentCode.PAYMENT_IN_BANK_FILE);
            case RESUME ->
                    fact.file() == null || isReplaced(unit, fact.file())
                            ? Optional.of(PaymentCode.PAYMENT_IN_NO_BANK_FILE)
                            : Optional.empty();
            case CANCEL, LAPSE ->
                    waits && fact.file() != null && !was.back()
                            ? Optional.of(PaymentCode.PAYMENT_IN_BANK_FILE)
                            : Optional.empty();
            case RELEASE_ENTITLEMENT, CORRECT -> Optional.empty();
        };
    }

    /** Until the file in its place is made, its lines are still there. */
    private static boolean isReplaced(UnitOfWork unit, UUID file) {
        return unit.state(FILE, file) instanceof BankBatch.Made made
                && made.state() == BankBatch.State.REPLACED;
    }

    private static PaymentCommand command(UUID id, Plan plan, Made was, Fact fact, LocalDate on) {
        return switch (plan.kind()) {
            case RETRY ->
                    new PaymentCommand.Retry(
                            FollowUp.transferOf(id, was.order().beneficiary()),
                            Objects.requireNonNull(fact.payee()));
            case HOLD -> new PaymentCommand.Hold(plan.reason());
            case RESUME -> new PaymentCommand.Resume();
            case CANCEL -> new PaymentCommand.Cancel(plan.reason());
            case LAPSE -> new PaymentCommand.Lapse();
            case RELEASE_ENTITLEMENT -> new PaymentCommand.Release(plan.reason());
            case CORRECT ->
                    new PaymentCommand.Correct(
                            Objects.requireNonNull(plan.outcome()),
                            plan.bankReference(),
                            plan.reason(),
                            on);
        };
    }
}
