package id.dinsos.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.launcher.host.PartName;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private final Restarts restarts = new Restarts();

    @Test
    void a_part_that_dies_for_the_first_time_is_started_at_once() {
        assertThat(restarts.isDue(PartName.CASE, NOW)).isTrue();
    }

    @Test
    void the_pauses_grow_and_end_after_five_times_within_ten_minutes() {
        // When
        Instant now = NOW;
        int[] pauses = {5, 10, 20, 40};
        for (int pause : pauses) {
            assertThat(restarts.tried(PartName.CASE, now)).isFalse();
            assertThat(restarts.isDue(PartName.CASE, now.plusSeconds(pause - 1))).isFalse();
            now = now.plusSeconds(pause);
            assertThat(restarts.isDue(PartName.CASE, now)).isTrue();
        }

        // Then
        assertThat(restarts.tried(PartName.CASE, now)).isTrue();
        assertThat(restarts.isDue(PartName.CASE, now.plusSeconds(300))).isFalse();
        assertThat(restarts.isDue(PartName.KAFKA, now)).isTrue();
    }

    @Test
    void one_death_in_a_while_is_never_too_many() {
        Instant now = NOW;
        for (int i = 0; i < 20; i++) {
            assertThat(restarts.isDue(PartName.CASE, now)).isTrue();
            boolean unused = restarts.tried(PartName.CASE, now);
            now = now.plus(Restarts.WINDOW).plusSeconds(1);
        }
    }

    @Test
    void who_asks_for_a_part_gets_it_whatever_was_before() {
        for (int i = 0; i < Restarts.LIMIT; i++) {
            boolean unused = restarts.tried(PartName.CASE, NOW);
        }
        restarts.forget(PartName.CASE);
        assertThat(restarts.isDue(PartName.CASE, NOW)).isTrue();
    }
}
