package id.dinsos.disbursement.budget;

import id.dinsos.eventstore.RefusalCode;

/** Why something asked of a budget is refused. */
public enum BudgetCode implements RefusalCode {
    BUDGET_MISSING(Kind.CONFLICT),
    BUDGET_EXISTS(Kind.CONFLICT),
    BUDGET_EXHAUSTED(Kind.CONFLICT),
    BUDGET_RESERVED_ALREADY(Kind.CONFLICT);

    private final Kind kind;

    BudgetCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
