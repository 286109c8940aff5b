package id.dinsos.eventstore.view;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The views of this service while it runs. */
public final class Views {
    private static final Duration STEP = Duration.ofMillis(20);

    private final List<ViewRunner> runners;
    private final EventStore store;

    public Views(List<ViewRunner> runners, EventStore store) {
        this.runners = runners;
        this.store = store;
    }

    public ViewRunner get(String name) {
        return runners.stream()
                .filter(runner -> runner.view().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no view " + name));
    }

    /** As {@code get}, for a name that a caller has sent. */
    ViewRunner find(String name) {
        return runners.stream()
                .filter(runner -> runner.view().name().equals(name))
                .findFirst()
                .orElseThrow(() -> RefusedException.of(KernelCode.NOT_FOUND, "no such view"));
    }

    public List<ViewRunner> all() {
        return List.copyOf(runners);
    }

    /** Waits until the view holds what the log holds now: for sums that somebody will add up. */
    public Uni<Void> upToDate(String name, Duration limit) {
        return store.newest().flatMap(end -> reached(name, end, limit));
    }

    /**
     * Waits until the view has passed a position, or the limit: then it answers what it has. A
     * position that no commit can have given is refused at once.
     */
    public Uni<Void> reached(String name, Position position, Duration limit) {
        ViewRunner runner = get(name);
        if (runner.reached().compareTo(position) >= 0) {
            return Uni.createFrom().voidItem();
        }
        return store.isBeyond(position)
                .flatMap(beyond -> {
                    if (beyond) {
                        throw RefusedException.of(
                                KernelCode.CURSOR_INVALID, "the log has no such position");
                    }
                    return await(runner, position, limit);
                });
    }

    private static Uni<Void> await(ViewRunner runner, Position position, Duration limit) {
        return io.smallrye.mutiny.Multi.createFrom()
                .ticks()
                .every(STEP)
                .onOverflow()
                .drop()
                .select()
                .where(tick -> runner.reached().compareTo(position) >= 0)
                .toUni()
                .replaceWithVoid()
                .ifNoItem()
                .after(limit)
                .recoverWithItem(() -> null);
    }
}
