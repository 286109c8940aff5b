package id.dinsos.cases.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one family, programme and month. Equal facts give equal answers, and facts that
 * differ give answers that differ: the standing on the list is therefore told only while nothing is
 * decided.
 *
 * @param central null where the ministry has said nothing of the month
 */
public record Facts(
        Standing standing, Verdict verdict, Payment payment, @Nullable Central central) {
    public static final Facts NONE = new Facts(Standing.UNKNOWN, Verdict.NONE, Payment.NONE);

    /** Of a month that the ministry has said nothing of. */
    public Facts(Standing standing, Verdict verdict, Payment payment) {
        this(standing, verdict, payment, null);
    }

    /**
     * Where the ministry's payment of the month stands, which is none of ours.
     *
     * @param course UNDER_WAY, PAID, WITHHELD or UNCLEAR
     * @param textId how far it has come, or why it stands still, in Indonesian
     * @param asOf the day of which the ministry's file speaks
     */
    public record Central(String course, String textId, String textEn, LocalDate asOf) {}

    /** Where the family stands before and beside any decision of the month. */
    public enum Standing {
        /**
         * No message has named the family yet, or it belongs to another authority: what is
         * elsewhere is as what is nowhere.
         */
        UNKNOWN,
        /** The registry knows the family, and it is on no list of the programme. */
        NOT_LISTED,
        /** On the list, and the month is not decided yet. */
        LISTED,
        /** A verdict or a payment of the month is known. */
        DECIDED
    }

    /** A clause in the words of its programme. */
    public record Words(String code, String textId, String textEn) {}

    /**
     * What the month's run decided where it did not simply pay.
     *
     * @param outcome EXCLUDED, HELD, WAITING or ELIGIBLE; empty where there is none
     * @param clauses stable codes of the clauses that failed
     * @param reasons the words that came with them; null where none did
     */
    public record Verdict(String outcome, List<String> clauses, @Nullable List<Words> reasons) {
        public static final Verdict NONE = new Verdict("", List.of());

        public Verdict {
            clauses = List.copyOf(clauses);
            reasons = reasons == null || reasons.isEmpty() ? null : List.copyOf(reasons);
        }

        public Verdict(String outcome, List<String> clauses) {
            this(outcome, clauses, null);
        }

        /** The words of the clauses, as far as they came. */
        public List<Words> words() {
            List<Words> came = reasons;
            return came == null ? List.of() : came;
        }

        public boolean known() {
            return !outcome.isEmpty();
        }
    }

    /**
     * The payment of the month.
     *
     * @param state as on the payments topic; empty where there is no payment
     * @param reason failure code where the state has one, else empty
     */
    public record Payment(UUID id, String state, String reason, long amountRupiah) {
        public static final Payment NONE = new Payment(new UUID(0, 0), "", "", 0);

        /** States in which the money is not with the family and will not come by itself. */
        public static final Set<String> GONE = Set.of("FAILED", "RETURNED", "CANCELLED", "LAPSED");

        private static final Set<String> PAID = Set.of("CREDITED", "WITHDRAWN");

        public boolean known() {
            return !state.isEmpty();
        }

        /** The money has reached the account. */
        public boolean paid() {
            return PAID.contains(state);
        }

        public boolean gone() {
            return GONE.contains(state);
        }
    }
}
