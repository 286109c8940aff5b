package id.dinsos.disbursement.recovery;

import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that was paid and was not due: asked back, received, or written off. */
public sealed interface Recovery {
    /** A payment is asked back once. */
    static UUID idOf(UUID payment) {
        return Names.uuid("recovery", payment);
    }

    /** Nothing is asked back. */
    record None() implements Recovery {}

    /**
     * Found, and as far as it has come.
     *
     * @param pending what one officer has prepared and another has not yet confirmed
     * @param receipts of the treasury, each with its number
     * @param refundedRupiah of them, because the bank returned the payment itself
     */
    record Found(
            Finding finding,
            Stage stage,
            @Nullable Step pending,
            List<Receipt> receipts,
            long refundedRupiah,
            List<Instalment> instalments)
            implements Recovery {
        public Found {
            receipts = List.copyOf(receipts);
            instalments = List.copyOf(instalments);
        }

        static Found of(Finding finding) {
            return new Found(finding, Stage.PROPOSED, null, List.of(), 0, List.of());
        }

        public long amountRupiah() {
            return finding.overpaidRupiah();
        }

        public long receivedRupiah() {
            return receipts.stream().mapToLong(Receipt::amountRupiah).sum();
        }

        /** What is still owed to the treasury. */
        public long outstandingRupiah() {
            return stage == Stage.CLAIMED ? amountRupiah() - receivedRupiah() : 0;
        }

        /** What the treasury owes to whoever paid it in. */
        public long toRefundRupiah() {
            return stage == Stage.REFUND_DUE ? receivedRupiah() - refundedRupiah : 0;
        }

        Found at(Stage next) {
            return new Found(finding, next, null, receipts, refundedRupiah, instalments);
        }

        Found with(@Nullable Step step) {
            return new Found(finding, stage, step, receipts, refundedRupiah, instalments);
        }

        Found reviewed(Finding now) {
            return new Found(now, stage, pending, receipts, refundedRupiah, instalments);
        }

        Found plus(Receipt receipt) {
            List<Receipt> all = new ArrayList<>(receipts);
            all.add(receipt);
            Found after = new Found(finding, stage, null, all, refundedRupiah, instalments);
            return after.outstandingRupiah() == 0 ? after.at(Stage.SETTLED) : after;
        }

        Found refunded(long amount) {
            return new Found(
                    finding, Stage.RETURNED, null, receipts, refundedRupiah + amount, instalments);
        }

        Found agreed(List<Instalment> plan) {
            return new Found(finding, stage, pending, receipts, refundedRupiah, plan);
        }
    }

    /** A paper by which the treasury received money (STS). */
    record Receipt(String number, LocalDate on, long amountRupiah) {}

    /** What is to be paid by when. */
    record Instalment(LocalDate due, long amountRupiah) {}

    /**
     * What one officer prepares and another confirms.
     *
     * @param number of the paper it rests on: letter of claim, receipt of the treasury, decree
     * @param on the day of the paper
     * @param amountRupiah of a receipt; of all others what follows from the recovery
     */
    record Step(
            Kind kind, String number, LocalDate on, long amountRupiah, String reason, String by) {}

    /** What may be prepared. */
    enum Kind {
        /** Ask for it, by a letter of claim. */
        CLAIM,
        /** The treasury has received some of it. */
        RECEIPT,
        /** The rest is given up by decree. */
        WRITE_OFF,
        /** The finding is wrong. */
        DISMISS,
        /** What was received is given back, because it is no longer owed. */
        REFUND
    }

    /** How far it has come; the names are public. */
    enum Stage {
        PROPOSED,
        CLAIMED,
        SETTLED,
        WRITTEN_OFF,
        DISMISSED,
        /** What is known now says that it was due after all. */
        WITHDRAWN,
        /** The bank returned the payment itself. */
        RETURNED,
        /** No longer owed, and partly received. */
        REFUND_DUE
    }
}
