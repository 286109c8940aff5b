package id.dinsos.registry.privacy;

import id.dinsos.registry.privacy.Privacy.Basis;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided over somebody's personal data. Released events are frozen. */
public sealed interface PrivacyEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends PrivacyEvent>> NAMES =
            Map.of(
                    "privacy-processing-restricted.v1", ProcessingRestricted.class,
                    "privacy-restriction-ended.v1", RestrictionEnded.class,
                    "privacy-hold-placed.v1", HoldPlaced.class,
                    "privacy-hold-ended.v1", HoldEnded.class,
                    "privacy-erasure-asked.v1", ErasureAsked.class,
                    "privacy-erasure-refused.v1", ErasureRefused.class,
                    "privacy-erasure-ordered.v1", ErasureOrdered.class,
                    "privacy-erasure-repeated.v1", ErasureRepeated.class,
                    "privacy-erasure-done.v1", ErasureDone.class);

    record ProcessingRestricted(UUID personId, String reason, String by) implements PrivacyEvent {}

    record RestrictionEnded(String reason, String by) implements PrivacyEvent {}

    record HoldPlaced(UUID personId, String reason, @Nullable LocalDate until, String by)
            implements PrivacyEvent {}

    record HoldEnded(String reason, String by) implements PrivacyEvent {}

    record ErasureAsked(UUID personId, Basis basis, String reason, String by)
            implements PrivacyEvent {}

    record ErasureRefused(String reason, String by) implements PrivacyEvent {}

    /**
     * Another than who asked has decided so.
     *
     * @param moneyUntil until when the numbers stay taken, as keyed hashes; null where no money can
     *     have been paid
     */
    record ErasureOrdered(String by, @Nullable LocalDate moneyUntil) implements PrivacyEvent {}

    /** A database from before the erasure was restored: it is done again, from the list. */
    record ErasureRepeated(UUID personId, Basis basis, @Nullable LocalDate moneyUntil)
            implements PrivacyEvent {}

    /** The keys are dropped and the files gone here; the others have been told. */
    record ErasureDone() implements PrivacyEvent {}
}
