package id.dinsos.local.demo;

import id.dinsos.local.PartName;
import id.dinsos.local.Stack;
import id.dinsos.local.regency.FamilyFiles;
import id.dinsos.local.regency.Fate;
import id.dinsos.local.regency.Regency;
import id.dinsos.local.regency.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The course of the demo from top to bottom; each step is told in a class of its own. */
final class Demo {
    static final int STEPS = 15;

    private final Desk desk;
    private final Settings settings;
    private final Path folder;
    private final Loading loading;
    private final MonthlyRun month;
    private final Banking banking;

    /** What to run. */
    record Settings(Scale scale, long seed, YearMonth month) {
        Regency.Settings regency() {
            return new Regency.Settings(scale, seed, Regency.FILE_DATE);
        }
    }

    Demo(Desk desk, Settings settings, Path folder) {
        this.desk = desk;
        this.settings = settings;
        this.folder = folder;
        this.loading = new Loading(desk);
        this.month = new MonthlyRun(desk, settings.month());
        this.banking = new Banking(desk, new BankSimulator(settings.seed()), folder);
    }

    void run(Stack stack) throws IOException, InterruptedException {
        desk.step("start", "Start what is not running yet", () -> stack.ensureRunning(System.out));
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);
        Regency.Made made = make(files);
        desk.step(
                "refuse faults",
                "Show the registry a faulty file first (dry run: nothing is loaded)",
                () -> loading.showFaults(settings.regency(), folder.resolve("faulty")));
        desk.step(
                "load",
                "Load the family files through the gateway",
                () -> loading.load(made, files));
        desk.step(
                "publish",
                "Wait until the registry's events have reached Kafka",
                () -> new Publication(desk).await(stack, PartName.REGISTRY));
        runMonth(made);
        Unpaid unpaid = new Unpaid(desk, month.path());
        desk.step(
                "excluded",
                "Who gets nothing, and why",
                () ->
                        unpaid.showExcluded(
                                made.families()
                                        - made.eligible()
                                        - made.count(Fate.NOT_ON_ROSTER)));
        approveAndInstruct();
        payOut(made);
        desk.step(
                "complaints",
                "Families that were not paid complain",
                () -> new Complaints(desk).askAll(unpaid.examples(), settings.month().toString()));
    }

    /** The path of the run. */
    String path() {
        return month.path();
    }

    private Regency.Made make(FamilyFiles.Paths files) throws IOException, InterruptedException {
        List<Regency.Made> made = new ArrayList<>();
        desk.step(
                "generate",
                "Make the family files of a synthetic Lamongan (seed %d)"
                        .formatted(settings.seed()),
                () -> made.add(loading.make(settings.regency(), files)));
        return made.getFirst();
    }

    private void runMonth(Regency.Made made) throws IOException, InterruptedException {
        desk.step(
                "fund",
                "Define the programme and allot a budget",
                () -> month.defineAndFund(made.eligible()));
        desk.step(
                "freeze",
                "Open the run of %s and freeze its roster".formatted(settings.month()),
                () -> month.freeze(made));
    }

    private void approveAndInstruct() throws IOException, InterruptedException {
        desk.step(
                "approve",
                "Submit; two approve, and neither may be the preparer",
                () -> {
                    month.submit();
                    month.approve();
                });
        desk.step("instruct", "Instruct the payments", month::instruct);
    }

    private void payOut(Regency.Made made) throws IOException, InterruptedException {
        desk.step(
                "bank files",
                "Send the bank files",
                () -> banking.send(month.path(), made.eligible()));
        Totals totals = new Totals(desk, month.path());
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
                    month.close();
                    totals.check(outcomes.getFirst(), true);
                });
    }
}
