package id.dinsos.demo.office;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What befalls the stack in the middle of steps of the demo: a blow falls when a step has been seen
 * at work and not done. Where several are planned for one step they fall one after the other, each
 * when the step is seen at work again.
 */
public final class Faults {
    /** The steps that go on by themselves, where a crash must leave nothing half done. */
    public static final List<String> STEPS =
            List.of(
                    "load",
                    "freeze",
                    "instruct",
                    "first report",
                    "quarter payout",
                    "veterans payout");

    private static final List<String> STEPS_OF_THE_OTHERS =
            List.of("quarter payout", "veterans payout");

    private final Map<String, Deque<Blow>> plan = new HashMap<>();
    private final List<Strike> struck = new ArrayList<>();
    private final PrintStream log;
    private String step = "";

    /** Something that goes wrong, and what is done about it. */
    public interface Blow {
        /** Returns when what an operator does about it is done. */
        void fall(Stack stack, PrintStream log) throws InterruptedException;
    }

    /**
     * A part is killed (SIGKILL) and started again at once, as an operator would; one replica of
     * two dies when the other is well, and is left to the launcher.
     */
    public record Kill(PartName part) implements Blow {
        @Override
        public void fall(Stack stack, PrintStream log) {
            Optional<PartName> twin = stack.twin(part);
            twin.ifPresent(other -> stack.ensureRunning(EnumSet.of(other), log));
            stack.kill(part);
            if (twin.isEmpty()) {
                stack.ensureRunning(EnumSet.of(part), log);
            }
        }
    }

    private Faults(PrintStream log) {
        this.log = log;
    }

    /** Nothing is killed. */
    public static Faults none() {
        return new Faults(System.out);
    }

    public static Faults of(Map<String, PartName> plan, PrintStream log) {
        Faults faults = new Faults(log);
        plan.forEach((step, part) -> faults.plan(step, new Kill(part)));
        return faults;
    }

    public void plan(String inStep, Blow blow) {
        plan.computeIfAbsent(inStep, none -> new ArrayDeque<>()).add(blow);
    }

    /** Whether callers must expect parts to be away for a while. */
    public boolean areExpected() {
        return !plan.isEmpty() || !struck.isEmpty();
    }

    /** Whether a strike is planned where programmes beside Sembako are at work. */
    public boolean reachTheOthers() {
        return STEPS_OF_THE_OTHERS.stream().anyMatch(plan::containsKey);
    }

    void entering(String name) {
        step = name;
    }

    /** The step was just seen at work: what is planned for it next happens now, if anything. */
    boolean strike(Stack stack) throws InterruptedException {
        Deque<Blow> planned = plan.get(step);
        Blow blow = planned == null ? null : planned.poll();
        if (blow == null) {
            return false;
        }
        log.println("        in the middle of " + step + ": " + blow);
        blow.fall(stack, log);
        struck.add(new Strike(step, blow));
        return true;
    }

    /** A blow, and the step in which it fell. */
    public record Strike(String step, Blow blow) {}

    /** What was really hit: a plan whose step was over too soon has proven nothing. */
    public List<Strike> struck() {
        return List.copyOf(struck);
    }
}
