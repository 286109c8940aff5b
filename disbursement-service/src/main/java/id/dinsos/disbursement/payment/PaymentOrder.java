package id.dinsos.disbursement.payment;

import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.rules.Names;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What is paid to whom for which month. It names nobody: the account stands in the bank file alone.
 *
 * @param region village of the beneficiary at the freeze
 * @param entitlement keyed hash, in base64, over conflict group, month and NIK entitled: two equal
 *     ones can never both be paid
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
        String entitlement) {

    /** No run, operator, replica or replay can make a second payment of the same entitlement. */
    public static UUID idOf(String programme, UUID beneficiary, YearMonth month) {
        return Names.uuid(programme, beneficiary, month);
    }

    public UUID id() {
        return idOf(programme, beneficiary, month);
    }

    public Rupiah amount() {
        return new Rupiah(amountRupiah);
    }
}
