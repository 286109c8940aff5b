package id.dinsos.disbursement.channel;

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
}
