package id.dinsos.disbursement.money;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.money.MoneyModel.Work;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.run.Run.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The payments of a {@link MoneyOffice}: banks answer anything, officers try anything. */
final class MoneyPayments {
    private final MoneyOffice office;

    MoneyPayments(MoneyOffice office) {
        this.office = office;
    }

    /** Something happens to a payment; its money moves with it or nothing does. */
    void touch() {
        Work run = office.anyRun(one -> !one.payments.isEmpty());
        if (run == null) {
            return;
        }
        UUID id = office.any(run.payments.keySet().stream().sorted().toList());
        Made before = (Made) office.log.state(PaymentPublisher.PAYMENT, id);
        PaymentCommand command = command(before);
        String answer =
                office.log.together(() -> {
                    office.log.require(PaymentPublisher.PAYMENT, id, command);
                    Made after = (Made) office.log.state(PaymentPublisher.PAYMENT, id);
                    Move move =
                            new Move(
                                    before.state().bucket(),
                                    after.state().bucket(),
                                    after.order().amount());
                    office.log.require(
                            BudgetPublisher.BUDGET,
                            run.plan.budgetId(),
                            new BudgetCommand.MoveMoney(run.plan.id(), List.of(move)));
                });
        Payment after = office.log.state(PaymentPublisher.PAYMENT, id);
        boolean gone = office.money(run.scheme).closed || run.stage == Stage.CLOSED;
        if (command instanceof PaymentCommand.Retry && before.state().bucket().isBack() && gone) {
            assertThat(answer).isNotEmpty();
        }
        MoneyModel.Entitlements entitlements = office.entitlements;
        String expected =
                command instanceof PaymentCommand.Release
                        ? entitlements.release(id, before.state().bucket())
                        : command instanceof PaymentCommand.Retry
                                        && entitlements.released.contains(id)
                                ? "payment-entitlement-released"
                                : answer;
        office.note(expected, command.getClass().getSimpleName(), answer);
        Bucket bucket = ((Made) after).state().bucket();
        run.payments.put(id, bucket);
        if (!answer.isEmpty()) {
            return;
        }
        switch (command) {
            case PaymentCommand.Release _ -> entitlements.released.add(id);
            case PaymentCommand.Retry _ -> entitlements.back.remove(id);
            case PaymentCommand.Report _ -> {
                if (bucket.isBack()) {
                    entitlements.back.add(id);
                }
            }
            default -> {}
        }
    }

    private PaymentCommand command(Made payment) {
        UUID transfer = office.random.nextInt(20) == 0 ? new UUID(9, 9) : payment.transfer();
        long amount = office.random.nextInt(20) == 0 ? 1 : MoneyOffice.AMOUNT;
        if (office.random.nextInt(3) == 0) {
            // What the bank could not pay comes to its end more often than by chance alone.
            switch (payment.state()) {
                case FAILED, RETURNED -> {
                    return new PaymentCommand.Lapse();
                }
                case CANCELLED, LAPSED -> {
                    return new PaymentCommand.Release("why");
                }
                default -> {}
            }
        }
        return switch (office.random.nextInt(16)) {
            case 0, 1, 2 -> new PaymentCommand.Send(transfer, new UUID(4, 4));
            case 3 -> new PaymentCommand.Hold("why");
            case 4 -> new PaymentCommand.Resume();
            case 5, 10 ->
                    new PaymentCommand.Retry(new UUID(3, office.names++), payment.order().payee());
            case 6 -> new PaymentCommand.Cancel("why");
            case 7 -> new PaymentCommand.Lapse();
            case 8, 9 -> new PaymentCommand.Release("why");
            default ->
                    new PaymentCommand.Report(
                            transfer,
                            new Rupiah(amount),
                            office.any(List.of(BankStatus.values())),
                            "OTHER",
                            "B-" + office.random.nextInt(2),
                            LocalDate.of(MoneyOffice.YEAR, 12, 31));
        };
    }
}
