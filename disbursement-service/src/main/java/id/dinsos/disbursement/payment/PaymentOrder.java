package id.dinsos.disbursement.payment;

import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.rules.Names;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * What is paid to whom for which month. It names nobody: the account stands in the bank file alone.
 *
 * @param region village of the beneficiary at the freeze
 * @param entitlements keyed hashes, in base64, over conflict group, month and whatever of the
 *     family or person another payment could be made for: of two payments that share one, only one
 *     can ever be made, unless a person has allowed the second
 */
public record PaymentOrder(
        UUID run,
        String programme,
        UUID beneficiary,
        UUID payee,
        String region,
        String owner,
        YearMonth month,
        long amountRupiah,
        List<String> entitlements) {
    public PaymentOrder {
        entitlements = List.copyOf(entitlements);
    }

    /** No run, operator, replica or replay can make a second payment of the same entitlement. */
    public static UUID idOf(String programme, UUID beneficiary, YearMonth month) {
        return Names.uuid(programme, beneficiary, month);
    }

    public UUID id() {
        return idOf(programme, beneficiary, month);
    }

    /** The same, for another payee of the same beneficiary. */
    PaymentOrder paidTo(UUID other) {
        return new PaymentOrder(
                run,
                programme,
                beneficiary,
                other,
                region,
                owner,
                month,
                amountRupiah,
                entitlements);
    }

    public Rupiah amount() {
        return new Rupiah(amountRupiah);
    }
}
