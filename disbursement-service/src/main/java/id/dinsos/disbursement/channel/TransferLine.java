package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transfer: one payee, one sum, settling the payments of all months of a run.
 *
 * @param account fingerprint of the account that the freeze looked at; null where it looked at none
 */
public record TransferLine(
        UUID transfer,
        UUID payee,
        @Nullable String account,
        List<UUID> payments,
        long amountRupiah) {
    public TransferLine {
        payments = List.copyOf(payments);
    }

    /**
     * Why it stands in no file, or nothing.
     *
     * @param alive whether the payee lives and the record goes on
     * @param now fingerprint of the account as it is now
     */
    String fault(boolean alive, @Nullable String now) {
        if (!alive) {
            return LeftOut.PAYEE_CHANGED;
        }
        return account == null || account.equals(now) ? "" : LeftOut.ACCOUNT_CHANGED;
    }
}
