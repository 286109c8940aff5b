package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.beneficiary.Candidate;
import id.dinsos.disbursement.beneficiary.CandidateStore;
import id.dinsos.disbursement.beneficiary.Population;
import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Rule;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.roster.Rows;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the rule of a run's month again about one beneficiary. */
@Singleton
class RejudgeStore {
    /** Of another authority now, or of none. */
    private static final String MOVED_AWAY = "moved-away";

    private final CandidateStore candidates;

    RejudgeStore(CandidateStore candidates) {
        this.candidates = candidates;
    }

    /**
     * What the rule says.
     *
     * @param on the day it is asked about, by all that is known now; null: as things stand
     */
    Judged judge(RunPlan plan, UUID beneficiary, YearMonth month, @Nullable LocalDate on) {
        Rule rule = Rules.rule(plan.terms().source());
        Population population = new Population(plan.terms(), rule, plan.owner(), month, null, on);
        List<Candidate> found = Await.await(candidates.chunk(population, beneficiary, beneficiary));
        if (found.isEmpty()) {
            return new Judged(
                    Verdict.Outcome.EXCLUDED, 0, List.of(ClauseText.of(MOVED_AWAY)), Map.of());
        }
        Row row = Rows.of(rule, plan.terms(), found).getFirst();
        return new Judged(
                row.verdict(),
                row.pays() ? row.amountRupiah(month) : 0,
                row.clauses().stream().map(code -> text(plan, code)).toList(),
                row.facts());
    }

    private static ClauseText text(RunPlan plan, String code) {
        Clause clause = Clause.find(plan.terms().rule(), code);
        return clause == null ? ClauseText.of(code) : clause.text();
    }

    /** The rule's answer, in words. */
    record Judged(
            Verdict.Outcome verdict,
            long dueRupiah,
            List<ClauseText> reasons,
            Map<String, Object> facts) {
        boolean isHeld() {
            return verdict == Verdict.Outcome.HELD;
        }

        String reason() {
            return reasons.isEmpty() ? "not-due" : reasons.getFirst().code();
        }
    }
}
