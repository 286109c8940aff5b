package id.dinsos.cases.incident;

import id.dinsos.cases.damage.DamageLevel;
import id.dinsos.eventstore.rules.Names;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One household of a list.
 *
 * @param line at which it stands in the file
 * @param key its number in the list of its village, the same whenever the list is sent again
 * @param household in the registry; null where it is not known there
 * @param damage null while nobody has looked
 * @param hurt whether somebody is missing or injured
 */
public record HouseholdRow(
        long line,
        String key,
        @Nullable UUID household,
        String head,
        String region,
        String address,
        int people,
        @Nullable DamageLevel damage,
        boolean displaced,
        boolean hurt,
        String needs) {
    @Override
    public String toString() {
        return "HouseholdRow[masked]";
    }

    /** Its case: the same whenever the line is sent again; each village counts from one. */
    UUID caseId(UUID incident) {
        return Names.uuid("incident-line", incident, region, key);
    }
}
