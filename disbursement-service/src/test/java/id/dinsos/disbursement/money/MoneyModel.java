package id.dinsos.disbursement.money;

import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunPlan;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reference: sums and words, counted from payments, without accounts or postings. */
final class MoneyModel {
    /** A scheme's money of the year. */
    static final class Money {
        final boolean fromReserves;
        long allotted;
        @Nullable Proposal proposal;
        final Map<YearMonth, Long> reserves = new HashMap<>();
        final Set<String> preparers = new HashSet<>();
        final List<Work> runs = new ArrayList<>();
        boolean closed;
        long recovered;
        long revenue;

        Money(boolean fromReserves, long allotted) {
            this.fromReserves = fromReserves;
            this.allotted = allotted;
        }

        long booked() {
            return reserves.values().stream().mapToLong(Long::longValue).sum();
        }

        long reserved() {
            return runs.stream().mapToLong(run -> run.reserved).sum();
        }

        long paid() {
            return runs.stream().mapToLong(run -> run.in(Bucket.CREDITED)).sum();
        }

        long committed() {
            long committed = 0;
            for (Work run : runs) {
                for (Bucket bucket : Bucket.values()) {
                    boolean gone = bucket.isBack() && (closed || run.stage == Stage.CLOSED);
                    committed += bucket == Bucket.CREDITED || gone ? 0 : run.in(bucket);
                }
            }
            return committed;
        }

        long spent() {
            return reserved() + committed() + paid();
        }

        long available() {
            return closed ? 0 : fromReserves ? allotted - booked() : allotted - spent();
        }

        long setAside() {
            return closed || !fromReserves ? 0 : booked() - spent();
        }

        long lapsed() {
            return closed ? allotted - spent() : 0;
        }

        /** The most that one run has, as far as nothing came back. */
        int mostPaid() {
            return runs.stream().mapToInt(Work::live).max().orElse(0);
        }

        /** Places that runs of a month have given, whatever became of the payments. */
        int given(YearMonth month) {
            return runs.stream()
                    .filter(run -> run.plan.months().contains(month))
                    .mapToInt(run -> run.payments.size() + run.remade)
                    .sum();
        }
    }

    /**
     * What a second person is still to agree to.
     *
     * @param to null for a revision
     */
    record Proposal(@Nullable Scheme to, long rupiah, String by) {}

    /** A run. */
    static final class Work {
        final Scheme scheme;
        final RunPlan plan;
        final Set<String> preparers = new HashSet<>();
        final Set<String> approvers = new HashSet<>();
        final List<UUID> roster = new ArrayList<>();
        final Map<UUID, Bucket> payments = new HashMap<>();
        Stage stage = Stage.OPEN;
        long reserved;
        long released;
        boolean filesMade;
        int places = Integer.MAX_VALUE;

        /** Payments that were given up, released and made out anew by another run. */
        int remade;

        Work(Scheme scheme, RunPlan plan) {
            this.scheme = scheme;
            this.plan = plan;
            preparers.add(plan.preparer());
        }

        long in(Bucket bucket) {
            long gone = bucket == Bucket.CANCELLED ? remade : 0;
            return MoneyOffice.AMOUNT
                    * (gone + payments.values().stream().filter(one -> one == bucket).count());
        }

        int live() {
            return (int) payments.values().stream().filter(one -> !one.isBack()).count();
        }
    }

    /**
     * What a payment was for, by the model's own reading, and whether a person allowed a second.
     *
     * @param claims nothing where everything was somebody else's
     */
    record Paid(
            UUID payment,
            String groupAndMonth,
            Set<Object> touched,
            boolean overruled,
            boolean claims) {}

    /** What became of the claim of each payment, as far as it is not simply held. */
    static final class Entitlements {
        /** By transfer: each time that a payment was made out. */
        final Map<UUID, Paid> paid = new TreeMap<>();

        /** Those that hold for ever, since a person has allowed another beside them. */
        final Set<UUID> beside = new HashSet<>();

        /** The bank has said of the last attempt that it failed or came back. */
        final Set<UUID> back = new HashSet<>();

        final Set<UUID> released = new HashSet<>();
        private final Map<UUID, Paid> last = new HashMap<>();

        void paid(UUID transfer, Paid one) {
            paid.put(transfer, one);
            last.put(one.payment(), one);
            released.remove(one.payment());
            beside.remove(one.payment());
            back.remove(one.payment());
        }

        /** What payments of a group and month are for, but for those released. */
        Set<Object> used(String groupAndMonth) {
            Set<Object> used = new HashSet<>();
            last.forEach((payment, one) -> {
                if (one.groupAndMonth().equals(groupAndMonth) && !released.contains(payment)) {
                    used.addAll(one.touched());
                }
            });
            return used;
        }

        /** What a release of a payment in a bucket is answered. */
        String release(UUID payment, Bucket bucket) {
            if (bucket != Bucket.CANCELLED) {
                return "payment-state-wrong";
            }
            if (released.contains(payment)) {
                return "payment-entitlement-released";
            }
            return beside.contains(payment) || !Objects.requireNonNull(last.get(payment)).claims()
                    ? "payment-paid-beside"
                    : back.contains(payment) ? "" : "payment-in-bank-file";
        }
    }
}
