package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersNumbered;
import java.time.LocalDate;
import java.util.UUID;

/** What may be asked of the vouchers of a village. */
public sealed interface VoucherCommand {
    record IssueThem(VouchersIssued issued) implements VoucherCommand {}

    /**
     * @param numbered the numbers they take with it
     */
    record Approve(String by, VouchersNumbered numbered) implements VoucherCommand {}

    record Refuse(String reason, String by) implements VoucherCommand {}

    /**
     * @param paper which of the family's papers has the code: 0 the first
     */
    record Redeem(UUID family, int paper, LocalDate on, String by, String outlet)
            implements VoucherCommand {}

    record AskReplacement(UUID family, String reason, String by) implements VoucherCommand {}

    record Replace(UUID family, String by) implements VoucherCommand {}

    record WithdrawReplacement(UUID family, String reason, String by) implements VoucherCommand {}

    record Cancel(UUID family, String reason, String by) implements VoucherCommand {}

    record Lapse(LocalDate on, String by) implements VoucherCommand {}
}
