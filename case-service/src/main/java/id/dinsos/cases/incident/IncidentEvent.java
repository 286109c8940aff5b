package id.dinsos.cases.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became known of an incident. Released shapes are frozen. */
public sealed interface IncidentEvent {
    /**
     * It happened.
     *
     * @param code by which aid for it is asked for
     * @param region where
     */
    record IncidentOpened(
            String owner,
            String code,
            String title,
            Hazard hazard,
            String region,
            Instant happenedAt,
            Instant at)
            implements IncidentEvent {}

    /**
     * A list of households was taken in, those that no earlier one had.
     *
     * @param sha256 of the file
     */
    record HouseholdsListed(String sha256, List<Listed> households, Instant at)
            implements IncidentEvent {
        public HouseholdsListed {
            households = List.copyOf(households);
        }
    }

    /**
     * One household and its case.
     *
     * @param householdId in the registry; null while nobody knows
     */
    record Listed(UUID caseId, @Nullable UUID householdId) {}
}
