package id.dinsos.registry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReachTest {
    private static final long[] PEOPLE = {500, 100, 200, 300, 400, 0, 0, 0, 0, 0, 0};

    @Test
    void the_line_takes_the_poorest_deciles_whole_and_its_share_of_the_one_it_cuts() {
        // Given
        long[] aided = {50, 80, 100, 150, 0, 0, 0, 0, 0, 0, 0};
        // When
        Reach reach = Reach.of(400, PEOPLE, aided);
        // Then
        // 80 of the first, 100 of the second, and of the third, a third of which lies below the
        // line, a third of 150. Nobody looks at those without a rank.
        assertThat(reach).isEqualTo(new Reach(400, 400, 230, 575));
    }

    @Test
    void whoever_is_below_the_line_and_on_no_record_is_not_reached() {
        long[] everybody = PEOPLE.clone();

        assertThat(Reach.of(2_000, PEOPLE, everybody))
                .isEqualTo(new Reach(2_000, 1_000, 1_000, 500));
    }

    @Test
    void more_paid_than_are_there_any_longer_are_no_more_than_are_there() {
        long[] aided = {0, 150, 0, 0, 0, 0, 0, 0, 0, 0, 0};

        assertThat(Reach.of(100, PEOPLE, aided)).isEqualTo(new Reach(100, 100, 100, 1_000));
    }

    @Test
    void no_line_is_reached_by_nobody() {
        assertThat(Reach.of(0, PEOPLE, PEOPLE)).isEqualTo(new Reach(0, 0, 0, 0));
    }
}
