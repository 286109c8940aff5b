package id.dinsos.registry.evidence;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a piece of evidence is refused, or not given. */
public enum EvidenceCode implements RefusalCode {
    EVIDENCE_UNKNOWN(Kind.MISSING),
    EVIDENCE_EXISTS(Kind.CONFLICT),
    EVIDENCE_ERASED(Kind.CONFLICT),
    EVIDENCE_TYPE_WRONG(Kind.BODY_TYPE),
    EVIDENCE_TYPE_FALSE(Kind.INVALID),
    EVIDENCE_EMPTY(Kind.INVALID),
    EVIDENCE_TOO_LARGE(Kind.TOO_LARGE),
    EVIDENCE_KIND_WRONG(Kind.INVALID);

    private final Kind kind;

    EvidenceCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
