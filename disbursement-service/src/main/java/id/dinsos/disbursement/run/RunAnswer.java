package id.dinsos.disbursement.run;

import id.dinsos.contracts.DisbursementMessage.RunTotals;
import id.dinsos.disbursement.budget.Account;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.paper.Papers;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as callers see it.
 *
 * @param money of the run: another attempt at a payment adds nothing to it
 * @param furtherAttempts how many new attempts at its payments follow-ups have begun, also those
 *     that then stood in no bank file; null while nobody can say
 */
public record RunAnswer(
        UUID id,
        String programme,
        int programmeVersion,
        List<YearMonth> months,
        String owner,
        String mode,
        Stage state,
        String preparer,
        List<String> approvers,
        List<String> approvalsMissing,
        Documents papers,
        Progress progress,
        RunTotals totals,
        String rosterHash,
        Money money,
        @Nullable Long furtherAttempts,
        UUID budgetId) {

    static RunAnswer of(
            Opened run, Progress progress, Account account, @Nullable Long furtherAttempts) {
        RunPlan plan = run.plan();
        return new RunAnswer(
                run.id(),
                plan.programme(),
                plan.programmeVersion(),
                plan.months(),
                plan.owner(),
                plan.terms().mode().name(),
                run.stage(),
                plan.preparer(),
                run.signatures().approvers(),
                run.approvalsMissing(),
                Documents.of(run.signatures().papers()),
                progress,
                run.totals(),
                run.rosterHash(),
                Money.of(RunMoney.of(account)),
                furtherAttempts,
                plan.budgetId());
    }

    /**
     * The papers of the run.
     *
     * @param releasedRupiah what may be instructed
     */
    public record Documents(
            Paper rosterDecree,
            List<Order> paymentOrders,
            long orderedRupiah,
            long releasedRupiah) {
        static Documents of(Papers papers) {
            return new Documents(
                    papers.rosterDecree(),
                    papers.orders().stream()
                            .map(one ->
                                    new Order(
                                            one.order().number(),
                                            one.order().date(),
                                            one.order().signatories(),
                                            one.amount().amount(),
                                            one.release()))
                            .toList(),
                    papers.ordered().amount(),
                    papers.released().amount());
        }
    }

    /**
     * An order to pay.
     *
     * @param fundRelease null until the treasury has given it
     */
    public record Order(
            String number,
            LocalDate date,
            @Nullable List<Paper.Signatory> signatories,
            long amountRupiah,
            @Nullable Paper fundRelease) {}

    /** What is being done now, and how far it has come. */
    public record Progress(String step, long done, long total) {}

    /** To the rupiah: ordered is the sum of the others. */
    public record Money(
            long orderedRupiah,
            long creditedRupiah,
            long returnedRupiah,
            long failedRupiah,
            long unknownRupiah,
            long pendingRupiah,
            long cancelledRupiah) {
        static Money of(RunMoney money) {
            return new Money(
                    money.ordered().amount(),
                    money.credited().amount(),
                    money.returned().amount(),
                    money.failed().amount(),
                    money.unknown().amount(),
                    money.pending().amount(),
                    money.cancelled().amount());
        }
    }

    /** A page of runs. */
    public record RunList(List<RunBrief> items, @Nullable String next) {}

    /** A run in a list. */
    public record RunBrief(
            UUID id,
            String programme,
            List<YearMonth> months,
            String owner,
            Stage state,
            RunTotals totals) {
        static RunBrief of(Opened run) {
            RunPlan plan = run.plan();
            return new RunBrief(
                    run.id(),
                    plan.programme(),
                    plan.months(),
                    plan.owner(),
                    run.stage(),
                    run.totals());
        }
    }
}
