package id.dinsos.local.demo;

import id.dinsos.local.regency.Fate;
import id.dinsos.local.regency.Regency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A month of Sembako, step by step: from the budget to the families that ask why not. */
final class Month {
    private final Desk desk;
    private final YearMonth paid;
    private final Regency.Made made;
    private final MonthlyRun run;
    private final Banking banking;

    Month(Desk desk, YearMonth paid, Regency.Made made, Path folder, long seed) {
        this.desk = desk;
        this.paid = paid;
        this.made = made;
        this.run = new MonthlyRun(desk, paid);
        this.banking = new Banking(desk, new BankSimulator(seed + paid.getMonthValue()), folder);
    }

    /** The path of the run, which is closed in the end. */
    String run() throws IOException, InterruptedException {
        desk.step(
                "fund",
                "Define the programme and allot a budget",
                () -> run.defineAndFund(made.eligible()));
        desk.step(
                "freeze",
                "Open the run of %s and freeze its roster".formatted(paid),
                () -> run.freeze(made));
        Unpaid unpaid = new Unpaid(desk, run.path());
        int excluded = made.families() - made.eligible() - made.count(Fate.NOT_ON_ROSTER);
        desk.step("excluded", "Who gets nothing, and why", () -> unpaid.showExcluded(excluded));
        desk.step(
                "approve",
                "Submit; two approve, and neither may be the preparer",
                () -> {
                    run.submit();
                    run.approve();
                });
        desk.step("instruct", "Instruct the payments", run::instruct);
        payOut();
        desk.step(
                "complaints",
                "Families that were not paid complain",
                () -> new Complaints(desk).askAll(unpaid.examples(), paid.toString()));
        return run.path();
    }

    private void payOut() throws IOException, InterruptedException {
        desk.step(
                "bank files",
                "Send the bank files",
                () -> banking.send(run.path(), made.eligible()));
        Totals totals = new Totals(desk, run.path());
        List<BankSimulator.Outcomes> outcomes = new ArrayList<>();
        desk.step(
                "first report",
                "The banks report",
                () -> {
                    outcomes.add(banking.firstReports());
                    totals.check(outcomes.getFirst(), false);
                });
        desk.step(
                "second report",
                "Later: families withdraw, and the banks clear what was unknown",
                () -> {
                    banking.secondReports();
                    banking.showContradictions();
                });
        desk.step(
                "close",
                "Add up and close",
                () -> {
                    totals.byDistrict(made, outcomes.getFirst());
                    run.close();
                    totals.check(outcomes.getFirst(), true);
                });
    }
}
