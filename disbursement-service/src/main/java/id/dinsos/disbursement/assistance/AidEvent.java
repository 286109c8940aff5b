package id.dinsos.disbursement.assistance;

import java.util.Map;
import java.util.UUID;

/** What happened to aid that a case asked for. */
public sealed interface AidEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends AidEvent>> NAMES =
            Map.of(
                    "aid-requested.v1", AidRequested.class,
                    "aid-taken-back.v1", AidTakenBack.class,
                    "aid-listed.v1", AidListed.class,
                    "aid-unlisted.v1", AidUnlisted.class,
                    "aid-refused.v1", AidRefused.class,
                    "aid-instructed.v1", AidInstructed.class);

    /** A case asked for it under a decree. */
    record AidRequested(Asked asked) implements AidEvent {}

    /** The case took it back before it was paid. */
    record AidTakenBack() implements AidEvent {}

    /** An officer put it on the list of its decree. */
    record AidListed(UUID list) implements AidEvent {}

    /** The list was turned down: it may stand on another. */
    record AidUnlisted(UUID list) implements AidEvent {}

    /** An officer decided that it is not given. */
    record AidRefused(Aid.Reason reason, String note, String by) implements AidEvent {}

    /** The list was approved; the payment was made out in the same transaction. */
    record AidInstructed(UUID list, UUID payment) implements AidEvent {}
}
