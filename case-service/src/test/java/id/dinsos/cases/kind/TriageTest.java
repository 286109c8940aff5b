package id.dinsos.cases.kind;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.kind.CaseKind.Closing;
import id.dinsos.cases.kind.CaseKind.Fact;
import id.dinsos.cases.kind.CaseKind.TriageRule;
import id.dinsos.cases.kind.CaseKind.Type;
import id.dinsos.eventstore.log.EventCodec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriageTest {
    private static final Words WORDS = new Words("kata", "words");
    private static final String SILENT = "state == 'AFTERCARE' && daysInState >= 10";
    private final Triage triage = TriageWiring.cel();
    private final KindFile standard = new KindFile(EventCodec.mapper(), triage);

    @Test
    void the_first_rule_that_fires_says_how_urgent_it_is() {
        assertThat(triage.judge(odgj(), "FAMILY", Map.of("dangerous", true, "injured", true)))
                .isEqualTo(new Triage.Judgment(Priority.P0, "danger-to-self-or-others", List.of()));
    }

    @Test
    void a_rule_that_waits_for_a_fact_is_named_and_keeps_no_other_waiting() {
        assertThat(triage.judge(odgj(), "SATPOL_PP", Map.of("dangerous", false)))
                .isEqualTo(
                        new Triage.Judgment(
                                Priority.P1, "brought-in-by-a-raid", List.of("injured-or-ill")));
    }

    @Test
    void where_no_rule_fires_the_kind_says_how_urgent_it_is() {
        assertThat(triage.judge(odgj(), "FAMILY", Map.of()).rule()).isEqualTo("otherwise");
        assertThat(triage.judge(odgj(), "FAMILY", Map.of()).priority()).isEqualTo(Priority.P2);
    }

    @Test
    void a_whole_number_from_json_is_a_number_of_rules() {
        CaseKind shackling = standard.standard("SHACKLING").orElseThrow();

        assertThat(triage.judge(shackling, "FAMILY", Map.of("monthsShackled", 14)).rule())
                .isEqualTo("shackled-for-a-year");
    }

    @Test
    void every_kind_of_the_mission_is_there_and_sound() {
        assertThat(standard.all())
                .extracting(CaseKind::code)
                .contains(
                        "ODGJ",
                        "VAGRANT",
                        "BEGGAR",
                        "SHACKLING",
                        "VIOLENCE_SHELTER",
                        "CHILD_IN_CONFLICT",
                        "HOME_CARE",
                        "HEALTH_INSURANCE",
                        "URGENT_NEED",
                        "DISASTER_HOUSEHOLD",
                        "NEGLECTED_PERSON",
                        "COMPLAINT",
                        "ABANDONED_CHILD",
                        "TROUBLED_MIGRANT",
                        "UNCLAIMED_BODY");
        assertThat(standard.standard("VIOLENCE_SHELTER").orElseThrow().confidentiality())
                .isEqualTo(Confidentiality.SEALED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "place.matches('((a{1000}){1000}){1000}')",
                "['x'].map(a, a + a).size() > 0",
                "[1, 2, 3].all(a, a > 0)",
                "place + place == 'x'",
                "age * age > 100",
                "age / 0 > 1",
                "{'a': 1}.size() > 0",
                "age",
                "nobody == 1",
                "daysInState > 1",
                "place == 1",
                ""
            })
    void a_rule_can_say_nothing_that_grows_fails_or_is_no_condition(String rule) {
        assertThat(triage.faults(kind(rule))).isNotEmpty();
    }

    @Test
    void a_rule_is_as_long_as_it_may_cost() {
        String longest = "age > 1 || ".repeat(60) + "age > 2";

        assertThat(triage.faults(kind(longest))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age in [1, 2, 3] && place.startsWith('pasar')",
                "source == 'POLICE' ? age > 3 : !(age >= 2)",
                "size(place) > 3 || place.contains('x')"
            })
    void comparisons_are_what_a_rule_is_made_of(String rule) {
        assertThat(triage.faults(kind(rule))).isEmpty();
    }

    @Test
    void two_rules_of_one_name_are_a_fault() {
        TriageRule rule = new TriageRule("old", "age > 60", Priority.P1, WORDS);
        CaseKind kind = kind(List.of(rule, rule), List.of());

        assertThat(triage.faults(kind))
                .extracting(Triage.Fault::pointer)
                .containsExactly("/triage/1/code");
    }

    @Test
    void a_closing_is_asked_with_the_same_care_and_may_ask_where_the_case_stands() {
        CaseKind kind =
                kind(
                        List.of(),
                        List.of(
                                new Closing("HOME", "age > 1", false, WORDS),
                                new Closing("SILENT", SILENT, true, WORDS)));

        assertThat(triage.ask(kind, "age > 1", "SELF", Map.of("age", 2L)))
                .isEqualTo(Triage.TriageAnswer.YES);
        assertThat(triage.ask(kind, "age > 1", "SELF", Map.of("age", 1L)))
                .isEqualTo(Triage.TriageAnswer.NO);
        assertThat(triage.ask(kind, "age > 1", "SELF", Map.of()))
                .isEqualTo(Triage.TriageAnswer.UNKNOWN);
        assertThat(
                        triage.ask(
                                kind,
                                SILENT,
                                "SELF",
                                Map.of(Triage.STATE, "AFTERCARE", Triage.DAYS_IN_STATE, 10L)))
                .isEqualTo(Triage.TriageAnswer.YES);
    }

    @Test
    void a_kind_that_was_stored_with_facts_called_state_and_days_in_state_keeps_them() {
        String sober = "state == 'pulih' && daysInState";
        CaseKind kind =
                kind(
                        List.of(
                                new Fact(Triage.STATE, Type.TEXT, WORDS, List.of()),
                                new Fact(Triage.DAYS_IN_STATE, Type.BOOL, WORDS, List.of())),
                        List.of(new TriageRule("well", sober, Priority.P3, WORDS)),
                        List.of(new Closing("HOME", sober, false, WORDS)));

        assertThat(triage.faults(kind)).isEmpty();
        assertThat(
                        triage.ask(
                                kind,
                                sober,
                                "SELF",
                                Map.of(Triage.STATE, "pulih", Triage.DAYS_IN_STATE, true)))
                .isEqualTo(Triage.TriageAnswer.YES);
    }

    private CaseKind odgj() {
        return standard.standard("ODGJ").orElseThrow();
    }

    private static CaseKind kind(String rule) {
        return kind(List.of(new TriageRule("the-rule", rule, Priority.P1, WORDS)), List.of());
    }

    private static CaseKind kind(List<TriageRule> rules, List<Closing> closings) {
        return kind(
                List.of(
                        new Fact("age", Type.INT, WORDS, List.of()),
                        new Fact("place", Type.TEXT, WORDS, List.of())),
                rules,
                closings);
    }

    private static CaseKind kind(List<Fact> facts, List<TriageRule> rules, List<Closing> closings) {
        return new CaseKind(
                "TEST",
                WORDS,
                Confidentiality.NORMAL,
                List.of(),
                facts,
                rules,
                Priority.P3,
                List.of(),
                List.of(),
                closings,
                List.of());
    }
}
