package id.dinsos.disbursement.voucher;

import java.util.Map;
import java.util.UUID;

/** What happened to the numbers of an office's year. */
public sealed interface VoucherSeriesEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends VoucherSeriesEvent>> NAMES =
            Map.of("voucher-numbers-taken.v1", NumbersTaken.class);

    /** The vouchers of a village that were agreed to took the next numbers. */
    record NumbersTaken(String owner, UUID book, long first, int count)
            implements VoucherSeriesEvent {}
}
