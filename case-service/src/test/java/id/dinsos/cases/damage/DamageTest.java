package id.dinsos.cases.damage;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.BOSS;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.ELSEWHERE;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.PROCESS;
import static id.dinsos.cases.handling.Samples.SARI;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.damage.DamageEvent.DamageAssessed;
import id.dinsos.cases.damage.DamageEvent.DamageDisputed;
import id.dinsos.cases.damage.DamageEvent.DamageVerified;
import id.dinsos.cases.damage.DamageEvent.Finding;
import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A house after a fire, seen by more than one. */
class DamageTest {
    private static final Aggregate<DamageDecider.Command, Damage, DamageEvent> DAMAGE =
            DamageDecider.aggregate();
    private static final UUID STREAM = Damage.streamId(ID);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final PersonalData<Finding> SEEN =
            PersonalData.of(SUBJECT, new Finding("atap terbakar"));
    private static final DamageAssessed FIRST =
            new DamageAssessed(ID, "35.24", 1, DamageLevel.HEAVY, SEEN, "sari", DAY, AT);

    private final DamageProcess process = new DamageProcess(PROCESS);

    @Test
    void what_was_seen_is_a_revision_and_a_fact_of_the_case_which_becomes_urgent() {
        ProcessSpec.Then seen = disaster().when(unit -> assess(unit, DamageLevel.HEAVY, SARI, DAY));

        assertThat(seen.events(STREAM)).containsExactly(FIRST);
        assertThat(seen.events(ID).toString()).contains("FactsNoted", "P0", "house-lost");
    }

    @Test
    void another_than_the_assessor_verifies_and_once() {
        ProcessSpec seen = disaster().and(DAMAGE, STREAM, FIRST);

        seen.when(unit -> process.verify(unit, ID, SARI, AT))
                .thenRefused(DamageCode.DAMAGE_NEEDS_ANOTHER);
        ProcessSpec.Then verified = seen.when(unit -> process.verify(unit, ID, BOSS, AT));
        verified.then(events(STREAM, new DamageVerified(1, "rina", AT)));
        verified.andThen()
                .when(unit -> process.verify(unit, ID, BOSS, AT))
                .thenRefused(DamageCode.DAMAGE_STEP_NOT_ALLOWED);
    }

    @Test
    void what_is_disputed_holds_no_more_until_somebody_else_has_looked_again() {
        DamageDisputed disputed =
                new DamageDisputed(
                        1,
                        PersonalData.of(SUBJECT, new Finding("warga menyanggah hasilnya")),
                        "rina",
                        AT);
        ProcessSpec.Then after =
                disaster()
                        .and(DAMAGE, STREAM, FIRST, new DamageVerified(1, "rina", AT))
                        .when(unit ->
                                process.dispute(unit, ID, "warga menyanggah hasilnya", BOSS, AT));

        after.then(events(STREAM, disputed));
        assertThat(after.state(DAMAGE, STREAM).verified()).isNull();
        after.andThen()
                .when(unit -> process.verify(unit, ID, BOSS, AT))
                .thenRefused(DamageCode.DAMAGE_STEP_NOT_ALLOWED);
        after.andThen()
                .when(unit -> assess(unit, DamageLevel.LIGHT, SARI, DAY))
                .thenRefused(DamageCode.DAMAGE_NEEDS_ANOTHER);
        assertThat(
                        after.andThen()
                                .when(unit -> assess(unit, DamageLevel.LIGHT, BOSS, DAY))
                                .events(STREAM))
                .containsExactly(
                        new DamageAssessed(
                                ID, "35.24", 2, DamageLevel.LIGHT, SEEN, "rina", DAY, AT));
    }

    @Test
    void what_cannot_be_is_refused() {
        disaster()
                .when(unit -> assess(unit, DamageLevel.LIGHT, SARI, DAY.plusDays(1)))
                .thenRefused(DamageCode.DAMAGE_DAY_TO_COME);
        disaster()
                .when(unit -> process.verify(unit, ID, BOSS, AT))
                .thenRefused(DamageCode.DAMAGE_UNKNOWN);
        disaster()
                .when(unit -> assess(unit, DamageLevel.LIGHT, ELSEWHERE, DAY))
                .thenRefused(CaseCode.CASE_UNKNOWN);
        given(CASES, ID, received("VAGRANT", Map.of()))
                .when(unit -> assess(unit, DamageLevel.LIGHT, SARI, DAY))
                .thenRefused(DamageCode.DAMAGE_NOT_OF_THIS_KIND);
    }

    private void assess(UnitOfWork unit, DamageLevel level, Reader reader, LocalDate day) {
        process.assess(unit, ID, level, "atap terbakar", day, reader, AT);
    }

    private static ProcessSpec disaster() {
        return given(CASES, ID, received("DISASTER_HOUSEHOLD", Map.of()));
    }
}
