package id.dinsos.disbursement.voucher;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of vouchers is refused. */
public enum VoucherCode implements RefusalCode {
    VOUCHER_NOT_FOUND(Kind.MISSING),
    VOUCHERS_NOBODY(Kind.CONFLICT),
    VOUCHERS_TOO_MANY(Kind.CONFLICT),
    VOUCHER_DATE_IMPLAUSIBLE(Kind.CONFLICT),
    /** No second person has agreed to them. */
    VOUCHERS_NOT_APPROVED(Kind.CONFLICT),
    VOUCHERS_DECIDED(Kind.CONFLICT),
    VOUCHERS_OF_YOUR_OWN(Kind.FORBIDDEN),
    /** It was redeemed, cancelled or lapsed. */
    VOUCHER_SPENT(Kind.CONFLICT),
    /** Another paper is good in place of this one. */
    VOUCHER_REPLACED(Kind.CONFLICT),
    VOUCHER_REPLACEMENT_NOT_ASKED(Kind.CONFLICT),
    VOUCHER_OUT_OF_DATE(Kind.CONFLICT),
    VOUCHERS_STILL_GOOD(Kind.CONFLICT);

    private final Kind kind;

    VoucherCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
