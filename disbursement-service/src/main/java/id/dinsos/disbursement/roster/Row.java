package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
public record Row(
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
    /** What no word of a person can replace. */
    private static final Set<String> FIRM =
            Set.of(
                    ClauseText.FACTS_INCOMPLETE,
                    ClauseText.WAITING_LIST,
                    "no-account",
                    "payee-to-replace");

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
        this(beneficiary, payee, region, verdict, amountRupiah, clauses, facts, null, null, null);
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
        return verdict == Verdict.Outcome.WAITING;
    }

    /** Whether a person's word is enough to let it go on. */
    public boolean mayBeReleased() {
        return verdict == Verdict.Outcome.HELD
                && payee != null
                && onReleaseRupiah != null
                && Collections.disjoint(clauses, FIRM);
    }

    /** What was held for a finding stays so, and waits for a place besides. */
    public Row waiting() {
        List<String> codes = new ArrayList<>(clauses);
        codes.add(ClauseText.WAITING_LIST);
        return with(isEligible() ? Verdict.Outcome.WAITING : verdict, 0, codes, dueRupiah());
    }

    /** Who is let go on although the month is paid to somebody of the family says so for good. */
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

    public Row left(ChunkEvent.Unpaid why) {
        return with(why.verdict(), 0, List.of(why.clause()), null);
    }

    private Row with(
            Verdict.Outcome outcome, long amount, List<String> codes, @Nullable Long onRelease) {
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
