package id.dinsos.cases.damage;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a step of an assessment is refused. */
public enum DamageCode implements RefusalCode {
    DAMAGE_UNKNOWN(Kind.MISSING),
    DAMAGE_NOT_OF_THIS_KIND(Kind.CONFLICT),
    DAMAGE_DAY_TO_COME(Kind.CONFLICT),
    DAMAGE_NEEDS_ANOTHER(Kind.FORBIDDEN),
    DAMAGE_STEP_NOT_ALLOWED(Kind.CONFLICT);

    private final Kind kind;

    DamageCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
