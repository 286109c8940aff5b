package id.dinsos.registry.civil;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.match.CivilCause;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to ask the civil registry about the unmatched of a region, as it stands.
 *
 * @param causes whom it is about
 * @param tries how often in a row the registry could not be asked
 * @param notBefore until when it is left alone; null where it is not
 * @param trouble why it could not be asked last; null where it could
 * @param upload the answer file being taken in; null where none is
 * @param answerHash of the answer file taken last; null where none was
 * @param dropped whether the file of questions is gone
 */
record CivilCheck(
        UUID id,
        String actor,
        RegionCode region,
        CivilWay way,
        List<CivilCause> causes,
        String reason,
        State state,
        int questions,
        int tries,
        @Nullable OffsetDateTime notBefore,
        @Nullable String trouble,
        @Nullable UUID upload,
        @Nullable String answerHash,
        boolean dropped,
        OffsetDateTime requestedAt,
        @Nullable OffsetDateTime sentAt,
        @Nullable OffsetDateTime finishedAt) {
    CivilCheck {
        causes = List.copyOf(causes);
    }

    /** The regency whose office asks. */
    String owner() {
        return region.regency().code();
    }

    /** Whether it is over. */
    boolean isOver() {
        return state == State.DONE || state == State.EXPIRED || state == State.CANCELLED;
    }

    /** How far it is. */
    enum State {
        /** Whom it is about is being settled. */
        WAITING,
        /** Questions are being put. */
        ASKING,
        /** The file of questions is there; answers are awaited. */
        SENT,
        /** A file of answers is being taken in. */
        TAKING,
        DONE,
        /** The days within which an answer file may come are over. */
        EXPIRED,
        CANCELLED
    }
}
