package id.dinsos.registry.statistics;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why there is no such figure. */
public enum StatisticsCode implements RefusalCode {
    STATISTICS_PARENT_INVALID(Kind.INVALID),
    STATISTICS_NOT_PUBLIC(Kind.FORBIDDEN);

    private final Kind kind;

    StatisticsCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
