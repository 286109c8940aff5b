package id.dinsos.disbursement.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.disbursement.eligibility.Benefit.Component;
import id.dinsos.disbursement.eligibility.Benefit.Kind;
import id.dinsos.disbursement.eligibility.Benefit.Period;
import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenefitTest {
    private static final Benefit SCHOOL =
            new Benefit(
                    Kind.PER_COMPONENT,
                    0,
                    Period.YEAR,
                    List.of(
                            new Component("senior", "member.schooling == 'SMA'", 2_000_000, "SMA"),
                            new Component("young", "member.age < 18", 900_000, "anak")),
                    "",
                    4,
                    List.of());

    @Test
    void of_seven_children_the_four_dearest_count_each_with_its_highest_component() {
        Map<String, Object> senior = Map.of("schooling", "SMA", "age", 17L);
        Map<String, Object> child = Map.of("schooling", "SD", "age", 9L);
        Judgment judgment =
                judge(SCHOOL, List.of(child, senior, child, senior, child, senior, child));

        assertThat(judgment.verdict()).isEqualTo(Verdict.ELIGIBLE);
        assertThat(judgment.amountRupiah()).isEqualTo(3 * 2_000_000L + 900_000L);
    }

    @Test
    void a_component_counts_for_no_more_than_its_persons_and_the_others_for_what_else_fits() {
        Benefit benefit =
                new Benefit(
                        Kind.PER_COMPONENT,
                        0,
                        Period.YEAR,
                        List.of(
                                new Component("school", "member.schooling == 'SD'", 900_000, "SD"),
                                new Component("early", "member.age < 7", 3_000_000, "dini", 2)),
                        "",
                        4,
                        List.of());
        Map<String, Object> toddler = Map.of("schooling", "NONE", "age", 2L);
        Map<String, Object> pupil = Map.of("schooling", "SD", "age", 6L);

        assertThat(judge(benefit, List.of(toddler, toddler, toddler)).amountRupiah())
                .isEqualTo(2 * 3_000_000L);
        assertThat(judge(benefit, List.of(toddler, toddler, pupil)).amountRupiah())
                .isEqualTo(2 * 3_000_000L + 900_000);
    }

    @Test
    void a_family_to_which_no_component_applies_is_told_so() {
        Judgment judgment = judge(SCHOOL, List.of(Map.of("schooling", "NONE", "age", 40L)));

        assertThat(judgment.verdict())
                .isEqualTo(new Verdict(Outcome.EXCLUDED, List.of("no-benefit")));
    }

    @Test
    void a_member_whose_age_is_missing_holds_the_family_and_takes_nothing_from_it() {
        Judgment judgment = judge(SCHOOL, List.of(Map.of("schooling", "SD")));

        assertThat(judgment.verdict())
                .isEqualTo(new Verdict(Outcome.HELD, List.of("facts-incomplete")));
    }

    @Test
    void a_benefit_per_person_counts_those_who_count() {
        Benefit benefit =
                new Benefit(
                        Kind.PER_PERSON,
                        450_000,
                        Period.MONTH,
                        List.of(),
                        "member.alive",
                        0,
                        List.of());

        assertThat(
                        judge(
                                        benefit,
                                        List.of(
                                                Map.of("alive", true),
                                                Map.of("alive", false),
                                                Map.of("alive", true)))
                                .amountRupiah())
                .isEqualTo(900_000);
    }

    @Test
    void the_months_of_a_year_come_to_the_year_to_the_rupiah() {
        long sum = 0;
        for (int month = 1; month <= 12; month++) {
            sum += Benefit.share(2_000_001, month);
        }
        assertThat(sum).isEqualTo(2_000_001);
    }

    @Test
    void a_benefit_without_sense_cannot_be_made() {
        assertThatThrownBy(() ->
                        new Benefit(Kind.FIXED, 1, Period.MONTH, List.of(), "", 51, List.of()))
                .hasMessageContaining("maxPersons");
        assertThatThrownBy(() ->
                        new Benefit(
                                Kind.PER_COMPONENT, 0, Period.YEAR, List.of(), "", 4, List.of()))
                .hasMessageContaining("components");
        assertThatThrownBy(() -> new Component("c", "true", 0, "c"))
                .hasMessageContaining("amountRupiah");
    }

    private static Judgment judge(Benefit benefit, List<Map<String, Object>> members) {
        Clause live = Clause.own("live", "true", Clause.Effect.EXCLUDE, "law");
        return Rules.rule(new RuleSource(List.of(live), benefit, List.of()))
                .judge(Map.of("members", members));
    }
}
