package id.dinsos.disbursement.money;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.entitlement.Entitled;
import id.dinsos.disbursement.money.MoneyModel.Money;
import id.dinsos.disbursement.money.MoneyModel.Work;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.run.Instructed;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunMoney;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The runs of a {@link MoneyOffice}, taken a step further, or one that they must not take. */
final class MoneyRuns {
    private final MoneyOffice office;
    private final MoneyFreeze freeze;
    private final MoneyPapers papers;

    MoneyRuns(MoneyOffice office) {
        this.office = office;
        freeze = new MoneyFreeze(office);
        papers = new MoneyPapers(office);
    }

    void open() {
        Scheme scheme = office.any(office.books.keySet());
        YearMonth month = YearMonth.of(MoneyOffice.YEAR, 1 + office.random.nextInt(5));
        Money money = office.money(scheme);
        RunPlan plan =
                new RunPlan(
                        scheme.programme,
                        1,
                        scheme.terms(office.quotas.getOrDefault(scheme.programme, 0)),
                        List.of(month),
                        scheme.owner,
                        office.names++,
                        office.any(MoneyOffice.PEOPLE));
        boolean claimed =
                money.runs.stream()
                        .anyMatch(run ->
                                run.plan.months().contains(month)
                                        && run.stage != Stage.CLOSED
                                        && run.stage != Stage.CANCELLED);
        if (office.expect(
                claimed ? "claimed" : "",
                "open",
                office.log.ask(RunPublisher.RUN, plan.id(), new RunCommand.Open(plan)))) {
            money.runs.add(new Work(scheme, plan));
        }
    }

    /** The next step of a run, by whoever is at hand. */
    void advance() {
        Work run =
                office.anyRun(one ->
                        one.stage != Stage.CANCELLED && one.stage != Stage.CLOSED
                                || office.random.nextInt(10) == 0);
        if (run == null) {
            return;
        }
        switch (run.stage) {
            case OPEN -> freeze.start(run);
            case FREEZING -> freeze.finish(run);
            case FROZEN -> submit(run, office.any(MoneyOffice.PEOPLE));
            case SUBMITTED -> approve(run, office.any(MoneyOffice.PEOPLE));
            case APPROVED -> instruct(run);
            case INSTRUCTED -> makeFiles(run);
            case CLOSED, CANCELLED -> submit(run, office.any(MoneyOffice.PEOPLE));
        }
    }

    private void submit(Work run, String by) {
        String expected =
                run.stage != Stage.FROZEN
                        ? "run-not-frozen"
                        : run.roster.isEmpty() ? "run-empty" : "";
        RunCommand command = new RunCommand.Submit(MoneyPapers.paper("188/1"), by);
        if (office.expect(
                expected, "submit", office.log.ask(RunPublisher.RUN, run.plan.id(), command))) {
            run.preparers.add(by);
            run.stage = Stage.SUBMITTED;
        }
    }

    void approve(@Nullable Work run, String by) {
        if (run == null) {
            return;
        }
        Money money = office.money(run.scheme);
        long needed = MoneyOffice.AMOUNT * run.roster.size();
        boolean last = run.approvers.size() == 1;
        String expected =
                run.preparers.contains(by)
                        ? "approver-is-preparer"
                        : run.approvers.contains(by)
                                ? "already-approved-by-you"
                                : run.stage != Stage.SUBMITTED
                                        ? "run-not-submitted"
                                        : last ? bearing(money, needed) : "";
        UUID id = run.plan.id();
        boolean done =
                office.expect(
                        expected,
                        "approve",
                        office.log.together(() -> {
                            office.log.require(
                                    RunPublisher.RUN, id, new RunCommand.Approve(by, ""));
                            if (last) {
                                office.log.require(
                                        BudgetPublisher.BUDGET,
                                        run.plan.budgetId(),
                                        new BudgetCommand.Reserve(id, new Rupiah(needed)));
                            }
                        }));
        if (done) {
            run.approvers.add(by);
            run.stage = last ? Stage.APPROVED : Stage.SUBMITTED;
            run.reserved = last ? needed : 0;
        }
    }

    private static String bearing(Money money, long needed) {
        long free = money.fromReserves ? money.setAside() : money.available();
        return money.closed
                ? "budget-year-closed"
                : needed <= free
                        ? ""
                        : money.fromReserves ? "budget-reserves-short" : "budget-exhausted";
    }

    /**
     * Who is paid already, here or by the programme that excludes this one, as the family they are
     * or were this month, is left out; now and then a person allows a second payment.
     */
    private void instruct(Work run) {
        if (!papers.fund(run)) {
            return;
        }
        int month = run.plan.months().getFirst().getMonthValue();
        String key = run.scheme.group + ' ' + month;
        Set<Object> used = office.entitlements.used(key);
        Families families = office.families;
        for (UUID beneficiary : run.roster) {
            if (!families.isThere(beneficiary)) {
                continue;
            }
            boolean family = run.scheme.isOfHouseholds();
            UUID payee = family ? families.payee(beneficiary) : beneficiary;
            Set<Object> touched =
                    family
                            ? families.touched(beneficiary, payee, month)
                            : families.touched(beneficiary);
            boolean clash = !Collections.disjoint(touched, used);
            PaymentOrder whole = order(run.plan, beneficiary, payee, List.of());
            boolean overruled = clash && office.random.nextInt(5) == 0;
            List<String> claims = claims(run, whole);
            Set<UUID> holders = new HashSet<>();
            if (overruled) {
                List<String> free = new ArrayList<>();
                for (String one : claims) {
                    UUID holder = office.log.holder(PaymentPublisher.CLAIM, one);
                    if (holder == null) {
                        free.add(one);
                    } else {
                        holders.add(holder);
                    }
                }
                claims = free;
            }
            PaymentOrder order = order(run.plan, beneficiary, payee, claims);
            UUID transfer = new UUID(3, office.names++);
            boolean released = office.entitlements.released.contains(order.id());
            boolean mine =
                    !released
                            && office.log.state(PaymentPublisher.PAYMENT, order.id())
                                    instanceof Made;
            String expected =
                    mine ? "payment-already-instructed" : clash && !overruled ? "claimed" : "";
            String answer =
                    office.log.together(() -> {
                        office.log.require(
                                PaymentPublisher.PAYMENT,
                                order.id(),
                                new PaymentCommand.Instruct(order, transfer));
                        for (UUID first : holders) {
                            office.log.require(
                                    PaymentPublisher.PAYMENT,
                                    first,
                                    new PaymentCommand.PayBeside(order.id()));
                        }
                    });
            office.note(
                    expected,
                    overruled && !mine ? "overrule" : released ? "instruct-anew" : "instruct",
                    answer);
            if (answer.isEmpty()) {
                office.remade(order.id());
                run.payments.put(order.id(), Bucket.PENDING);
                used.addAll(touched);
                office.entitlements.paid(
                        transfer,
                        new MoneyModel.Paid(
                                order.id(), key, touched, overruled, !claims.isEmpty()));
                office.entitlements.beside.addAll(holders);
            }
        }
        Rupiah sum = new Rupiah(MoneyOffice.AMOUNT * run.payments.size());
        UUID id = run.plan.id();
        office.note(
                "",
                "commit",
                office.log.together(() -> {
                    office.log.require(
                            RunPublisher.RUN,
                            id,
                            new RunCommand.FinishInstruct(
                                    new Instructed(run.payments.size(), sum, 0, 0)));
                    office.log.require(
                            BudgetPublisher.BUDGET,
                            run.plan.budgetId(),
                            new BudgetCommand.Commit(id, sum));
                }));
        run.reserved = 0;
        run.stage = Stage.INSTRUCTED;
    }

    private void makeFiles(Work run) {
        office.note(
                "",
                "files",
                office.log.ask(
                        RunPublisher.RUN,
                        run.plan.id(),
                        new RunCommand.NoteFiles(List.of(new UUID(5, 5)))));
        run.filesMade = true;
    }

    void end(@Nullable Work run, boolean close) {
        if (run == null) {
            return;
        }
        UUID id = run.plan.id();
        UUID budget = run.plan.budgetId();
        if (!close) {
            RunCommand cancel = new RunCommand.Cancel("why", "sari");
            boolean approved = run.stage == Stage.APPROVED;
            String expected = run.stage.isBeforeInstruction() || approved ? "" : "run-state-wrong";
            String answer =
                    office.log.together(() -> {
                        office.log.require(RunPublisher.RUN, id, cancel);
                        if (approved) {
                            office.log.require(
                                    BudgetPublisher.BUDGET,
                                    budget,
                                    new BudgetCommand.ReleaseReserve(id));
                        }
                    });
            if (office.expect(expected, "cancel", answer)) {
                run.stage = Stage.CANCELLED;
                run.reserved = 0;
            }
            return;
        }
        RunMoney money = RunMoney.of(office.account(run));
        String expected =
                run.stage != Stage.INSTRUCTED
                        ? "run-not-instructed"
                        : !run.filesMade
                                ? "run-files-missing"
                                : run.approvers.contains("sari")
                                        ? "closer-is-approver"
                                        : run.preparers.contains("sari")
                                                ? "closer-is-involved"
                                                : "";
        boolean done =
                office.expect(
                        expected,
                        "close",
                        office.log.together(() -> {
                            office.log.require(
                                    RunPublisher.RUN, id, new RunCommand.Close(money, "sari"));
                            office.log.require(
                                    BudgetPublisher.BUDGET, budget, new BudgetCommand.GiveBack(id));
                        }));
        if (done) {
            run.stage = Stage.CLOSED;
        }
    }

    /** What the rule says. */
    private List<String> claims(Work run, PaymentOrder order) {
        Entitled entitled =
                run.scheme.isOfHouseholds()
                        ? office.families.entitled(
                                order.beneficiary(),
                                order.payee(),
                                run.plan.months().getFirst().getMonthValue())
                        : office.families.entitled(order.beneficiary());
        return entitled.claims(run.plan.programme(), run.plan.terms(), order.month()).stream()
                .map(one ->
                        Base64.getEncoder().encodeToString(one.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static PaymentOrder order(
            RunPlan plan, UUID beneficiary, UUID payee, List<String> entitlements) {
        return new PaymentOrder(
                plan.id(),
                plan.programme(),
                beneficiary,
                payee,
                plan.owner() + ".01.2001",
                plan.owner(),
                plan.months().getFirst(),
                MoneyOffice.AMOUNT,
                entitlements);
    }
}
