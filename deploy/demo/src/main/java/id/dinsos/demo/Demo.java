package id.dinsos.demo;

import id.dinsos.demo.cases.CaseDay;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Office;
import id.dinsos.demo.people.Loaded;
import id.dinsos.demo.people.Loading;
import id.dinsos.demo.people.Publication;
import id.dinsos.demo.registry.RegistryMonth;
import id.dinsos.demo.run.Order;
import id.dinsos.demo.run.PayRun;
import id.dinsos.demo.run.Why;
import id.dinsos.launcher.host.PartName;
import id.dinsos.regency.FamilyFiles;
import id.dinsos.regency.Regency;
import id.dinsos.regency.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/**
 * The course of the demo: the stack, the families, a {@link Month} of Sembako, the {@link CaseDay}
 * and {@link RegistryMonth} of the same office, and then a {@link Quarter} of ASPDB and a {@link
 * VeteransYear} of tali asih.
 */
final class Demo {
    private static final int STEPS = 15;
    private static final int STEPS_OF_THE_OTHERS = 8;

    private final Desk desk;
    private final Settings settings;
    private final Path folder;
    private final Loading loading;

    /**
     * What to run.
     *
     * @param orLater whether the next month that has not been run will do as well
     * @param others whether the other programmes are run too
     * @param everyWay whether the banks of Sembako answer in ISO 20022 and ASPDB is paid over the
     *     HTTP rail; else banks answer in our own form, so that what is measured is the same as
     *     ever
     * @param cases whether cases are handled too
     * @param registry whether the registry has its own month too
     */
    record Settings(
            Scale scale,
            long seed,
            YearMonth month,
            boolean orLater,
            boolean others,
            boolean everyWay,
            boolean cases,
            boolean registry) {
        Settings(Scale scale, long seed, YearMonth month, boolean orLater, boolean others) {
            this(scale, seed, month, orLater, others, false, false, false);
        }

        int steps() {
            return STEPS
                    + (others ? STEPS_OF_THE_OTHERS : 0)
                    + (cases ? CaseDay.STEPS : 0)
                    + (registry ? RegistryMonth.STEPS : 0);
        }

        Regency.Settings regency() {
            return new Regency.Settings(scale, seed, Regency.FILE_DATE);
        }
    }

    Demo(Desk desk, Settings settings, Path folder) {
        this.desk = desk;
        this.settings = settings;
        this.folder = folder;
        this.loading = new Loading(desk, new Loaded(desk, folder));
    }

    /** Runs all of it; the path of the run. */
    String run() throws IOException, InterruptedException {
        desk.step(
                "start",
                "Start what is not running yet",
                () -> desk.stack().ensureRunning(desk.screen().out()));
        YearMonth paid =
                PayRun.free(desk, Order.SEMBAKO, List.of(settings.month()), 1, settings.orLater())
                        .getFirst();
        desk.ledger().text("month", paid.toString());
        Regency.Made made = load();
        Month.Ran ran =
                new Month(desk, paid, made, folder, settings.seed(), settings.everyWay()).run();
        if (settings.cases()) {
            new CaseDay(desk, settings.regency(), folder).run(ran.path());
        }
        if (settings.registry()) {
            new RegistryMonth(desk, folder).run();
        }
        if (settings.others()) {
            runOthers(paid, made, ran.excluded());
        }
        return ran.path();
    }

    private void runOthers(YearMonth paid, Regency.Made made, Why.Question family)
            throws IOException, InterruptedException {
        Desk province = desk.at(Office.ofTheProvince(desk.stack()));
        Why.Question waiting =
                new Quarter(province, paid, settings.regency(), folder, settings.everyWay())
                        .run(made);
        Desk kutaiTimur = desk.at(Office.ofKutaiTimur(desk.stack()));
        List<Why.Question> veterans =
                new VeteransYear(kutaiTimur, paid, settings.regency(), folder).run();
        desk.step(
                "why",
                "Why? A family, a person on the waiting list, and two veterans",
                () -> {
                    new Why(desk).ask(family);
                    new Why(province).ask(waiting);
                    veterans.forEach(new Why(kutaiTimur)::ask);
                });
    }

    private Regency.Made load() throws IOException, InterruptedException {
        loading.requireSame(settings.regency());
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);
        Regency.Made made =
                desk.make(
                        "generate",
                        "Make the family files of a synthetic Lamongan (seed %d)"
                                .formatted(settings.seed()),
                        () -> loading.make(settings.regency(), files));
        desk.step(
                "refuse faults",
                "Show the registry a faulty file first (dry run: nothing is loaded)",
                () -> loading.showFaults(settings.regency(), folder.resolve("faulty")));
        desk.step(
                "load",
                "Load the family files through the gateway",
                () -> loading.load(settings.regency(), made, files));
        desk.step(
                "publish",
                "Wait until the registry's events have reached Kafka",
                () -> new Publication(desk).await(desk.stack(), PartName.REGISTRY));
        return made;
    }
}
