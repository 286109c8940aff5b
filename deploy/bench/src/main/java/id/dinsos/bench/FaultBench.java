package id.dinsos.bench;

import id.dinsos.demo.DemoCommand;
import id.dinsos.demo.Proof;
import id.dinsos.demo.office.Faults;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Trees;
import id.dinsos.regency.Scale;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Each process in turn is killed in the middle of every step: a month of Sembako, a quarter and a
 * year of the others for each, one after the other on one stack that begins empty, so that what an
 * earlier kill broke would show later too. The first load, the only one that registers anybody, is
 * hit by all of them. The figures count what did not end exactly as without the kill.
 */
final class FaultBench {
    private static final YearMonth FIRST = YearMonth.of(2026, 11);
    private static final String LOAD = Faults.STEPS.getFirst();

    private final Scale scale;
    private final Path folder;
    private final PrintStream log;

    FaultBench(Scale scale, Path folder, PrintStream log) {
        this.scale = scale;
        this.folder = folder;
        this.log = log;
    }

    List<Figure> run() throws Exception {
        Trees.delete(folder.resolve("stack"));
        Stack stack = Stack.apart(folder.resolve("stack"));
        List<Figure> figures = new ArrayList<>();
        try {
            for (PartName part : PartName.STACK) {
                figures.add(killing(stack, part, figures.size()));
                log.println(figures.getLast().line());
            }
        } finally {
            stack.stop(log);
        }
        return figures;
    }

    /**
     * @param earlier how many months were paid before this one
     */
    private Figure killing(Stack stack, PartName part, int earlier) throws Exception {
        Faults faults = Faults.of(Map.of(), log);
        Faults.STEPS.forEach(step -> faults.plan(step, part));
        if (earlier == 0) {
            PartName.STACK.stream()
                    .filter(other -> other != part)
                    .forEach(other -> faults.plan(LOAD, other));
        }
        boolean agreed =
                DemoCommand.underFire(stack, scale, FIRST.plusMonths(earlier), log, faults);
        List<String> wrong = new ArrayList<>(new Proof(stack).faults());
        if (!agreed) {
            wrong.add("figures do not agree");
        }
        log.printf("killed %s: %s%n", faults.struck(), wrong);
        return Figure.ceiling(
                "%s killed in %d steps, faults found".formatted(part, faults.struck().size()),
                wrong.size(),
                0);
    }
}
