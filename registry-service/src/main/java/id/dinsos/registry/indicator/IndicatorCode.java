package id.dinsos.registry.indicator;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why an indicator is not taken, or not decided. */
public enum IndicatorCode implements RefusalCode {
    INDICATOR_EXISTS(Kind.CONFLICT),
    INDICATOR_UNKNOWN(Kind.MISSING),
    INDICATOR_DECIDED(Kind.CONFLICT),
    INDICATOR_NEEDS_ANOTHER(Kind.FORBIDDEN);

    private final Kind kind;

    IndicatorCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
