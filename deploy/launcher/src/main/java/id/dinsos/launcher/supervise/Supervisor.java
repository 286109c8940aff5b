package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Pids;
import id.dinsos.launcher.part.Part;
import id.dinsos.launcher.part.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Starts parts in the order of their health, each as soon as those it needs are well, and stops
 * them in the reverse order. A part that dies is started again, after growing pauses and not
 * without end; its log and the launcher's say so.
 */
final class Supervisor {

    private static final Duration PATIENCE_FOR_CONNECTOR = Duration.ofSeconds(60);

    /**
     * Connect leaves before PostgreSQL, which would wait for its reader; the rest as they stand.
     */
    private static final List<List<PartName>> STOPPED_TOGETHER =
            List.of(
                    List.of(
                            PartName.CONNECT,
                            PartName.GATEWAY,
                            PartName.PROMETHEUS,
                            PartName.ALERTMANAGER),
                    Stream.of(PartName.SERVICES, PartName.SECONDS).flatMap(List::stream).toList(),
                    List.of(
                            PartName.KAFKA,
                            PartName.POSTGRES_REGISTRY,
                            PartName.POSTGRES_DISBURSEMENT,
                            PartName.POSTGRES_CASE));

    private final Parts parts;
    private final Starter starter;
    private final Map<PartName, Child> children = new ConcurrentHashMap<>();
    private final Set<PartName> wanted = EnumSet.noneOf(PartName.class);

    /** Second replicas that the gateway was started with, also those that are down by request. */
    private final Set<PartName> known = EnumSet.noneOf(PartName.class);

    private final Restarts restarts = new Restarts();
    private volatile boolean leaving;

    Supervisor(Parts parts) {
        this.parts = parts;
        this.starter = new Starter(parts, children, () -> leaving);
    }

    /**
     * Returns when all that is wanted is healthy; starts only what does not run.
     *
     * @throws LaunchException when a part cannot start; the others are left as they are
     */
    synchronized void start(Set<PartName> named, Consumer<String> progress) {
        if (isAlive(PartName.GATEWAY)
                && PartName.SECONDS.stream()
                        .anyMatch(one -> named.contains(one) && !known.contains(one))) {
            throw new LaunchException(
                    "The gateway that runs knows of one replica of each service. First ./dinsos down.");
        }
        named.forEach(restarts::forget);
        startMissing(named, progress);
        wanted.addAll(named);
    }

    /** Starts again what has run and is dead, where it is time. */
    synchronized void restartDead(Consumer<String> progress) {
        if (leaving) {
            return;
        }
        Instant now = Instant.now();
        for (PartName part : wanted) {
            if (isAlive(part) || !restarts.isDue(part, now)) {
                continue;
            }
            boolean last = restarts.tried(part, now);
            progress.accept(
                    Progress.line(part, "has died: it is started again")
                            + (last ? " for the last time; then ./dinsos up" : ""));
            try {
                startMissing(EnumSet.of(part), progress);
            } catch (LaunchException failed) {
                progress.accept(String.valueOf(failed.getMessage()));
            }
        }
    }

    private void startMissing(Set<PartName> named, Consumer<String> progress) {
        Set<PartName> asked = EnumSet.copyOf(named);
        Set<PartName> missing = EnumSet.noneOf(PartName.class);
        asked.stream().filter(name -> !isAlive(name)).forEach(missing::add);
        missing.forEach(this::reap);
        Set<PartName> beside = EnumSet.copyOf(asked);
        beside.addAll(wanted);
        beside.addAll(known);
        if (missing.contains(PartName.GATEWAY)) {
            PartName.SECONDS.stream().filter(beside::contains).forEach(known::add);
        }
        List<Part> ordered = asked.stream().map(name -> parts.part(name, beside)).toList();
        parts.ports().requireFree(missing);
        Map<PartName, CompletableFuture<Void>> started = new ConcurrentHashMap<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (Part part : ordered) {
                CompletableFuture<Void> begun =
                        allOf(
                                        part.after().stream()
                                                .filter(asked::contains)
                                                .map(started::get)
                                                .toList())
                                .thenRunAsync(() -> bringUp(part, missing, progress), workers);
                started.put(part.name(), begun);
                all.add(begun);
            }
            allOf(all).thenRunAsync(() -> speak(progress), workers).join();
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
        stop(EnumSet.allOf(PartName.class), progress);
    }

    /** Stops these in the same order; they stay down until somebody asks for them. */
    synchronized void stop(Set<PartName> named, Consumer<String> progress)
            throws InterruptedException {
        wanted.removeAll(named);
        for (List<PartName> wave : STOPPED_TOGETHER) {
            Instant began = Instant.now();
            Map<PartName, Child> told = new EnumMap<>(PartName.class);
            for (PartName name : wave) {
                Child child = named.contains(name) ? children.remove(name) : null;
                if (child != null && child.isAlive()) {
                    child.askToLeave();
                    told.put(name, child);
                }
            }
            for (Map.Entry<PartName, Child> part : told.entrySet()) {
                part.getValue().awaitEnd();
                progress.accept(Progress.line(part.getKey(), "stopped", began));
            }
        }
        named.forEach(this::forget);
    }

    /** Without its file nobody takes it for one that has died. */
    private void forget(PartName stopped) {
        Path file = parts.home().pidFile(stopped);
        Pids.running(file).ifPresent(Pids::kill);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Restarts connectors that have failed, as Strimzi's {@code autoRestart} does in production: an
     * outage of a database or of the broker must not need a person afterwards.
     */
    void restartFailedConnectors() {
        List<PartName> services = PartName.SERVICES.stream().filter(this::isAlive).toList();
        if (leaving || services.isEmpty() || !isAlive(PartName.CONNECT)) {
            return;
        }
        for (PartName service : services) {
            try {
                parts.connectors().restartIfFailed(service);
            } catch (IOException notAnswering) {
                // Asked again in a moment; status shows a Connect that stays silent.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void bringUp(Part part, Set<PartName> missing, Consumer<String> progress) {
        if (missing.contains(part.name())) {
            starter.start(part, progress);
        } else {
            starter.await(part, progress);
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
                child.askToLeave();
                child.awaitEnd();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("interrupted", e);
            }
        }
        Pids.running(parts.home().pidFile(name)).ifPresent(Pids::kill);
    }

    /** Lets each running service speak to Kafka; its migration has made the slot by now. */
    private void speak(Consumer<String> progress) {
        Instant began = Instant.now();
        List<PartName> services = PartName.SERVICES.stream().filter(this::isAlive).toList();
        if (services.isEmpty() || !isAlive(PartName.CONNECT)) {
            return;
        }
        try {
            for (PartName service : services) {
                parts.connectors().start(service, PATIENCE_FOR_CONNECTOR);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while starting connectors", e);
        }
        progress.accept(Progress.line("connectors", "ready", began) + "   " + services);
    }

    private static CompletableFuture<Void> allOf(Collection<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
    }
}
