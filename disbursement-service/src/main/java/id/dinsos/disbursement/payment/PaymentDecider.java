package id.dinsos.disbursement.payment;

import static id.dinsos.disbursement.payment.PaymentState.CREDITED;
import static id.dinsos.disbursement.payment.PaymentState.FAILED;
import static id.dinsos.disbursement.payment.PaymentState.HELD;
import static id.dinsos.disbursement.payment.PaymentState.INSTRUCTED;
import static id.dinsos.disbursement.payment.PaymentState.RETURNED;
import static id.dinsos.disbursement.payment.PaymentState.SENT;
import static id.dinsos.disbursement.payment.PaymentState.UNKNOWN;
import static id.dinsos.disbursement.payment.PaymentState.WITHDRAWN;

import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.Payment.None;
import id.dinsos.disbursement.payment.PaymentCommand.Cancel;
import id.dinsos.disbursement.payment.PaymentCommand.Correct;
import id.dinsos.disbursement.payment.PaymentCommand.Doubt;
import id.dinsos.disbursement.payment.PaymentCommand.Hold;
import id.dinsos.disbursement.payment.PaymentCommand.Instruct;
import id.dinsos.disbursement.payment.PaymentCommand.Lapse;
import id.dinsos.disbursement.payment.PaymentCommand.LeaveOut;
import id.dinsos.disbursement.payment.PaymentCommand.PayBeside;
import id.dinsos.disbursement.payment.PaymentCommand.Release;
import id.dinsos.disbursement.payment.PaymentCommand.Resume;
import id.dinsos.disbursement.payment.PaymentCommand.Retry;
import id.dinsos.disbursement.payment.PaymentCommand.Send;
import id.dinsos.disbursement.payment.PaymentCommand.TakeAgain;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCancelled;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCorrected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCredited;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentDoubted;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementReleased;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementTaken;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLapsed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLeftOut;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentPaidBeside;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentResumed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentRetried;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentReturned;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentUnknown;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentWithdrawn;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * May this money move? A payment is instructed once, and again only where it was given up before
 * anything of it could leave. It is in at most one open transfer: a new attempt needs the bank's
 * word that the last one failed or came back, or that it never left, and while its fate is unknown
 * there is none. Only its current transfer can settle it, and only for its own amount. The same
 * line again changes nothing; a line that contradicts what is known is refused, for a person to
 * look at, and where it says that money arrived by an attempt that is over, nothing is sent again
 * or given up until officers have corrected the outcome.
 */
public final class PaymentDecider implements Decider<PaymentCommand, Payment, PaymentEvent> {
    /** From which a correction says that the money arrived after all. */
    private static final Set<PaymentState> NOT_CREDITED =
            EnumSet.of(
                    SENT, UNKNOWN, FAILED, RETURNED, PaymentState.CANCELLED, PaymentState.LAPSED);

    /** From which a correction says that it did not. */
    private static final Set<PaymentState> NOT_BACK =
            EnumSet.of(SENT, UNKNOWN, CREDITED, WITHDRAWN);

    /** From which a correction settles that an attempt in doubt has not arrived. */
    private static final Set<PaymentState> NOT_ARRIVED =
            EnumSet.of(HELD, FAILED, RETURNED, PaymentState.CANCELLED, PaymentState.LAPSED);

    @Override
    public Payment initial() {
        return new None();
    }

    @Override
    public Decision<PaymentEvent> decide(PaymentCommand command, Payment payment) {
        if (!(payment instanceof Made made)) {
            return command instanceof Instruct(PaymentOrder order, var transfer)
                    ? Decision.accept(new PaymentInstructed(order, transfer))
                    : Decision.refuse(PaymentCode.PAYMENT_NOT_FOUND, "there is no such payment");
        }
        return switch (command) {
            case Instruct _, Resume _, Retry _, Cancel _, Lapse _, Release _
                    when made.doubted() != null ->
                    Decision.refuse(
                            PaymentCode.PAYMENT_DOUBTED,
                            "the bank says that an attempt arrived of which it had said otherwise");
            case Instruct(PaymentOrder order, var transfer) ->
                    made.mayBeMadeAgain() && (made.inNoFile() || !transfer.equals(made.transfer()))
                            ? Decision.accept(new PaymentInstructed(order, transfer))
                            : Decision.refuse(
                                    PaymentCode.PAYMENT_ALREADY_INSTRUCTED,
                                    "this month of this beneficiary is instructed already");
            case Doubt doubt -> BankWord.doubt(doubt, made);
            case Send send -> send(send, made);
            case PaymentCommand.Report report -> BankWord.of(report, made);
            case Hold(var reason) ->
                    made.state() == INSTRUCTED
                            ? Decision.accept(new PaymentHeld(reason))
                            : wrong(made, "held");
            case LeaveOut(var reason) ->
                    made.state() == INSTRUCTED || made.state() == HELD && !made.inNoFile()
                            ? Decision.accept(new PaymentLeftOut(reason))
                            : wrong(made, "left out");
            case PayBeside(var other) ->
                    made.beside()
                            ? Decision.accept()
                            : Decision.accept(new PaymentPaidBeside(other));
            case Resume _ ->
                    made.state() == HELD
                            ? Decision.accept(new PaymentResumed())
                            : wrong(made, "resumed");
            case Retry retry -> retry(retry, made);
            case Correct correct -> correct(correct, made);
            case Release release -> release(release, made);
            case TakeAgain(var free) ->
                    made.doubted() == null || free.isEmpty()
                            ? Decision.accept()
                            : Decision.accept(new PaymentEntitlementTaken(free));
            case Cancel(var reason) ->
                    switch (made.state()) {
                        case INSTRUCTED, HELD, FAILED, RETURNED ->
                                Decision.accept(new PaymentCancelled(reason));
                        case UNKNOWN -> unknown();
                        case SENT, CREDITED, WITHDRAWN, CANCELLED, LAPSED ->
                                wrong(made, "cancelled");
                    };
            case Lapse _ ->
                    switch (made.state()) {
                        case HELD, FAILED, RETURNED -> Decision.accept(new PaymentLapsed());
                        case UNKNOWN -> unknown();
                        case INSTRUCTED, SENT, CREDITED, WITHDRAWN, CANCELLED, LAPSED ->
                                wrong(made, "lapsed");
                    };
        };
    }

    @Override
    public Payment evolve(Payment payment, PaymentEvent event) {
        if (event instanceof PaymentInstructed(PaymentOrder order, var transfer)) {
            return Made.of(order, transfer, payment instanceof Made was ? was.attempt() + 1 : 1);
        }
        Made made = (Made) payment;
        return switch (event) {
            case PaymentInstructed _ -> made;
            case PaymentSent(_, _, var bank) -> made.at(SENT, "").on(made.course().sentWith(bank));
            case PaymentCredited(_, var reference, var on) ->
                    made.credited(reference).on(made.course().credited(on));
            case PaymentWithdrawn(_, var on) ->
                    made.at(WITHDRAWN, "").on(made.course().withdrawn(on));
            case PaymentFailed(_, var code, var on) ->
                    made.at(FAILED, code).on(made.course().back(on));
            case PaymentReturned(_, var code, var on) ->
                    made.at(RETURNED, code).on(made.course().back(on));
            case PaymentUnknown _ -> made.at(UNKNOWN, "");
            case PaymentHeld(var reason) -> made.at(HELD, reason);
            case PaymentLeftOut(var reason) -> made.at(HELD, reason).filed(true);
            case PaymentPaidBeside _ -> made.paidBeside();
            case PaymentResumed _ -> made.at(INSTRUCTED, "").filed(false);
            case PaymentRetried(var transfer, int attempt, var payee) ->
                    made.retried(transfer, attempt, payee);
            case PaymentCorrected(var to, var transfer, var reference, var reason, var on) ->
                    made.corrected(to, transfer, reference, reason)
                            .on(
                                    to == CREDITED
                                            ? made.course().credited(on)
                                            : made.course().back(on));
            case PaymentDoubted(var transfer, _, _, var stopped) -> made.doubted(transfer, stopped);
            case PaymentCancelled(var reason) -> givenUp(made.at(PaymentState.CANCELLED, reason));
            case PaymentLapsed _ -> givenUp(made.at(PaymentState.LAPSED, ""));
            case PaymentEntitlementReleased _ -> released(made);
            case PaymentEntitlementTaken(var claims) -> {
                Set<String> rest = new HashSet<>(made.givenBack());
                rest.removeAll(claims);
                yield made.without(rest);
            }
        };
    }

    private static Made givenUp(Made made) {
        return made.givesBack() ? released(made) : made;
    }

    private static Made released(Made made) {
        return made.without(Set.copyOf(made.order().entitlements()));
    }

    /** The bank's word that no money is out, and nobody paid beside it: only then. */
    private static Decision<PaymentEvent> release(Release command, Made made) {
        if (!made.isGivenUp()) {
            return wrong(made, "released");
        }
        if (made.mayBeMadeAgain()) {
            return released();
        }
        if (made.beside() || made.held().isEmpty()) {
            return Decision.refuse(
                    PaymentCode.PAYMENT_PAID_BESIDE,
                    "a person has allowed a second payment for the same");
        }
        return made.back()
                ? Decision.accept(new PaymentEntitlementReleased(command.reason()))
                : Decision.refuse(
                        PaymentCode.PAYMENT_IN_BANK_FILE,
                        "its transfer stands in a bank file that may have left");
    }

    private static Decision<PaymentEvent> send(Send command, Made made) {
        if (!made.transfer().equals(command.transfer())) {
            return Decision.refuse(
                    PaymentCode.TRANSFER_NOT_CURRENT, "the payment is in another transfer");
        }
        return made.state() == INSTRUCTED
                ? Decision.accept(
                        new PaymentSent(command.transfer(), command.file(), command.bank()))
                : Decision.accept();
    }

    private static Decision<PaymentEvent> retry(Retry command, Made made) {
        if (made.isReleased()) {
            return released();
        }
        return switch (made.state()) {
            case FAILED, RETURNED -> again(command, made);
            case HELD, CANCELLED ->
                    made.back() || made.inNoFile() && made.state() == HELD
                            ? again(command, made)
                            : Decision.refuse(
                                    PaymentCode.PAYMENT_IN_BANK_FILE,
                                    "its transfer stands in a bank file that may have left");
            case UNKNOWN -> unknown();
            case INSTRUCTED, SENT, CREDITED, WITHDRAWN, LAPSED -> wrong(made, "sent again");
        };
    }

    private static Decision<PaymentEvent> again(Retry command, Made made) {
        return made.transfer().equals(command.transfer())
                ? Decision.refuse(
                        PaymentCode.TRANSFER_NOT_CURRENT, "a new attempt is a new transfer")
                : Decision.accept(
                        new PaymentRetried(
                                command.transfer(), made.attempt() + 1, command.payee()));
    }

    private static Decision<PaymentEvent> correct(Correct command, Made made) {
        UUID doubted = made.doubted();
        if (made.isReleased() && doubted == null) {
            return released();
        }
        boolean allowed =
                switch (command.to()) {
                    case CREDITED ->
                            NOT_CREDITED.contains(made.state())
                                    || doubted != null && made.state() == HELD;
                    case FAILED, RETURNED ->
                            NOT_BACK.contains(made.state())
                                    || doubted != null && NOT_ARRIVED.contains(made.state());
                    case INSTRUCTED, HELD, SENT, WITHDRAWN, UNKNOWN, CANCELLED, LAPSED -> false;
                };
        return allowed && (doubted != null || !made.mayBeMadeAgain())
                ? Decision.accept(
                        new PaymentCorrected(
                                command.to(),
                                // While another attempt is under way it is that one's outcome.
                                doubted != null && NOT_ARRIVED.contains(made.state())
                                        ? doubted
                                        : made.transfer(),
                                command.bankReference(),
                                command.reason(),
                                command.on()))
                : wrong(made, "corrected to " + command.to());
    }

    private static Decision<PaymentEvent> released() {
        return Decision.refuse(
                PaymentCode.PAYMENT_ENTITLEMENT_RELEASED,
                "what it was for may have been paid by another payment since");
    }

    private static Decision<PaymentEvent> unknown() {
        return Decision.refuse(
                PaymentCode.TRANSFER_FATE_UNKNOWN,
                "the bank has not said what became of the transfer");
    }

    private static Decision<PaymentEvent> wrong(Made made, String done) {
        return Decision.refuse(
                PaymentCode.PAYMENT_STATE_WRONG,
                "a payment that is %s cannot be %s".formatted(made.state(), done));
    }
}
