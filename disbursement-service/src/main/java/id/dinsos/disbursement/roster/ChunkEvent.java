package id.dinsos.disbursement.roster;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.run.Instructed;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
     * The verdict on one beneficiary with the facts it rests on.
     *
     * @param region village where the household lived at the freeze
     * @param amountRupiah for one month; 0 where nothing is due
     * @param clauses codes of the clauses that failed
     * @param facts what the rule asked about, by its name in the rule; what is missing is not there
     * @param yearRupiah where the months of a year are not equal, what they come to
     * @param onReleaseRupiah what a held one is due a month once a person releases it
     * @param account fingerprint of the account looked at; null where none was known
     */
    record Row(
            UUID beneficiary,
            @Nullable UUID payee,
            String region,
            Verdict.Outcome verdict,
            long amountRupiah,
            List<String> clauses,
            Map<String, Object> facts,
            @Nullable Long yearRupiah,
            @Nullable Long onReleaseRupiah,
            @Nullable String account) {
        public Row {
            clauses = List.copyOf(clauses);
            facts = Collections.unmodifiableMap(facts);
        }

        public Row(
                UUID beneficiary,
                @Nullable UUID payee,
                String region,
                Verdict.Outcome verdict,
                long amountRupiah,
                List<String> clauses,
                Map<String, Object> facts) {
            this(
                    beneficiary,
                    payee,
                    region,
                    verdict,
                    amountRupiah,
                    clauses,
                    facts,
                    null,
                    null,
                    null);
        }

        public boolean isEligible() {
            return verdict == Verdict.Outcome.ELIGIBLE;
        }

        /** Whether money is due; who is entitled to a package or an insurance is eligible only. */
        public boolean pays() {
            return isEligible() && amountRupiah > 0;
        }

        /** What is due for a month. */
        public long amountRupiah(YearMonth month) {
            return yearRupiah == null || !pays()
                    ? amountRupiah
                    : Benefit.share(yearRupiah, month.getMonthValue());
        }

        /** What is due a month, or would be once a hold is released. */
        public long dueRupiah() {
            Long due = onReleaseRupiah;
            return isEligible() || due == null ? amountRupiah : due;
        }

        /** Only the want of a place keeps it back. */
        public boolean awaitsPlace() {
            return verdict == Verdict.Outcome.HELD
                    && clauses.equals(List.of(ClauseText.WAITING_LIST));
        }

        /** What was held for a finding stays so, and waits for a place besides. */
        public Row waiting() {
            List<String> codes = new ArrayList<>(clauses);
            codes.add(ClauseText.WAITING_LIST);
            return with(Verdict.Outcome.HELD, 0, codes, dueRupiah());
        }

        /**
         * Who is let go on although the month is paid to somebody of the family says so for good.
         */
        public Row released() {
            List<String> how =
                    clauses.contains(ClauseText.ENTITLEMENT_CLAIMED)
                            ? List.of(ClauseText.CLAIM_OVERRULED)
                            : List.of();
            return with(Verdict.Outcome.ELIGIBLE, dueRupiah(), how, null);
        }

        /** As one whom a person lets go on beside whatever was paid for the month. */
        public Row overruling() {
            return with(verdict, amountRupiah, List.of(ClauseText.CLAIM_OVERRULED), null);
        }

        /** A person has allowed a second payment. */
        public boolean overrulesClaims() {
            return clauses.contains(ClauseText.CLAIM_OVERRULED);
        }

        /** Paid already through a household left, a payee or another record: a person decides. */
        Row claimed() {
            List<String> codes = new ArrayList<>(clauses);
            codes.add(ClauseText.ENTITLEMENT_CLAIMED);
            return with(Verdict.Outcome.HELD, 0, codes, dueRupiah());
        }

        /** The very payment was made by an earlier run, however it fared. */
        Row paidAlready() {
            return with(Verdict.Outcome.EXCLUDED, 0, List.of(ClauseText.DUPLICATE_PAYMENT), null);
        }

        public Row filled() {
            List<String> how = List.of(ClauseText.VACANCY_FILLED);
            return with(Verdict.Outcome.ELIGIBLE, dueRupiah(), how, null);
        }

        public Row left(Unpaid why) {
            return with(why.verdict(), 0, List.of(why.clause()), null);
        }

        private Row with(
                Verdict.Outcome outcome,
                long amount,
                List<String> codes,
                @Nullable Long onRelease) {
            return new Row(
                    beneficiary,
                    payee,
                    region,
                    outcome,
                    amount,
                    codes,
                    facts,
                    yearRupiah,
                    onRelease,
                    account);
        }
    }

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
