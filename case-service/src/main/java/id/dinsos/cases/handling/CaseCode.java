package id.dinsos.cases.handling;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a case's command is refused. */
public enum CaseCode implements RefusalCode {
    CASE_UNKNOWN(Kind.MISSING),
    CASE_ALREADY_RECEIVED(Kind.CONFLICT),
    CASE_ENDED(Kind.CONFLICT),
    CASE_NOT_ENDED(Kind.CONFLICT),
    CASE_MERGED(Kind.CONFLICT),
    CASE_NOT_MERGED(Kind.CONFLICT),
    CASE_MERGE_IMPOSSIBLE(Kind.CONFLICT),
    CASE_MOVE_NOT_ALLOWED(Kind.CONFLICT),
    CASE_STEP_ROLE_MISSING(Kind.FORBIDDEN),
    CASE_DOCUMENT_MISSING(Kind.CONFLICT),
    CASE_FACT_MISSING(Kind.CONFLICT),
    CASE_OUTCOME_UNKNOWN(Kind.INVALID),
    CASE_CLOSING_NOT_MET(Kind.CONFLICT),
    CASE_FOLLOW_UP_OPEN(Kind.CONFLICT),
    CASE_FOLLOW_UP_UNKNOWN(Kind.MISSING),
    CASE_SOURCE_NOT_TAKEN(Kind.INVALID),
    CASE_PERSON_UNKNOWN(Kind.MISSING),
    CASE_PERSON_IDENTIFIED(Kind.CONFLICT),
    CASE_PERSON_NOT_IN_REGISTRY(Kind.CONFLICT),
    CASE_PERSON_NOT_IDENTIFIED(Kind.CONFLICT),
    CASE_ACCESS_UNKNOWN(Kind.MISSING),
    CASE_RESTRICTED(Kind.FORBIDDEN),
    CASE_CLOCK_UNKNOWN(Kind.MISSING),
    CASE_CLOCK_NOT_RUNNING(Kind.CONFLICT),
    CASE_CLOCK_NOT_PAUSED(Kind.CONFLICT),
    CASE_ALREADY_REOPENED(Kind.CONFLICT);

    private final Kind kind;

    CaseCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
