package id.dinsos.disbursement.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.disbursement.eligibility.Clause.DecileAtMost;
import id.dinsos.disbursement.eligibility.Clause.FactsComplete;
import id.dinsos.disbursement.eligibility.Clause.HasAccount;
import id.dinsos.disbursement.eligibility.Clause.HouseholdLive;
import id.dinsos.disbursement.eligibility.Clause.NoExcludedJob;
import id.dinsos.disbursement.eligibility.Clause.OnRoster;
import id.dinsos.disbursement.eligibility.Clause.PayeeAlive;
import id.dinsos.disbursement.eligibility.Clause.PayeeCivilMatched;
import id.dinsos.disbursement.eligibility.Clause.PayeeNamed;
import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final List<Clause> SEMBAKO =
            List.of(
                    new HouseholdLive(),
                    new OnRoster("SEMBAKO"),
                    new DecileAtMost(5),
                    new PayeeNamed(),
                    new PayeeAlive(),
                    new PayeeCivilMatched(),
                    new NoExcludedJob(List.of("CIVIL_SERVANT", "MILITARY")),
                    new FactsComplete(),
                    new HasAccount());

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
        Facts facts =
                new Facts(true, List.of("SEMBAKO"), 3, false, null, null, List.of("NONE"), null);

        assertThat(Eligibility.judge(SEMBAKO, facts)).isEqualTo(excluded("payee-missing"));
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
        assertThat(Eligibility.judge(List.of(new PayeeAlive()), facts().alive(null).facts()))
                .isEqualTo(held("facts-incomplete"));
    }

    @Test
    void two_reasons_to_hold_are_both_named() {
        assertThat(judge(facts().account(false).jobs(null)))
                .isEqualTo(held("facts-incomplete", "no-account"));
    }

    @Test
    void a_clause_without_sense_cannot_be_made() {
        assertThatThrownBy(() -> new DecileAtMost(0)).hasMessageContaining("decile");
        assertThatThrownBy(() -> new DecileAtMost(11)).hasMessageContaining("decile");
        assertThatThrownBy(() -> new NoExcludedJob(List.of())).hasMessageContaining("jobs");
    }

    @Test
    void every_clause_has_its_code_explained_in_both_languages() {
        for (Clause clause : SEMBAKO) {
            ClauseText text = ClauseText.of(clause.code());
            assertThat(text.textId()).isNotEqualTo(clause.code());
            assertThat(text.textEn()).isNotEqualTo(clause.code());
        }
        assertThat(ClauseText.of("duplicate-payment").textEn()).contains("paid");
        assertThat(ClauseText.of("changed-since-freeze").textEn()).contains("changed");
        assertThat(ClauseText.of("some-later-code").textEn()).isEqualTo("some-later-code");
    }

    @Test
    void every_kind_of_clause_is_found_by_name_and_takes_fitting_arguments_only() {
        assertThat(ClauseKind.named("decile-at-most").flatMap(k -> k.clause(List.of("5"))))
                .contains(new DecileAtMost(5));
        assertThat(ClauseKind.named("no-excluded-job").flatMap(k -> k.clause(List.of("POLICE"))))
                .contains(new NoExcludedJob(List.of("POLICE")));
        assertThat(ClauseKind.named("on-roster").flatMap(k -> k.clause(List.of()))).isEmpty();
        assertThat(ClauseKind.named("decile-at-most").flatMap(k -> k.clause(List.of("x"))))
                .isEmpty();
        assertThat(ClauseKind.named("decile-at-most").flatMap(k -> k.clause(List.of("12"))))
                .isEmpty();
        assertThat(ClauseKind.named("star-sign")).isEmpty();
        for (ClauseKind kind : ClauseKind.values()) {
            assertThat(ClauseKind.named(kind.kind())).contains(kind);
        }
    }

    private static Verdict judge(Builder facts) {
        return Eligibility.judge(SEMBAKO, facts.facts());
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
        Facts facts() {
            return new Facts(isLive, on, rank, true, isAlive, match, known, hasAccount);
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
