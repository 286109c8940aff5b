package id.dinsos.cases.incident;

import id.dinsos.cases.incident.IncidentEvent.HouseholdsListed;
import id.dinsos.cases.incident.IncidentEvent.IncidentOpened;
import id.dinsos.cases.incident.IncidentEvent.Listed;
import id.dinsos.eventstore.rules.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An incident. */
public sealed interface Incident {
    /** The same for the same code of an office. */
    static UUID streamId(String owner, String code) {
        return Names.uuid("incident", owner, code);
    }

    /** Nobody has told of it. */
    record None() implements Incident {}

    /**
     * It happened, and whom it hit as far as lists were taken in.
     *
     * @param cases one of each household
     * @param households of the cases whose household the registry knows
     */
    record Known(IncidentOpened opened, Set<UUID> cases, Map<UUID, UUID> households)
            implements Incident {
        public Known {
            cases = Set.copyOf(cases);
            households = Map.copyOf(households);
        }

        Known with(HouseholdsListed list) {
            Set<UUID> allCases = new HashSet<>(cases);
            Map<UUID, UUID> allHouseholds = new HashMap<>(households);
            for (Listed one : list.households()) {
                allCases.add(one.caseId());
                UUID household = one.householdId();
                if (household != null) {
                    allHouseholds.put(one.caseId(), household);
                }
            }
            return new Known(opened, allCases, allHouseholds);
        }
    }
}
