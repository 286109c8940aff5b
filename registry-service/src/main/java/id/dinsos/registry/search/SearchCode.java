package id.dinsos.registry.search;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a search is refused. */
public enum SearchCode implements RefusalCode {
    SEARCH_EMPTY(Kind.INVALID),
    NAME_WITHOUT_LETTERS(Kind.INVALID),
    TOO_MANY_SEARCHES(Kind.TOO_MANY);

    private final Kind kind;

    SearchCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
