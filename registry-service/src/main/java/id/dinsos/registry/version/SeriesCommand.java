package id.dinsos.registry.version;

import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.version.Series.Counts;
import id.dinsos.registry.version.Series.Facts;
import id.dinsos.registry.version.Series.Outcome;
import java.time.Instant;
import java.util.UUID;

/** What may be asked of the versions of a list. */
public sealed interface SeriesCommand {
    UUID id();

    record Receive(UUID id, String owner, Source source, Facts facts) implements SeriesCommand {}

    record NoteCompared(UUID id, String hash, Counts counts) implements SeriesCommand {}

    record NoteFailed(UUID id, String code, String detail) implements SeriesCommand {}

    record Refuse(UUID id, String by, Instant at, String reason) implements SeriesCommand {}

    record Approve(UUID id, String by, Instant at) implements SeriesCommand {}

    record NoteInForce(UUID id, Outcome outcome) implements SeriesCommand {}

    record Recall(UUID id, String by, Instant at, String reason) implements SeriesCommand {}

    record NoteTakenBack(UUID id, Outcome outcome) implements SeriesCommand {}
}
