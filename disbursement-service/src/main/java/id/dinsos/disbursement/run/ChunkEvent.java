package id.dinsos.disbursement.run;

import id.dinsos.disbursement.eligibility.Facts;
import id.dinsos.disbursement.eligibility.Verdict;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a chunk of a run. */
public sealed interface ChunkEvent {
    /** The rule was applied to every candidate of the id range; the excluded are here too. */
    record ChunkFrozen(RunRef run, int number, List<Row> rows) implements ChunkEvent {
        public ChunkFrozen {
            rows = List.copyOf(rows);
        }
    }

    /** How many of each village get nothing, for those who only count. */
    record ChunkCounted(UUID run, List<VillageCount> unpaid) implements ChunkEvent {
        public ChunkCounted {
            unpaid = List.copyOf(unpaid);
        }
    }

    /** Beneficiaries of a village who get nothing. */
    record VillageCount(String region, int excluded, int held) {}

    /**
     * One month of a slice was instructed, in the transaction of its payments.
     *
     * @param unpaid who was eligible at the freeze and was left out now, with the reason
     */
    record SliceInstructed(
            UUID run,
            YearMonth month,
            int part,
            int payments,
            long amountRupiah,
            List<Unpaid> unpaid)
            implements ChunkEvent {
        public SliceInstructed {
            unpaid = List.copyOf(unpaid);
        }
    }

    /** The run as its chunks need to know it. */
    record RunRef(UUID id, String programme, String owner, int sequence) {}

    /**
     * The verdict on one beneficiary with the facts it rests on.
     *
     * @param region village where the household lived at the freeze
     * @param amountRupiah for one month; 0 where nothing is due
     * @param clauses codes of the clauses that failed
     */
    record Row(
            UUID beneficiary,
            @Nullable UUID payee,
            String region,
            Verdict.Outcome verdict,
            long amountRupiah,
            List<String> clauses,
            Facts facts) {
        public Row {
            clauses = List.copyOf(clauses);
        }

        public boolean isEligible() {
            return verdict == Verdict.Outcome.ELIGIBLE;
        }
    }

    /** An eligible beneficiary who is not instructed after all. */
    record Unpaid(UUID beneficiary, String region, Verdict.Outcome verdict, String clause) {
        /** Changed since the freeze: a person looks at it; nothing is lost by waiting. */
        public static Unpaid changed(Row row) {
            return new Unpaid(
                    row.beneficiary(), row.region(), Verdict.Outcome.HELD, "changed-since-freeze");
        }

        /** The person entitled has this month's benefit already, here or under another id. */
        public static Unpaid duplicate(Row row) {
            return new Unpaid(
                    row.beneficiary(), row.region(), Verdict.Outcome.EXCLUDED, "duplicate-payment");
        }
    }
}
