package id.dinsos.disbursement.channel;

import java.util.List;
import java.util.UUID;

/** A transfer that stands in a bank file: what it settles, and out of which budget. */
public record KnownTransfer(
        UUID file, UUID run, UUID budget, List<UUID> payments, long amountRupiah) {
    public KnownTransfer {
        payments = List.copyOf(payments);
    }
}
