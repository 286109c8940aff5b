package id.dinsos.disbursement.run;

import id.dinsos.contracts.DisbursementMessage.RunTotals;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.paper.Papers;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.run.RunEvent.Limit;
import id.dinsos.disbursement.run.RunEvent.TopicEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One payment of a programme's months to everybody entitled in a region. */
public sealed interface Run {
    /** Nobody has opened it. */
    record None() implements Run {}

    /** A run under way or done: what it is for, how far it has come, and what each part found. */
    record Opened(RunPlan plan, Stage stage, Freeze freeze, Signatures signatures, Payout payout)
            implements Run {
        static Opened of(RunPlan plan) {
            return new Opened(
                    plan,
                    Stage.OPEN,
                    Freeze.NONE,
                    new Signatures(
                            Papers.NONE,
                            Set.of(plan.preparer()),
                            List.of(),
                            List.of(),
                            Set.of(),
                            Set.of()),
                    Payout.NONE);
        }

        /** What the whole tranche costs for everybody eligible. */
        public Rupiah total() {
            return freeze.tally.monthly().times(plan.months().size());
        }

        /** The counts of its freeze, moved on by what the instruction left out. */
        public RunTotals totals() {
            boolean judging = stage == Stage.OPEN || stage == Stage.FREEZING;
            Tally tally = freeze.tally;
            Instructed instructed = payout.instructed;
            return new RunTotals(
                    judging ? freeze.candidates : tally.candidates(),
                    tally.eligible(),
                    tally.excluded() + instructed.excluded(),
                    tally.held() + instructed.held(),
                    tally.waiting(),
                    instructed.payments(),
                    total().amount(),
                    instructed.amount().amount());
        }

        /** Whether money is ours to pay out, or only followed. */
        boolean isPaidByUs() {
            return plan.terms().mode() == ProgrammeTerms.Mode.PAY;
        }

        /** Whether so much may be instructed: no more than the treasury has released. */
        public boolean isFundedFor(Rupiah amount) {
            return !isPaidByUs() || signatures.papers().released().compareTo(amount) >= 0;
        }

        /** Whether all of its money is released, or its instruction is under way already. */
        public boolean mayBeInstructed() {
            return payout.started || isFundedFor(total());
        }

        public int chunks() {
            return freeze.firstIds.size();
        }

        public UUID id() {
            return plan.id();
        }

        public List<UUID> firstIds() {
            return freeze.firstIds;
        }

        public Tally tally() {
            return freeze.tally;
        }

        public String rosterHash() {
            return freeze.rosterHash;
        }

        Opened at(Stage next) {
            return new Opened(plan, next, freeze, signatures, payout);
        }

        Opened with(Freeze found) {
            return new Opened(plan, stage, found, signatures, payout);
        }

        Opened with(Signatures given) {
            return new Opened(plan, stage, freeze, given, payout);
        }

        Opened with(Payout paid) {
            return new Opened(plan, stage, freeze, signatures, paid);
        }

        Opened amended(Tally sum, String hash, String by) {
            return with(freeze.judged(sum, hash)).with(signatures.preparedBy(by));
        }

        Opened approved(String by, String role) {
            Opened signed = with(signatures.approvedBy(by, role));
            return signed.at(signed.approvalsMissing().isEmpty() ? Stage.APPROVED : stage);
        }

        /** The roles that are still to sign a run of its sum, one approval for each. */
        public List<String> approvalsMissing() {
            List<String> missing = new ArrayList<>(plan.terms().approvedBy(total()));
            signatures.roles().forEach(missing::remove);
            return stage == Stage.APPROVED || stage == Stage.INSTRUCTED || stage == Stage.CLOSED
                    ? List.of()
                    : missing;
        }
    }

    /**
     * What its freeze found.
     *
     * @param ends empty until the cutoff is noted
     * @param limit null until the cut is decided, and where nothing limits
     */
    record Freeze(
            List<TopicEnd> ends,
            List<UUID> firstIds,
            int candidates,
            @Nullable Limit limit,
            Tally tally,
            String rosterHash) {
        static final Freeze NONE = new Freeze(List.of(), List.of(), 0, null, Tally.ZERO, "");

        public Freeze {
            ends = List.copyOf(ends);
            firstIds = List.copyOf(firstIds);
        }

        Freeze waitingFor(List<TopicEnd> noted) {
            return new Freeze(noted, firstIds, candidates, limit, tally, rosterHash);
        }

        Freeze cutInto(int count, List<UUID> boundaries) {
            return new Freeze(ends, boundaries, count, limit, tally, rosterHash);
        }

        Freeze limitedTo(Limit most) {
            return new Freeze(ends, firstIds, candidates, most, tally, rosterHash);
        }

        Freeze judged(Tally sum, String hash) {
            return new Freeze(ends, firstIds, candidates, limit, sum, hash);
        }
    }

    /**
     * What it has paid out.
     *
     * @param started the first slice was instructed, or is about to be
     * @param filesMade false again where somebody was instructed since, who needs a file
     * @param files empty until the bank files are made, and where there is nothing to send
     * @param late whom the instruction had left out, in the order in which they were let go on
     * @param filed how many of them stand in files
     * @param rounds how often files were made
     * @param closed the money as it stood at the closing
     */
    record Payout(
            boolean started,
            Instructed instructed,
            boolean filesMade,
            List<UUID> files,
            List<UUID> late,
            int filed,
            int rounds,
            RunMoney closed) {
        static final Payout NONE =
                new Payout(
                        false, Instructed.ZERO, false, List.of(), List.of(), 0, 0, RunMoney.ZERO);

        public Payout {
            files = List.copyOf(files);
            late = List.copyOf(late);
        }

        /** Those instructed since the last files were made. */
        public List<UUID> unfiled() {
            return late.subList(filed, late.size());
        }

        Payout begun() {
            return new Payout(true, instructed, filesMade, files, late, filed, rounds, closed);
        }

        Payout instructed(Instructed sum) {
            return new Payout(true, sum, filesMade, files, late, filed, rounds, closed);
        }

        Payout plus(UUID beneficiary, int payments, long amountRupiah) {
            List<UUID> all = new ArrayList<>(late);
            all.add(beneficiary);
            Instructed more = new Instructed(payments, new Rupiah(amountRupiah), 0, -payments);
            return new Payout(
                    started, instructed.plus(more), false, files, all, filed, rounds, closed);
        }

        /** The files of this round are {@code made}; whoever is instructed later gets others. */
        Payout sentIn(List<UUID> made) {
            List<UUID> all = new ArrayList<>(files);
            all.addAll(made);
            return new Payout(
                    started, instructed, true, all, late, late.size(), rounds + 1, closed);
        }

        Payout closedWith(RunMoney money) {
            return new Payout(started, instructed, filesMade, files, late, filed, rounds, money);
        }
    }

    /** How far a run has come; the names are public. */
    enum Stage {
        OPEN,
        FREEZING,
        FROZEN,
        SUBMITTED,
        APPROVED,
        INSTRUCTED,
        CLOSED,
        CANCELLED;

        /** Nothing has been instructed or is about to be. */
        public boolean isBeforeInstruction() {
            return this == OPEN || this == FREEZING || this == FROZEN || this == SUBMITTED;
        }
    }
}
