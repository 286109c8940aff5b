package id.dinsos.cases.letter;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a letter's step is refused. */
public enum LetterCode implements RefusalCode {
    LETTER_UNKNOWN(Kind.MISSING),
    LETTER_TEMPLATE_UNKNOWN(Kind.INVALID),
    LETTER_FACT_UNKNOWN(Kind.CONFLICT),
    LETTER_STEP_NOT_ALLOWED(Kind.CONFLICT),
    LETTER_NEEDS_ANOTHER(Kind.FORBIDDEN),
    LETTER_WORDS_ERASED(Kind.CONFLICT),
    LETTER_SEAL_NOT_CONFIGURED(Kind.CONFLICT),
    LETTER_SEAL_FAILED(Kind.UNAVAILABLE);

    private final Kind kind;

    LetterCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
