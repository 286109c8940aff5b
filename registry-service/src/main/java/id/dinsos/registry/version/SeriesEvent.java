package id.dinsos.registry.version;

import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.version.Series.Counts;
import id.dinsos.registry.version.Series.Facts;
import id.dinsos.registry.version.Series.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happened to the versions of a list. Released events are frozen. */
public sealed interface SeriesEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends SeriesEvent>> NAMES =
            Map.of(
                    "registry-version-received.v1", VersionReceived.class,
                    "registry-version-compared.v1", VersionCompared.class,
                    "registry-version-failed.v1", VersionFailed.class,
                    "registry-version-refused.v1", VersionRefused.class,
                    "registry-version-approved.v1", VersionApproved.class,
                    "registry-version-put-in-force.v1", VersionPutInForce.class,
                    "registry-version-recalled.v1", VersionRecalled.class,
                    "registry-version-taken-back.v1", VersionTakenBack.class);

    UUID id();

    /** An officer has handed in the file of a version. */
    record VersionReceived(UUID id, String owner, Source source, Facts facts)
            implements SeriesEvent {}

    /** It was read whole and compared with what stands; nothing is changed by that. */
    record VersionCompared(UUID id, String hash, Counts counts) implements SeriesEvent {}

    /** The file cannot be taken in. */
    record VersionFailed(UUID id, String code, String detail) implements SeriesEvent {}

    /** An officer has decided that it is not to be put in force. */
    record VersionRefused(UUID id, String by, Instant at, String reason) implements SeriesEvent {}

    /** A second officer has decided to put it in force. */
    record VersionApproved(UUID id, String by, Instant at) implements SeriesEvent {}

    /** All it changes is on record: it holds, in place of the one before. */
    record VersionPutInForce(UUID id, Outcome outcome) implements SeriesEvent {}

    /** An officer has found that it is wrong and takes it back whole. */
    record VersionRecalled(UUID id, String by, Instant at, String reason) implements SeriesEvent {}

    /** What it had changed stands as before: the version before it holds again. */
    record VersionTakenBack(UUID id, Outcome outcome) implements SeriesEvent {}
}
