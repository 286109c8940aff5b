package id.dinsos.cases.referral;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a referral's step is refused. */
public enum ReferralCode implements RefusalCode {
    REFERRAL_UNKNOWN(Kind.MISSING),
    REFERRAL_ALREADY_OFFERED(Kind.CONFLICT),
    REFERRAL_STEP_NOT_ALLOWED(Kind.CONFLICT),
    REFERRAL_NOT_ASKED(Kind.CONFLICT),
    REFERRAL_AGENCY_ELSEWHERE(Kind.INVALID),
    REFERRAL_EXPIRED(Kind.CONFLICT),
    REFERRAL_NOT_YOURS(Kind.FORBIDDEN),
    REFERRAL_TO_ITSELF(Kind.INVALID),
    REFERRAL_OVERRIDE_NEEDS_ANOTHER(Kind.FORBIDDEN),
    REFERRAL_DISCLOSURE_ENDED(Kind.CONFLICT);

    private final Kind kind;

    ReferralCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
