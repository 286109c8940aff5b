package id.dinsos.launcher.part;

import id.dinsos.launcher.host.PartName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process of the stack and all the launcher must know of it: what has to be healthy before it
 * starts, its command, how to tell that it is healthy, what to do right before it starts and right
 * after it became healthy, and the signal on which it leaves cleanly.
 */
public record Part(
        PartName name,
        Set<PartName> after,
        List<String> command,
        Map<String, String> environment,
        Step prepare,
        Step check,
        Step finish,
        String stopSignal,
        Duration patience) {

    /** Many times what a start takes; a process that ends is noticed at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    public Part {
        after = Set.copyOf(after);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A process that stops on SIGTERM and needs no preparation. */
    public Part(
            PartName name,
            Set<PartName> after,
            List<String> command,
            Map<String, String> environment,
            Step check) {
        this(
                name,
                after,
                command,
                environment,
                Step.NOTHING,
                check,
                Step.NOTHING,
                "TERM",
                PATIENCE);
    }

    Part preparedBy(Step step) {
        return new Part(
                name, after, command, environment, step, check, finish, stopSignal, patience);
    }

    Part finishedBy(Step step) {
        return new Part(
                name, after, command, environment, prepare, check, step, stopSignal, patience);
    }

    Part stoppedBy(String signal) {
        return new Part(
                name, after, command, environment, prepare, check, finish, signal, patience);
    }

    /** Something that succeeds by returning and fails by throwing. */
    @FunctionalInterface
    public interface Step {
        Step NOTHING = () -> {};

        void run() throws Exception;
    }
}
