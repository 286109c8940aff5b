package id.dinsos.cases.incident;

import id.dinsos.cases.incident.IncidentDecider.Command;
import id.dinsos.cases.incident.IncidentEvent.HouseholdsListed;
import id.dinsos.cases.incident.IncidentEvent.IncidentOpened;
import id.dinsos.cases.incident.IncidentEvent.Listed;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentDeciderTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final UUID CASE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID HOUSEHOLD = new UUID(2, 1);
    private static final IncidentOpened FIRE =
            new IncidentOpened(
                    "35.24", "KEBAKARAN-1", "Kebakaran", Hazard.FIRE, "35.24.05", AT, AT);

    @Test
    void an_incident_is_opened_once() {
        given().when(new Command.Open(FIRE)).then(FIRE);
        given(FIRE).when(new Command.Open(FIRE)).thenRefused(IncidentCode.INCIDENT_ALREADY_OPENED);
    }

    @Test
    void nobody_is_listed_in_what_never_happened() {
        given().when(list(new Listed(CASE, null))).thenRefused(IncidentCode.INCIDENT_UNKNOWN);
    }

    @Test
    void the_same_list_again_changes_nothing_and_a_longer_one_adds_what_is_new() {
        Listed first = new Listed(CASE, HOUSEHOLD);
        Listed second = new Listed(OTHER, null);
        given(FIRE).when(list(first)).then(listed(first));
        given(FIRE, listed(first)).when(list(first)).thenNothing();
        given(FIRE, listed(first)).when(list(new Listed(CASE, null))).thenNothing();
        given(FIRE, listed(first)).when(list(first, second)).then(listed(second));
    }

    @Test
    void which_household_a_line_is_may_turn_out_later() {
        Listed unknown = new Listed(CASE, null);
        Listed known = new Listed(CASE, HOUSEHOLD);
        given(FIRE, listed(unknown)).when(list(known)).then(listed(known));
        given(FIRE, listed(unknown), listed(known)).when(list(known)).thenNothing();
    }

    @Test
    void a_household_stands_in_an_incident_once() {
        Listed first = new Listed(CASE, HOUSEHOLD);
        given(FIRE, listed(first))
                .when(list(new Listed(OTHER, HOUSEHOLD)))
                .thenRefused(IncidentCode.INCIDENT_HOUSEHOLD_LISTED);
        given(FIRE, listed(first), listed(new Listed(OTHER, null)))
                .when(list(new Listed(OTHER, HOUSEHOLD)))
                .thenRefused(IncidentCode.INCIDENT_HOUSEHOLD_LISTED);
        given(FIRE, listed(first))
                .when(list(new Listed(CASE, new UUID(2, 2))))
                .thenRefused(IncidentCode.INCIDENT_HOUSEHOLD_LISTED);
    }

    private static Command.TakeIn list(Listed... households) {
        return new Command.TakeIn("ab", List.of(households), AT);
    }

    private static HouseholdsListed listed(Listed... households) {
        return new HouseholdsListed("ab", List.of(households), AT);
    }

    private static DeciderSpec<Command, Incident, IncidentEvent>.Given given(
            IncidentEvent... history) {
        return DeciderSpec.of(new IncidentDecider()).given(history);
    }
}
