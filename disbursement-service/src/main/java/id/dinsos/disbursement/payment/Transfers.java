package id.dinsos.disbursement.payment;

import id.dinsos.eventstore.rules.Names;
import java.util.UUID;

/** Transfers are lines of bank files: one payee, one sum, for all months of a run together. */
public final class Transfers {
    private Transfers() {}

    /** The first attempt to pay a beneficiary of a run. */
    public static UUID first(UUID run, UUID beneficiary) {
        return Names.uuid(run, "transfer", beneficiary, 1);
    }

    /** That of one whom the instruction had left out and a person has let go on since. */
    public static UUID late(UUID run, UUID beneficiary) {
        return Names.uuid(run, "transfer", beneficiary, "late");
    }
}
