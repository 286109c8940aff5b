package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.TRIAGE;
import static id.dinsos.cases.handling.Samples.remark;

import id.dinsos.cases.handling.CaseCommand.Going;
import id.dinsos.cases.handling.CaseCommand.Move;
import id.dinsos.cases.handling.CaseEvent.CaseClosed;
import id.dinsos.cases.handling.CaseEvent.CaseMoved;
import id.dinsos.cases.handling.CaseEvent.CaseReceived;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind that is shipped, from every state to every state that it does not lead to, and what
 * each stage and each ending asks for: one sentence each.
 */
class ForbiddenMovesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final List<CaseKind> KINDS = codes().stream().map(Samples::kind).toList();

    static Stream<Arguments> forbidden() {
        return KINDS.stream()
                .flatMap(kind ->
                        Stream.of(CaseState.values())
                                .filter(from -> !from.ends())
                                .flatMap(from ->
                                        Stream.of(CaseState.values())
                                                .filter(to -> !kind.next(from).contains(to))
                                                .map(to -> Arguments.of(kind.code(), from, to))));
    }

    @ParameterizedTest(name = "{0}: a case that is {1} does not become {2}")
    @MethodSource("forbidden")
    void a_case_goes_nowhere_but_where_its_kind_leads(String code, CaseState from, CaseState to) {
        CaseKind kind = Samples.kind(code);
        given(kind, Map.of(), from)
                .when(move(kind, to, ""))
                .thenRefused(CaseCode.CASE_MOVE_NOT_ALLOWED);
    }

    static Stream<Arguments> ended() {
        return KINDS.stream()
                .flatMap(kind ->
                        Stream.of(CaseState.values())
                                .filter(CaseState::ends)
                                .flatMap(end ->
                                        Stream.of(CaseState.values())
                                                .map(to -> Arguments.of(kind.code(), end, to))));
    }

    @ParameterizedTest(name = "{0}: what has ended as {1} does not become {2}")
    @MethodSource("ended")
    void what_has_ended_goes_nowhere(String code, CaseState end, CaseState to) {
        CaseKind kind = Samples.kind(code);
        DeciderSpec.of(new CaseDecider(TRIAGE))
                .given(received(kind, Map.of()), new CaseClosed(end, end.name(), remark(""), AT))
                .when(move(kind, to, ""))
                .thenRefused(CaseCode.CASE_ENDED);
    }

    static Stream<Arguments> papers() {
        return stages(stage -> true, CaseKind.Stage::documents);
    }

    @ParameterizedTest(name = "{0}: from {1} to {2} only with {3} on file")
    @MethodSource("papers")
    void a_stage_waits_for_its_papers(
            String code, CaseState from, CaseState to, List<String> papers) {
        CaseKind kind = Samples.kind(code);
        given(kind, facts(kind), from)
                .when(move(kind, to, ""))
                .thenRefused(CaseCode.CASE_DOCUMENT_MISSING);
    }

    static Stream<Arguments> facts() {
        return stages(stage -> stage.documents().isEmpty(), CaseKind.Stage::facts);
    }

    @ParameterizedTest(name = "{0}: from {1} to {2} only once {3} is known")
    @MethodSource("facts")
    void a_stage_waits_for_its_facts(
            String code, CaseState from, CaseState to, List<String> facts) {
        CaseKind kind = Samples.kind(code);
        given(kind, Map.of(), from)
                .when(move(kind, to, ""))
                .thenRefused(CaseCode.CASE_FACT_MISSING);
    }

    static Stream<Arguments> endings() {
        return KINDS.stream()
                .flatMap(kind ->
                        kind.closings().stream()
                                .filter(closing -> closing.when() != null)
                                .map(closing -> Arguments.of(kind.code(), closing.outcome())));
    }

    @ParameterizedTest(name = "{0}: it does not end as {1} where nobody knows that it is so")
    @MethodSource("endings")
    void an_ending_waits_until_it_is_so(String code, String outcome) {
        CaseKind kind = Samples.kind(code);
        given(kind, Map.of(), closable(kind))
                .when(move(kind, CaseState.CLOSED, outcome))
                .thenRefused(CaseCode.CASE_CLOSING_NOT_MET);
    }

    static Stream<Arguments> visited() {
        return KINDS.stream()
                .filter(kind -> !kind.followUps().isEmpty())
                .flatMap(kind ->
                        kind.closings().stream()
                                .filter(closing -> !closing.early() && closing.when() == null)
                                .map(closing -> Arguments.of(kind.code(), closing.outcome())));
    }

    @ParameterizedTest(name = "{0}: it does not end as {1} before its visits are over")
    @MethodSource("visited")
    void an_ending_waits_for_its_visits(String code, String outcome) {
        CaseKind kind = Samples.kind(code);
        given(kind, Map.of(), closable(kind))
                .when(move(kind, CaseState.CLOSED, outcome))
                .thenRefused(CaseCode.CASE_FOLLOW_UP_OPEN);
    }

    static Stream<String> codesOfKinds() {
        return KINDS.stream().map(CaseKind::code);
    }

    @ParameterizedTest(name = "{0}: it ends in no way that its kind does not know")
    @MethodSource("codesOfKinds")
    void an_ending_nobody_knows_is_none(String code) {
        CaseKind kind = Samples.kind(code);
        given(kind, Map.of(), closable(kind))
                .when(move(kind, CaseState.CLOSED, "VANISHED"))
                .thenRefused(CaseCode.CASE_OUTCOME_UNKNOWN);
    }

    /** Each way into a stage that asks for something. */
    private static Stream<Arguments> stages(
            Predicate<CaseKind.Stage> which, Function<CaseKind.Stage, List<String>> asked) {
        return KINDS.stream()
                .flatMap(kind ->
                        kind.stages().stream()
                                .filter(which)
                                .filter(stage -> !asked.apply(stage).isEmpty())
                                .flatMap(stage ->
                                        before(kind, stage.state())
                                                .map(from ->
                                                        Arguments.of(
                                                                kind.code(),
                                                                from,
                                                                stage.state(),
                                                                asked.apply(stage)))));
    }

    /** States from which the kind leads to another. */
    private static Stream<CaseState> before(CaseKind kind, CaseState to) {
        return Stream.of(CaseState.values())
                .filter(from -> !from.ends() && kind.next(from).contains(to));
    }

    private static CaseState closable(CaseKind kind) {
        return before(kind, CaseState.CLOSED).reduce((first, last) -> last).orElseThrow();
    }

    /** All that could be known, so that papers alone are missing. */
    private static Map<String, Object> facts(CaseKind kind) {
        Map<String, Object> all = new HashMap<>();
        for (CaseKind.Fact fact : kind.facts()) {
            all.put(
                    fact.name(),
                    switch (fact.type()) {
                        case BOOL -> true;
                        case INT -> 1L;
                        case TEXT -> "Surabaya";
                        case CHOICE -> fact.choices().getFirst();
                    });
        }
        return all;
    }

    private static CaseReceived received(CaseKind kind, Map<String, Object> facts) {
        return new CaseReceived(
                new Origin(
                        KindRef.standard(kind.code()),
                        "POLICE",
                        "35.24.05.2001",
                        "35.24",
                        kind.confidentiality(),
                        SUBJECT,
                        "sari",
                        AT,
                        null),
                PersonalData.of(SUBJECT, Samples.REPORT),
                PersonalData.of(SUBJECT, new FactSheet(facts)),
                AT);
    }

    private static DeciderSpec<CaseCommand, Case, CaseEvent>.Given given(
            CaseKind kind, Map<String, Object> facts, CaseState from) {
        List<CaseEvent> history = new ArrayList<>();
        history.add(received(kind, facts));
        if (from != CaseState.RECEIVED) {
            history.add(new CaseMoved(from, remark(""), AT));
        }
        return DeciderSpec.of(new CaseDecider(TRIAGE)).given(history.toArray(CaseEvent[]::new));
    }

    private static Move move(CaseKind kind, CaseState to, String outcome) {
        return new Move(
                kind,
                new Going(to, outcome, "", null),
                Set.of("officer", "supervisor"),
                TODAY,
                TODAY,
                0,
                AT);
    }

    private static List<String> codes() {
        try (InputStream in =
                Objects.requireNonNull(
                        ForbiddenMovesTest.class.getResourceAsStream("/case-kinds.json"))) {
            List<String> codes = new ArrayList<>();
            EventCodec.mapper().readTree(in).forEach(kind -> codes.add(kind.path("code").asText()));
            return List.copyOf(codes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
