package id.dinsos.disbursement.recovery;

import id.dinsos.eventstore.rules.Names;
import java.util.List;
import java.util.UUID;

/** Money that was due for a month and was not paid, found late. */
public sealed interface Arrears {
    /** Of the payment that would be made. */
    static UUID idOf(UUID payment) {
        return Names.uuid("arrears", payment);
    }

    /** Of what was paid too little of. */
    static UUID topUpOf(UUID payment) {
        return Names.uuid(payment, "top-up");
    }

    /** The transfer by which they are paid. */
    static UUID transferOf(UUID arrears) {
        return Names.uuid(arrears, "transfer");
    }

    /** Nothing is due. */
    record None() implements Arrears {}

    /**
     * Found, and as far as it has come.
     *
     * @param approvedBy empty before somebody has
     * @param files of the bank in which they leave
     */
    record Found(Finding finding, Stage stage, UUID payee, String approvedBy, List<UUID> files)
            implements Arrears {
        static final UUID NOBODY = new UUID(0, 0);

        public Found {
            files = List.copyOf(files);
        }

        static Found of(Finding finding) {
            return new Found(finding, Stage.PROPOSED, NOBODY, "", List.of());
        }

        public long amountRupiah() {
            return finding.underpaidRupiah();
        }

        Found at(Stage next) {
            return new Found(finding, next, payee, approvedBy, files);
        }

        Found approved(UUID whom, String by) {
            return new Found(finding, Stage.APPROVED, whom, by, files);
        }

        Found in(List<UUID> made) {
            return new Found(finding, Stage.PAYING, payee, approvedBy, made);
        }
    }

    /** How far they have come; the names are public. */
    enum Stage {
        PROPOSED,
        APPROVED,
        /** In a bank file: from here on the payment speaks. */
        PAYING,
        REJECTED,
        /** What is known now says that nothing was due. */
        WITHDRAWN
    }
}
