package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.rules.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments of a run that two officers have something done to, one or many. */
public sealed interface FollowUp {
    /** The transfer of a new attempt: one for each beneficiary, over all months chosen. */
    static UUID transferOf(UUID followUp, UUID beneficiary) {
        return Names.uuid(followUp, "transfer", beneficiary);
    }

    /** Not prepared. */
    record None() implements FollowUp {}

    /**
     * Prepared, and as far as it has come.
     *
     * @param approvedBy empty before somebody has
     * @param batches carried out
     * @param seen payments of these batches
     * @param done of them
     * @param files of new attempts
     */
    record Prepared(
            Plan plan,
            Stage stage,
            String approvedBy,
            int batches,
            int seen,
            int done,
            List<LeftOut> leftOut,
            List<UUID> files)
            implements FollowUp {
        public Prepared {
            leftOut = List.copyOf(leftOut);
            files = List.copyOf(files);
        }

        static Prepared of(Plan plan) {
            return new Prepared(plan, Stage.PREPARED, "", 0, 0, 0, List.of(), List.of());
        }

        /** Every payment has been looked at. */
        public boolean isThrough() {
            return seen >= plan.payments().size();
        }

        Prepared at(Stage next, List<UUID> made) {
            return new Prepared(plan, next, approvedBy, batches, seen, done, leftOut, made);
        }

        Prepared approved(String by) {
            return new Prepared(plan, Stage.APPROVED, by, batches, seen, done, leftOut, files);
        }

        Prepared plus(FollowUpEvent.FollowUpBatchDone batch) {
            List<LeftOut> all = new ArrayList<>(leftOut);
            all.addAll(batch.leftOut());
            return new Prepared(
                    plan,
                    stage,
                    approvedBy,
                    batches + 1,
                    seen + batch.payments(),
                    done + batch.done(),
                    all,
                    files);
        }
    }

    /**
     * What is to be done to which payments.
     *
     * @param letter number of the paper it rests on; empty where none is needed
     * @param outcome what a correction says; null for other kinds
     * @param bankReference of a credit that a correction notes; empty otherwise
     * @param by who prepared it
     * @param settles the line of a bank's report that a correction settles; null where there is
     *     none
     */
    record Plan(
            UUID run,
            UUID budget,
            String owner,
            Kind kind,
            List<UUID> payments,
            long amountRupiah,
            String reason,
            String letter,
            @Nullable PaymentState outcome,
            String bankReference,
            String by,
            @Nullable BankLine settles) {
        public Plan {
            payments = List.copyOf(payments);
        }
    }

    /** A line of a report that waits for a person. */
    record BankLine(UUID report, UUID contradiction) {}

    /** One to whom it was not done, with the code of the refusal. */
    record LeftOut(UUID payment, String reason) {}

    /** What may be done. */
    enum Kind {
        /** A new transfer of the same payment, to the payee and account on record now. */
        RETRY,
        HOLD,
        RESUME,
        CANCEL,
        LAPSE,
        /** What a payment was for may be paid by another; it was given up, and no money is out. */
        RELEASE_ENTITLEMENT,
        /** The outcome on record is wrong, or the bank never gave one. */
        CORRECT
    }

    /** How far it has come; the names are public. */
    enum Stage {
        PREPARED,
        APPROVED,
        DONE,
        REJECTED
    }
}
