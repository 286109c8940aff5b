package id.dinsos.demo;

import id.dinsos.demo.bank.BankSimulator;
import id.dinsos.demo.bank.Banking;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.run.Complaints;
import id.dinsos.demo.run.Funds;
import id.dinsos.demo.run.Order;
import id.dinsos.demo.run.PayRun;
import id.dinsos.demo.run.Totals;
import id.dinsos.demo.run.Unpaid;
import id.dinsos.demo.run.Why;
import id.dinsos.regency.Fate;
import id.dinsos.regency.Regency;
import id.dinsos.regency.Regions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/** A month of Sembako, step by step: from the budget to the families that ask why not. */
final class Month {
    private static final String BY_DECILE = "decile-above-limit";

    private final Desk desk;
    private final Regency.Made made;
    private final Order order;
    private final PayRun run;
    private final Banking banking;

    /**
     * @param isoReports whether its banks answer in ISO 20022 too
     */
    Month(Desk desk, YearMonth paid, Regency.Made made, Path folder, long seed, boolean isoReports)
            throws IOException {
        this.desk = desk;
        this.made = made;
        this.order = new Order(Order.SEMBAKO, Order.terms("/demo/sembako.json"), List.of(paid));
        this.run = new PayRun(desk, order);
        this.banking =
                new Banking(
                        desk,
                        order.programme(),
                        new BankSimulator(seed + paid.getMonthValue()),
                        folder,
                        isoReports);
    }

    /** What it leaves: the path of the run, which is closed in the end, and one of the unpaid. */
    record Ran(String path, Why.Question excluded) {}

    Ran run() throws IOException, InterruptedException {
        desk.step(
                "fund",
                "Define the programme and allot a budget",
                () -> {
                    run.define();
                    new Funds(desk, order)
                            .allot(
                                    Math.multiplyExact(made.eligible(), 12 * order.monthRupiah()),
                                    Funds.Funding.ALLOTMENT);
                });
        desk.step(
                "freeze",
                "Open the run of %s and freeze its roster".formatted(order.period()),
                () ->
                        run.freeze(
                                new PayRun.Expected(
                                        made.families() - made.count(Fate.NOT_ON_ROSTER),
                                        made.eligible(),
                                        made.count(Fate.NO_ACCOUNT),
                                        0)));
        Unpaid unpaid = new Unpaid(desk, run);
        int excluded = made.families() - made.eligible() - made.count(Fate.NOT_ON_ROSTER);
        desk.step("excluded", "Who gets nothing, and why", () -> unpaid.showExcluded(excluded));
        desk.step(
                "approve",
                "Submit; two approve, neither the preparer; order and release the money",
                () -> {
                    run.submit();
                    run.approve();
                    run.fund();
                });
        desk.step("instruct", "Instruct the payments", () -> run.instruct(0));
        payOut();
        desk.step(
                "complaints",
                "Families that were not paid complain",
                () -> new Complaints(desk).askAll(unpaid.examples(), order.period()));
        String family = unpaid.example(BY_DECILE).orElseThrow().household();
        return new Ran(
                run.path(), new Why.Question(order, "a family above the limit", family, BY_DECILE));
    }

    private void payOut() throws IOException, InterruptedException {
        desk.step(
                "bank files",
                "Send the bank files",
                () -> banking.send(run.path(), made.eligible()));
        Totals totals = new Totals(desk, run);
        BankSimulator.Outcomes outcomes =
                desk.make(
                        "first report",
                        "The banks report",
                        () -> {
                            BankSimulator.Outcomes reported = banking.firstReports();
                            totals.check(reported, false);
                            return reported;
                        });
        desk.step(
                "second report",
                "Later: families withdraw, and the banks clear what was unknown",
                () -> {
                    banking.secondReports(true);
                    banking.showContradictions();
                });
        desk.step(
                "close",
                "Add up and close",
                () -> {
                    totals.byPlace(
                            new Totals.Places(
                                    "35.24.01".length(),
                                    Regions.load().districts(),
                                    made.eligibleByDistrict()),
                            outcomes,
                            BankSimulator.NOT_WITHDRAWN_FOR_CONTRADICTION);
                    run.close();
                    totals.check(outcomes, true);
                });
    }
}
