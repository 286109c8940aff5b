package id.dinsos.registry.export;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why an export is refused. */
public enum ExportCode implements RefusalCode {
    EXPORT_INCOMPLETE(Kind.INVALID),
    EXPORT_REASON_MISSING(Kind.INVALID),
    ROSTER_NEEDS_VILLAGE(Kind.INVALID),
    EXPORT_UNKNOWN(Kind.MISSING),
    EXPORT_NOT_YOURS(Kind.FORBIDDEN),
    EXPORT_NOT_READY(Kind.CONFLICT),
    EXPORT_EXPIRED(Kind.CONFLICT),
    EXPORT_ELSEWHERE(Kind.UNAVAILABLE);

    private final Kind kind;

    ExportCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
