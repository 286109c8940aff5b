package id.dinsos.disbursement.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No rule that anybody may write ends the process that judges by it: it is bounded before it runs.
 */
@Timeout(20)
class RuleCostTest {
    @Test
    void a_pattern_that_would_not_fit_into_memory_is_refused_before_it_is_compiled() {
        assertThat(codes("region.matches('((a{1000}){1000}){1000}')"))
                .containsExactly("rule-pattern-too-large");
        assertThat(codes("region.matches('(((x{9}){9}){9}){9}')"))
                .containsExactly("rule-pattern-too-large");
        assertThat(codes("region.matches('(a{0,1000}){3}')"))
                .containsExactly("rule-pattern-too-large");
        assertThat(codes("members.exists(m, m.job.matches('a{1000}{1000}'))")).isNotEmpty();
    }

    @Test
    void a_pattern_that_cannot_be_read_is_refused_and_not_found_out_at_a_freeze() {
        assertThat(codes("region.matches('(35')")).containsExactly("rule-pattern-invalid");
        assertThat(codes("region.matches('a**')")).containsExactly("rule-pattern-invalid");
    }

    @Test
    void a_pattern_that_is_computed_is_refused() {
        assertThat(codes("region.matches(region)")).containsExactly("rule-pattern-computed");
        assertThat(codes("region.matches('a' + 'b')")).containsExactly("rule-pattern-computed");
    }

    @Test
    void an_ordinary_pattern_passes() {
        assertThat(codes("region.matches('35\\\\.24(\\\\.[0-9]{2}){0,2}.*')")).isEmpty();
    }

    @Test
    void a_text_that_doubles_again_and_again_is_refused() {
        assertThat(codes("size(['x']" + ".map(a, a+a)".repeat(60) + "[0]) > 1"))
                .containsExactly("rule-too-costly");
        assertThat(codes("size([region]" + ".map(a, a+a+a)".repeat(20) + ") > 1"))
                .containsExactly("rule-too-costly");
    }

    @Test
    void a_list_that_doubles_again_and_again_is_refused() {
        assertThat(codes("size([[1]]" + ".map(a, a+a)".repeat(60) + "[0]) > 1"))
                .containsExactly("rule-too-costly");
        assertThat(codes("size([jobs]" + ".map(a, [a+a, a+a])[0]".repeat(10) + ") > 1"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 30, 60})
    void loops_in_loops_over_constants_are_refused(int depth) {
        String open = "[0,1,2,3,4,5,6,7,8,9].map(x, ".repeat(depth);
        assertThat(codes("size(" + open + "1" + ")".repeat(depth) + ") > 1")).isNotEmpty();
    }

    @Test
    void four_loops_over_ten_constants_stay_within_the_bound() {
        String open = "[0,1,2,3,4,5,6,7,8,9].map(x, ".repeat(4);
        assertThat(codes("size(" + open + "1" + ")".repeat(4) + ") > 1")).isEmpty();
        String five = "[0,1,2,3,4,5,6,7,8,9].map(x, ".repeat(5);
        assertThat(codes("size(" + five + "1" + ")".repeat(5) + ") > 1"))
                .containsExactly("rule-too-costly");
    }

    @Test
    void names_of_the_engine_are_not_for_rules() {
        assertThat(codes("size([1].map(a, __result__ + __result__)) > 1"))
                .containsExactly("rule-name-reserved");
    }

    @Test
    void every_clause_of_the_samples_costs_little() {
        assertThat(codes("members.exists(m, m.age >= 70 && m.civilMatch == 'MATCHED')")).isEmpty();
        assertThat(
                        codes(
                                "members.filter(m, m.age >= 70 && m.civilMatch == 'MATCHED')[0].id"
                                        + " == '1'"))
                .isEmpty();
        assertThat(codes("members.all(m, m.ppks.all(t, t in ['POOR', 'NEGLECTED']))"))
                .doesNotContain("rule-too-costly");
    }

    private static List<String> codes(String expression) {
        Clause clause = Clause.own("a-clause", expression, Clause.Effect.HOLD, "test");
        RuleSource source = new RuleSource(List.of(clause), Benefit.fixed(1), List.of());
        return Rules.faults(source).stream().map(Rule.Fault::code).distinct().toList();
    }
}
