package id.dinsos.disbursement.voucher;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to the vouchers of a village. */
public sealed interface VoucherEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends VoucherEvent>> NAMES =
            Map.of(
                    "vouchers-issued.v1", VouchersIssued.class,
                    "vouchers-approved.v1", VouchersApproved.class,
                    "vouchers-numbered.v1", VouchersNumbered.class,
                    "vouchers-refused.v1", VouchersRefused.class,
                    "voucher-redeemed.v2", VoucherRedeemed.class,
                    "voucher-replacement-asked.v1", ReplacementAsked.class,
                    "voucher-replaced.v1", VoucherReplaced.class,
                    "voucher-replacement-withdrawn.v1", ReplacementWithdrawn.class,
                    "voucher-cancelled.v1", VoucherCancelled.class,
                    "vouchers-lapsed.v1", VouchersLapsed.class);

    /** Made out by a preparer, one for each family, with its goods set aside. */
    record VouchersIssued(Issue issue, String by) implements VoucherEvent {}

    /** A second person agreed: they are good. */
    record VouchersApproved(String by) implements VoucherEvent {}

    /**
     * With the approval each took its number of the office's year, in the order of the families.
     *
     * @param on the first day on which they are good
     */
    record VouchersNumbered(int year, long first, LocalDate on) implements VoucherEvent {}

    /** They are not given out; what was set aside is in stock again. */
    record VouchersRefused(String reason, String by) implements VoucherEvent {}

    /**
     * A family has fetched its goods, and the paper is with the office.
     *
     * @param outlet where it did; null in the first version, which was the warehouse
     * @param number of the paper; null in the first version
     */
    record VoucherRedeemed(
            UUID family, LocalDate on, String by, @Nullable String outlet, @Nullable String number)
            implements VoucherEvent {}

    /** A family has lost its paper; it stays good until a second person agrees to another. */
    record ReplacementAsked(UUID family, String reason, String by) implements VoucherEvent {}

    /** Another paper, with a code of its own, is good in its place. */
    record VoucherReplaced(UUID family, String by) implements VoucherEvent {}

    /** No other paper is given out: the lost one was found, or nobody agrees. */
    record ReplacementWithdrawn(UUID family, String reason, String by) implements VoucherEvent {}

    /** One is worth nothing any more: the family has died or moved away. */
    record VoucherCancelled(UUID family, String reason, String by) implements VoucherEvent {}

    /** Their last day is over, and nobody came. */
    record VouchersLapsed(List<UUID> families, LocalDate on, String by) implements VoucherEvent {
        public VouchersLapsed {
            families = List.copyOf(families);
        }
    }

    /**
     * What the vouchers are for.
     *
     * @param item or kit
     * @param perFamily how many of it each is worth
     * @param until the last day on which it is good
     */
    record Issue(
            String owner,
            UUID warehouse,
            UUID run,
            YearMonth month,
            String village,
            String item,
            long perFamily,
            LocalDate until,
            List<UUID> families) {
        public Issue {
            families = List.copyOf(families);
        }
    }
}
