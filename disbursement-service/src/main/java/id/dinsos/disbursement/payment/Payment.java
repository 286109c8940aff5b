package id.dinsos.disbursement.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One month's benefit of one beneficiary. */
public sealed interface Payment {
    /** Why a new attempt is held when the bank says that the last one arrived after all. */
    String DOUBTED = "earlier-attempt-doubted";

    /** Not instructed. */
    record None() implements Payment {}

    /**
     * Instructed, wherever it has come since.
     *
     * @param transfer the attempt that is open, or the last one
     * @param attempt 1 for the first
     * @param reason failure code, or why it was held or given up; empty where there is none
     * @param bankReference of the credit, empty before
     * @param inNoFile it was left out of the bank files: nothing of it has left or can leave
     * @param beside a person has allowed another payment for the same month
     * @param back the bank has said that the money of this attempt failed to arrive or came back
     * @param doubted the attempt by which, the bank says, money arrived although it had said that
     *     it did not; null where there is none
     * @param givenBack what it had claimed and claims no longer
     * @param course which bank it went to, and on which days money came and went
     */
    record Made(
            PaymentOrder order,
            PaymentState state,
            UUID transfer,
            int attempt,
            String reason,
            String bankReference,
            boolean inNoFile,
            boolean beside,
            boolean back,
            @Nullable UUID doubted,
            Set<String> givenBack,
            Course course)
            implements Payment {
        public Made {
            givenBack = Set.copyOf(givenBack);
        }

        static Made of(PaymentOrder order, UUID transfer, int attempt) {
            return new Made(
                    order,
                    PaymentState.INSTRUCTED,
                    transfer,
                    attempt,
                    "",
                    "",
                    false,
                    false,
                    false,
                    null,
                    Set.of(),
                    Course.NONE);
        }

        /** Given up, and what it was for may be instructed anew: nothing of it is out. */
        public boolean mayBeMadeAgain() {
            return isGivenUp() && (inNoFile || isReleased() && held().isEmpty());
        }

        /** Given up now, it claims nothing any more: nothing of it can have left. */
        boolean givesBack() {
            return inNoFile && !beside;
        }

        boolean isGivenUp() {
            return state == PaymentState.CANCELLED || state == PaymentState.LAPSED;
        }

        /** Others may have been paid since for what it was for. */
        public boolean isReleased() {
            return !givenBack.isEmpty();
        }

        /** What it claims still. */
        public List<String> held() {
            return order.entitlements().stream().filter(one -> !givenBack.contains(one)).toList();
        }

        Made at(PaymentState next, String why) {
            boolean came = next == PaymentState.FAILED || next == PaymentState.RETURNED;
            return new Made(
                    order,
                    next,
                    transfer,
                    attempt,
                    why,
                    bankReference,
                    inNoFile,
                    beside,
                    back || came,
                    doubted,
                    givenBack,
                    course);
        }

        Made credited(String reference) {
            return new Made(
                    order,
                    PaymentState.CREDITED,
                    transfer,
                    attempt,
                    "",
                    reference,
                    false,
                    beside,
                    false,
                    doubted,
                    givenBack,
                    course);
        }

        Made retried(UUID next, int number, UUID payee) {
            return new Made(
                    order.paidTo(payee),
                    PaymentState.INSTRUCTED,
                    next,
                    number,
                    "",
                    "",
                    false,
                    beside,
                    false,
                    doubted,
                    givenBack,
                    Course.NONE);
        }

        /** The attempt that is spoken of is the one that counts; if it was in doubt, no longer. */
        Made corrected(PaymentState to, UUID which, String reference, String why) {
            Made next = to == PaymentState.CREDITED ? credited(reference) : at(to, why);
            return next.spokenOf(which, which.equals(doubted) ? null : doubted);
        }

        Made doubted(UUID which, boolean stopped) {
            return (stopped ? at(PaymentState.HELD, DOUBTED) : this).spokenOf(transfer, which);
        }

        private Made spokenOf(UUID counts, @Nullable UUID inDoubt) {
            return new Made(
                    order,
                    state,
                    counts,
                    attempt,
                    reason,
                    bankReference,
                    inNoFile,
                    beside,
                    back,
                    inDoubt,
                    givenBack,
                    course);
        }

        Made filed(boolean no) {
            return new Made(
                    order,
                    state,
                    transfer,
                    attempt,
                    reason,
                    bankReference,
                    no,
                    beside,
                    back,
                    doubted,
                    givenBack,
                    course);
        }

        Made paidBeside() {
            return new Made(
                    order,
                    state,
                    transfer,
                    attempt,
                    reason,
                    bankReference,
                    inNoFile,
                    true,
                    back,
                    doubted,
                    givenBack,
                    course);
        }

        /** With what it has given back of its claims until now. */
        Made without(Set<String> claims) {
            return new Made(
                    order,
                    state,
                    transfer,
                    attempt,
                    reason,
                    bankReference,
                    inNoFile,
                    beside,
                    back,
                    doubted,
                    claims,
                    course);
        }

        Made on(Course went) {
            return new Made(
                    order,
                    state,
                    transfer,
                    attempt,
                    reason,
                    bankReference,
                    inNoFile,
                    beside,
                    back,
                    doubted,
                    givenBack,
                    went);
        }
    }

    /**
     * The way of one attempt.
     *
     * @param bank whose file it left with; null before, and in the oldest records
     * @param creditedOn the bank's day, as the next two
     * @param backOn when it failed or came back
     */
    record Course(
            @Nullable String bank,
            @Nullable LocalDate creditedOn,
            @Nullable LocalDate withdrawnOn,
            @Nullable LocalDate backOn) {
        static final Course NONE = new Course(null, null, null, null);

        Course sentWith(@Nullable String name) {
            return new Course(name, creditedOn, withdrawnOn, backOn);
        }

        Course credited(LocalDate on) {
            return new Course(bank, on, withdrawnOn, null);
        }

        Course withdrawn(LocalDate on) {
            return new Course(bank, creditedOn, on, backOn);
        }

        Course back(LocalDate on) {
            return new Course(bank, creditedOn, withdrawnOn, on);
        }
    }
}
