package id.dinsos.cases.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.assistance.AssistanceDecider.Command;
import id.dinsos.cases.assistance.AssistanceEvent.AssistanceRequested;
import id.dinsos.cases.assistance.AssistanceEvent.AssistanceWithdrawn;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssistanceDeciderTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final Aid AID = aid(new UUID(1, 1), "KEBAKARAN-BABAT");
    private static final AssistanceRequested REQUESTED = new AssistanceRequested(AID, AT);

    @Test
    void aid_is_asked_for_once() {
        given().when(new Command.Ask(AID, false, AT)).then(REQUESTED);
        given(REQUESTED)
                .when(new Command.Ask(AID, false, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_ALREADY_REQUESTED);
    }

    @Test
    void what_was_withdrawn_may_be_asked_for_again() {
        given(REQUESTED).when(new Command.Withdraw(false, AT)).then(new AssistanceWithdrawn(AT));
        given(REQUESTED, new AssistanceWithdrawn(AT))
                .when(new Command.Ask(AID, false, AT))
                .then(REQUESTED);
        given(REQUESTED, new AssistanceWithdrawn(AT))
                .when(new Command.Withdraw(false, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_UNKNOWN);
    }

    @Test
    void what_lapsed_is_asked_for_anew_while_it_stands() {
        given(REQUESTED).when(new Command.Ask(AID, true, AT)).then(REQUESTED);
    }

    @Test
    void what_is_being_paid_is_not_withdrawn() {
        given(REQUESTED)
                .when(new Command.Withdraw(true, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_ALREADY_PAID);
    }

    @Test
    void two_cases_of_one_event_ask_for_the_same_thing() {
        assertThat(aid(new UUID(1, 2), "KEBAKARAN-BABAT").requestId()).isEqualTo(AID.requestId());
        assertThat(aid(new UUID(1, 1), "BANJIR-BABAT").requestId()).isNotEqualTo(AID.requestId());
    }

    private static Aid aid(UUID caseId, String event) {
        return new Aid(
                caseId,
                new UUID(4, 4),
                "FURNISHING",
                event,
                "DISASTER",
                3_000_000,
                "188/12",
                LocalDate.parse("2026-11-22"),
                "35.24.05.2001",
                "35.24");
    }

    private static DeciderSpec<Command, AssistanceDecider.Request, AssistanceEvent>.Given given(
            AssistanceEvent... history) {
        return DeciderSpec.of(new AssistanceDecider()).given(history);
    }
}
