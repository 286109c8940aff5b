package id.dinsos.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Starts parts in the order of their health, each as soon as those it needs are well, and stops
 * them in the reverse order. A part that dies stays down until somebody asks for it again: what
 * crashes must be seen.
 */
final class Supervisor {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(100);

    private final Parts parts;
    private final Map<PartName, Child> children = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    Supervisor(Parts parts) {
        this.parts = parts;
    }

    /**
     * Returns when all that is wanted is healthy; starts only what does not run.
     *
     * @throws LaunchException when a part cannot start; the others are left as they are
     */
    synchronized void start(Set<PartName> wanted, Consumer<String> progress) {
        Set<PartName> missing = EnumSet.noneOf(PartName.class);
        wanted.stream().filter(name -> !isAlive(name)).forEach(missing::add);
        missing.forEach(this::reap);
        List<Part> ordered = wanted.stream().map(parts::part).toList();
        parts.ports().requireFree(missing);
        Map<PartName, CompletableFuture<Void>> started = new ConcurrentHashMap<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (Part part : ordered) {
                CompletableFuture<Void> begun =
                        allOf(
                                        part.after().stream()
                                                .filter(wanted::contains)
                                                .map(started::get)
                                                .toList())
                                .thenRunAsync(
                                        () ->
                                                bringUp(
                                                        part,
                                                        missing.contains(part.name()),
                                                        progress),
                                        workers);
                started.put(part.name(), begun);
                all.add(begun);
            }
            if (wanted.contains(PartName.CONNECT)) {
                all.add(
                        allOf(List.copyOf(all))
                                .thenRunAsync(() -> speak(wanted, progress), workers));
            }
            allOf(all).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LaunchException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** Stops every part, those first that others do not need; nothing starts after this. */
    void stop(Consumer<String> progress) throws InterruptedException {
        leaving = true;
        stopAll(progress);
    }

    private synchronized void stopAll(Consumer<String> progress) throws InterruptedException {
        List<PartName> running = new ArrayList<>(children.keySet());
        // Connect comes last in the order and leaves first: PostgreSQL waits for its reader.
        running.sort(Comparator.reverseOrder());
        for (PartName name : running) {
            Child child = children.remove(name);
            if (child != null && child.isAlive()) {
                Instant began = Instant.now();
                child.stop();
                progress.accept(line(name, "stopped", began));
            }
        }
    }

    private boolean isAlive(PartName name) {
        Child child = children.get(name);
        return child != null
                && child.isAlive()
                && Pids.running(parts.home().pidFile(name)).isPresent();
    }

    /** A part whose watchdog was killed has lost its master: it must not stand in the way. */
    private void reap(PartName name) {
        Child child = children.remove(name);
        if (child != null) {
            try {
                child.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("interrupted", e);
            }
        }
        Pids.running(parts.home().pidFile(name)).ifPresent(Pids::kill);
    }

    private void bringUp(Part part, boolean missing, Consumer<String> progress) {
        Instant began = Instant.now();
        try {
            if (missing) {
                progress.accept("  %-13s starting".formatted(part.name()));
                part.prepare().run();
                children.put(part.name(), Child.start(parts.home(), part));
            }
            awaitHealth(part, began);
            part.finish().run();
            progress.accept(
                    missing
                            ? line(part.name(), "ready", began)
                                    + "   localhost:"
                                    + parts.ports().of(part.name())
                            : "  %-13s running".formatted(part.name()));
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
            if (child == null || leaving) {
                throw new LaunchException("Told to stop while " + part.name() + " was starting.");
            }
            if (!child.isAlive()) {
                // Processes of a killed PostgreSQL may hold its memory a moment longer.
                if (part.name() != PartName.POSTGRES || !retriable(part)) {
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

    /** Lets each running service speak to Kafka; its migration has made the slot by now. */
    private void speak(Collection<PartName> wanted, Consumer<String> progress) {
        Instant began = Instant.now();
        List<PartName> services = PartName.SERVICES.stream().filter(wanted::contains).toList();
        try {
            for (PartName service : services) {
                parts.connectors().start(service, Duration.ofSeconds(60));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while starting connectors", e);
        }
        if (!services.isEmpty()) {
            progress.accept(
                    "  %-13s ready   %5.1f s   %s"
                            .formatted("connectors", seconds(began), services));
        }
    }

    private static CompletableFuture<Void> allOf(Collection<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
    }

    private static String line(PartName name, String what, Instant began) {
        return "  %-13s %-7s %5.1f s".formatted(name, what, seconds(began));
    }

    private static double seconds(Instant began) {
        return Duration.between(began, Instant.now()).toMillis() / 1000.0;
    }
}
