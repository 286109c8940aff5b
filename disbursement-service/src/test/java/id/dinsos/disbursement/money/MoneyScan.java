package id.dinsos.disbursement.money;

import static id.dinsos.disbursement.payment.PaymentState.CANCELLED;
import static id.dinsos.disbursement.payment.PaymentState.CREDITED;
import static id.dinsos.disbursement.payment.PaymentState.FAILED;
import static id.dinsos.disbursement.payment.PaymentState.HELD;
import static id.dinsos.disbursement.payment.PaymentState.INSTRUCTED;
import static id.dinsos.disbursement.payment.PaymentState.LAPSED;
import static id.dinsos.disbursement.payment.PaymentState.RETURNED;
import static id.dinsos.disbursement.payment.PaymentState.SENT;
import static id.dinsos.disbursement.payment.PaymentState.UNKNOWN;
import static id.dinsos.disbursement.payment.PaymentState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.budget.BudgetEvent;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.Entry;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.budget.LedgerAccount;
import id.dinsos.disbursement.budget.Posting;
import id.dinsos.disbursement.money.MemoryLog.Fact;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunRosterAmended;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What must hold of any log, read from its first event to its last and by nothing else. */
final class MoneyScan {
    private static final Map<PaymentState, Set<PaymentState>> EDGES =
            Map.of(
                    INSTRUCTED, Set.of(SENT, HELD, CANCELLED),
                    HELD, Set.of(INSTRUCTED, CANCELLED, LAPSED),
                    SENT, Set.of(CREDITED, FAILED, RETURNED, UNKNOWN),
                    UNKNOWN, Set.of(CREDITED, FAILED, RETURNED),
                    CREDITED, Set.of(WITHDRAWN, RETURNED),
                    FAILED, Set.of(INSTRUCTED, CANCELLED, LAPSED),
                    RETURNED, Set.of(INSTRUCTED, CANCELLED, LAPSED),
                    CANCELLED, Set.of(INSTRUCTED));

    private final Map<UUID, Funding> fundings = new HashMap<>();
    private final Map<UUID, Map<LedgerAccount, Long>> books = new HashMap<>();
    private final Set<Object> claimed = new HashSet<>();
    private final Map<UUID, PaymentState> payments = new HashMap<>();
    private final Map<UUID, PaymentOrder> orders = new HashMap<>();
    private final Map<UUID, Long> shifted = new HashMap<>();
    private final Map<UUID, Set<String>> preparers = new HashMap<>();
    private final Map<UUID, Set<String>> approvers = new HashMap<>();

    MoneyScan(List<Fact> log) {
        for (Fact fact : log) {
            switch (fact.event()) {
                case BudgetEvent event -> post(fact.stream(), event);
                case PaymentEvent event -> pay(fact.stream(), event);
                case RunEvent event -> run(fact.stream(), event);
                default -> {}
            }
        }
    }

    /** Each shift has two sides: what left one budget reached the other. */
    void shiftsMeet() {
        assertThat(shifted.values()).allMatch(sum -> sum == 0);
    }

    /** Debit less credit of an account. */
    long balance(UUID budget, LedgerAccount account) {
        return books.getOrDefault(budget, Map.of()).getOrDefault(account, 0L);
    }

    private void post(UUID budget, BudgetEvent event) {
        if (event instanceof BudgetEvent.BudgetShiftedIn in) {
            shifted.merge(budget, in.amount().amount(), Long::sum);
            shifted.merge(in.from(), -in.amount().amount(), Long::sum);
        }
        if (event instanceof BudgetEvent.BudgetShiftedOut out) {
            shifted.merge(budget, out.amount().amount(), Long::sum);
            shifted.merge(out.to(), -out.amount().amount(), Long::sum);
        }
        if (event instanceof BudgetAllotted allotted) {
            fundings.put(budget, allotted.funding());
        }
        Funding funding = Objects.requireNonNull(fundings.get(budget));
        Map<LedgerAccount, Long> book =
                books.computeIfAbsent(budget, id -> new EnumMap<>(LedgerAccount.class));
        for (Posting line : Entry.of(event, funding).lines()) {
            book.merge(line.account(), line.debit().amount() - line.credit().amount(), Long::sum);
        }
        assertThat(book.values().stream().mapToLong(Long::longValue).sum())
                .as("trial balance after " + event)
                .isZero();
        book.forEach((account, balance) ->
                assertThat(account.isCredit() ? -balance : balance)
                        .as(account + " after " + event)
                        .isNotNegative());
    }

    private void pay(UUID payment, PaymentEvent event) {
        if (event instanceof PaymentEvent.PaymentPaidBeside) {
            return;
        }
        if (event instanceof PaymentEvent.PaymentEntitlementReleased) {
            PaymentOrder order = Objects.requireNonNull(orders.remove(payment));
            assertThat(payments.remove(payment)).isIn(CANCELLED, LAPSED);
            claimed.remove(List.of(order.programme(), order.beneficiary(), order.month()));
            order.entitlements().forEach(claimed::remove);
            return;
        }
        if (payments.get(payment) == null) {
            // Of what was released, only a new instruction is heard.
            assertThat(event).isInstanceOf(PaymentInstructed.class);
        }
        PaymentState next = state(event);
        PaymentState before = payments.put(payment, next);
        if (event instanceof PaymentInstructed(PaymentOrder order, _)) {
            assertThat(before).as("instructed once").isNull();
            orders.put(payment, order);
            assertThat(claimed.add(List.of(order.programme(), order.beneficiary(), order.month())))
                    .as("the one payment of " + order)
                    .isTrue();
            for (String one : order.entitlements()) {
                assertThat(claimed.add(one)).as("claimed by " + order).isTrue();
            }
        } else {
            assertThat(EDGES.getOrDefault(Objects.requireNonNull(before), Set.of()))
                    .as("from " + before)
                    .contains(next);
        }
    }

    /**
     * By what happened to people and not by the claims: of two payments of a month that are for the
     * same family, payee or number, a person has allowed the later one, or two have released the
     * first.
     */
    static void oneEntitlementOnePayment(List<Fact> log, Map<UUID, MoneyModel.Paid> meant) {
        Map<UUID, MoneyModel.Paid> before = new HashMap<>();
        for (Fact fact : log) {
            UUID payment = fact.stream();
            if (fact.event() instanceof PaymentEvent.PaymentEntitlementReleased) {
                before.remove(payment);
            } else if (fact.event() instanceof PaymentInstructed made) {
                MoneyModel.Paid paid =
                        Objects.requireNonNull(meant.get(made.transfer()), "nobody meant it");
                for (MoneyModel.Paid other : before.values()) {
                    if (!paid.overruled()
                            && other.groupAndMonth().equals(paid.groupAndMonth())
                            && !Collections.disjoint(other.touched(), paid.touched())) {
                        throw new AssertionError("paid twice: " + payment + " of " + paid);
                    }
                }
                before.put(payment, paid);
            }
        }
    }

    private void run(UUID run, RunEvent event) {
        Set<String> prepared = preparers.computeIfAbsent(run, id -> new HashSet<>());
        Set<String> approved = approvers.computeIfAbsent(run, id -> new HashSet<>());
        switch (event) {
            case RunOpened(var plan) -> prepared.add(plan.preparer());
            case RunSubmitted(_, var by) -> prepared.add(by);
            case RunRosterAmended(_, _, _, var by) -> prepared.add(by);
            case RunApproved(var by, _, _, _) ->
                    assertThat(approved.add(by)).as("approves once").isTrue();
            case RunInstructed _ -> assertThat(approved).as("approvers").hasSize(2);
            default -> {}
        }
        assertThat(approved).as("preparer is not approver").doesNotContainAnyElementsOf(prepared);
    }

    private static PaymentState state(PaymentEvent event) {
        return switch (event) {
            case PaymentInstructed _, PaymentEvent.PaymentResumed _ -> INSTRUCTED;
            case PaymentEvent.PaymentRetried _ -> INSTRUCTED;
            case PaymentEvent.PaymentSent _ -> SENT;
            case PaymentEvent.PaymentCredited _ -> CREDITED;
            case PaymentEvent.PaymentWithdrawn _ -> WITHDRAWN;
            case PaymentEvent.PaymentFailed _ -> FAILED;
            case PaymentEvent.PaymentReturned _ -> RETURNED;
            case PaymentEvent.PaymentUnknown _ -> UNKNOWN;
            case PaymentEvent.PaymentHeld _, PaymentEvent.PaymentLeftOut _ -> HELD;
            case PaymentEvent.PaymentPaidBeside _,
                    PaymentEvent.PaymentDoubted _,
                    PaymentEvent.PaymentEntitlementReleased _,
                    PaymentEvent.PaymentEntitlementTaken _ ->
                    throw new IllegalStateException("moves nothing");
            case PaymentEvent.PaymentCorrected corrected -> corrected.to();
            case PaymentEvent.PaymentCancelled _ -> CANCELLED;
            case PaymentEvent.PaymentLapsed _ -> LAPSED;
        };
    }
}
