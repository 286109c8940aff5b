package id.dinsos.cases.plan;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a plan's step is refused. */
public enum PlanCode implements RefusalCode {
    PLAN_UNKNOWN(Kind.MISSING),
    PLAN_NOT_WAITING(Kind.CONFLICT),
    PLAN_APPROVED_BY_AUTHOR(Kind.FORBIDDEN),
    PLAN_NOT_APPROVED(Kind.CONFLICT),
    PLAN_CASE_ENDED(Kind.CONFLICT);

    private final Kind kind;

    PlanCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
