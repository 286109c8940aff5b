package id.dinsos.disbursement.channel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transfer: one payee, one sum, settling the payments of all months of a run.
 *
 * @param account fingerprint of the account that the freeze, or the approval of a list of aid,
 *     looked at; null where neither looked at one
 * @param village region code of where the beneficiary lives, which is where money is handed over
 */
public record TransferLine(
        UUID transfer,
        UUID payee,
        @Nullable String account,
        String village,
        List<UUID> payments,
        long amountRupiah) {
    public TransferLine {
        payments = List.copyOf(payments);
    }

    /** Whether the account is the one that was looked at. */
    boolean isInto(@Nullable String now) {
        return account == null || account.equals(now);
    }
}
