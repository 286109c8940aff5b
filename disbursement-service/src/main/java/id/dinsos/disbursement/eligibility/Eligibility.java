package id.dinsos.disbursement.eligibility;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges facts by a rule. One failed clause that excludes is enough to exclude; otherwise a failed
 * clause that holds, or any missing fact, holds. So a missing fact never excludes anybody, and
 * nobody is excluded by a clause that was not asked.
 */
public final class Eligibility {
    private Eligibility() {}

    public static Verdict judge(List<Clause> rule, Facts facts) {
        List<String> excluding = List.of();
        List<String> holding = List.of();
        for (Clause clause : rule) {
            switch (clause.answer(facts)) {
                case PASSED -> {}
                case UNKNOWN -> holding = with(holding, Clause.FactsComplete.CODE);
                case FAILED -> {
                    if (clause.holds()) {
                        holding = with(holding, clause.code());
                    } else {
                        excluding = with(excluding, clause.code());
                    }
                }
            }
        }
        if (!excluding.isEmpty()) {
            return new Verdict(Verdict.Outcome.EXCLUDED, excluding);
        }
        return holding.isEmpty() ? Verdict.ELIGIBLE : new Verdict(Verdict.Outcome.HELD, holding);
    }

    private static List<String> with(List<String> codes, String code) {
        if (codes.contains(code)) {
            return codes;
        }
        List<String> longer = new ArrayList<>(codes);
        longer.add(code);
        return longer;
    }
}
