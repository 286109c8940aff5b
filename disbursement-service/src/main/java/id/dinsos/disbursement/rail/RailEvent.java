package id.dinsos.disbursement.rail;

import java.util.Map;
import java.util.UUID;

/** What happened to a batch on its way over the rail. */
public sealed interface RailEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends RailEvent>> NAMES =
            Map.of(
                    "rail-send-intended.v1", RailSendIntended.class,
                    "rail-batch-missing.v1", RailBatchMissing.class,
                    "rail-batch-accepted.v1", RailBatchAccepted.class,
                    "rail-batch-refused.v1", RailBatchRefused.class,
                    "rail-answered.v1", RailAnswered.class,
                    "rail-end-proposed.v1", RailEndProposed.class,
                    "rail-batch-ended.v1", RailBatchEnded.class);

    /**
     * It is about to be sent. Written before a byte leaves, so that whoever comes after a crash
     * asks what became of it.
     *
     * @param attempt 1 for the first
     */
    record RailSendIntended(UUID file, String owner, int lines, String sha256, int attempt)
            implements RailEvent {}

    /** Asked long after the attempt, the rail says that it has no such batch: it never arrived. */
    record RailBatchMissing(int attempt) implements RailEvent {}

    /** The rail has it, under a reference of its own. */
    record RailBatchAccepted(String reference) implements RailEvent {}

    /**
     * The rail will not take it: none of its transfers was made.
     *
     * @param report in which all of them failed
     */
    record RailBatchRefused(String code, UUID report) implements RailEvent {}

    /**
     * The rail said what became of transfers, when it was asked or by itself.
     *
     * @param report under which these lines are settled
     * @param complete nothing of the batch is open any more
     */
    record RailAnswered(UUID report, int lines, boolean complete) implements RailEvent {}

    /**
     * It was sent as often as it may be and never came: an officer wants to end it.
     *
     * @param letter of the rail's operator, who says that nothing of it was made
     */
    record RailEndProposed(String letter, String reason, String by) implements RailEvent {}

    /**
     * A second officer agreed: none of its transfers was made, and nobody is asked any more.
     *
     * @param report in which all of them failed
     */
    record RailBatchEnded(UUID report, String by) implements RailEvent {}
}
