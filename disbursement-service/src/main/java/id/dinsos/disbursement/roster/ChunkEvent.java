package id.dinsos.disbursement.roster;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.run.Instructed;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a chunk of a run. */
public sealed interface ChunkEvent {
    /**
     * The rule was applied to every candidate of the id range; the excluded are here too.
     *
     * @param accountsBy officers who entered an account that one of them may be paid into; null
     *     where nobody did
     */
    record ChunkFrozen(RunRef run, int number, @Nullable List<String> accountsBy, List<Row> rows)
            implements ChunkEvent {
        public ChunkFrozen {
            accountsBy =
                    accountsBy == null || accountsBy.isEmpty() ? null : List.copyOf(accountsBy);
            rows = List.copyOf(rows);
        }

        public ChunkFrozen(RunRef run, int number, List<Row> rows) {
            this(run, number, null, rows);
        }
    }

    /**
     * How many of each village get nothing, and what the others come to, for those who only count.
     */
    record ChunkCounted(UUID run, List<VillageCount> unpaid) implements ChunkEvent {
        public ChunkCounted {
            unpaid = List.copyOf(unpaid);
        }
    }

    /**
     * Beneficiaries of a village.
     *
     * @param eligible who stand on the frozen roster; what the instruction leaves out stays here
     * @param monthlyRupiah what these are due for one month
     */
    record VillageCount(
            String region, int excluded, int held, int waiting, int eligible, long monthlyRupiah) {
        /** Who get nothing. */
        public VillageCount(String region, int excluded, int held, int waiting) {
            this(region, excluded, held, waiting, 0, 0);
        }
    }

    /**
     * One month of a slice was instructed, in the transaction of its payments.
     *
     * @param unpaid who was eligible at the freeze and was left out now, with the reason
     * @param texts words of the clauses that somebody of the slice failed
     */
    record SliceInstructed(
            UUID run,
            YearMonth month,
            int part,
            int payments,
            long amountRupiah,
            List<Unpaid> unpaid,
            List<ClauseText> texts)
            implements ChunkEvent {
        public SliceInstructed {
            unpaid = List.copyOf(unpaid);
            texts = texts == null ? List.of() : List.copyOf(texts);
        }

        /** Without words of the programme's own. */
        public SliceInstructed(
                UUID run,
                YearMonth month,
                int part,
                int payments,
                long amountRupiah,
                List<Unpaid> unpaid) {
            this(run, month, part, payments, amountRupiah, unpaid, List.of());
        }

        /** The words of a clause. */
        public ClauseText text(String code) {
            for (ClauseText one : texts) {
                if (one.code().equals(code)) {
                    return one;
                }
            }
            return ClauseText.of(code);
        }

        /** What it adds to its run. */
        public Instructed sum() {
            int held = 0;
            for (Unpaid one : unpaid) {
                held += one.verdict() == Verdict.Outcome.HELD ? 1 : 0;
            }
            return new Instructed(payments, new Rupiah(amountRupiah), unpaid.size() - held, held);
        }
    }

    /** The run as its chunks need to know it. */
    record RunRef(UUID id, String programme, String owner, int sequence) {}

    /**
     * More were eligible than quota or budget allows: the ranking put these on the waiting list.
     *
     * @param waiting in the order of their places
     */
    record ChunkCut(List<Waiting> waiting) implements ChunkEvent {
        public ChunkCut {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * One on the waiting list.
     *
     * @param place 1 is the first to fill a vacancy
     */
    record Waiting(UUID beneficiary, int place) {}

    /**
     * Some who held a place, or whose turn on the waiting list came, are no longer due. Said before
     * anything of the run is instructed, so that others may have their places.
     */
    record PlacesVacated(List<Unpaid> left) implements ChunkEvent {
        public PlacesVacated {
            left = List.copyOf(left);
        }
    }

    /**
     * The first on the waiting list took places that nobody holds.
     *
     * @param filled with the places on the list that they had
     */
    record PlacesFilled(List<Waiting> filled) implements ChunkEvent {
        public PlacesFilled {
            filled = List.copyOf(filled);
        }
    }

    /**
     * Who is entitled to something handed over in a month has claimed it, as a payment would: no
     * programme of the same group pays or hands over a second time.
     *
     * @param entitlements keyed hashes in base64
     */
    record EntitlementsTaken(YearMonth month, List<String> entitlements) implements ChunkEvent {
        public EntitlementsTaken {
            entitlements = List.copyOf(entitlements);
        }
    }

    /**
     * An approver let one be paid after the instruction whom it had left out for a person to look
     * at; nothing that it left out as a duplicate.
     *
     * @param months that were held
     */
    record HoldInstructed(
            UUID run,
            UUID beneficiary,
            List<YearMonth> months,
            long amountRupiah,
            String reason,
            String by)
            implements ChunkEvent {
        public HoldInstructed {
            months = List.copyOf(months);
        }
    }

    /** A person looked at a finding and let the payment go on, before the roster was submitted. */
    record HoldReleased(UUID beneficiary, String reason, String by) implements ChunkEvent {}

    /** An eligible beneficiary who is not instructed after all. */
    record Unpaid(UUID beneficiary, String region, Verdict.Outcome verdict, String clause) {
        /** Changed since the freeze: a person looks at it; nothing is lost by waiting. */
        public static Unpaid changed(Row row) {
            return new Unpaid(
                    row.beneficiary(), row.region(), Verdict.Outcome.HELD, "changed-since-freeze");
        }

        /** The very payment is made already, by an earlier run. */
        public static Unpaid duplicate(Row row) {
            return new Unpaid(
                    row.beneficiary(),
                    row.region(),
                    Verdict.Outcome.EXCLUDED,
                    ClauseText.DUPLICATE_PAYMENT);
        }

        /** Somebody of the family is paid for the month under another id: a person decides. */
        public static Unpaid claimed(Row row) {
            return new Unpaid(
                    row.beneficiary(),
                    row.region(),
                    Verdict.Outcome.HELD,
                    ClauseText.ENTITLEMENT_CLAIMED);
        }
    }
}
