package id.dinsos.cases.incident;

import id.dinsos.cases.incident.Incident.Known;
import id.dinsos.cases.incident.Incident.None;
import id.dinsos.cases.incident.IncidentDecider.Command;
import id.dinsos.cases.incident.IncidentEvent.HouseholdsListed;
import id.dinsos.cases.incident.IncidentEvent.IncidentOpened;
import id.dinsos.cases.incident.IncidentEvent.Listed;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rules of an incident: it is opened once under its code; a household stands in it once, so
 * that the same list again changes nothing and a longer one adds what is new. Which household of
 * the registry a line is may turn out later; one that stands in it already is not taken in again
 * under another line.
 */
public final class IncidentDecider implements Decider<Command, Incident, IncidentEvent> {
    /** What can be asked of an incident. */
    public sealed interface Command {
        record Open(IncidentOpened what) implements Command {}

        record TakeIn(String sha256, List<Listed> households, Instant at) implements Command {}
    }

    public static Aggregate<Command, Incident, IncidentEvent> aggregate() {
        return Aggregate.of(new IncidentDecider())
                .ownedBy(state -> state instanceof Known known ? known.opened().owner() : null);
    }

    @Override
    public Incident initial() {
        return new None();
    }

    @Override
    public Decision<IncidentEvent> decide(Command command, Incident state) {
        return switch (command) {
            case Command.Open open ->
                    state instanceof Known
                            ? Decision.refuse(
                                    IncidentCode.INCIDENT_ALREADY_OPENED,
                                    "the office has one of this code")
                            : Decision.accept(open.what());
            case Command.TakeIn list ->
                    state instanceof Known known
                            ? takeIn(list, known)
                            : Decision.refuse(
                                    IncidentCode.INCIDENT_UNKNOWN, "there is no such incident");
        };
    }

    private static Decision<IncidentEvent> takeIn(Command.TakeIn list, Known known) {
        List<Listed> fresh = new ArrayList<>();
        for (Listed one : list.households()) {
            UUID before = known.households().get(one.caseId());
            UUID household = one.householdId();
            boolean same = household == null || household.equals(before);
            if (known.cases().contains(one.caseId()) && same) {
                continue;
            }
            boolean another =
                    household != null
                            && (before != null || known.households().containsValue(household));
            if (another) {
                return Decision.refuse(
                        IncidentCode.INCIDENT_HOUSEHOLD_LISTED,
                        "household "
                                + household
                                + " stands under another line, or its line is another's");
            }
            fresh.add(one);
        }
        return fresh.isEmpty()
                ? Decision.accept()
                : Decision.accept(new HouseholdsListed(list.sha256(), fresh, list.at()));
    }

    @Override
    public Incident evolve(Incident state, IncidentEvent event) {
        return switch (event) {
            case IncidentOpened opened -> new Known(opened, Set.of(), Map.of());
            case HouseholdsListed list -> state instanceof Known known ? known.with(list) : state;
        };
    }
}
