package id.dinsos.registry.privacy;

import id.dinsos.registry.privacy.Privacy.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided over somebody's personal data. Released events are frozen. */
public sealed interface PrivacyEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends PrivacyEvent>> NAMES =
            Map.ofEntries(
                    Map.entry("privacy-processing-restricted.v1", ProcessingRestricted.class),
                    Map.entry("privacy-restriction-ended.v1", RestrictionEnded.class),
                    Map.entry("privacy-hold-placed.v1", HoldPlaced.class),
                    Map.entry("privacy-hold-ended.v1", HoldEnded.class),
                    Map.entry("privacy-access-asked.v1", AccessAsked.class),
                    Map.entry("privacy-access-given.v1", AccessGiven.class),
                    Map.entry("privacy-access-refused.v1", AccessRefused.class),
                    Map.entry("privacy-erasure-asked.v1", ErasureAsked.class),
                    Map.entry("privacy-erasure-refused.v1", ErasureRefused.class),
                    Map.entry("privacy-erasure-ordered.v1", ErasureOrdered.class),
                    Map.entry("privacy-erasure-repeated.v1", ErasureRepeated.class),
                    Map.entry("privacy-erasure-done.v1", ErasureDone.class));

    record ProcessingRestricted(UUID personId, String reason, String by) implements PrivacyEvent {}

    record RestrictionEnded(String reason, String by) implements PrivacyEvent {}

    record HoldPlaced(UUID personId, String reason, @Nullable LocalDate until, String by)
            implements PrivacyEvent {}

    record HoldEnded(String reason, String by) implements PrivacyEvent {}

    /**
     * The person wants to know what is held of them, and who has read it.
     *
     * @param reason how the office knows that it is they who ask
     * @param due when the law wants the answer
     */
    record AccessAsked(UUID personId, String reason, Instant due, String by)
            implements PrivacyEvent {}

    /** The report was handed over. */
    record AccessGiven(String by) implements PrivacyEvent {}

    /** It would endanger somebody, or is not the asker's. */
    record AccessRefused(String reason, String by) implements PrivacyEvent {}

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
