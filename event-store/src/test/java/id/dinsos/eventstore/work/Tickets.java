package id.dinsos.eventstore.work;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Fence;
import id.dinsos.eventstore.log.Tally;
import id.dinsos.eventstore.log.TestStore;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A job with one piece, done when its stream is at one: a row of its own, some parts side by side,
 * each in a stream of the worker's alone so that no version stands in the way of doing it twice,
 * and then the piece's own stream.
 */
final class Tickets extends BackgroundJob {
    static final int PARTS = 3;
    static final String TABLE = "create table ticket (piece uuid, worker text)";

    private final EventStore store;
    private final String worker;
    private final UUID piece;
    private final Runnable inTheMiddle;
    private final Runnable afterwards;

    Tickets(EventStore store, String worker, UUID piece, Runnable middle, Runnable afterwards) {
        super("tickets", Pace.every(Duration.ofMillis(20)));
        this.store = store;
        this.worker = worker;
        this.piece = piece;
        this.inTheMiddle = middle;
        this.afterwards = afterwards;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return store.load(piece)
                .map(stream ->
                        stream.fold(Tally.AGGREGATE.decider()) == 0 ? List.of(piece) : List.of());
    }

    @Override
    protected void work(UUID id) {
        boolean due = await(store.load(id)).fold(Tally.AGGREGATE.decider()) == 0;
        inTheMiddle.run();
        try {
            if (due) {
                var unused = Parallel.map(PARTS, 0, 2, this::part);
                await(row(id));
                add(id);
            }
        } finally {
            afterwards.run();
        }
    }

    private int part(int number) {
        if (number == 0) {
            add(Names.uuid("part", worker, number));
        }
        return number;
    }

    private void add(UUID stream) {
        UnitOfWork unit = await(store.open(stream));
        unit.require(Tally.AGGREGATE, stream, new Tally.Add(1));
        await(store.commit(unit, TestStore.meta()));
    }

    private Uni<Void> row(UUID id) {
        return Fence.transaction(
                store.pool(),
                tx ->
                        tx.preparedQuery("insert into ticket values ($1, $2)")
                                .execute(Tuple.of(id, worker))
                                .replaceWithVoid());
    }
}
