package id.dinsos.disbursement.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.sampling.SampleCommand.Correct;
import id.dinsos.disbursement.sampling.SampleCommand.Draw;
import id.dinsos.disbursement.sampling.SampleEvent.Chosen;
import id.dinsos.disbursement.sampling.SampleEvent.FamilyAnswer;
import id.dinsos.disbursement.sampling.SampleEvent.Keeper;
import id.dinsos.disbursement.sampling.SampleEvent.Outcome;
import id.dinsos.disbursement.sampling.SampleEvent.Plan;
import id.dinsos.disbursement.sampling.SampleEvent.Quality;
import id.dinsos.disbursement.sampling.SampleEvent.Risk;
import id.dinsos.disbursement.sampling.SampleEvent.SampleAnswerCorrected;
import id.dinsos.disbursement.sampling.SampleEvent.SampleAnswered;
import id.dinsos.disbursement.sampling.SampleEvent.SampleDrawn;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is asked depends on the seed alone, and what is asked is recorded once. */
class SampleDeciderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final Chosen FAMILY = family(1, "35.24.05.2001", Risk.NONE);
    private static final UUID WHO = FAMILY.beneficiary();
    private static final SampleDrawn DRAWN =
            new SampleDrawn(plan(1, 7, 0), 5, List.of(FAMILY), "sari");
    private static final FamilyAnswer ALL =
            new FamilyAnswer(
                    Outcome.RECEIVED, 200_000, 0, Keeper.NOBODY, Quality.NOT_ASKED, DAY, null);
    private static final FamilyAnswer LESS =
            new FamilyAnswer(
                    Outcome.RECEIVED, 150_000, 50_000, Keeper.AGENT, Quality.POOR, DAY, null);

    private final DeciderSpec<SampleCommand, Sample, SampleEvent> spec =
            DeciderSpec.of(new SampleDecider());

    @Test
    void a_sample_is_drawn_once_and_the_same_again_is_the_one_that_was_drawn() {
        spec.given().when(new Draw(DRAWN)).then(DRAWN);
        spec.given(DRAWN)
                .when(new Draw(new SampleDrawn(plan(1, 7, 0), 6, List.of(), "budi")))
                .thenNothing();
    }

    @Test
    void a_sample_of_nobody_is_not_drawn_and_one_that_was_drawn_stays_when_all_money_came_back() {
        SampleDrawn nobody =
                new SampleDrawn(plan(1, 7, 0), 0, SampleDraw.of(plan(1, 7, 0), List.of()), "sari");

        spec.given().when(new Draw(nobody)).thenRefused(SampleCode.SAMPLE_NOBODY_PAID);
        spec.given(DRAWN).when(new Draw(nobody)).thenNothing();
    }

    @Test
    void a_family_answers_once_and_is_corrected_with_a_reason() {
        SampleAnswered answered = new SampleAnswered(WHO, ALL, "tono");

        spec.given(DRAWN).when(record(ALL)).then(answered);
        spec.given(DRAWN, answered).when(record(ALL)).thenNothing();
        spec.given(DRAWN, answered)
                .when(record(LESS))
                .thenRefused(SampleCode.SAMPLE_ANSWERED_ALREADY);
        spec.given(DRAWN, answered)
                .when(new Correct(WHO, LESS, "salah catat", "sari"))
                .then(new SampleAnswerCorrected(WHO, LESS, "salah catat", "sari"));
        spec.given(DRAWN)
                .when(new Correct(WHO, LESS, "salah catat", "sari"))
                .thenRefused(SampleCode.SAMPLE_NOT_ANSWERED);
    }

    @Test
    void nobody_answers_who_was_not_drawn() {
        spec.given().when(record(ALL)).thenRefused(SampleCode.SAMPLE_NOT_FOUND);
        spec.given(DRAWN)
                .when(new SampleCommand.Record(new UUID(9, 9), ALL, "tono"))
                .thenRefused(SampleCode.SAMPLE_FAMILY_NOT_CHOSEN);
    }

    @Test
    void an_answer_fits_what_was_paid_and_itself() {
        for (FamilyAnswer wrong :
                List.of(
                        answer(Outcome.RECEIVED, 200_001, 0, Keeper.NOBODY),
                        answer(Outcome.RECEIVED, 150_000, 50_001, Keeper.AGENT),
                        answer(Outcome.RECEIVED, 150_000, 50_000, Keeper.NOBODY),
                        answer(Outcome.RECEIVED, 150_000, 0, Keeper.AGENT),
                        answer(Outcome.NOT_RECEIVED, 1, 0, Keeper.NOBODY),
                        answer(Outcome.NOT_MET, 0, 1, Keeper.OTHER))) {
            spec.given(DRAWN).when(record(wrong)).thenRefused(SampleCode.SAMPLE_ANSWER_IMPLAUSIBLE);
        }
    }

    @Test
    void whoever_was_given_goods_says_how_much_of_them_there_is_and_nothing_of_money() {
        Chosen fed = new Chosen(WHO, WHO, "35.24.05.2001", Risk.NONE, 0);
        SampleDrawn drawn = new SampleDrawn(plan(1, 7, 0), 5, List.of(fed), "sari");
        FamilyAnswer most = goods(Outcome.RECEIVED, Keeper.VILLAGE_OFFICIAL, 80);
        SampleAnswered answered = new SampleAnswered(WHO, most, "tono");

        spec.given(drawn).when(record(most)).then(answered);
        spec.given(drawn)
                .when(record(goods(Outcome.NOT_RECEIVED, Keeper.AGENT, 0)))
                .then(
                        new SampleAnswered(
                                WHO, goods(Outcome.NOT_RECEIVED, Keeper.AGENT, 0), "tono"));
        for (FamilyAnswer wrong :
                List.of(
                        ALL,
                        goods(Outcome.RECEIVED, Keeper.NOBODY, null),
                        goods(Outcome.RECEIVED, Keeper.NOBODY, 0),
                        goods(Outcome.RECEIVED, Keeper.AGENT, 100),
                        goods(Outcome.NOT_RECEIVED, Keeper.NOBODY, 1),
                        goods(Outcome.NOT_MET, Keeper.OTHER, 0))) {
            spec.given(drawn).when(record(wrong)).thenRefused(SampleCode.SAMPLE_ANSWER_IMPLAUSIBLE);
        }
        spec.given(DRAWN).when(record(most)).thenRefused(SampleCode.SAMPLE_ANSWER_IMPLAUSIBLE);
        SampleResult.Shown whole =
                SampleResult.of(new Sample.Drawn(drawn, Map.of(WHO, most))).whole();
        assertThat(whole.counts()).isEqualTo(new SampleResult.Line("", 1, 1, 1, 1, 0, 1, 1, 1, 80));
        assertThat(whole.goodsPercent()).isEqualTo(80);
    }

    @Test
    void the_same_seed_draws_the_same_families_from_whatever_order_and_another_draws_others() {
        List<Chosen> population = population();
        List<Chosen> shuffled = new ArrayList<>(population.reversed());

        List<Chosen> one = SampleDraw.of(plan(30, 7, 0), population);

        assertThat(SampleDraw.of(plan(30, 7, 0), shuffled)).isEqualTo(one);
        assertThat(SampleDraw.of(plan(30, 8, 0), population)).isNotEqualTo(one);
        assertThat(one).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void each_district_has_its_share_and_those_at_risk_theirs() {
        List<Chosen> drawn = SampleDraw.of(plan(40, 7, 25), population());

        assertThat(drawn.stream().filter(one -> one.risk() != Risk.NONE)).hasSize(10);
        Map<String, Long> districts =
                drawn.stream()
                        .filter(one -> one.risk() == Risk.NONE)
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.village().substring(0, 8),
                                        Collectors.counting()));
        assertThat(districts).isEqualTo(Map.of("35.24.05", 20L, "35.24.06", 10L));
    }

    @Test
    void who_asks_for_more_than_there_are_gets_all_and_one_side_fills_up_the_other() {
        assertThat(SampleDraw.of(plan(500, 7, 50), population())).hasSize(165);
        assertThat(
                        SampleDraw.of(plan(100, 7, 100), population()).stream()
                                .filter(one -> one.risk() == Risk.NONE))
                .hasSize(85);
        assertThat(
                        SampleDraw.of(plan(155, 7, 0), population()).stream()
                                .filter(one -> one.risk() != Risk.NONE))
                .hasSize(5);
    }

    @Test
    void few_answers_say_little_and_the_interval_says_so() {
        assertThat(Wilson.of(8, 10)).isEqualTo(new Wilson(800, 490, 943));
        assertThat(Wilson.of(10, 10)).isEqualTo(new Wilson(1_000, 722, 1_000));
        assertThat(Wilson.of(0, 10)).isEqualTo(new Wilson(0, 0, 278));
        assertThat(Wilson.of(0, 0)).isEqualTo(new Wilson(0, 0, 1_000));
    }

    @Test
    void the_result_counts_by_village_and_whom_nobody_met_counts_neither_way() {
        Chosen other = family(2, "35.24.05.2002", Risk.CURED);
        Chosen away = family(3, "35.24.05.2002", Risk.CURED);
        Chosen open = family(4, "35.24.05.2002", Risk.NONE);
        Sample.Drawn sample =
                new Sample.Drawn(
                        new SampleDrawn(
                                plan(4, 7, 50), 9, List.of(FAMILY, other, away, open), "sari"),
                        Map.of(
                                WHO,
                                LESS,
                                other.beneficiary(),
                                answer(Outcome.NOT_RECEIVED, 0, 0, Keeper.NOBODY),
                                away.beneficiary(),
                                answer(Outcome.NOT_MET, 0, 0, Keeper.NOBODY)));

        SampleResult result = SampleResult.of(sample);

        assertThat(result.villages().stream().map(SampleResult.Shown::counts))
                .containsExactly(
                        new SampleResult.Line("35.24.05.2001", 1, 1, 1, 1, 50_000, 1, 1, 0, 0),
                        new SampleResult.Line("35.24.05.2002", 3, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(result.whole().counts())
                .isEqualTo(new SampleResult.Line("", 4, 2, 1, 1, 50_000, 1, 1, 0, 0));
        assertThat(result.risks().stream().map(one -> one.counts().of()))
                .containsExactly("CURED", "NONE");
    }

    /** A hundred and fifty ordinary ones in two districts, and fifteen at risk. */
    private static List<Chosen> population() {
        return IntStream.range(0, 165)
                .mapToObj(i ->
                        i < 100
                                ? family(i, "35.24.05.2001", Risk.NONE)
                                : i < 150
                                        ? family(i, "35.24.06.2001", Risk.NONE)
                                        : family(i, "35.24.06.2001", Risk.CURED))
                .toList();
    }

    private static Chosen family(int number, String village, Risk risk) {
        return new Chosen(new UUID(1, number), new UUID(2, number), village, risk, 200_000);
    }

    private static Plan plan(int size, long seed, int riskyPercent) {
        return new Plan(new UUID(0, 7), "35.24", "35.24", size, seed, riskyPercent);
    }

    private static SampleCommand record(FamilyAnswer answer) {
        return new SampleCommand.Record(WHO, answer, "tono");
    }

    private static FamilyAnswer goods(Outcome outcome, Keeper by, @Nullable Integer percent) {
        return new FamilyAnswer(outcome, 0, 0, by, Quality.POOR, DAY, percent);
    }

    private static FamilyAnswer answer(Outcome outcome, long received, long kept, Keeper by) {
        return new FamilyAnswer(outcome, received, kept, by, Quality.NOT_ASKED, DAY, null);
    }
}
