package id.dinsos.bench;

import id.dinsos.bench.metric.Figure;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.SubjectKeys;
import id.dinsos.launcher.part.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.flywaydb.core.Flyway;

/**
 * The event store alone against the plain loader, in a scratch database: with hash chain, causes
 * and an order that survives slow transactions on the one side, a bare table on the other.
 */
final class KernelBench implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final int BATCH = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Database database;
    private final PlainLoader plain;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final EventStore store;
    private final Meta meta = Meta.of(UUID.randomUUID(), "35.24", "bench", Instant.now());
    private final Made made = new Made("x".repeat(20), 200_000, "2026-11", "y".repeat(280));
    private final byte[] data;
    private final byte[] metaBytes;

    KernelBench(Database admin, Database scratch) throws Exception {
        admin.execute("drop database if exists bench with (force)", "create database bench");
        database = scratch;
        plain = new PlainLoader(scratch);
        Flyway.configure()
                .dataSource(scratch.jdbcUrl(), scratch.user(), scratch.password())
                .locations("db/eventstore")
                .load()
                .migrate();
        database.execute(
                "select pg_drop_replication_slot('dinsos_bench')",
                """
                create table bare (position bigint generated always as identity, stream_id uuid not null,
                version int not null, type text not null, meta bytea not null, data bytea not null,
                recorded_at timestamptz not null default clock_timestamp(), primary key (stream_id, version))\
                """);
        PgConnectOptions options =
                PgConnectOptions.fromUri(scratch.jdbcUrl().substring("jdbc:".length()))
                        .setUser(scratch.user())
                        .setPassword(scratch.password())
                        .setCachePreparedStatements(true);
        pool = Pool.pool(vertx, options, new PoolOptions().setMaxSize(CLIENTS));
        store =
                new EventStore(
                        pool,
                        new EventCodec().event("sample-made.v1", Made.class),
                        new SubjectKeys(new byte[32]));
        data = EventCodec.mapper().writeValueAsBytes(made);
        metaBytes = EventCodec.mapper().writeValueAsBytes(meta);
    }

    List<Figure> run() throws Exception {
        List<Figure> figures = new ArrayList<>();
        var unused = singles(5_000);
        unused = plain.singles(CLIENTS, 5_000, metaBytes, data);
        double[] ours = new double[3];
        double[] bare = new double[3];
        for (int i = 0; i < 3; i++) {
            bare[i] = plain.singles(CLIENTS, 40_000, metaBytes, data);
            ours[i] = singles(40_000);
        }
        figures.add(
                Figure.atLeast(
                        "event store: single appends/s, 8 clients",
                        median(ours),
                        median(bare),
                        0.85));
        for (int i = 0; i < 3; i++) {
            bare[i] = plain.bulk(95_300, metaBytes, data);
            ours[i] = bulk(95_300);
        }
        figures.add(
                Figure.atLeast(
                        "event store: bulk of 95,300 new streams, streams/s",
                        median(ours),
                        median(bare),
                        0.7));
        figures.add(loads());
        figures.add(replay());
        return figures;
    }

    private Figure loads() throws Exception {
        List<UUID> streams = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            streams.add(UUID.randomUUID());
        }
        for (int from = 0; from < streams.size(); from += 100) {
            List<UUID> part = streams.subList(from, from + 100);
            UnitOfWork unit = store.openNew(part);
            part.forEach(id -> make(unit, id, 10));
            var unused = await(store.commit(unit, meta));
        }
        database.execute(
                "insert into bare (stream_id, version, type, meta, data)"
                        + " select stream_id, version, type, meta, data from event"
                        + " where stream_id in (select stream_id from event where version = 10)",
                "vacuum analyze event",
                "vacuum analyze bare",
                "checkpoint");
        double[] ours = new double[3];
        double[] bare = new double[3];
        for (int i = 0; i < 3; i++) {
            bare[i] = plain.loads(CLIENTS, streams);
            ours[i] = rate(streams.size(), n -> store.load(streams.get(n)));
        }
        return Figure.atLeast(
                "event store: loading streams of 10 events, streams/s",
                median(ours),
                median(bare),
                0.4);
    }

    private Figure replay() throws Exception {
        database.execute("truncate bare", "truncate event");
        var unused = bulk(500_000);
        unused = plain.bulk(500_000, metaBytes, data);
        database.execute("vacuum analyze event", "vacuum analyze bare", "checkpoint");
        double[] ours = new double[3];
        double[] bare = new double[3];
        for (int i = 0; i < 3; i++) {
            bare[i] = plain.replay();
            ours[i] = replayOurs();
        }
        return Figure.atLeast(
                "event store: replay of 500,000 events in order, events/s",
                median(ours),
                median(bare),
                0.5);
    }

    private double replayOurs() {
        long start = System.nanoTime();
        Position at = Position.START;
        int rows = 0;
        for (List<Recorded> page = read(at); !page.isEmpty(); page = read(at)) {
            rows += page.size();
            at = page.getLast().position();
        }
        return rows / PlainLoader.seconds(start);
    }

    private List<Recorded> read(Position after) {
        return await(store.readAfter(after, 5_000));
    }

    private double singles(int count) {
        return rate(
                count,
                n -> {
                    UUID id = UUID.randomUUID();
                    UnitOfWork unit = store.openNew(List.of(id));
                    make(unit, id, 1);
                    return store.commit(unit, meta);
                });
    }

    private double bulk(int count) {
        long start = System.nanoTime();
        CompletableFuture<Position> inFlight = CompletableFuture.completedFuture(Position.START);
        for (int done = 0; done < count; done += BATCH) {
            List<UUID> ids = new ArrayList<>(BATCH);
            for (int i = 0; i < Math.min(BATCH, count - done); i++) {
                ids.add(UUID.randomUUID());
            }
            UnitOfWork unit = store.openNew(ids);
            ids.forEach(id -> make(unit, id, 1));
            // The next batch is prepared while the database works on this one.
            CompletableFuture<Position> next =
                    store.commit(unit, meta).subscribeAsCompletionStage();
            var unused = inFlight.join();
            inFlight = next;
        }
        var unused = inFlight.join();
        return count / PlainLoader.seconds(start);
    }

    private double rate(int count, IntFunction<Uni<?>> operation) {
        long start = System.nanoTime();
        var unused =
                await(
                        Multi.createFrom()
                                .range(0, count)
                                .onItem()
                                .transformToUni(
                                        n -> operation.apply(n).replaceWithVoid().replaceWith(n))
                                .merge(CLIENTS)
                                .collect()
                                .last());
        return count / PlainLoader.seconds(start);
    }

    private void make(UnitOfWork unit, UUID id, int times) {
        for (int i = 0; i < times; i++) {
            unit.require(SAMPLE, id, made);
        }
    }

    private static final Aggregate<Made, Integer, Made> SAMPLE =
            Aggregate.of(
                    new Decider<>() {
                        @Override
                        public Integer initial() {
                            return 0;
                        }

                        @Override
                        public Decision<Made> decide(Made command, Integer state) {
                            return Decision.accept(command);
                        }

                        @Override
                        public Integer evolve(Integer state, Made event) {
                            return state + 1;
                        }
                    });

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    record Made(String beneficiary, long amountRupiah, String month, String note) {}
}
