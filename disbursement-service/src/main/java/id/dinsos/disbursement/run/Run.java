package id.dinsos.disbursement.run;

import id.dinsos.contracts.DisbursementMessage.RunTotals;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.run.RunEvent.Papers;
import id.dinsos.disbursement.run.RunEvent.TopicEnd;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One payment of a programme's months to everybody entitled in a region. */
public sealed interface Run {
    /** Approvals a run needs, by different people. */
    int APPROVALS = 2;

    /** Nobody has opened it. */
    record None() implements Run {}

    /**
     * A run under way or done.
     *
     * @param preparers who opened and submitted it: they never approve
     * @param ends empty until the cutoff is noted
     * @param files empty until the bank files are made
     */
    record Opened(
            RunPlan plan,
            Stage stage,
            List<TopicEnd> ends,
            List<UUID> firstIds,
            int candidates,
            Tally tally,
            String rosterHash,
            Papers papers,
            Set<String> preparers,
            List<String> approvers,
            Instructed instructed,
            boolean filesMade,
            List<UUID> files,
            RunMoney closed)
            implements Run {
        public Opened {
            ends = List.copyOf(ends);
            firstIds = List.copyOf(firstIds);
            preparers = Set.copyOf(preparers);
            approvers = List.copyOf(approvers);
            files = List.copyOf(files);
        }

        static Opened of(RunPlan plan) {
            return new Opened(
                    plan,
                    Stage.OPEN,
                    List.of(),
                    List.of(),
                    0,
                    Tally.ZERO,
                    "",
                    Papers.NONE,
                    Set.of(plan.preparer()),
                    List.of(),
                    Instructed.ZERO,
                    false,
                    List.of(),
                    RunMoney.ZERO);
        }

        /** What the whole tranche costs for everybody eligible. */
        public Rupiah total() {
            return tally.monthly().times(plan.months().size());
        }

        /** The counts of its freeze, moved on by what the instruction left out. */
        public RunTotals totals() {
            boolean judging = stage == Stage.OPEN || stage == Stage.FREEZING;
            return new RunTotals(
                    judging ? candidates : tally.candidates(),
                    tally.eligible(),
                    tally.excluded() + instructed.excluded(),
                    tally.held() + instructed.held(),
                    instructed.payments(),
                    total().amount(),
                    instructed.amount().amount());
        }

        public int chunks() {
            return firstIds.size();
        }

        public UUID id() {
            return plan.id();
        }

        Opened at(Stage next) {
            return new Opened(
                    plan,
                    next,
                    ends,
                    firstIds,
                    candidates,
                    tally,
                    rosterHash,
                    papers,
                    preparers,
                    approvers,
                    instructed,
                    filesMade,
                    files,
                    closed);
        }

        Opened noted(List<TopicEnd> noted) {
            return new Opened(
                    plan,
                    stage,
                    noted,
                    firstIds,
                    candidates,
                    tally,
                    rosterHash,
                    papers,
                    preparers,
                    approvers,
                    instructed,
                    filesMade,
                    files,
                    closed);
        }

        Opened freezing(int count, List<UUID> boundaries) {
            return new Opened(
                    plan,
                    Stage.FREEZING,
                    ends,
                    boundaries,
                    count,
                    tally,
                    rosterHash,
                    papers,
                    preparers,
                    approvers,
                    instructed,
                    filesMade,
                    files,
                    closed);
        }

        Opened frozen(Tally sum, String hash) {
            return new Opened(
                    plan,
                    Stage.FROZEN,
                    ends,
                    firstIds,
                    candidates,
                    sum,
                    hash,
                    papers,
                    preparers,
                    approvers,
                    instructed,
                    filesMade,
                    files,
                    closed);
        }

        Opened amended(Tally sum, String hash, String by) {
            Set<String> all = new HashSet<>(preparers);
            all.add(by);
            return new Opened(
                    plan,
                    stage,
                    ends,
                    firstIds,
                    candidates,
                    sum,
                    hash,
                    papers,
                    all,
                    approvers,
                    instructed,
                    filesMade,
                    files,
                    closed);
        }

        Opened submitted(Papers given, String by) {
            Set<String> all = new HashSet<>(preparers);
            all.add(by);
            return new Opened(
                    plan,
                    Stage.SUBMITTED,
                    ends,
                    firstIds,
                    candidates,
                    tally,
                    rosterHash,
                    given,
                    all,
                    approvers,
                    instructed,
                    filesMade,
                    files,
                    closed);
        }

        Opened approved(String by) {
            List<String> all = new java.util.ArrayList<>(approvers);
            all.add(by);
            Stage next = all.size() >= APPROVALS ? Stage.APPROVED : stage;
            return new Opened(
                    plan,
                    next,
                    ends,
                    firstIds,
                    candidates,
                    tally,
                    rosterHash,
                    papers,
                    preparers,
                    all,
                    instructed,
                    filesMade,
                    files,
                    closed);
        }

        Opened instructed(Instructed sum) {
            return new Opened(
                    plan,
                    Stage.INSTRUCTED,
                    ends,
                    firstIds,
                    candidates,
                    tally,
                    rosterHash,
                    papers,
                    preparers,
                    approvers,
                    sum,
                    filesMade,
                    files,
                    closed);
        }

        Opened withFiles(List<UUID> made) {
            return new Opened(
                    plan,
                    stage,
                    ends,
                    firstIds,
                    candidates,
                    tally,
                    rosterHash,
                    papers,
                    preparers,
                    approvers,
                    instructed,
                    true,
                    made,
                    closed);
        }

        Opened closed(RunMoney money) {
            return new Opened(
                    plan,
                    Stage.CLOSED,
                    ends,
                    firstIds,
                    candidates,
                    tally,
                    rosterHash,
                    papers,
                    preparers,
                    approvers,
                    instructed,
                    filesMade,
                    files,
                    money);
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
