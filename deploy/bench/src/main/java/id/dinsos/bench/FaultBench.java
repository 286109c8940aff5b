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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each process in turn is killed in the middle of intake, freeze, instruct and report, on a stack
 * that begins empty; the figures count what did not end exactly as without the kill.
 */
final class FaultBench {
    private final Scale scale;
    private final Path folder;
    private final PrintStream log;

    FaultBench(Scale scale, Path folder, PrintStream log) {
        this.scale = scale;
        this.folder = folder;
        this.log = log;
    }

    List<Figure> run() throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (PartName part : PartName.STACK) {
            Trees.delete(folder.resolve("stack"));
            Stack stack = Stack.apart(folder.resolve("stack"));
            try {
                figures.add(killing(stack, part));
            } finally {
                stack.stop(log);
            }
        }
        return figures;
    }

    private Figure killing(Stack stack, PartName part) throws Exception {
        Map<String, PartName> plan = new HashMap<>();
        Faults.STEPS.forEach(step -> plan.put(step, part));
        Faults faults = Faults.of(plan, log);
        boolean agreed = DemoCommand.underFire(stack, scale, YearMonth.of(2026, 11), log, faults);
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
