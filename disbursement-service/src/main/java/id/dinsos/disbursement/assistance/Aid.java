package id.dinsos.disbursement.assistance;

import id.dinsos.eventstore.rules.Names;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Aid that a case has asked for. */
public sealed interface Aid {
    /** Of the one payment that is ever made for a request. */
    static UUID paymentOf(UUID request) {
        return Names.uuid("assistance-payment", request);
    }

    /** The transfer by which it is paid first. */
    static UUID transferOf(UUID request) {
        return Names.uuid(request, "transfer");
    }

    /** Of a payment that is made out once more: the bank may speak of the first one yet. */
    static UUID transferOf(UUID request, UUID list) {
        return Names.uuid(request, "transfer", list);
    }

    /** No message has named it. */
    record None() implements Aid {}

    /**
     * Asked for, and as far as it has come.
     *
     * @param list it stands on; null while on none
     * @param reason why it was refused; null where it was not
     */
    record Known(Asked asked, Stage stage, @Nullable UUID list, @Nullable Reason reason)
            implements Aid {
        Known at(Stage next, @Nullable UUID on) {
            return new Known(asked, next, on, null);
        }
    }

    /** How far it has come; the names are public. */
    enum Stage {
        REQUESTED,
        LISTED,
        /** The payment is made out: from here on it speaks. */
        INSTRUCTED,
        REFUSED,
        WITHDRAWN
    }

    /** Why aid is not given; the names are public. */
    enum Reason {
        NOT_ENTITLED,
        PAID_ELSEWHERE,
        NOT_IN_DECREE,
        AMOUNT_WRONG,
        BENEFICIARY_WRONG,
        NO_BUDGET,
        /** A payment for the same was made out and given up, and may have left: it comes first. */
        PAYMENT_UNSETTLED
    }
}
