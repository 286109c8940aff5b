package id.dinsos.disbursement.budget;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a budget is refused. */
public enum BudgetCode implements RefusalCode {
    BUDGET_MISSING(Kind.CONFLICT),
    BUDGET_EXISTS(Kind.CONFLICT),
    BUDGET_PROGRAMME_UNKNOWN(Kind.INVALID),
    BUDGET_NOTHING_PROPOSED(Kind.CONFLICT),
    BUDGET_APPROVED_BY_PREPARER(Kind.FORBIDDEN),
    BUDGET_SHIFT_ELSEWHERE(Kind.INVALID),
    BUDGET_IN_USE(Kind.CONFLICT),
    BUDGET_EXHAUSTED(Kind.CONFLICT),
    BUDGET_RESERVED_ALREADY(Kind.CONFLICT),
    BUDGET_RESERVES_SHORT(Kind.CONFLICT),
    BUDGET_RESERVE_DIFFERS(Kind.CONFLICT),
    BUDGET_RESERVE_OUTSIDE_YEAR(Kind.INVALID),
    BUDGET_NOT_FROM_RESERVES(Kind.CONFLICT),
    BUDGET_MONEY_GIVEN_BACK(Kind.CONFLICT),
    BUDGET_YEAR_CLOSED(Kind.CONFLICT),
    BUDGET_YEAR_NOT_OVER(Kind.INVALID),
    BUDGET_CLOSED_BY_PREPARER(Kind.FORBIDDEN);

    private final Kind kind;

    BudgetCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
