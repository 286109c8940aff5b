package id.dinsos.bench;

import id.dinsos.bench.metric.Apart;
import id.dinsos.bench.metric.Figure;
import id.dinsos.bench.outage.Outage;
import id.dinsos.bench.outage.Outages;
import id.dinsos.bench.outage.SmallDisk;
import id.dinsos.demo.DemoCommand;
import id.dinsos.demo.Proof;
import id.dinsos.demo.office.Faults;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.regency.Scale;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What befalls an installation and stays until somebody comes: each outage in the middle of a step
 * of a month, on a stack that is watched by a real Prometheus. Its alert must fire, what the
 * runbook says must cure it, the alert must go, and every figure of the month must agree as if
 * nothing had been.
 */
final class OutageBench {
    private static final YearMonth FIRST = YearMonth.of(2026, 11);
    private static final int MOST_MONTHS = 6;
    private static final int ALERT_SECONDS = 300;

    private final Scale scale;
    private final Path folder;
    private final PrintStream log;

    OutageBench(Scale scale, Path folder, PrintStream log) {
        this.scale = scale;
        this.folder = folder;
        this.log = log;
    }

    List<Figure> run() throws Exception {
        Path state = folder.resolve("stack");
        List<Path> small =
                List.of(
                        state.resolve("pg/disbursement"),
                        state.resolve("kafka"),
                        state.resolve("files"));
        for (Path disk : small) {
            SmallDisk.unmount(disk);
        }
        Apart.clear(state, log);
        Files.createDirectories(state);
        Stack stack = Stack.apart(state);
        try (SmallDisk database = SmallDisk.mount(folder.resolve("pg.img"), small.get(0));
                SmallDisk kafka = SmallDisk.mount(folder.resolve("kafka.img"), small.get(1));
                SmallDisk files = SmallDisk.mount(folder.resolve("files.img"), small.get(2))) {
            try {
                return run(stack, new Outages(stack, database, kafka, files, log));
            } finally {
                stack.stop(log);
            }
        }
    }

    private List<Figure> run(Stack stack, Outages outages) throws Exception {
        Set<PartName> watched = EnumSet.copyOf(PartName.STACK);
        watched.addAll(EnumSet.of(PartName.ALERTMANAGER, PartName.PROMETHEUS));
        stack.ensureRunning(watched, log);
        List<Outage> missing = new ArrayList<>(outages.all());
        List<String> wrong = new ArrayList<>();
        for (int month = 0; month < MOST_MONTHS && !missing.isEmpty(); month++) {
            Faults faults = Faults.of(Map.of(), log);
            Set<String> steps = new HashSet<>();
            // One in a step: what one leaves behind must not hide what the next one does.
            missing.stream()
                    .filter(one -> steps.add(one.step()))
                    .forEach(one -> faults.plan(one.step(), one));
            if (!DemoCommand.underFire(stack, scale, FIRST.plusMonths(month), log, faults)) {
                wrong.add("figures of month %d do not agree".formatted(month + 1));
            }
            wrong.addAll(new Proof(stack).faults());
            faults.struck().forEach(one -> missing.remove(one.blow()));
            log.printf("after %d months missing: %s; wrong: %s%n", month + 1, missing, wrong);
        }
        List<Figure> figures = new ArrayList<>();
        for (Outage.Noted one : outages.noted()) {
            figures.add(Figure.ceiling(one.name() + ": told after, s", one.fired(), ALERT_SECONDS));
            figures.add(
                    Figure.ceiling(
                            one.name() + ": gone after the cure, s", one.cleared(), ALERT_SECONDS));
            if (!one.trouble().isEmpty()) {
                wrong.add(one.name() + ": " + one.trouble());
            }
        }
        missing.forEach(one -> wrong.add(one + " found no step that was long enough"));
        wrong.forEach(log::println);
        figures.add(Figure.ceiling("faults found in alerts, cures and payments", wrong.size(), 0));
        return figures;
    }
}
