package id.dinsos.registry.version;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.version.Series.Counts;
import id.dinsos.registry.version.Series.Facts;
import id.dinsos.registry.version.Series.Known;
import id.dinsos.registry.version.Series.Outcome;
import id.dinsos.registry.version.Series.State;
import id.dinsos.registry.version.SeriesEvent.VersionApproved;
import id.dinsos.registry.version.SeriesEvent.VersionCompared;
import id.dinsos.registry.version.SeriesEvent.VersionFailed;
import id.dinsos.registry.version.SeriesEvent.VersionPutInForce;
import id.dinsos.registry.version.SeriesEvent.VersionRecalled;
import id.dinsos.registry.version.SeriesEvent.VersionReceived;
import id.dinsos.registry.version.SeriesEvent.VersionRefused;
import id.dinsos.registry.version.SeriesEvent.VersionTakenBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In which order versions of a list come, who decides about them, and which one holds. */
class SeriesDeciderTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final Instant AT = Instant.parse("2026-04-21T02:00:00Z");
    private static final Counts COUNTS = new Counts(9, 5, 1, 1, 2, 0, 0, 0, 0, 0);
    private static final Outcome OUTCOME = new Outcome(4, 0, AT);
    private static final String WHY = "berkas triwulan lain";

    private final DeciderSpec<SeriesCommand, Series, SeriesEvent> spec =
            DeciderSpec.of(new SeriesDecider());

    @Test
    void a_month_is_the_number_of_dtks_and_a_quarter_that_of_dtsen() {
        spec.given()
                .when(receive(ONE, Source.DTSEN, "2026-03", "2026-03-20"))
                .thenRefused(VersionCode.VERSION_NUMBER_WRONG);
        spec.given()
                .when(receive(ONE, Source.DTKS, "2026-Q1", "2026-03-20"))
                .thenRefused(VersionCode.VERSION_NUMBER_WRONG);
        spec.given()
                .when(receive(ONE, Source.DTSEN, "2026-Q5", "2026-03-20"))
                .thenRefused(VersionCode.VERSION_NUMBER_WRONG);
        spec.given()
                .when(receive(ONE, Source.DTKS, "2026-03", "2026-03-20"))
                .then(
                        new VersionReceived(
                                ONE, "35.24", Source.DTKS, facts("2026-03", "2026-03-20")));
    }

    @Test
    void the_same_command_again_is_none() {
        spec.given(received(ONE, "2026-Q1", "2026-01-20"))
                .when(receive(ONE, Source.DTSEN, "2026-Q1", "2026-01-20"))
                .thenNothing();
    }

    @Test
    void a_version_that_is_there_does_not_come_again() {
        spec.given(inForce(ONE, "2026-Q1", "2026-01-20"))
                .when(receive(TWO, Source.DTSEN, "2026-Q1", "2026-01-21"))
                .thenRefused(VersionCode.VERSION_SAME_AGAIN);
        spec.given(received(ONE, "2026-Q1", "2026-01-20"))
                .when(receive(TWO, Source.DTSEN, "2026-Q1", "2026-01-20"))
                .thenRefused(VersionCode.VERSION_SAME_AGAIN);
    }

    @Test
    void a_version_older_than_the_one_in_force_is_refused() {
        spec.given(inForce(ONE, "2026-Q2", "2026-04-20"))
                .when(receive(TWO, Source.DTSEN, "2026-Q1", "2026-01-20"))
                .thenRefused(VersionCode.VERSION_OLDER);
    }

    @Test
    void a_newer_number_with_an_older_day_is_out_of_order() {
        spec.given(inForce(ONE, "2026-Q2", "2026-04-20"))
                .when(receive(TWO, Source.DTSEN, "2026-Q3", "2026-04-20"))
                .thenRefused(VersionCode.VERSION_OUT_OF_ORDER);
    }

    @Test
    void none_comes_while_another_waits_for_a_decision() {
        spec.given(received(ONE, "2026-Q1", "2026-01-20"))
                .when(receive(TWO, Source.DTSEN, "2026-Q2", "2026-04-20"))
                .thenRefused(VersionCode.VERSION_UNDECIDED);
        spec.given(
                        received(ONE, "2026-Q1", "2026-01-20"),
                        new VersionCompared(ONE, "ab", COUNTS),
                        new VersionRefused(ONE, "rina", AT, WHY))
                .when(receive(TWO, Source.DTSEN, "2026-Q1", "2026-01-20"))
                .then(
                        new VersionReceived(
                                TWO, "35.24", Source.DTSEN, facts("2026-Q1", "2026-01-20")));
    }

    @Test
    void whoever_handed_it_in_does_not_put_it_in_force() {
        SeriesEvent[] compared = {
            received(ONE, "2026-Q1", "2026-01-20"), new VersionCompared(ONE, "ab", COUNTS)
        };
        spec.given(compared)
                .when(new SeriesCommand.Approve(ONE, "sari", AT))
                .thenRefused(VersionCode.VERSION_BY_RECEIVER);
        spec.given(compared)
                .when(new SeriesCommand.Approve(ONE, "rina", AT))
                .then(new VersionApproved(ONE, "rina", AT));
        spec.given(compared)
                .when(new SeriesCommand.Refuse(ONE, "sari", AT, WHY))
                .then(new VersionRefused(ONE, "sari", AT, WHY));
    }

    @Test
    void nobody_decides_about_what_is_not_compared() {
        spec.given(received(ONE, "2026-Q1", "2026-01-20"))
                .when(new SeriesCommand.Approve(ONE, "rina", AT))
                .thenRefused(VersionCode.VERSION_NOT_COMPARED);
        spec.given(inForce(ONE, "2026-Q1", "2026-01-20"))
                .when(new SeriesCommand.Refuse(ONE, "rina", AT, WHY))
                .thenRefused(VersionCode.VERSION_NOT_COMPARED);
        spec.given()
                .when(new SeriesCommand.Approve(ONE, "rina", AT))
                .thenRefused(VersionCode.VERSION_UNKNOWN);
    }

    @Test
    void a_file_that_has_come_before_fails_under_another_number() {
        spec.given(
                        and(
                                inForce(ONE, "2026-Q1", "2026-01-20"),
                                received(TWO, "2026-Q2", "2026-04-20")))
                .when(new SeriesCommand.NoteCompared(TWO, "ab", COUNTS))
                .then(new VersionFailed(TWO, SeriesDecider.SAME_FILE, "this file has come before"));
        spec.given(
                        and(
                                inForce(ONE, "2026-Q1", "2026-01-20"),
                                received(TWO, "2026-Q2", "2026-04-20")))
                .when(new SeriesCommand.NoteCompared(TWO, "cd", COUNTS))
                .then(new VersionCompared(TWO, "cd", COUNTS));
    }

    @Test
    void what_a_crash_makes_the_job_say_twice_is_said_once() {
        SeriesEvent[] held = inForce(ONE, "2026-Q1", "2026-01-20");
        spec.given(held).when(new SeriesCommand.NoteCompared(ONE, "ab", COUNTS)).thenNothing();
        spec.given(held).when(new SeriesCommand.NoteFailed(ONE, "file-empty", "x")).thenNothing();
        spec.given(held).when(new SeriesCommand.NoteInForce(ONE, OUTCOME)).thenNothing();
        spec.given(held).when(new SeriesCommand.NoteTakenBack(ONE, OUTCOME)).thenNothing();
    }

    @Test
    void only_the_version_in_force_is_taken_back_and_not_while_another_was_compared_with_it() {
        SeriesEvent[] both =
                and(inForce(ONE, "2026-Q1", "2026-01-20"), inForce(TWO, "2026-Q2", "2026-04-20"));
        spec.given(both)
                .when(new SeriesCommand.Recall(ONE, "rina", AT, WHY))
                .thenRefused(VersionCode.VERSION_NOT_IN_FORCE);
        spec.given(both)
                .when(new SeriesCommand.Recall(TWO, "rina", AT, WHY))
                .then(new VersionRecalled(TWO, "rina", AT, WHY));
        spec.given(and(both, received(new UUID(0, 3), "2026-Q3", "2026-07-20")))
                .when(new SeriesCommand.Recall(TWO, "rina", AT, WHY))
                .thenRefused(VersionCode.VERSION_UNDECIDED);
    }

    @Test
    void the_version_before_holds_again_once_one_was_taken_back_whole() {
        SeriesEvent[] history =
                and(
                        and(
                                inForce(ONE, "2026-Q1", "2026-01-20"),
                                inForce(TWO, "2026-Q2", "2026-04-20")),
                        new VersionRecalled(TWO, "rina", AT, WHY),
                        new VersionTakenBack(TWO, OUTCOME));
        Known known = (Known) new SeriesDecider().fold(List.of(history));
        assertThat(known.versions())
                .extracting(Series.Version::state)
                .containsExactly(State.IN_FORCE, State.TAKEN_BACK);
        assertThat(known.on(LocalDate.of(2026, 5, 1))).isEqualTo(known.version(ONE));
        spec.given(history)
                .when(receive(new UUID(0, 3), Source.DTSEN, "2026-Q2", "2026-04-20"))
                .then(
                        new VersionReceived(
                                new UUID(0, 3),
                                "35.24",
                                Source.DTSEN,
                                facts("2026-Q2", "2026-04-20")));
    }

    @Test
    void in_march_holds_the_version_of_january_and_before_the_first_none() {
        Known known =
                (Known)
                        new SeriesDecider()
                                .fold(
                                        List.of(
                                                and(
                                                        inForce(ONE, "2026-Q1", "2026-01-20"),
                                                        inForce(TWO, "2026-Q2", "2026-04-20"))));
        assertThat(known.on(LocalDate.of(2026, 3, 15))).isEqualTo(known.version(ONE));
        assertThat(known.on(LocalDate.of(2026, 4, 20))).isEqualTo(known.version(TWO));
        assertThat(known.on(LocalDate.of(2026, 1, 19))).isNull();
    }

    private static SeriesCommand receive(UUID id, Source source, String number, String asOf) {
        return new SeriesCommand.Receive(id, "35.24", source, facts(number, asOf));
    }

    private static VersionReceived received(UUID id, String number, String asOf) {
        return new VersionReceived(id, "35.24", Source.DTSEN, facts(number, asOf));
    }

    private static Facts facts(String number, String asOf) {
        return new Facts(number, LocalDate.parse(asOf), 9, "sari");
    }

    private static SeriesEvent[] inForce(UUID id, String number, String asOf) {
        return new SeriesEvent[] {
            received(id, number, asOf),
            new VersionCompared(id, id.equals(ONE) ? "ab" : "ba", COUNTS),
            new VersionApproved(id, "rina", AT),
            new VersionPutInForce(id, OUTCOME)
        };
    }

    private static SeriesEvent[] and(SeriesEvent[] some, SeriesEvent... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(SeriesEvent[]::new);
    }
}
