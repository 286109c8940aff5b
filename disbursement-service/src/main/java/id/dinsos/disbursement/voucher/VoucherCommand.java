package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import java.time.LocalDate;
import java.util.UUID;

/** What may be asked of the vouchers of a village. */
public sealed interface VoucherCommand {
    record IssueThem(VouchersIssued issued) implements VoucherCommand {}

    record Approve(String by) implements VoucherCommand {}

    record Refuse(String reason, String by) implements VoucherCommand {}

    record Redeem(UUID family, LocalDate on, String by) implements VoucherCommand {}

    record Cancel(UUID family, String reason, String by) implements VoucherCommand {}

    record Lapse(LocalDate on, String by) implements VoucherCommand {}
}
