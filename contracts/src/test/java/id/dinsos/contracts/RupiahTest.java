package id.dinsos.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RupiahTest {
    /** New seeds at every run; a failure prints its seed with the name of the test. */
    static LongStream seeds() {
        return new Random().longs(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_parts_of_a_split_sum_to_the_whole_and_are_fair(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            // Given
            Rupiah whole = Rupiah.of(random.nextLong(0, 1_000_000_000_000L));
            List<Integer> weights = weights(random);

            // When
            List<Rupiah> parts = whole.split(weights);

            // Then
            assertThat(Rupiah.sum(parts)).isEqualTo(whole);
            long sum = weights.stream().mapToLong(Integer::longValue).sum();
            for (int i = 0; i < parts.size(); i++) {
                long floor = Math.floorDiv(whole.amount() * weights.get(i), sum);
                assertThat(parts.get(i).amount()).isBetween(floor, floor + 1);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void taking_away_what_was_added_changes_nothing(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Rupiah one = Rupiah.of(random.nextLong(0, Rupiah.MAX / 2));
            Rupiah other = Rupiah.of(random.nextLong(0, Rupiah.MAX / 2));

            assertThat(one.plus(other).minus(other)).isEqualTo(one);
        }
    }

    @Test
    void the_largest_remainder_gets_the_odd_rupiah_and_the_earlier_part_among_equals() {
        assertThat(Rupiah.of(100).split(List.of(1, 1, 1)))
                .containsExactly(Rupiah.of(34), Rupiah.of(33), Rupiah.of(33));
        assertThat(Rupiah.of(10).split(List.of(1, 2, 4)))
                .containsExactly(Rupiah.of(1), Rupiah.of(3), Rupiah.of(6));
    }

    @Test
    void a_weight_of_nothing_gets_nothing() {
        assertThat(Rupiah.of(7).split(List.of(0, 5, 0)))
                .containsExactly(Rupiah.ZERO, Rupiah.of(7), Rupiah.ZERO);
    }

    @Test
    void a_split_without_weight_or_with_a_negative_one_is_refused() {
        assertThatThrownBy(() -> Rupiah.of(1).split(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rupiah.of(1).split(List.of(0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rupiah.of(1).split(List.of(2, -1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_whole_of_a_province_can_be_split_by_population() {
        Rupiah whole = Rupiah.of(3_000_000_000_000L);

        assertThat(Rupiah.sum(whole.split(List.of(1_000, 684_425, 683_078)))).isEqualTo(whole);
    }

    @Test
    void an_amount_is_never_negative_and_never_larger_than_json_keeps_exactly() {
        assertThat(Rupiah.of(Rupiah.MAX).amount()).isEqualTo(9_007_199_254_740_991L);
        assertThatThrownBy(() -> Rupiah.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rupiah.of(Rupiah.MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rupiah.of(1).minus(Rupiah.of(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rupiah.of(Rupiah.MAX).plus(Rupiah.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rupiah.of(Rupiah.MAX).times(Integer.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amounts_are_ordered_and_multiplied() {
        assertThat(Rupiah.of(200_000).times(3)).isEqualTo(Rupiah.of(600_000));
        assertThat(Rupiah.of(1)).isLessThan(Rupiah.of(2));
        assertThat(Rupiah.ZERO.isZero()).isTrue();
        assertThat(Rupiah.of(1).isZero()).isFalse();
    }

    private static List<Integer> weights(Random random) {
        List<Integer> weights = new ArrayList<>();
        weights.add(random.nextInt(1, 1_000));
        for (int i = random.nextInt(20); i > 0; i--) {
            weights.add(random.nextInt(0, 1_000));
        }
        return weights;
    }
}
