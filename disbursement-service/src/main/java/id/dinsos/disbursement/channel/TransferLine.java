package id.dinsos.disbursement.channel;

import java.util.List;
import java.util.UUID;

/** One transfer: one payee, one sum, settling the payments of all months of a run. */
public record TransferLine(UUID transfer, UUID payee, List<UUID> payments, long amountRupiah) {
    public TransferLine {
        payments = List.copyOf(payments);
    }
}
