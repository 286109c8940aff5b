package id.dinsos.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What disbursement says: whole public state plus {@code change}. Amounts are whole rupiah; months
 * are {@code yyyy-MM} in the owner's zone.
 */
public sealed interface DisbursementMessage {
    String RUNS = "disbursement.runs.v1";
    String PAYMENTS = "disbursement.payments.v1";
    String VERDICTS = "disbursement.verdicts.v1";
    String BUDGETS = "disbursement.budgets.v1";
    String ASSISTANCE = "disbursement.assistance.v1";
    String PROGRAMMES = "disbursement.programmes.v1";
    String CENTRAL = "disbursement.central.v1";

    /**
     * A run on {@value #RUNS} (public), keyed by run id.
     *
     * @param state OPEN, FREEZING, FROZEN, SUBMITTED, APPROVED, INSTRUCTED, CLOSED or CANCELLED
     * @param source of the funds it is paid from; absent where it is the usual one
     * @param rosterDecree names the recipients; absent before it is entered
     * @param paymentOrders each with the release of its money; absent before there were any
     */
    record Run(
            UUID runId,
            String change,
            String programme,
            List<String> months,
            String owner,
            String mode,
            String state,
            RunTotals totals,
            @Nullable String source,
            @Nullable Paper rosterDecree,
            @Nullable List<PaymentOrder> paymentOrders)
            implements DisbursementMessage {
        public Run {
            months = List.copyOf(months);
            paymentOrders = paymentOrders == null ? null : List.copyOf(paymentOrders);
        }
    }

    /** A signed paper by its number and date. */
    record Paper(String number, LocalDate date) {}

    /**
     * An order to pay (SPM).
     *
     * @param fundRelease of its money (SP2D); absent until the treasury has given it
     */
    record PaymentOrder(
            String number, LocalDate date, long amountRupiah, @Nullable Paper fundRelease) {}

    /**
     * How many beneficiaries a run looked at, and the money it moves.
     *
     * @param waiting for a place of the quota; absent before it was a state of its own
     */
    record RunTotals(
            int candidates,
            int eligible,
            int excluded,
            int held,
            @Nullable Integer waiting,
            int instructed,
            long eligibleRupiah,
            long instructedRupiah) {}

    /**
     * One payment on {@value #PAYMENTS} (public), keyed by payment id.
     *
     * @param beneficiaryId household or person, as the programme targets
     * @param state INSTRUCTED, SENT, CREDITED, WITHDRAWN, HELD, UNKNOWN, FAILED, RETURNED,
     *     CANCELLED or LAPSED
     * @param reason failure code where the state has one
     * @param transferId the attempt that is open, or the last one: a line of a bank file
     * @param attempt 1 for the first
     * @param bank whose file it left with
     * @param bankReference of the credit
     * @param creditedOn the bank's day, as the next two
     * @param backOn when it failed or came back
     */
    record Payment(
            UUID paymentId,
            String change,
            UUID runId,
            UUID beneficiaryId,
            String region,
            String owner,
            String programme,
            String month,
            long amountRupiah,
            String state,
            @Nullable String reason,
            @Nullable UUID transferId,
            @Nullable Integer attempt,
            @Nullable String bank,
            @Nullable String bankReference,
            @Nullable LocalDate creditedOn,
            @Nullable LocalDate withdrawnOn,
            @Nullable LocalDate backOn)
            implements DisbursementMessage {
        /** Without its transfer, as of the first version. */
        public Payment(
                UUID paymentId,
                String change,
                UUID runId,
                UUID beneficiaryId,
                String region,
                String owner,
                String programme,
                String month,
                long amountRupiah,
                String state,
                @Nullable String reason) {
            this(
                    paymentId,
                    change,
                    runId,
                    beneficiaryId,
                    region,
                    owner,
                    programme,
                    month,
                    amountRupiah,
                    state,
                    reason,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /**
     * Who was not paid for a month and why, on {@value #VERDICTS} (restricted: case), keyed by
     * beneficiary, programme and month: of one key the newer one is true, whichever month ran last.
     *
     * @param verdict EXCLUDED, HELD, WAITING (for a place of the quota) or ELIGIBLE (once a hold is
     *     released)
     * @param clauses stable codes of the clauses that failed
     * @param reasons the same clauses in words for whoever asks why, each with its remedy where
     *     there is one; absent before there were any
     */
    record Verdict(
            UUID beneficiaryId,
            String change,
            UUID runId,
            String programme,
            String month,
            String region,
            String owner,
            String verdict,
            List<String> clauses,
            @Nullable List<Reason> reasons)
            implements DisbursementMessage {
        public Verdict {
            clauses = List.copyOf(clauses);
            reasons = reasons == null ? null : List.copyOf(reasons);
        }

        /** Without words, as of the first version. */
        public Verdict(
                UUID beneficiaryId,
                String change,
                UUID runId,
                String programme,
                String month,
                String region,
                String owner,
                String verdict,
                List<String> clauses) {
            this(
                    beneficiaryId,
                    change,
                    runId,
                    programme,
                    month,
                    region,
                    owner,
                    verdict,
                    clauses,
                    null);
        }
    }

    /** Why somebody is not paid, in Indonesian and English; the programme's own words too. */
    record Reason(String code, String textId, String textEn) {}

    /**
     * A budget on {@value #BUDGETS} (public), keyed by budget id.
     *
     * @param setAsideRupiah by monthly reserves; absent before there were any
     * @param lapsedRupiah gone with the close of the year; absent before there was one
     * @param availableRupiah what nothing is set aside, reserved, committed or paid for; absent
     *     before it was said
     */
    record Budget(
            UUID budgetId,
            String change,
            String programme,
            int year,
            String owner,
            String source,
            long allottedRupiah,
            long reservedRupiah,
            long committedRupiah,
            long paidRupiah,
            long returnedRupiah,
            @Nullable Long setAsideRupiah,
            @Nullable Long lapsedRupiah,
            @Nullable Long availableRupiah)
            implements DisbursementMessage {}

    /**
     * A programme on {@value #PROGRAMMES} (public), keyed by its code: all versions that were ever
     * put into force, the newest last.
     */
    record Programme(String programme, String change, String owner, List<ProgrammeVersion> versions)
            implements DisbursementMessage {
        public Programme {
            versions = List.copyOf(versions);
        }
    }

    /**
     * What was decided on aid that a case asked for, on {@value #ASSISTANCE} (restricted: case),
     * keyed by request id. Once it is made out the payment speaks.
     *
     * @param state REQUESTED, LISTED, INSTRUCTED, REFUSED or WITHDRAWN
     * @param reason why it was refused: NOT_ENTITLED, PAID_ELSEWHERE, NOT_IN_DECREE, AMOUNT_WRONG,
     *     BENEFICIARY_WRONG, NO_BUDGET or PAYMENT_UNSETTLED, where a payment for the same that was
     *     given up may have left
     * @param paymentId once it is made out
     */
    record AidDecided(
            UUID requestId,
            String change,
            UUID beneficiaryId,
            String owner,
            String programme,
            String kind,
            String event,
            long amountRupiah,
            String state,
            @Nullable String reason,
            @Nullable UUID paymentId)
            implements DisbursementMessage {}

    /**
     * Where the ministry's payment of one month stands, on {@value #CENTRAL} (restricted: case),
     * keyed by beneficiary, programme and month. It is no payment of ours.
     *
     * @param beneficiaryId household or person, as the programme targets
     * @param stage FINAL_CLOSING, ACCOUNT_CHECK, PAYMENT_ORDER, FUND_RELEASE, STANDING_INSTRUCTION,
     *     TOP_UP, or why it stands still (COMMITMENT_UNMET, EXCLUDED_JOB, ...); a reader must
     *     accept words it does not know
     * @param course UNDER_WAY, PAID, WITHHELD or UNCLEAR
     * @param words of the ministry, as they stand in its file
     * @param textId the stage in Indonesian
     * @param since the day since when it stands there
     * @param asOf the day of which the newest file speaks
     * @param amountRupiah where the file says
     */
    record CentralStatus(
            UUID beneficiaryId,
            String change,
            String programme,
            String month,
            String region,
            String owner,
            String stage,
            String course,
            String words,
            String textId,
            String textEn,
            LocalDate since,
            LocalDate asOf,
            @Nullable Long amountRupiah)
            implements DisbursementMessage {}
}
