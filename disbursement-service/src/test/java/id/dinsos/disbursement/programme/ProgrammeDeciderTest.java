package id.dinsos.disbursement.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.programme.ProgrammeDecider.Define;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.disbursement.programme.ProgrammeTerms.Mode;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.disbursement.programme.ProgrammeTerms.RankingKey;
import id.dinsos.disbursement.programme.ProgrammeTerms.Target;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgrammeDeciderTest {
    private static final Clause ROSTER = new Clause("on-roster", List.of("SEMBAKO"), "5/2021");
    private final DeciderSpec<ProgrammeDecider.Command, Programme, ProgrammeEvent> spec =
            DeciderSpec.of(new ProgrammeDecider(Rules::faults));

    @Test
    void terms_hold_once_a_second_person_agrees_and_are_looked_at_again_then() {
        ProgrammeEvent draft =
                new ProgrammeEvent.ProgrammeProposed("SEMBAKO", terms(200_000), "sari");
        ProgrammeDecider.Propose propose =
                new ProgrammeDecider.Propose(new Define("SEMBAKO", terms(200_000)), "sari");
        spec.given().when(propose).then(draft);
        spec.given(draft).when(propose).thenNothing();
        spec.given()
                .when(new ProgrammeDecider.Agree(0, "endang"))
                .thenRefused(ProgrammeCode.PROGRAMME_NOTHING_PROPOSED);
        spec.given(draft)
                .when(new ProgrammeDecider.Agree(0, "sari"))
                .thenRefused(ProgrammeCode.PROGRAMME_APPROVED_BY_AUTHOR);
        spec.given(draft)
                .when(new ProgrammeDecider.Agree(0, "endang"))
                .then(new ProgrammeDefined("SEMBAKO", terms(200_000)));
        spec.given(draft, new ProgrammeDefined("SEMBAKO", terms(200_000)))
                .when(new ProgrammeDecider.Agree(0, "endang"))
                .thenRefused(ProgrammeCode.PROGRAMME_NOTHING_PROPOSED);
        ProgrammeEvent narrow = new ProgrammeEvent.ProgrammeProposed("SEMBAKO", quota(100), "sari");
        spec.given(new ProgrammeDefined("SEMBAKO", quota(200)), narrow)
                .when(new ProgrammeDecider.Agree(150, "endang"))
                .thenRefused(ProgrammeCode.PROGRAMME_QUOTA_BELOW_COMMITTED);
    }

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
                new ProgrammeDecider(Rules::faults)
                        .fold(
                                List.of(
                                        new ProgrammeDefined("SEMBAKO", terms(200_000)),
                                        new ProgrammeDefined("SEMBAKO", terms(400_000))));
        assertThat(after)
                .isEqualTo(
                        new Programme.InForce("SEMBAKO", List.of(terms(200_000), terms(400_000))));
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
                .when(new Define("SEMBAKO", terms(List.of(new Clause("star-sign", List.of(), "")))))
                .thenRefused(ProgrammeCode.PROGRAMME_CLAUSE_INVALID);
        spec.given()
                .when(
                        new Define(
                                "SEMBAKO",
                                terms(List.of(new Clause("decile-at-most", List.of("x"), "")))))
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

        assertThat(terms.rule().getFirst().expression()).isEqualTo("'SEMBAKO' in rosters");
        assertThat(terms.roster()).isEqualTo("SEMBAKO");
        assertThat(terms.covers("35.24")).isTrue();
        assertThat(terms.covers("64.08")).isFalse();
        assertThat(terms(List.of(new Clause("payee-named", List.of(), ""))).roster()).isEmpty();
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
        assertThatThrownBy(() ->
                        Rules.rule(terms(List.of(new Clause("star-sign", List.of(), ""))).source()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_version_with_an_end_and_another_over_the_same_days_are_not_both_in_force() {
        ProgrammeTerms first = from("2026-01-01", "2026-12-31");
        spec.given(new ProgrammeDefined("SEMBAKO", first))
                .when(new Define("SEMBAKO", from("2026-07-01", null)))
                .thenRefused(ProgrammeCode.PROGRAMME_DATES_OVERLAP);
        spec.given(new ProgrammeDefined("SEMBAKO", first))
                .when(new Define("SEMBAKO", from("2025-06-01", "2026-01-01")))
                .thenRefused(ProgrammeCode.PROGRAMME_DATES_OVERLAP);
        spec.given(new ProgrammeDefined("SEMBAKO", from("2026-07-01", null)))
                .when(new Define("SEMBAKO", from("2026-01-01", null)))
                .thenRefused(ProgrammeCode.PROGRAMME_DATES_OVERLAP);
    }

    @Test
    void a_version_without_an_end_makes_way_for_a_later_one() {
        ProgrammeTerms old = from("2026-01-01", null);
        ProgrammeTerms next = from("2026-07-01", null);
        spec.given(new ProgrammeDefined("SEMBAKO", old))
                .when(new Define("SEMBAKO", next))
                .then(new ProgrammeDefined("SEMBAKO", next));
        Programme.InForce both = new Programme.InForce("SEMBAKO", List.of(old, next));

        assertThat(both.at(YearMonth.of(2025, 12))).isEmpty();
        assertThat(both.at(YearMonth.of(2026, 6))).contains(new Programme.Version(1, old));
        assertThat(both.at(YearMonth.of(2026, 7))).contains(new Programme.Version(2, next));
    }

    @Test
    void a_quota_is_not_cut_below_what_is_committed() {
        ProgrammeTerms less = quota(99);
        spec.given(new ProgrammeDefined("SEMBAKO", quota(200)))
                .when(new Define("SEMBAKO", less, 100))
                .thenRefused(ProgrammeCode.PROGRAMME_QUOTA_BELOW_COMMITTED);
        spec.given(new ProgrammeDefined("SEMBAKO", quota(200)))
                .when(new Define("SEMBAKO", quota(100), 100))
                .then(new ProgrammeDefined("SEMBAKO", quota(100)));
    }

    @Test
    void a_quota_of_the_budget_alone_is_below_nothing_that_is_committed() {
        spec.given(new ProgrammeDefined("SEMBAKO", quota(200)))
                .when(new Define("SEMBAKO", quota(0), 100))
                .then(new ProgrammeDefined("SEMBAKO", quota(0)));
    }

    @Test
    void a_clause_that_is_there_twice_is_refused() {
        spec.given()
                .when(new Define("SEMBAKO", terms(List.of(ROSTER, ROSTER))))
                .thenRefused(ProgrammeCode.PROGRAMME_CLAUSE_INVALID);
    }

    @Test
    void every_sample_programme_is_data_that_can_be_put_into_force() throws Exception {
        for (String code :
                List.of(
                        "SEMBAKO",
                        "SEMBAKO_GOODS",
                        "PKH",
                        "PKH_PLUS",
                        "ASPDB",
                        "TALI_ASIH_VETERAN",
                        "TALI_ASIH_TKSK",
                        "TALI_ASIH_PIONEER",
                        "BLT",
                        "BST",
                        "BST_2020",
                        "PBI_JK",
                        "PIP",
                        "DISASTER")) {
            ProgrammeTerms terms = sample(code);
            spec.given().when(new Define(code, terms)).then(new ProgrammeDefined(code, terms));
            for (Clause clause : terms.rule()) {
                assertThat(clause.textId()).as(code).isNotEqualTo(clause.code());
                assertThat(clause.regulation()).as(code + clause.code()).isNotEmpty();
            }
        }
    }

    @Test
    void a_programme_defined_before_there_was_cel_is_read_and_judges_as_it_did() throws Exception {
        ProgrammeTerms terms =
                EventCodec.mapper()
                        .readValue(
                                """
                                {"code":"SEMBAKO","terms":{"name":"Sembako","owner":"35.24",\
                                "mode":"PAY","target":"HOUSEHOLD","amountRupiah":200000,\
                                "conflictGroup":"FOOD","legalBasis":"Permensos 5/2021",\
                                "rule":[{"kind":"on-roster","arguments":["SEMBAKO"],\
                                "regulation":"5/2021"}]}}\
                                """,
                                ProgrammeDefined.class)
                        .terms();

        assertThat(terms).isEqualTo(terms(200_000));
    }

    private static ProgrammeTerms sample(String code) throws Exception {
        try (InputStream file =
                ProgrammeTerms.class.getResourceAsStream("/programmes/" + code + ".json")) {
            return EventCodec.mapper().readValue(file, ProgrammeTerms.class);
        }
    }

    private static ProgrammeTerms from(String from, @Nullable String until) {
        Schedule schedule =
                new Schedule(
                        LocalDate.parse(from),
                        until == null ? null : LocalDate.parse(until),
                        0,
                        List.of());
        return terms(schedule, null);
    }

    private static ProgrammeTerms quota(int most) {
        return terms(Schedule.ALWAYS, new Quota(most, List.of(new RankingKey("decile", "d", "d"))));
    }

    @SuppressWarnings("NullAway")
    private static ProgrammeTerms terms(Schedule schedule, @Nullable Quota quota) {
        return new ProgrammeTerms(
                "Sembako",
                "35.24",
                Mode.PAY,
                Target.HOUSEHOLD,
                200_000,
                "FOOD",
                "Permensos 5/2021",
                List.of(ROSTER),
                null,
                schedule,
                null,
                null,
                quota,
                null);
    }

    private static ProgrammeTerms terms(long amount) {
        return terms("35.24", amount, List.of(ROSTER));
    }

    private static ProgrammeTerms terms(List<Clause> rule) {
        return terms("35.24", 200_000, rule);
    }

    private static ProgrammeTerms terms(String owner, long amount, List<Clause> rule) {
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
