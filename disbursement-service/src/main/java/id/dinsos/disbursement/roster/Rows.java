package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.beneficiary.Candidate;
import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.eligibility.Judgment;
import id.dinsos.disbursement.eligibility.Rule;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges candidates and writes their verdicts down. A judgment follows from the facts alone, so
 * equal facts, which most families of a chunk share, are judged once.
 */
public final class Rows {
    private static final int MONTHS = 12;

    private Rows() {}

    public static List<Row> of(Rule rule, ProgrammeTerms terms, List<Candidate> candidates) {
        Map<Map<String, Object>, Judgment> judged = new HashMap<>();
        List<Row> rows = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            rows.add(of(candidate, judged.computeIfAbsent(candidate.facts(), rule::judge), terms));
        }
        return rows;
    }

    private static Row of(Candidate candidate, Judgment judgment, ProgrammeTerms terms) {
        Benefit benefit = terms.benefit();
        Verdict verdict = judgment.verdict();
        boolean spread = benefit.period() == Benefit.Period.YEAR && judgment.amountRupiah() > 0;
        long month = month(judgment.amountRupiah(), benefit);
        boolean eligible = verdict.outcome() == Verdict.Outcome.ELIGIBLE;
        return new Row(
                candidate.id(),
                candidate.payee(),
                candidate.region(),
                verdict.outcome(),
                eligible ? month : 0,
                verdict.clauses(),
                candidate.facts(),
                spread ? judgment.amountRupiah() : null,
                verdict.outcome() == Verdict.Outcome.HELD ? month : null,
                terms.asksForAccount() ? candidate.account() : null);
    }

    /** Of a year's amount the largest month, so that a run's sum set aside is always enough. */
    private static long month(long amount, Benefit benefit) {
        return benefit.period() == Benefit.Period.YEAR ? (amount + MONTHS - 1) / MONTHS : amount;
    }
}
