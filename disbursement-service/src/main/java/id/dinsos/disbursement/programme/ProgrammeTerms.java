package id.dinsos.disbursement.programme;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.eligibility.RuleSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a programme gives, to whom and under which law, as data: one version of it. A run keeps the
 * version it was opened with.
 *
 * @param owner region code of the authority that runs it; its runs lie within
 * @param amountRupiah short for a fixed benefit a month; 0 where {@code benefit} says it all
 * @param conflictGroup programmes of one group exclude each other for a person and month
 * @param rule every clause must pass
 * @param candidates of a programme of persons, who is looked at: {@code disability}, {@code
 *     veteran}, {@code pioneer}, {@code age:70}, {@code employment:SOCIAL_STAFF}, {@code
 *     service:TKSK}, {@code ppks:POOR}; empty: everybody
 * @param quota none: everybody eligible is paid
 * @param approvals whose signatures a run needs by its sum, the smaller sums first; left out: two
 *     approvers for every sum
 */
public record ProgrammeTerms(
        String name,
        String owner,
        Mode mode,
        Target target,
        long amountRupiah,
        String conflictGroup,
        String legalBasis,
        List<Clause> rule,
        Benefit benefit,
        Schedule schedule,
        Delivery delivery,
        String candidates,
        @Nullable Quota quota,
        @Nullable List<ApprovalBand> approvals) {
    private static final String ON_ROSTER = "on-roster";
    private static final String CANDIDATES =
            "|disability|veteran|pioneer|age:\\d{1,3}|(employment|ppks|service):[A-Z_]{2,40}";

    public ProgrammeTerms {
        rule = List.copyOf(rule);
        var unused = RegionCode.of(owner);
        benefit = benefit == null ? Benefit.fixed(amountRupiah) : benefit;
        amountRupiah = benefit.kind() == Benefit.Kind.FIXED ? benefit.amountRupiah() : 0;
        schedule = Objects.requireNonNullElse(schedule, Schedule.ALWAYS);
        delivery =
                Objects.requireNonNullElseGet(
                        delivery,
                        () -> new Delivery(Channel.BANK, Payee.HOUSEHOLD_PAYEE, List.of()));
        candidates = Objects.requireNonNullElse(candidates, "");
        approvals = approvals == null ? null : List.copyOf(approvals);
        if (approvals != null && !ApprovalBand.ascend(approvals)) {
            throw new IllegalArgumentException("bands ascend from 0 rupiah");
        }
        required("name", name);
        required("conflictGroup", conflictGroup);
        required("legalBasis", legalBasis);
        if (!candidates.matches(CANDIDATES)
                || target == Target.HOUSEHOLD && !candidates.isEmpty()) {
            throw new IllegalArgumentException("candidates are not of a known kind");
        }
        if (target == Target.PERSON && benefit.kind() == Benefit.Kind.PER_COMPONENT) {
            throw new IllegalArgumentException("components belong to households");
        }
        if (benefit.period() == Benefit.Period.ONCE_A_YEAR && schedule.months().size() != 1) {
            throw new IllegalArgumentException("once a year needs one month of the calendar");
        }
        if (mode == Mode.PAY && benefit.paysMoney() && delivery.channel() == Channel.NONE) {
            throw new IllegalArgumentException("money that we pay leaves by some channel");
        }
        if (benefit.period() == Benefit.Period.YEAR && schedule.months().size() != 12) {
            throw new IllegalArgumentException("a year's amount is spread over twelve months");
        }
    }

    /** A fixed sum a month for households or persons, always, through the bank. */
    @SuppressWarnings("NullAway") // the canonical constructor fills in what is usual
    public ProgrammeTerms(
            String name,
            String owner,
            Mode mode,
            Target target,
            long amountRupiah,
            String conflictGroup,
            String legalBasis,
            List<Clause> rule) {
        this(
                name,
                owner,
                mode,
                target,
                amountRupiah,
                conflictGroup,
                legalBasis,
                rule,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The roles that sign a run of this sum, one approval for each. */
    public List<String> approvedBy(Rupiah sum) {
        return ApprovalBand.of(Objects.requireNonNullElse(approvals, ApprovalBand.USUAL), sum);
    }

    /** Everything that decides who gets how much. */
    public RuleSource source() {
        return new RuleSource(rule, benefit, quota == null ? List.of() : quota.expressions());
    }

    /** The roster whose past and present entries are the candidates; empty: everybody. */
    public String roster() {
        for (Clause clause : rule) {
            if (target == Target.HOUSEHOLD && clause.kind().equals(ON_ROSTER)) {
                return clause.arguments().getFirst();
            }
        }
        return "";
    }

    /** Whether it is paid into accounts; where money is handed over nobody needs one. */
    public boolean asksForAccount() {
        return benefit.paysMoney()
                && delivery.channel() != Channel.HAND
                && delivery.channel() != Channel.POST;
    }

    public boolean covers(String region) {
        return RegionCode.of(owner).covers(RegionCode.of(region));
    }

    private static void required(String field, String value) {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(field + " must have 1 to 200 characters");
        }
    }

    /** Whether we move the money, or the ministry does and we follow and check. */
    public enum Mode {
        PAY,
        MIRROR
    }

    /** Who is entitled. */
    public enum Target {
        HOUSEHOLD,
        PERSON
    }

    /** How the benefit reaches people. */
    public enum Channel {
        BANK,
        /** By the national rail for payments of governments, batch by batch over HTTP. */
        RAIL,
        POST,
        AGENT,
        HAND,
        NONE
    }

    /** Who receives the money: the heir once the person has died, the caregiver where there is. */
    public enum Payee {
        HOUSEHOLD_PAYEE,
        SELF,
        CAREGIVER,
        HEIR
    }

    /**
     * How and to whom it is given, and the papers it needs.
     *
     * @param documents what a file must hold, such as a decree, an identity card, a receipt
     */
    public record Delivery(Channel channel, Payee payee, List<String> documents) {
        public Delivery {
            channel = Objects.requireNonNullElse(channel, Channel.BANK);
            payee = Objects.requireNonNullElse(payee, Payee.HOUSEHOLD_PAYEE);
            documents = documents == null ? List.of() : List.copyOf(documents);
        }
    }

    /**
     * How many are paid at most, and whom it serves first. Equal places go by id.
     *
     * @param beneficiaries 0: only the budget is the limit
     */
    public record Quota(int beneficiaries, List<RankingKey> ranking) {
        public Quota {
            ranking = List.copyOf(ranking);
            if (beneficiaries < 0 || ranking.isEmpty() || ranking.size() > 10) {
                throw new IllegalArgumentException("a quota has an order of 1 to 10 keys");
            }
        }

        List<String> expressions() {
            return ranking.stream().map(RankingKey::expression).toList();
        }
    }

    /**
     * One key of the order.
     *
     * @param expression a CEL number; the smaller comes first
     */
    public record RankingKey(String expression, String textId, String textEn) {
        public RankingKey {
            textId = Objects.requireNonNullElse(textId, expression);
            textEn = Objects.requireNonNullElse(textEn, expression);
        }
    }
}
