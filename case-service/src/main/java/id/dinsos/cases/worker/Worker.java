package id.dinsos.cases.worker;

import java.util.List;

/** A worker as cases see them. */
public sealed interface Worker {
    /** Nobody the office has enlisted. */
    record None() implements Worker {}

    /**
     * @param team empty for none
     * @param serving false once they take no more cases
     */
    record Enlisted(
            String owner,
            String account,
            String team,
            List<String> skills,
            int maxCases,
            boolean serving)
            implements Worker {}
}
