package id.dinsos.demo;

import static org.awaitility.Awaitility.await;

import id.dinsos.demo.office.Faults;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The starter in Java while a month is paid: begun from zero before there is a payment, killed when
 * it knows some, and begun again later, when it has missed what was said meanwhile.
 */
final class Follower implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NONE = "\"payments\":0";

    private final Stack stack;
    private final Path output;
    private @Nullable Process process;

    /** A part is killed, and when it is up again something is done to the starter. */
    record Killing(PartName part, Runnable then) implements Faults.Blow {
        @Override
        public void fall(Stack stack, PrintStream log) {
            new Faults.Kill(part).fall(stack, log);
            then.run();
        }
    }

    /** What it says is written into the file. */
    Follower(Stack stack, Path output) {
        this.stack = stack;
        this.output = output;
    }

    /** From zero, whatever it knew before. */
    void begin() {
        try {
            process = new Strangers(stack).starter().redirectOutput(output.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the middle: it has told of payments. */
    void stopHalfWay() {
        await().atMost(PATIENCE).until(() -> !said().isEmpty() && !said().contains(NONE));
        close();
    }

    /** What it said last; empty before it has caught up for the first time. */
    String said() throws IOException {
        String all = Files.exists(output) ? Files.readString(output) : "";
        return all.substring(0, all.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith("{"))
                .reduce("", (one, next) -> next);
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            var unused = running.destroyForcibly().onExit().join();
        }
    }
}
