package id.dinsos.registry.civil;

/** What became of a question or of an answer. */
public enum CivilOutcome {
    /** The registry knows the person as we do. */
    MATCHED,
    /** It does not, and says in which attribute. */
    MISMATCHED,
    /** The person has no number to be asked by. */
    NO_NIK,
    /** The record has ended in another one, or nobody is to know any more who it was. */
    RECORD_ENDED,
    /** Another office keeps the record by now. */
    MOVED_AWAY,
    /** What was asked has been corrected since: ask anew. */
    CORRECTED_SINCE,
    /** An answer of a later day is on record already. */
    OLDER_ANSWER,
    /** The check has no such question. */
    UNKNOWN_QUESTION,
    /** It speaks of another number than the one that was asked about. */
    OF_ANOTHER,
    /** The question was closed before, without a result. */
    QUESTION_CLOSED,
    /** The same answer again. */
    REPEATED,
    /** Two answers to one question say different things; the one that was taken stands. */
    CONTRADICTING,
    /** A word, a score or a number that it cannot have. */
    UNREADABLE,
    /** A day before it was asked, or one to come. */
    DATED_WRONG,
    /** No answer came, however often it was asked, or within its days. */
    NOT_ANSWERED;

    /** Whether the person's record says it now. */
    boolean isTaken() {
        return this == MATCHED || this == MISMATCHED;
    }

    /** Whether another answer to the same question may still be right. */
    boolean mayStillBeAnswered() {
        return switch (this) {
            case OF_ANOTHER, CONTRADICTING, UNREADABLE, DATED_WRONG, NOT_ANSWERED -> true;
            case MATCHED,
                    MISMATCHED,
                    NO_NIK,
                    RECORD_ENDED,
                    MOVED_AWAY,
                    CORRECTED_SINCE,
                    OLDER_ANSWER,
                    UNKNOWN_QUESTION,
                    QUESTION_CLOSED,
                    REPEATED ->
                    false;
        };
    }
}
