package id.dinsos.disbursement.money;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.money.MoneyModel.Money;
import id.dinsos.disbursement.money.MoneyModel.Proposal;
import java.time.LocalDate;
import java.util.Objects;

/** Revisions of allotments and shifts between them: entered by one, agreed to by another. */
final class MoneyBudgets {
    private static final LocalDate DAY = LocalDate.of(MoneyOffice.YEAR, 6, 5);

    private final MoneyOffice office;

    MoneyBudgets(MoneyOffice office) {
        this.office = office;
    }

    void touch() {
        Scheme scheme = office.any(office.books.keySet());
        String by = office.any(MoneyOffice.PEOPLE);
        switch (office.random.nextInt(4)) {
            case 0 -> revise(scheme, by);
            case 1 -> shift(scheme, by);
            default -> approve(scheme, by);
        }
    }

    private void revise(Scheme scheme, String by) {
        Money money = office.money(scheme);
        long rupiah = 1 + office.random.nextInt(4_000_000);
        BudgetCommand.Correct revision =
                new BudgetCommand.Correct(new Rupiah(rupiah), "188/2", DAY, "why");
        if (office.expect(
                revisable(money, rupiah),
                "propose-revision",
                office.log.ask(
                        BudgetPublisher.BUDGET,
                        scheme.budget(),
                        new BudgetCommand.ProposeRevision(revision, by)))) {
            money.proposal = new Proposal(null, rupiah, by);
        }
    }

    private void shift(Scheme scheme, String by) {
        Money money = office.money(scheme);
        Scheme to = office.any(office.books.keySet());
        if (to == scheme) {
            return;
        }
        long rupiah = 1 + office.random.nextInt(1_000_000);
        if (office.expect(
                shiftable(money, rupiah),
                "propose-shift",
                office.log.ask(
                        BudgetPublisher.BUDGET,
                        scheme.budget(),
                        new BudgetCommand.ProposeShift(
                                to.budget(), new Rupiah(rupiah), "188/3", DAY, by)))) {
            money.proposal = new Proposal(to, rupiah, by);
        }
    }

    private void approve(Scheme scheme, String by) {
        Money money = office.money(scheme);
        Proposal proposal = money.proposal;
        Scheme to = proposal == null ? null : proposal.to();
        String expected =
                proposal == null
                        ? "budget-nothing-proposed"
                        : proposal.by().equals(by)
                                ? "budget-approved-by-preparer"
                                : to == null
                                        ? revisable(money, proposal.rupiah())
                                        : shiftable(money, proposal.rupiah());
        if (expected.isEmpty() && to != null && office.money(to).closed) {
            expected = "budget-year-closed";
        }
        boolean done =
                office.expect(
                        expected,
                        "budget-approve",
                        office.log.together(() -> {
                            office.log.require(
                                    BudgetPublisher.BUDGET,
                                    scheme.budget(),
                                    new BudgetCommand.Approve(by));
                            if (to != null) {
                                office.log.require(
                                        BudgetPublisher.BUDGET,
                                        to.budget(),
                                        new BudgetCommand.ShiftIn(
                                                scheme.budget(),
                                                new Rupiah(
                                                        Objects.requireNonNull(proposal).rupiah()),
                                                "188/3",
                                                DAY));
                            }
                        }));
        if (!done) {
            return;
        }
        long rupiah = Objects.requireNonNull(proposal).rupiah();
        if (to == null) {
            money.proposal = rupiah == money.allotted ? proposal : null;
            money.allotted = rupiah;
        } else {
            money.proposal = null;
            money.allotted -= rupiah;
            office.money(to).allotted += rupiah;
        }
    }

    private static String revisable(Money money, long rupiah) {
        return money.closed
                ? "budget-year-closed"
                : rupiah < money.allotted - money.available() ? "budget-in-use" : "";
    }

    private static String shiftable(Money money, long rupiah) {
        return money.closed
                ? "budget-year-closed"
                : rupiah > money.available() ? "budget-in-use" : "";
    }
}
