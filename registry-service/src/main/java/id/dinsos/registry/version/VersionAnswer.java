package id.dinsos.registry.version;

import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.version.Series.Counts;
import id.dinsos.registry.version.Series.Failure;
import id.dinsos.registry.version.Series.Hand;
import id.dinsos.registry.version.Series.Outcome;
import id.dinsos.registry.version.Series.State;
import id.dinsos.registry.version.Series.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version as callers see it.
 *
 * @param families how many the letter says it has
 * @param counts what it changes of what stood when it was compared; absent before
 * @param failure why it could not be taken in
 * @param decided who has put it in force, or refused it
 * @param recalled who has taken it back, and why
 * @param outcome what came of the last of these, once all is done
 */
public record VersionAnswer(
        UUID id,
        String owner,
        Source source,
        String number,
        LocalDate asOf,
        int families,
        String receivedBy,
        State state,
        @Nullable Counts counts,
        @Nullable Failure failure,
        @Nullable Hand decided,
        @Nullable Hand recalled,
        @Nullable Outcome outcome) {
    static VersionAnswer of(String owner, Source source, Version version) {
        return new VersionAnswer(
                version.id(),
                owner,
                source,
                version.facts().number(),
                version.facts().asOf(),
                version.facts().families(),
                version.facts().receivedBy(),
                version.state(),
                version.counts(),
                version.failure(),
                version.decided(),
                version.recalled(),
                version.outcome());
    }
}
