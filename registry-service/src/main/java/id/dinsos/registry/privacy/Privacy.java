package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided over the personal data of somebody, after its history so far. */
public sealed interface Privacy {
    /** Nobody has asked for anything. */
    record None() implements Privacy {}

    /**
     * Something was asked for, or stands in the way of it.
     *
     * @param restriction why the data lie still; null where they do not
     * @param hold what keeps them from being erased; null where nothing does
     * @param access the newest request for a report; null where there was none
     * @param erasure the newest one; null where nobody has asked for one
     */
    record Known(
            UUID personId,
            @Nullable Restriction restriction,
            @Nullable Hold hold,
            @Nullable Access access,
            @Nullable Erasure erasure)
            implements Privacy {
        Known restricted(@Nullable Restriction now) {
            return new Known(personId, now, hold, access, erasure);
        }

        Known held(@Nullable Hold now) {
            return new Known(personId, restriction, now, access, erasure);
        }

        Known seeing(@Nullable Access now) {
            return new Known(personId, restriction, hold, now, erasure);
        }

        Known erasing(@Nullable Erasure now) {
            return new Known(personId, restriction, hold, access, now);
        }
    }

    /** The data are kept, and nobody works with them. */
    record Restriction(String reason, String by) {}

    /**
     * An investigation, a recovery or a court that needs the data.
     *
     * @param until the last day; null until it is ended
     */
    record Hold(String reason, @Nullable LocalDate until, String by) {
        boolean stands(LocalDate on) {
            return until == null || !until.isBefore(on);
        }
    }

    /**
     * A request to know what is held.
     *
     * @param due when the law wants the answer
     */
    record Access(Answer answer, String reason, Instant due, String askedBy) {
        Access answered(Answer now) {
            return new Access(now, reason, due, askedBy);
        }
    }

    /** What came of a request for a report. */
    enum Answer {
        OPEN,
        GIVEN,
        REFUSED
    }

    /**
     * @param moneyUntil until when records of money paid are kept without a name; null where none
     *     can have been paid
     */
    record Erasure(
            State state,
            Basis basis,
            String reason,
            String askedBy,
            @Nullable String decidedBy,
            @Nullable LocalDate moneyUntil) {
        Erasure in(State now, String by) {
            return new Erasure(now, basis, reason, askedBy, by, moneyUntil);
        }
    }

    /** How far an erasure is. */
    enum State {
        ASKED,
        REFUSED,
        ORDERED,
        DONE
    }

    /** What an erasure rests on. */
    enum Basis {
        /** The person, or who speaks for them, has asked. */
        SUBJECT_ASKED,
        /** They should never have been registered. */
        REGISTERED_WRONGLY,
        /** Nothing needs the data any more. */
        RETENTION_OVER,
        COURT_ORDER
    }

    /** The stream beside a person's. */
    static UUID idOf(UUID personId) {
        return Names.uuid("privacy", personId);
    }
}
