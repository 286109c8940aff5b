package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * As of when a file speaks. What a file of a later day has said, or an officer since, is newer and
 * stays.
 *
 * @param asOf the day as of which the file is
 * @param at what an officer decided after it is newer
 */
public record Said(LocalDate asOf, Instant at, ZoneId zone) {
    /** How the events of an intake name their cause. */
    public static final String INTAKE = "/v1/intakes/";

    /** How the events of a version of the ministry's list do. */
    public static final String VERSION = "/v1/registry-versions/";

    /** A file that says its day speaks of how things stood when that day began. */
    public static Said on(LocalDate asOf, ZoneId zone) {
        return new Said(asOf, asOf.atStartOfDay(zone).toInstant(), zone);
    }

    /** A row that was rejected from an older file still speaks as of that one's day. */
    Said of(@Nullable LocalDate row) {
        return row == null || !row.isBefore(asOf) ? this : on(row, zone);
    }

    boolean isOlderThan(Recorded event) {
        Meta meta = event.meta();
        String cause = meta.causation();
        if (cause == null || !cause.startsWith(INTAKE) && !cause.startsWith(VERSION)) {
            return meta.decidedAt().isAfter(at);
        }
        LocalDate said = meta.effectiveOn();
        LocalDate day = said == null ? LocalDate.ofInstant(meta.decidedAt(), zone) : said;
        return day.isAfter(asOf);
    }
}
