package id.dinsos.disbursement.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened to a hand-over record. */
public sealed interface HandOverEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends HandOverEvent>> NAMES =
            Map.of(
                    "hand-over-recorded.v1", HandOverRecorded.class,
                    "hand-over-proof-added.v1", HandOverProofAdded.class,
                    "hand-over-confirmed.v1", HandOverConfirmed.class,
                    "hand-over-withdrawn.v1", HandOverWithdrawn.class);

    /**
     * A preparer entered the paper that was signed where the money was handed over.
     *
     * @param list the list it speaks of
     * @param on the day of the paper
     * @param place where it was signed
     */
    record HandOverRecorded(
            UUID list,
            UUID run,
            String owner,
            String number,
            LocalDate on,
            String place,
            List<Line> lines,
            String by)
            implements HandOverEvent {
        public HandOverRecorded {
            lines = List.copyOf(lines);
        }
    }

    /** A page or photo was added; the bytes lie sealed under the record's name. */
    record HandOverProofAdded(UUID proof, String mediaType, String sha256, long bytes, String by)
            implements HandOverEvent {}

    /**
     * Somebody else than who entered it looked at it and its proofs.
     *
     * @param report under which its lines are settled
     */
    record HandOverConfirmed(UUID report, String by) implements HandOverEvent {}

    /** It was wrong and settles nothing; its number may be entered again. */
    record HandOverWithdrawn(String reason, String by) implements HandOverEvent {}

    /**
     * What became of one transfer of the list.
     *
     * @param reason empty where it was received
     */
    record Line(UUID transfer, long amountRupiah, Outcome outcome, String reason) {}

    /** Whether the money is with whom it was for. */
    enum Outcome {
        RECEIVED,
        /** By somebody whom the recipient has empowered in writing. */
        RECEIVED_BY_PROXY,
        NOT_RECEIVED
    }
}
