package id.dinsos.disbursement.run;

import java.time.LocalDate;
import java.util.List;
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

    /** A preparer submitted the frozen roster with its papers. */
    record RunSubmitted(Papers papers, String by) implements RunEvent {}

    /** One of the approvers agreed. */
    record RunApproved(String by, String note) implements RunEvent {}

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

    /** The papers without which no money moves. */
    record Papers(Paper rosterDecree, Paper paymentOrder, Paper fundRelease) {
        public static final Papers NONE = new Papers(Paper.NONE, Paper.NONE, Paper.NONE);
    }

    /** A signed paper by its number and date. */
    record Paper(String number, LocalDate date) {
        static final Paper NONE = new Paper("", LocalDate.EPOCH);
    }
}
