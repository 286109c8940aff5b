package id.dinsos.bench;

import id.dinsos.bench.metric.Apart;
import id.dinsos.bench.metric.Figure;
import id.dinsos.demo.DemoCommand;
import id.dinsos.demo.Proof;
import id.dinsos.demo.office.Faults;
import id.dinsos.demo.office.Faults.Kill;
import id.dinsos.demo.office.Faults.Strike;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.regency.Scale;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Each process is killed in the middle of every step of the demo, one after the other while the
 * step is at work, on a stack that begins empty. What a step was too short for is done in the next
 * months, on the same stack, so that what an earlier kill broke shows later too. Every figure must
 * agree as without the kills, and the log and the topics are read to their end each time.
 */
final class FaultBench {
    private static final YearMonth FIRST = YearMonth.of(2026, 11);
    private static final int MOST_MONTHS = 12;

    private final Scale scale;
    private final Path folder;
    private final PrintStream log;

    FaultBench(Scale scale, Path folder, PrintStream log) {
        this.scale = scale;
        this.folder = folder;
        this.log = log;
    }

    List<Figure> run() throws Exception {
        Apart.clear(folder.resolve("stack"), log);
        Stack stack = Stack.apart(folder.resolve("stack"));
        List<Strike> struck = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        try {
            for (int month = 0; month < MOST_MONTHS && !missing(struck).isEmpty(); month++) {
                Faults faults = Faults.of(Map.of(), log);
                missing(struck).forEach(one -> faults.plan(one.step(), one.blow()));
                if (!DemoCommand.underFire(stack, scale, FIRST.plusMonths(month), log, faults)) {
                    wrong.add("figures of month %d do not agree".formatted(month + 1));
                }
                wrong.addAll(new Proof(stack).faults());
                struck.addAll(faults.struck());
                log.printf(
                        "after %d months killed %d times, still to be: %s; wrong: %s%n",
                        month + 1, struck.size(), missing(struck), wrong);
            }
        } finally {
            stack.stop(log);
        }
        List<Figure> figures = new ArrayList<>();
        for (PartName part : PartName.STACK) {
            long steps =
                    struck.stream()
                            .filter(one -> one.blow().equals(new Kill(part)))
                            .map(Strike::step)
                            .distinct()
                            .count();
            figures.add(
                    Figure.floor(part + " killed, in so many steps", steps, Faults.STEPS.size()));
        }
        figures.add(Figure.ceiling("faults found in all that was paid", wrong.size(), 0));
        return figures;
    }

    /** Every part in every step, another one first in each. */
    private static List<Strike> missing(List<Strike> struck) {
        List<Strike> missing = new ArrayList<>();
        for (int step = 0; step < Faults.STEPS.size(); step++) {
            List<PartName> parts = new ArrayList<>(PartName.STACK);
            Collections.rotate(parts, step);
            for (PartName part : parts) {
                missing.add(new Strike(Faults.STEPS.get(step), new Kill(part)));
            }
        }
        missing.removeAll(struck);
        return missing;
    }
}
