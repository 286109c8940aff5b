package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.work.Await;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Runs of an owner and year as they stood at the end of a day, one after the other. */
@Singleton
public class RunHistoryStore {
    private static final int MAX_RUNS = 5_000;
    private static final int PAGE = 100;

    private static final String RUNS =
            """
            select id from view_ledger.run
            where (owner = $1 or owner like $1 || '.%') and ($2 = '' or programme = $2)
                and months[1] like $3 || '-%'
            order by programme, months[1], owner, sequence limit $4
            """;

    private final Pool pool;
    private final EventStore store;

    public RunHistoryStore(Pool pool, EventStore store) {
        this.pool = pool;
        this.store = store;
    }

    /** Each run that was open by then, with its history up to then. */
    void each(
            String owner,
            String programme,
            int year,
            AsOf asOf,
            BiConsumer<Opened, Stream> consumer) {
        each(
                store,
                ids(owner, programme, year),
                (id, history) -> {
                    Stream known = asOf.cut(history);
                    if (known.fold(RunPublisher.RUN.decider()) instanceof Opened run) {
                        consumer.accept(run, known);
                    }
                });
    }

    /** Histories in their order, of which only some are held at a time. */
    static void each(EventStore store, List<UUID> ids, BiConsumer<UUID, Stream> consumer) {
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<UUID> some = ids.subList(from, Math.min(from + PAGE, ids.size()));
            Map<UUID, Stream> streams = Await.await(store.loadAll(some));
            for (UUID id : some) {
                consumer.accept(id, streams.getOrDefault(id, Stream.empty(id)));
            }
        }
    }

    private List<UUID> ids(String owner, String programme, int year) {
        List<UUID> found = new ArrayList<>();
        Await.await(
                        pool.preparedQuery(RUNS)
                                .execute(
                                        Tuple.of(
                                                owner,
                                                programme,
                                                Integer.toString(year),
                                                MAX_RUNS + 1)))
                .forEach(row -> found.add(row.getUUID("id")));
        if (found.size() > MAX_RUNS) {
            throw Parameters.fault("programme", "one programme: there are too many runs");
        }
        return found;
    }
}
