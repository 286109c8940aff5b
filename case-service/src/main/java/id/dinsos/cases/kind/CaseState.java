package id.dinsos.cases.kind;

/** Where a case stands; the words are those of every kind and of the public topic. */
public enum CaseState {
    RECEIVED,
    TRIAGED,
    ASSESSED,
    WAITLISTED,
    PLANNED,
    IN_SERVICE,
    REFERRED,
    AFTERCARE,
    CLOSED,
    /** Told before: the other case goes on. */
    DUPLICATE,
    /** Not this office's: handed over to the one it belongs to. */
    OUT_OF_AREA;

    /** Nothing follows it. */
    public boolean ends() {
        return this == CLOSED || this == DUPLICATE || this == OUT_OF_AREA;
    }
}
