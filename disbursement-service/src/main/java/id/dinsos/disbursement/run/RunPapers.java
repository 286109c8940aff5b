package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.paper.Papers;
import id.dinsos.disbursement.paper.Papers.Order;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand.OrderPayment;
import id.dinsos.disbursement.run.RunCommand.ReleaseFunds;
import id.dinsos.disbursement.run.RunEvent.RunFundsReleased;
import id.dinsos.disbursement.run.RunEvent.RunPaymentOrdered;
import id.dinsos.eventstore.rules.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Of {@link RunDecider}: the papers after the approval (PP 12/2019, Permendagri 77/2020). The
 * treasurer asks for the payment, the budget user orders it, the treasury releases its money; there
 * may be several orders, and what is instructed never passes what they have released. No paper is
 * dated before the one it rests on, and who approved the run or released a file enters none.
 */
final class RunPapers {
    private static final int MOST = 100;

    private RunPapers() {}

    static Decision<RunEvent> order(OrderPayment command, Opened run) {
        Papers papers = run.signatures().papers();
        Order known = papers.order(command.order().number()).orElse(null);
        if (known != null) {
            return known.order().equals(command.order()) && known.amount().equals(command.amount())
                    ? Decision.accept()
                    : Decision.refuse(
                            RunCode.ORDER_EXISTS, "an order of this number is entered already");
        }
        Decision<RunEvent> barred = barred(command.by(), run);
        if (barred != null) {
            return barred;
        }
        if (command.order().date().isBefore(papers.rosterDecree().date())) {
            return Decision.refuse(
                    RunCode.PAPER_OUT_OF_ORDER,
                    "the order is dated before the decree of " + papers.rosterDecree().date());
        }
        // Whom the instruction left out may need more than the roster; the budget bounds them.
        Rupiah most =
                run.stage() == Stage.APPROVED
                        ? run.total()
                        : run.payout().instructed().amount().plus(run.total());
        if (papers.orders().size() >= MOST
                || papers.ordered().plus(command.amount()).compareTo(most) > 0) {
            return Decision.refuse(
                    RunCode.ORDER_BEYOND_RUN,
                    "%d rupiah are ordered already; the run needs no more than %d"
                            .formatted(papers.ordered().amount(), most.amount()));
        }
        return Decision.accept(
                new RunPaymentOrdered(command.order(), command.amount(), command.by()));
    }

    static Decision<RunEvent> release(ReleaseFunds command, Opened run) {
        Order order = run.signatures().papers().order(command.order()).orElse(null);
        if (order == null) {
            return Decision.refuse(RunCode.ORDER_NOT_FOUND, "the run has no order of this number");
        }
        Paper known = order.release();
        if (known != null) {
            return known.equals(command.release())
                    ? Decision.accept()
                    : Decision.refuse(
                            RunCode.ORDER_RELEASED,
                            "the money of this order is released by " + known.number());
        }
        Decision<RunEvent> barred = barred(command.by(), run);
        if (barred != null) {
            return barred;
        }
        return command.release().date().isBefore(order.order().date())
                ? Decision.refuse(
                        RunCode.PAPER_OUT_OF_ORDER,
                        "the release is dated before its order of " + order.order().date())
                : Decision.accept(
                        new RunFundsReleased(command.order(), command.release(), command.by()));
    }

    private static @Nullable Decision<RunEvent> barred(String by, Opened run) {
        Signatures hands = run.signatures();
        if (!run.isPaidByUs()) {
            return Decision.refuse(
                    RunCode.RUN_NOT_OURS_TO_PAY, "others pay this programme; nothing is ordered");
        }
        if (run.stage() != Stage.APPROVED && run.stage() != Stage.INSTRUCTED) {
            return Decision.refuse(
                    RunCode.RUN_NOT_APPROVED,
                    "a payment is ordered after the approval; the run is " + run.stage());
        }
        return hands.approvers().contains(by) || hands.releasers().contains(by)
                ? Decision.refuse(
                        RunCode.PAPER_BY_APPROVER,
                        "who approved the run or released its files enters no paper of it")
                : null;
    }

    static Decision<RunEvent> unfunded(Rupiah needed, Opened run) {
        return Decision.refuse(
                RunCode.RUN_FUNDS_MISSING,
                "%d rupiah are to be instructed, %d are released"
                        .formatted(needed.amount(), run.signatures().papers().released().amount()));
    }
}
