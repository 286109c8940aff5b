package id.dinsos.cases.complaint;

import id.dinsos.cases.knowledge.Facts;
import java.util.Locale;
import java.util.Set;

/**
 * The stable code of an answer. Payment and verdict states give their own codes ({@code
 * payment-failed}, {@code excluded}), so that a state this service has never heard of still gets an
 * honest answer.
 */
public final class AnswerCode {
    /** No message of this office has named the family, programme and month. */
    public static final String FACTS_NOT_KNOWN_YET = "facts-not-known-yet";

    /** On the list, but the month's run has not decided. */
    public static final String NOT_DECIDED_YET = "not-decided-yet";

    public static final String NOT_ON_LIST = "not-on-list";

    private static final Set<String> WAITING = Set.of(FACTS_NOT_KNOWN_YET, NOT_DECIDED_YET);

    private AnswerCode() {}

    /**
     * A payment says more than the ministry's word on its own, that more than our verdict, and each
     * more than the list.
     */
    public static String to(Facts facts) {
        if (facts.payment().known()) {
            return "payment-" + facts.payment().state().toLowerCase(Locale.ROOT);
        }
        if (facts.central() != null) {
            return "central-" + facts.central().course().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (facts.verdict().known()) {
            return facts.verdict().outcome().toLowerCase(Locale.ROOT);
        }
        return switch (facts.standing()) {
            case UNKNOWN -> FACTS_NOT_KNOWN_YET;
            case LISTED, DECIDED -> NOT_DECIDED_YET;
            case NOT_LISTED -> NOT_ON_LIST;
        };
    }

    /** Whether this only says that an answer will follow. */
    public static boolean waits(String code) {
        return WAITING.contains(code);
    }
}
