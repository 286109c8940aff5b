package id.dinsos.eventstore.view;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Fence;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.ViewTables.Checkpoint;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps by which a view moves with the log, over its live tables or those being built beside
 * them. The checkpoint moves in the transaction of the rows and only from where it was read.
 */
final class ViewSteps {
    static final int BATCH = 2_000;

    /** The tables are those of other code than this. */
    static final int OTHER_CODE = -1;

    private final EventStore store;
    private final View view;
    private final ViewTables tables;
    private final QuietStretch quiet = new QuietStretch();
    private volatile Position reached = Position.START;
    private volatile long lagMillis;

    ViewSteps(EventStore store, View view, ViewTables tables) {
        this.store = store;
        this.view = view;
        this.tables = tables;
    }

    /** How far this replica has seen the view come. */
    Position reached() {
        return beyond(reached);
    }

    /** Nothing in this stretch of the log is about the view. */
    void quiet(Position from, Position to) {
        quiet.extend(from, to);
    }

    /** How far who has read up to here has as good as read. */
    Position beyond(Position read) {
        return quiet.beyond(read);
    }

    /** Another replica has moved it. */
    void reached(Position position) {
        reached = position;
    }

    long lagMillis() {
        return lagMillis;
    }

    /** How many events were read; nothing is written into tables that other code has made. */
    int step(String name, String schema) {
        Checkpoint at = checkpoint(name);
        if (at == null) {
            throw new IllegalStateException("the checkpoint of view " + name + " is gone");
        }
        if (at.version() != view.version()) {
            return OTHER_CODE;
        }
        Position from = beyond(at.position());
        EventStore.Page page = await(store.readAfter(from, BATCH, view.types()));
        if (page.rows() == 0) {
            if (from.equals(at.position())) {
                await(tables.seen(name));
            } else {
                var unused = await(tables.move(store.pool(), name, at.position(), from));
            }
            noteReached(name, from, 0);
            return 0;
        }
        boolean moved = await(apply(name, schema, at.position(), page.end(), page.events()));
        if (moved) {
            noteReached(
                    name,
                    page.end(),
                    System.currentTimeMillis() - page.endRecordedAt().toEpochMilli());
        }
        return page.rows();
    }

    private void noteReached(String name, Position position, long behindMillis) {
        if (name.equals(view.name())) {
            reached = position;
            lagMillis = behindMillis;
        }
    }

    private Uni<Boolean> apply(
            String name, String schema, Position from, Position to, List<Recorded> batch) {
        return Fence.transaction(
                store.pool(),
                tx ->
                        tables.move(tx, name, from, to)
                                .flatMap(mine ->
                                        mine
                                                ? ViewTables.path(tx, schema)
                                                        .flatMap(x ->
                                                                batch.isEmpty()
                                                                        ? Uni.createFrom()
                                                                                .voidItem()
                                                                        : view.apply(tx, batch))
                                                        .replaceWith(true)
                                                : Uni.createFrom().item(false)));
    }

    @Nullable Checkpoint checkpoint(String name) {
        return await(tables.checkpoint(name)).orElse(null);
    }
}
