package id.dinsos.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.registry.duplicate.Pair.Verdict;
import id.dinsos.registry.duplicate.PairDecider.Judge;
import id.dinsos.registry.duplicate.PairEvent.PairJudged;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said of two records that may be one. */
class PairDeciderTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final DeciderSpec<Judge, Pair, PairEvent> spec = DeciderSpec.of(new PairDecider());

    @Test
    void the_last_word_counts_and_the_same_word_again_is_none() {
        spec.given().when(judge(Verdict.UNSURE)).then(judged(Verdict.UNSURE));
        spec.given(judged(Verdict.UNSURE))
                .when(judge(Verdict.DIFFERENT))
                .then(judged(Verdict.DIFFERENT));
        spec.given(judged(Verdict.DIFFERENT)).when(judge(Verdict.DIFFERENT)).thenNothing();
    }

    @Test
    void two_records_are_one_pair_in_either_order() {
        assertThat(Pair.idOf(ONE, OTHER)).isEqualTo(Pair.idOf(OTHER, ONE));
    }

    @Test
    void what_speaks_for_one_person_raises_the_score_and_two_niks_lower_it() {
        assertThat(Suspected.PERSON.score(2, 1, 0, false).points()).isEqualTo(70);
        assertThat(Suspected.PERSON.score(1, 1, 1, false).points()).isEqualTo(95);
        assertThat(Suspected.PERSON.score(1, 2, 0, false).reasons())
                .containsExactly(
                        "NAME", "BIRTH_DATE", "MOTHERS_NAME", "SAME_VILLAGE", "DIFFERENT_NIKS");
        assertThat(Suspected.PERSON.score(1, 1, 1, true).points()).isEqualTo(100);
        assertThat(Suspected.PERSON.score(2, 1, 2, true).reasons()).endsWith("FORMER_NUMBER");
        assertThat(Suspected.FAMILY_CARD.score(2, 0, 1, false).reasons())
                .containsExactly("FAMILY_CARD");
    }

    private static Judge judge(Verdict verdict) {
        return new Judge("35.24", ONE, OTHER, verdict, "dua akta", "sari");
    }

    private static PairJudged judged(Verdict verdict) {
        return new PairJudged("35.24", ONE, OTHER, verdict, "dua akta", "sari");
    }
}
