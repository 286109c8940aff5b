package id.dinsos.disbursement.payment;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a payment is refused; of a bank's line: why it waits for a person. */
public enum PaymentCode implements RefusalCode {
    PAYMENT_NOT_FOUND(Kind.MISSING),
    PAYMENT_ALREADY_INSTRUCTED(Kind.CONFLICT),
    TRANSFER_NOT_CURRENT(Kind.CONFLICT),
    TRANSFER_AMOUNT_WRONG(Kind.INVALID),
    TRANSFER_NOT_SENT(Kind.CONFLICT),
    TRANSFER_CONTRADICTED(Kind.CONFLICT),
    TRANSFER_CREDITED_TWICE(Kind.CONFLICT),
    TRANSFER_FATE_UNKNOWN(Kind.CONFLICT),
    PAYMENT_STATE_WRONG(Kind.CONFLICT),
    PAYMENT_IN_BANK_FILE(Kind.CONFLICT),
    PAYMENT_IN_NO_BANK_FILE(Kind.CONFLICT),
    PAYMENT_DOUBTED(Kind.CONFLICT),
    PAYMENT_ENTITLEMENT_RELEASED(Kind.CONFLICT),
    PAYMENT_PAID_BESIDE(Kind.CONFLICT),
    PAYEE_NOT_PAYABLE(Kind.CONFLICT);

    private final Kind kind;

    PaymentCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
