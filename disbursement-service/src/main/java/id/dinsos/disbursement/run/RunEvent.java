package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.paper.Paper;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a run. */
public sealed interface RunEvent {
    /** A preparer opened it. */
    record RunOpened(RunPlan plan) implements RunEvent {}

    /** The ends of the registry's topics at opening: the freeze waits until they are read. */
    record RunCutoffNoted(List<TopicEnd> ends) implements RunEvent {
        public RunCutoffNoted {
            ends = List.copyOf(ends);
        }
    }

    /** The candidates were cut into chunks; each begins at its first id. */
    record RunFreezeStarted(int candidates, List<UUID> firstIds) implements RunEvent {
        public RunFreezeStarted {
            firstIds = List.copyOf(firstIds);
        }
    }

    /** How many places and how much money the cut may give away: decided once, then carried out. */
    record RunLimitDecided(Limit limit) implements RunEvent {}

    /**
     * Every chunk has its verdicts.
     *
     * @param rosterHash SHA-256, in hex, over all rows of all chunks in order
     * @param accountsBy officers who entered an account that the run may pay into; null where
     *     nobody did
     */
    record RunFrozen(Tally tally, String rosterHash, @Nullable Set<String> accountsBy)
            implements RunEvent {
        public RunFrozen {
            accountsBy = accountsBy == null || accountsBy.isEmpty() ? null : Set.copyOf(accountsBy);
        }

        public RunFrozen(Tally tally, String rosterHash) {
            this(tally, rosterHash, null);
        }
    }

    /**
     * A preparer released a hold after the freeze.
     *
     * @param amountRupiah that it adds to a month
     * @param rosterHash SHA-256, in hex, over the hash before, the beneficiary and the amount
     */
    record RunRosterAmended(UUID beneficiary, long amountRupiah, String rosterHash, String by)
            implements RunEvent {}

    /**
     * Places that nobody holds were offered to the waiting list: at the submission those that holds
     * kept, before the instruction those of whoever was no longer due.
     *
     * @param tally as it stands after
     * @param rosterHash SHA-256, in hex, over the hash before and the changed rows in order
     */
    record RunPlacesFilled(Tally tally, String rosterHash, int left, int filled, String by)
            implements RunEvent {}

    /** A preparer submitted the frozen roster with the decree that names the recipients. */
    record RunSubmitted(Paper rosterDecree, String by) implements RunEvent {}

    /**
     * One of the approvers agreed.
     *
     * @param role in which; before it could be another: as an approver
     * @param missing how many are still to agree; before there were bands: nothing is said
     */
    record RunApproved(String by, String note, String role, @Nullable Integer missing)
            implements RunEvent {
        public RunApproved {
            role = Objects.requireNonNullElse(role, "approver");
        }

        @SuppressWarnings("NullAway") // as an event of the first version is read
        public RunApproved(String by, String note) {
            this(by, note, null, null);
        }
    }

    /** After the approval an order to pay was signed (SPM). */
    record RunPaymentOrdered(Paper order, Rupiah amount, String by) implements RunEvent {}

    /**
     * The treasury released the money of an order (SP2D).
     *
     * @param order its number
     */
    record RunFundsReleased(String order, Paper release, String by) implements RunEvent {}

    /** The first slice is about to be instructed: from now on the run cannot be given up. */
    record RunInstructionStarted() implements RunEvent {}

    /** The last chunk was instructed and the budget committed. */
    record RunInstructed(Instructed instructed) implements RunEvent {}

    /** The bank files of the run were made; from now on they never change. */
    record RunFilesMade(List<UUID> files) implements RunEvent {
        public RunFilesMade {
            files = List.copyOf(files);
        }
    }

    /**
     * An approver let one be paid whom the instruction had left out, after it; a bank file of its
     * own is still to be made.
     */
    record RunHoldInstructed(
            UUID beneficiary, int payments, long amountRupiah, String reason, String by)
            implements RunEvent {}

    /** An officer let one of its bank files leave the house. */
    record RunFileReleased(UUID file, String by) implements RunEvent {}

    /** A preparer closed it; what had come back went back to the budget. */
    record RunClosed(RunMoney money, String by) implements RunEvent {}

    /** Given up before anything was instructed; what was set aside for it is free again. */
    record RunCancelled(String reason, String by) implements RunEvent {}

    /**
     * What a cut may give away.
     *
     * @param places left of the quota; {@link Integer#MAX_VALUE} where the quota names no number
     * @param rupiah left of the budget; {@link Long#MAX_VALUE} where it is not ours
     */
    record Limit(int places, long rupiah) {}

    /** How far a partition reached. */
    record TopicEnd(String topic, int partition, long offset) {}
}
