package id.dinsos.disbursement.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.programme.ProgrammeDecider.Define;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.disbursement.programme.ProgrammeTerms.Mode;
import id.dinsos.disbursement.programme.ProgrammeTerms.RuleClause;
import id.dinsos.disbursement.programme.ProgrammeTerms.Target;
import id.dinsos.eventstore.DeciderSpec;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgrammeDeciderTest {
    private static final RuleClause ROSTER =
            new RuleClause("on-roster", List.of("SEMBAKO"), "5/2021");
    private final DeciderSpec<Define, Programme, ProgrammeEvent> spec =
            DeciderSpec.of(new ProgrammeDecider());

    @Test
    void a_programme_is_defined() {
        spec.given()
                .when(new Define("SEMBAKO", terms(200_000)))
                .then(new ProgrammeDefined("SEMBAKO", terms(200_000)));
    }

    @Test
    void a_new_version_replaces_the_old_one_and_is_numbered() {
        spec.given(new ProgrammeDefined("SEMBAKO", terms(200_000)))
                .when(new Define("SEMBAKO", terms(400_000)))
                .then(new ProgrammeDefined("SEMBAKO", terms(400_000)));
        Programme after =
                new ProgrammeDecider()
                        .fold(
                                List.of(
                                        new ProgrammeDefined("SEMBAKO", terms(200_000)),
                                        new ProgrammeDefined("SEMBAKO", terms(400_000))));
        assertThat(after).isEqualTo(new Programme.InForce("SEMBAKO", 2, terms(400_000)));
    }

    @Test
    void the_same_terms_again_change_nothing() {
        spec.given(new ProgrammeDefined("SEMBAKO", terms(200_000)))
                .when(new Define("SEMBAKO", terms(200_000)))
                .thenNothing();
    }

    @Test
    void a_code_that_is_no_code_is_refused() {
        spec.given()
                .when(new Define("sembako month", terms(200_000)))
                .thenRefused(ProgrammeCode.PROGRAMME_CODE_INVALID);
    }

    @Test
    void a_rule_without_clauses_is_refused() {
        spec.given()
                .when(new Define("SEMBAKO", terms(List.of())))
                .thenRefused(ProgrammeCode.PROGRAMME_RULE_EMPTY);
        spec.given()
                .when(new Define("SEMBAKO", terms(Collections.nCopies(51, ROSTER))))
                .thenRefused(ProgrammeCode.PROGRAMME_RULE_EMPTY);
    }

    @Test
    void a_clause_nobody_knows_or_with_wrong_arguments_is_refused() {
        spec.given()
                .when(
                        new Define(
                                "SEMBAKO",
                                terms(List.of(new RuleClause("star-sign", List.of(), "")))))
                .thenRefused(ProgrammeCode.PROGRAMME_CLAUSE_INVALID);
        spec.given()
                .when(
                        new Define(
                                "SEMBAKO",
                                terms(List.of(new RuleClause("decile-at-most", List.of("x"), "")))))
                .thenRefused(ProgrammeCode.PROGRAMME_CLAUSE_INVALID);
    }

    @Test
    void a_programme_does_not_change_hands() {
        spec.given(new ProgrammeDefined("SEMBAKO", terms(200_000)))
                .when(new Define("SEMBAKO", terms("35", 200_000, List.of(ROSTER))))
                .thenRefused(ProgrammeCode.PROGRAMME_OWNER_FIXED);
    }

    @Test
    void terms_know_their_clauses_their_roster_and_their_region() {
        ProgrammeTerms terms = terms(200_000);

        assertThat(terms.clauses()).containsExactly(new Clause.OnRoster("SEMBAKO"));
        assertThat(terms.roster()).isEqualTo("SEMBAKO");
        assertThat(terms.covers("35.24")).isTrue();
        assertThat(terms.covers("64.08")).isFalse();
        assertThat(terms(List.of(new RuleClause("payee-named", List.of(), ""))).roster()).isEmpty();
    }

    @Test
    void terms_without_sense_cannot_be_made() {
        assertThatThrownBy(() -> terms(0)).hasMessageContaining("amountRupiah");
        assertThatThrownBy(() -> terms("Lamongan", 1, List.of(ROSTER)))
                .hasMessageContaining("region");
        assertThatThrownBy(() ->
                        new ProgrammeTerms(
                                " ",
                                "35.24",
                                Mode.PAY,
                                Target.HOUSEHOLD,
                                1,
                                "FOOD",
                                "law",
                                List.of(ROSTER)))
                .hasMessageContaining("name");
        assertThatThrownBy(
                        () -> terms(List.of(new RuleClause("star-sign", List.of(), ""))).clauses())
                .isInstanceOf(IllegalStateException.class);
    }

    private static ProgrammeTerms terms(long amount) {
        return terms("35.24", amount, List.of(ROSTER));
    }

    private static ProgrammeTerms terms(List<RuleClause> rule) {
        return terms("35.24", 200_000, rule);
    }

    private static ProgrammeTerms terms(String owner, long amount, List<RuleClause> rule) {
        return new ProgrammeTerms(
                "Sembako",
                owner,
                Mode.PAY,
                Target.HOUSEHOLD,
                amount,
                "FOOD",
                "Permensos 5/2021",
                rule);
    }
}
