package id.dinsos.disbursement.beneficiary;

import id.dinsos.contracts.RegistryMessage.Account;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be given money, just before a file is written.
 *
 * @param account null where none is known
 * @param alive the payee lives and the record goes on
 * @param print fingerprint of the account; null where none is known
 * @param name empty where none is known
 * @param nik masked; empty where none is known
 */
public record Payee(
        @Nullable Account account, boolean alive, @Nullable String print, String name, String nik) {
    @Override
    public String toString() {
        return "Payee[masked]";
    }
}
