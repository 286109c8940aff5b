package id.dinsos.disbursement.eligibility;

import java.util.List;

/**
 * What the rule says of one beneficiary, with the codes of the clauses that failed.
 *
 * @param clauses empty for the eligible
 */
public record Verdict(Outcome outcome, List<String> clauses) {
    public static final Verdict ELIGIBLE = new Verdict(Outcome.ELIGIBLE, List.of());

    public Verdict {
        clauses = List.copyOf(clauses);
    }

    /**
     * Eligible is paid; excluded is not; held waits for a fact or a person; waiting is eligible and
     * has no place of the quota, so that nobody has to look at it.
     */
    public enum Outcome {
        ELIGIBLE,
        EXCLUDED,
        HELD,
        WAITING
    }
}
