package id.dinsos.disbursement.money;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.money.MoneyModel.Money;
import id.dinsos.disbursement.money.MoneyModel.Work;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.recovery.Finding;
import id.dinsos.disbursement.recovery.Recovery;
import id.dinsos.disbursement.recovery.Recovery.Found;
import id.dinsos.disbursement.recovery.Recovery.Kind;
import id.dinsos.disbursement.recovery.Recovery.Step;
import id.dinsos.disbursement.recovery.RecoveryCommand;
import id.dinsos.disbursement.recovery.RecoveryDecider;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Money of a {@link MoneyOffice} that is asked back: anybody tries any step at any time. */
final class MoneyRecoveries {
    private static final LocalDate PAID_ON = LocalDate.of(MoneyOffice.YEAR, 6, 1);
    private static final LocalDate TODAY = LocalDate.of(MoneyOffice.YEAR + 1, 2, 1);

    private final MoneyOffice office;

    MoneyRecoveries(MoneyOffice office) {
        this.office = office;
    }

    /** A recovery has several steps, so several are tried at once. */
    void touch() {
        Work run = office.anyRun(one -> one.in(Bucket.CREDITED) > 0);
        if (run == null) {
            run = office.anyRun(one -> !one.payments.isEmpty());
        }
        if (run == null) {
            return;
        }
        UUID payment = office.any(run.payments.keySet().stream().sorted().toList());
        for (int i = 0; i < 6; i++) {
            step(run, payment);
        }
    }

    private void step(Work run, UUID payment) {
        UUID id = Recovery.idOf(payment);
        Made made = (Made) office.log.state(PaymentPublisher.PAYMENT, payment);
        Recovery before = office.log.state(RecoveryDecider.RECOVERY, id);
        boolean back = made.state().bucket().isBack();
        if (back) {
            tell("note-return", id, new RecoveryCommand.NoteReturn());
        } else if (!(before instanceof Found) || office.random.nextInt(4) == 0) {
            if (made.state().bucket() == Bucket.CREDITED) {
                long due = office.random.nextInt(4) == 0 ? MoneyOffice.AMOUNT : 0;
                tell("propose", id, new RecoveryCommand.Propose(finding(payment, run, made, due)));
            }
            return;
        }
        if (before instanceof Found found && found.pending() != null) {
            confirm(run, id, found, found.pending());
        } else {
            prepare(id, before);
        }
    }

    private void prepare(UUID id, Recovery before) {
        Kind kind = office.any(List.of(Kind.values()));
        if (before instanceof Found found && office.random.nextInt(4) > 0) {
            kind =
                    switch (found.stage()) {
                        case PROPOSED -> Kind.CLAIM;
                        case CLAIMED -> Kind.RECEIPT;
                        case REFUND_DUE -> Kind.REFUND;
                        case SETTLED, WRITTEN_OFF, DISMISSED, WITHDRAWN, RETURNED -> kind;
                    };
        }
        LocalDate on = office.random.nextBoolean() ? TODAY : PAID_ON.plusDays(30);
        String number = "STS-" + office.random.nextInt(3);
        long amount = 40_000L * (1 + office.random.nextInt(6));
        Step step = new Step(kind, number, on, amount, "", office.any(MoneyOffice.PEOPLE));
        tell("prepare-" + kind, id, new RecoveryCommand.Prepare(step, TODAY));
    }

    private void confirm(Work run, UUID id, Found found, Step step) {
        Money money = office.money(run.scheme);
        long refund = found.toRefundRupiah();
        long sameYear =
                found.receipts().stream()
                        .filter(one -> one.on().getYear() == MoneyOffice.YEAR)
                        .mapToLong(Recovery.Receipt::amountRupiah)
                        .sum();
        String by = office.any(MoneyOffice.PEOPLE);
        String answer =
                office.log.together(() -> {
                    office.log.require(
                            RecoveryDecider.RECOVERY, id, new RecoveryCommand.Confirm(by));
                    if (step.kind() == Kind.RECEIPT) {
                        office.log.require(
                                BudgetPublisher.BUDGET,
                                run.plan.budgetId(),
                                new BudgetCommand.Recover(
                                        run.plan.id(), new Rupiah(step.amountRupiah()), step.on()));
                    } else if (step.kind() == Kind.REFUND) {
                        office.log.require(
                                BudgetPublisher.BUDGET,
                                run.plan.budgetId(),
                                new BudgetCommand.Refund(
                                        run.plan.id(),
                                        new Rupiah(sameYear),
                                        new Rupiah(refund - sameYear),
                                        step.on()));
                    }
                });
        office.note(answer, "recovery-" + step.kind(), answer);
        if (!answer.isEmpty()) {
            return;
        }
        if (step.kind() == Kind.RECEIPT && step.on().getYear() == MoneyOffice.YEAR) {
            money.recovered += step.amountRupiah();
        } else if (step.kind() == Kind.RECEIPT) {
            money.revenue += step.amountRupiah();
        } else if (step.kind() == Kind.REFUND) {
            money.recovered -= sameYear;
            money.revenue -= refund - sameYear;
        }
    }

    private void tell(String what, UUID id, RecoveryCommand command) {
        String answer = office.log.ask(RecoveryDecider.RECOVERY, id, command);
        office.note(answer, "recovery-" + what, answer);
    }

    private static Finding finding(UUID payment, Work run, Made made, long due) {
        return new Finding(
                payment,
                run.plan.id(),
                run.plan.budgetId(),
                run.plan.owner(),
                run.plan.programme(),
                made.order().beneficiary(),
                made.order().payee(),
                made.order().region(),
                made.order().month(),
                PAID_ON,
                MoneyOffice.AMOUNT,
                due,
                List.of(ClauseText.of("payee-deceased")),
                Map.of());
    }
}
