package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Part;
import id.dinsos.launcher.part.Parts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Starts one part and waits until its own check passes, or says why it does not. */
final class Starter {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(100);

    private final Parts parts;
    private final Map<PartName, Child> children;
    private final BooleanSupplier leaving;

    Starter(Parts parts, Map<PartName, Child> children, BooleanSupplier leaving) {
        this.parts = parts;
        this.children = children;
        this.leaving = leaving;
    }

    void start(Part part, Consumer<String> progress) {
        Instant began = Instant.now();
        progress.accept(Progress.line(part.name(), "starting"));
        run(
                part,
                () -> {
                    part.prepare().run();
                    children.put(part.name(), Child.start(parts.home(), part));
                    awaitHealth(part, began);
                    part.finish().run();
                });
        progress.accept(
                Progress.line(part.name(), "ready", began)
                        + "   localhost:"
                        + parts.ports().of(part.name()));
    }

    /** For a part that runs already, but may not be well yet. */
    void await(Part part, Consumer<String> progress) {
        run(part, () -> awaitHealth(part, Instant.now()));
        progress.accept(Progress.line(part.name(), "running"));
    }

    private static void run(Part part, Part.Step step) {
        try {
            step.run();
        } catch (LaunchException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while starting " + part.name(), e);
        } catch (Exception e) {
            throw new LaunchException("Cannot start " + part.name() + ": " + e, e);
        }
    }

    private void awaitHealth(Part part, Instant began) throws IOException, InterruptedException {
        Child child = children.get(part.name());
        Instant deadline = began.plus(part.patience());
        String problem = "";
        while (Instant.now().isBefore(deadline)) {
            if (child == null || leaving.getAsBoolean()) {
                throw new LaunchException("Told to stop while " + part.name() + " was starting.");
            }
            if (!child.isAlive()) {
                // Processes of a killed PostgreSQL may hold its memory a moment longer.
                if (!PartName.DATABASES.contains(part.name()) || !retriable(part)) {
                    throw failure(part, "stopped with exit code " + child.exitCode());
                }
                LockSupport.parkNanos(BETWEEN_CHECKS.toNanos() * 5);
                child = Child.start(parts.home(), part);
                children.put(part.name(), child);
            }
            try {
                part.check().run();
                return;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception notYet) {
                problem = String.valueOf(notYet.getMessage());
            }
            LockSupport.parkNanos(BETWEEN_CHECKS.toNanos());
        }
        throw failure(
                part, "is not healthy after " + part.patience().toSeconds() + " s: " + problem);
    }

    private boolean retriable(Part part) {
        return Child.lastLines(parts.home().log(part.name()), 5)
                .contains("pre-existing shared memory block");
    }

    private LaunchException failure(Part part, String what) {
        return new LaunchException(
                "%s %s. The end of %s:%n%s"
                        .formatted(
                                part.name(),
                                what,
                                parts.home().log(part.name()),
                                Child.lastLines(parts.home().log(part.name()), 15)));
    }
}
