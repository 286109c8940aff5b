package id.dinsos.disbursement.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.eligibility.Ranking.Claimant;
import id.dinsos.disbursement.eligibility.Ranking.WaitingPlace;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Claimant POOREST = claimant(3, 100, 1, 9);
    private static final Claimant POOR = claimant(2, 100, 2, 1);
    private static final Claimant AS_POOR = claimant(1, 100, 2, 5);
    private static final Claimant CHEAP = claimant(4, 10, 3, 0);

    @Test
    void the_order_decides_key_by_key_who_is_cut_and_at_which_place() {
        assertThat(Ranking.cut(List.of(CHEAP, AS_POOR, POOR, POOREST), 2, Long.MAX_VALUE))
                .containsExactly(
                        new WaitingPlace(AS_POOR.beneficiary(), 0, 1),
                        new WaitingPlace(CHEAP.beneficiary(), 0, 2));
    }

    @Test
    void nobody_overtakes_because_the_rest_of_the_money_would_do_for_them() {
        assertThat(Ranking.cut(List.of(CHEAP, AS_POOR, POOR, POOREST), Integer.MAX_VALUE, 250))
                .extracting(WaitingPlace::beneficiary)
                .containsExactly(AS_POOR.beneficiary(), CHEAP.beneficiary());
    }

    @Test
    void equal_places_go_by_id() {
        Claimant one = claimant(8, 100, 1);
        Claimant other = claimant(9, 100, 1);

        assertThat(Ranking.cut(List.of(other, one), 1, Long.MAX_VALUE))
                .extracting(WaitingPlace::beneficiary)
                .containsExactly(other.beneficiary());
    }

    @Test
    void all_are_served_where_all_fit() {
        assertThat(Ranking.cut(List.of(POOR, POOREST), 2, 200)).isEmpty();
    }

    private static Claimant claimant(long id, long cost, long... keys) {
        return new Claimant(
                new UUID(0, id), 0, java.util.Arrays.stream(keys).boxed().toList(), cost);
    }
}
