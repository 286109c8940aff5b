package id.dinsos.disbursement.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final List<Clause> SEMBAKO =
            List.of(
                    clause("household-live"),
                    clause("on-roster", "SEMBAKO"),
                    clause("decile-at-most", "5"),
                    clause("payee-named"),
                    clause("payee-alive"),
                    clause("payee-civil-matched"),
                    clause("no-excluded-job", "CIVIL_SERVANT", "MILITARY"),
                    clause("facts-complete"),
                    clause("has-account"));

    @Test
    void a_job_nobody_told_of_holds_whom_nothing_else_excludes() {
        Map<String, Object> unknown = new java.util.HashMap<>(facts().jobs(List.of()).facts());
        unknown.put(Rule.JOBS_UNKNOWN, true);
        assertThat(judge(SEMBAKO, unknown)).isEqualTo(held("facts-incomplete"));
        Map<String, Object> known = new java.util.HashMap<>(facts().decile(8).facts());
        known.put(Rule.JOBS_UNKNOWN, true);
        assertThat(judge(SEMBAKO, known)).isEqualTo(excluded("decile-above-limit"));
    }

    @Test
    void a_poor_family_on_the_roster_with_everything_in_order_is_eligible() {
        assertThat(judge(facts())).isEqualTo(Verdict.ELIGIBLE);
    }

    @Test
    void a_dissolved_household_is_excluded() {
        assertThat(judge(facts().live(false))).isEqualTo(excluded("household-not-live"));
    }

    @Test
    void a_family_off_the_roster_is_excluded_whatever_its_decile() {
        assertThat(judge(facts().rosters("PKH"))).isEqualTo(excluded("not-on-roster"));
    }

    @Test
    void the_limit_itself_passes_and_one_above_does_not() {
        assertThat(judge(facts().decile(5))).isEqualTo(Verdict.ELIGIBLE);
        assertThat(judge(facts().decile(6))).isEqualTo(excluded("decile-above-limit"));
        assertThat(judge(facts().decile(1))).isEqualTo(Verdict.ELIGIBLE);
    }

    @Test
    void a_family_that_is_not_ranked_does_not_pass_the_limit() {
        assertThat(judge(facts().decile(0))).isEqualTo(excluded("decile-above-limit"));
    }

    @Test
    void a_family_without_a_payee_is_excluded_for_that_alone() {
        Map<String, Object> facts = facts().alive(null).civil(null).account(null).facts();
        facts.put("payeeNamed", false);
        facts.put("complete", true);

        assertThat(judge(SEMBAKO, facts)).isEqualTo(excluded("payee-missing"));
    }

    @Test
    void a_dead_payee_excludes() {
        assertThat(judge(facts().alive(false))).isEqualTo(excluded("payee-deceased"));
    }

    @Test
    void a_payee_whom_the_civil_registry_does_not_know_excludes() {
        assertThat(judge(facts().civil("MISMATCHED"))).isEqualTo(excluded("civil-mismatch"));
        assertThat(judge(facts().civil("UNCHECKED"))).isEqualTo(excluded("civil-mismatch"));
    }

    @Test
    void one_member_with_an_excluded_job_excludes_the_family() {
        assertThat(judge(facts().jobs(List.of("INFORMAL", "MILITARY"))))
                .isEqualTo(excluded("excluded-job"));
    }

    @Test
    void every_failed_clause_is_named_in_the_order_of_the_rule() {
        assertThat(judge(facts().decile(8).alive(false)))
                .isEqualTo(excluded("decile-above-limit", "payee-deceased"));
    }

    @Test
    void a_payee_without_account_is_held() {
        assertThat(judge(facts().account(false))).isEqualTo(held("no-account"));
    }

    @Test
    void a_hold_is_not_mentioned_where_something_excludes() {
        assertThat(judge(facts().decile(8).account(false)))
                .isEqualTo(excluded("decile-above-limit"));
    }

    @Test
    void a_fact_that_has_not_arrived_holds_and_never_excludes() {
        assertThat(judge(facts().alive(null))).isEqualTo(held("facts-incomplete"));
        assertThat(judge(facts().civil(null))).isEqualTo(held("facts-incomplete"));
        assertThat(judge(facts().jobs(null))).isEqualTo(held("facts-incomplete"));
        assertThat(judge(facts().account(null))).isEqualTo(held("facts-incomplete"));
    }

    @Test
    void a_missing_fact_holds_even_where_the_rule_does_not_ask_for_completeness() {
        assertThat(judge(List.of(clause("payee-alive")), facts().alive(null).facts()))
                .isEqualTo(held("facts-incomplete"));
    }

    @Test
    void two_reasons_to_hold_are_both_named() {
        assertThat(judge(facts().account(false).jobs(null)))
                .isEqualTo(held("facts-incomplete", "no-account"));
    }

    @Test
    void a_clause_without_sense_cannot_be_used() {
        assertThat(faults(clause("decile-at-most", "0"))).containsExactly("clause-invalid");
        assertThat(faults(clause("decile-at-most", "11"))).containsExactly("clause-invalid");
        assertThat(faults(clause("no-excluded-job"))).containsExactly("clause-invalid");
        assertThat(faults(clause("star-sign"))).containsExactly("clause-invalid");
        assertThat(faults(own("Not A Code", "live"))).containsExactly("clause-invalid");
    }

    @Test
    void every_standard_clause_compiles_and_has_its_words_in_both_languages() {
        for (StandardClause one : StandardClause.values()) {
            Clause clause =
                    List.of(clause(one.kind()), clause(one.kind(), "5")).stream()
                            .filter(c -> !c.expression().isEmpty())
                            .findFirst()
                            .orElseThrow();
            assertThat(faults(clause)).as(one.kind()).isEmpty();
            ClauseText text = ClauseText.of(clause.code());
            assertThat(text.textId()).isNotEqualTo(clause.code());
            assertThat(text.textEn()).isNotEqualTo(clause.code());
        }
        assertThat(ClauseText.of("duplicate-payment").textEn()).contains("an earlier run");
        assertThat(ClauseText.of("changed-since-freeze").textEn()).contains("changed");
        assertThat(ClauseText.of("some-later-code").textEn())
                .as("a code without words is never shown")
                .startsWith("A condition of the programme is not met");
    }

    @Test
    void a_rule_that_does_not_type_check_is_refused_with_its_place() {
        List<Rule.Fault> faults = Rules.faults(source(List.of(own("wrong", "decile >\n 'five'"))));

        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().pointer()).isEqualTo("/rule/0");
        assertThat(faults.getFirst().code()).isEqualTo("rule-type-error");
        assertThat(faults.getFirst().message()).startsWith("line 1, column 8");
        assertThat(faults(own("no-such-fact", "starSign == 'LEO'")))
                .containsExactly("rule-type-error");
        assertThat(faults(own("no-such-fact", "members.exists(m, m.starSign == 'LEO')")))
                .containsExactly("rule-type-error");
        assertThat(faults(own("no-condition", "decile + 1"))).containsExactly("rule-type-error");
        assertThat(faults(own("too-long", "live" + " && live".repeat(300))))
                .containsExactly("rule-type-error");
    }

    @Test
    void a_rule_that_grows_with_the_square_of_the_household_is_refused() {
        assertThat(faults(own("twins", "members.exists(a, members.exists(b, a.age == b.age))")))
                .containsExactly("rule-quadratic");
        assertThat(faults(own("jobs", "jobs.all(a, a in jobs)"))).containsExactly("rule-quadratic");
        assertThat(faults(own("fine", "members.exists(a, ['A', 'B'].exists(b, b == a.sex))")))
                .isEmpty();
        assertThat(faults(own("fine", "members.filter(a, a.age > 60).exists(b, b.alive)")))
                .isEmpty();
    }

    @Test
    void a_component_is_asked_of_each_member_so_a_loop_over_the_household_in_it_is_refused() {
        Benefit benefit =
                new Benefit(
                        Benefit.Kind.PER_COMPONENT,
                        0,
                        Benefit.Period.MONTH,
                        List.of(
                                new Benefit.Component(
                                        "eldest",
                                        "!members.exists(m, m.age > member.age)",
                                        1_000,
                                        "Tertua")),
                        "",
                        4,
                        List.of());

        assertThat(Rules.faults(new RuleSource(List.of(own("all", "live")), benefit, List.of())))
                .extracting(Rule.Fault::code)
                .containsExactly("rule-quadratic");
    }

    @Test
    void a_division_by_a_plain_zero_is_refused_and_one_by_a_zero_fact_holds() {
        assertThat(faults(own("zero", "decile / 0 > 1"))).containsExactly("rule-divides-by-zero");
        assertThat(faults(own("rest", "decile % 0 > 1"))).containsExactly("rule-divides-by-zero");
        assertThat(faults(own("real", "double(decile) / 0.0 > 1.0")))
                .containsExactly("rule-divides-by-zero");
        assertThat(judge(List.of(own("ratio", "10 / decile > 1")), facts().decile(0).facts()))
                .isEqualTo(held("rule-error", "ratio"));
        assertThat(judge(List.of(own("ratio", "10 / decile > 1")), facts().decile(2).facts()))
                .isEqualTo(Verdict.ELIGIBLE);
    }

    @Test
    void a_clause_that_another_part_decides_needs_no_missing_fact() {
        Map<String, Object> facts = facts().alive(null).facts();

        assertThat(judge(List.of(own("either", "payeeAlive || live")), facts))
                .isEqualTo(Verdict.ELIGIBLE);
        assertThat(judge(List.of(own("both", "payeeAlive && !live")), facts))
                .isEqualTo(excluded("both"));
    }

    @Test
    void members_are_asked_with_their_types_and_a_missing_age_holds() {
        Clause elderly = own("nobody-old", "members.exists(m, m.age >= 70)");
        Map<String, Object> old = Map.of("members", List.of(Map.of("age", 71L)));
        Map<String, Object> young = Map.of("members", List.of(Map.of("age", 7L)));
        Map<String, Object> unknown = Map.of("members", List.of(Map.of()));

        assertThat(judge(List.of(elderly), old)).isEqualTo(Verdict.ELIGIBLE);
        assertThat(judge(List.of(elderly), young)).isEqualTo(excluded("nobody-old"));
        assertThat(judge(List.of(elderly), unknown)).isEqualTo(held("facts-incomplete"));
    }

    @Test
    void a_rule_says_which_facts_it_uses() {
        Rule rule =
                Rules.rule(
                        source(
                                List.of(
                                        own("one", "members.exists(live, live.age > 3)"),
                                        own("two", "decile < 3"))));

        assertThat(rule.uses()).containsExactlyInAnyOrder(Fact.MEMBERS, Fact.DECILE);
        assertThat(rule.usesOfPersons()).containsExactly(Fact.OfPerson.AGE);
    }

    private static List<String> faults(Clause clause) {
        return Rules.faults(source(List.of(clause))).stream().map(Rule.Fault::code).toList();
    }

    private static Clause clause(String kind, String... arguments) {
        return new Clause(kind, List.of(arguments), "Permensos 5/2021");
    }

    private static Clause own(String code, String expression) {
        return Clause.own(code, expression, Clause.Effect.EXCLUDE, "Permensos 5/2021");
    }

    private static RuleSource source(List<Clause> clauses) {
        return new RuleSource(clauses, Benefit.fixed(200_000), List.of());
    }

    private static Verdict judge(List<Clause> clauses, Map<String, Object> facts) {
        return Rules.rule(source(clauses)).judge(facts).verdict();
    }

    private static Verdict judge(Builder facts) {
        return judge(SEMBAKO, facts.facts());
    }

    private static Verdict excluded(String... codes) {
        return new Verdict(Outcome.EXCLUDED, List.of(codes));
    }

    private static Verdict held(String... codes) {
        return new Verdict(Outcome.HELD, List.of(codes));
    }

    private static Builder facts() {
        return new Builder(true, List.of("SEMBAKO"), 3, true, "MATCHED", List.of("INFORMAL"), true);
    }

    private record Builder(
            boolean isLive,
            List<String> on,
            int rank,
            @Nullable Boolean isAlive,
            @Nullable String match,
            @Nullable List<String> known,
            @Nullable Boolean hasAccount) {
        /** As they are read from the tables: what is missing is not there. */
        Map<String, Object> facts() {
            Map<String, Object> facts = new HashMap<>();
            facts.put("live", isLive);
            facts.put("rosters", on);
            facts.put("decile", (long) rank);
            facts.put("payeeNamed", true);
            put(facts, "payeeAlive", isAlive);
            put(facts, "civilMatch", match);
            put(facts, "jobs", known);
            put(facts, "account", hasAccount);
            facts.put("complete", facts.size() == 8);
            return facts;
        }

        private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
            if (value != null) {
                facts.put(name, value);
            }
        }

        Builder live(boolean value) {
            return new Builder(value, on, rank, isAlive, match, known, hasAccount);
        }

        Builder rosters(String value) {
            return new Builder(isLive, List.of(value), rank, isAlive, match, known, hasAccount);
        }

        Builder decile(int value) {
            return new Builder(isLive, on, value, isAlive, match, known, hasAccount);
        }

        Builder alive(@Nullable Boolean value) {
            return new Builder(isLive, on, rank, value, match, known, hasAccount);
        }

        Builder civil(@Nullable String value) {
            return new Builder(isLive, on, rank, isAlive, value, known, hasAccount);
        }

        Builder jobs(@Nullable List<String> value) {
            return new Builder(isLive, on, rank, isAlive, match, value, hasAccount);
        }

        Builder account(@Nullable Boolean value) {
            return new Builder(isLive, on, rank, isAlive, match, known, value);
        }
    }
}
