package id.dinsos.disbursement.payment;

import static id.dinsos.disbursement.payment.PaymentState.FAILED;
import static id.dinsos.disbursement.payment.PaymentState.HELD;
import static id.dinsos.disbursement.payment.PaymentState.INSTRUCTED;
import static id.dinsos.disbursement.payment.PaymentState.RETURNED;

import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand.Doubt;
import id.dinsos.disbursement.payment.PaymentCommand.Report;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCredited;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentDoubted;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentReturned;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentUnknown;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentWithdrawn;
import id.dinsos.eventstore.rules.Decision;
import java.util.EnumSet;
import java.util.Set;

/** What a bank's word does to a payment, as far as it can be believed. */
final class BankWord {
    /** In which nothing of the last attempt is under way any more. */
    private static final Set<PaymentState> OVER =
            EnumSet.of(FAILED, RETURNED, PaymentState.CANCELLED, PaymentState.LAPSED);

    private BankWord() {}

    static Decision<PaymentEvent> of(Report line, Made made) {
        if (!made.transfer().equals(line.transfer())) {
            return Decision.refuse(
                    PaymentCode.TRANSFER_NOT_CURRENT, "the bank speaks of an earlier attempt");
        }
        if (!made.order().amount().equals(line.amount())) {
            return Decision.refuse(
                    PaymentCode.TRANSFER_AMOUNT_WRONG, "the bank names another amount");
        }
        if (made.state() == INSTRUCTED || made.state() == HELD) {
            return Decision.refuse(
                    PaymentCode.TRANSFER_NOT_SENT, "this transfer has not left our house");
        }
        return switch (line.status()) {
            case CREDITED -> credited(line, made);
            case WITHDRAWN ->
                    switch (made.state()) {
                        case CREDITED ->
                                Decision.accept(new PaymentWithdrawn(line.transfer(), line.on()));
                        case WITHDRAWN -> Decision.accept();
                        default -> contradicted(made);
                    };
            case FAILED ->
                    switch (made.state()) {
                        case SENT, UNKNOWN ->
                                Decision.accept(
                                        new PaymentFailed(line.transfer(), line.code(), line.on()));
                        case FAILED -> Decision.accept();
                        default -> contradicted(made);
                    };
            case RETURNED ->
                    switch (made.state()) {
                        case SENT, UNKNOWN, CREDITED ->
                                Decision.accept(
                                        new PaymentReturned(
                                                line.transfer(), line.code(), line.on()));
                        case RETURNED -> Decision.accept();
                        default -> contradicted(made);
                    };
            case UNKNOWN ->
                    switch (made.state()) {
                        case SENT ->
                                Decision.accept(new PaymentUnknown(line.transfer(), line.on()));
                        case UNKNOWN -> Decision.accept();
                        default -> contradicted(made);
                    };
        };
    }

    private static Decision<PaymentEvent> credited(Report line, Made made) {
        return switch (made.state()) {
            case SENT, UNKNOWN ->
                    Decision.accept(
                            new PaymentCredited(line.transfer(), line.bankReference(), line.on()));
            case CREDITED, WITHDRAWN ->
                    made.bankReference().equals(line.bankReference())
                            ? Decision.accept()
                            : Decision.refuse(
                                    PaymentCode.TRANSFER_CREDITED_TWICE,
                                    "the bank credits it again under another reference");
            default -> contradicted(made);
        };
    }

    /**
     * The same word again, or one of what is known already, changes nothing: banks repeat the
     * credits of what has come back since.
     */
    static Decision<PaymentEvent> doubt(Doubt command, Made made) {
        boolean another = !made.transfer().equals(command.transfer());
        boolean news =
                another
                        || OVER.contains(made.state())
                                && (command.bankReference().isEmpty()
                                        || !command.bankReference().equals(made.bankReference()));
        return news && made.doubted() == null
                ? Decision.accept(
                        new PaymentDoubted(
                                command.transfer(),
                                command.bankReference(),
                                command.on(),
                                command.stoppable() && made.state() == INSTRUCTED))
                : Decision.accept();
    }

    private static Decision<PaymentEvent> contradicted(Made made) {
        return Decision.refuse(
                PaymentCode.TRANSFER_CONTRADICTED,
                "the line contradicts what is known: " + made.state());
    }
}
