package id.dinsos.cases.kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a kind apart from its rules: names, limits and what refers to nothing. */
public final class KindFault {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9-]{1,59}");
    private static final Set<String> OURS =
            Set.of(Triage.SOURCE, Triage.STATE, Triage.DAYS_IN_STATE);
    private static final int MAX_ENTRIES = 100;
    private static final long MAX_MINUTES = 10L * 366 * 24 * 60;

    private final List<Triage.Fault> faults = new ArrayList<>();

    private KindFault() {}

    public static List<Triage.Fault> in(CaseKind kind) {
        KindFault check = new KindFault();
        check.kind(kind);
        return List.copyOf(check.faults);
    }

    private void kind(CaseKind kind) {
        expect(CODE.matcher(kind.code()).matches(), "/code", "a code is like HOME_CARE");
        expect(
                kind.facts().size() <= MAX_ENTRIES
                        && kind.triage().size() <= MAX_ENTRIES
                        && kind.times().size() <= MAX_ENTRIES
                        && kind.closings().size() <= MAX_ENTRIES
                        && kind.followUps().size() <= MAX_ENTRIES,
                "/",
                "at most " + MAX_ENTRIES + " entries of a sort");
        Set<String> facts = new HashSet<>();
        for (int i = 0; i < kind.facts().size(); i++) {
            CaseKind.Fact fact = kind.facts().get(i);
            String at = "/facts/" + i;
            expect(NAME.matcher(fact.name()).matches(), at + "/name", "a name is like bedBound");
            expect(facts.add(fact.name()), at + "/name", "the name is there twice");
            expect(!OURS.contains(fact.name()), at + "/name", "rules know this name already");
            expect(
                    fact.type() != CaseKind.Type.CHOICE || !fact.choices().isEmpty(),
                    at + "/choices",
                    "a choice needs what can be chosen");
        }
        for (int i = 0; i < kind.triage().size(); i++) {
            expect(
                    RULE.matcher(kind.triage().get(i).code()).matches(),
                    "/triage/" + i + "/code",
                    "a code is like danger-to-others");
        }
        stages(kind, facts);
        Set<String> clocks = new HashSet<>();
        for (int i = 0; i < kind.times().size(); i++) {
            CaseKind.ServiceTime time = kind.times().get(i);
            String at = "/times/" + i;
            expect(CODE.matcher(time.code()).matches(), at + "/code", "a code is like OVERALL");
            expect(clocks.add(time.code()), at + "/code", "the code is there twice");
            expect(
                    time.minutes().values().stream().allMatch(m -> m > 0 && m <= MAX_MINUTES),
                    at + "/minutes",
                    "between a minute and ten years");
        }
    }

    private void stages(CaseKind kind, Set<String> facts) {
        for (int i = 0; i < kind.stages().size(); i++) {
            CaseKind.Stage stage = kind.stages().get(i);
            expect(
                    facts.containsAll(stage.facts()),
                    "/stages/" + i + "/facts",
                    "only facts of this kind");
        }
    }

    private void expect(boolean holds, String pointer, String message) {
        if (!holds) {
            faults.add(new Triage.Fault(pointer, "kind-invalid", message));
        }
    }
}
