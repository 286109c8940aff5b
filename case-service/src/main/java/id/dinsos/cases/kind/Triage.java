package id.dinsos.cases.kind;

import java.util.List;
import java.util.Map;

/** Asks the rules of a kind. The same kind and facts always have the same answer. */
public interface Triage {
    /** What the condition of an ending may ask about beside the facts: where the case stands. */
    String STATE = "state";

    /** As {@code STATE}: how many midnights of its office the case has stood there. */
    String DAYS_IN_STATE = "daysInState";

    /** Who brought the case in; triage may ask about it too. */
    String SOURCE = "source";

    /**
     * How urgent a case is.
     *
     * @param source who brought it in, which rules may ask about
     */
    Judgment judge(CaseKind kind, String source, Map<String, Object> facts);

    /** Whether a condition of the kind holds. */
    TriageAnswer ask(CaseKind kind, String condition, String source, Map<String, Object> facts);

    /** What is wrong with the rules of a kind; empty where they can be used. */
    List<Fault> faults(CaseKind kind);

    /**
     * How urgent, and why.
     *
     * @param rule the rule that fired; {@code otherwise} where none did
     * @param unanswered rules before it that could not be worked out, because a fact is missing
     */
    record Judgment(Priority priority, String rule, List<String> unanswered) {
        public Judgment {
            unanswered = List.copyOf(unanswered);
        }
    }

    /** Yes, no, or a fact is missing. */
    enum TriageAnswer {
        YES,
        NO,
        UNKNOWN
    }

    /** What is wrong, and where. */
    record Fault(String pointer, String code, String message) {}
}
