package id.dinsos.eventstore.log;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.secret.SubjectKeys;
import id.dinsos.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** A migrated database of its own with a store on it, for the kernel's tests. */
public final class TestStore implements AutoCloseable {
    public static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final AtomicInteger IDS = new AtomicInteger();

    public final TestPostgres.Database database;
    public final Vertx vertx = Vertx.vertx();
    public final Pool pool;
    public final EventStore store;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final CommandHandler handler;

    public TestStore() {
        this(TestPostgres.newDatabase());
        Flyway.configure()
                .dataSource(database.jdbcUrl(), "postgres", "postgres")
                .locations("db/eventstore")
                .load()
                .migrate();
    }

    /** On a database that another process has made. */
    public static TestStore on(TestPostgres.Database database) {
        return new TestStore(database);
    }

    private TestStore(TestPostgres.Database database) {
        this.database = database;
        PgConnectOptions options =
                new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(database.port())
                        .setDatabase(database.name())
                        .setUser("postgres")
                        .setPassword("postgres")
                        .setCachePreparedStatements(true);
        pool = Pool.pool(vertx, options, new PoolOptions().setMaxSize(12));
        byte[] master = new byte[32];
        new Random(1).nextBytes(master);
        store = new EventStore(pool, Tally.codec(), new SubjectKeys(master));
        handler = new CommandHandler(store, meters);
    }

    public static UUID id() {
        return Names.uuid("test", IDS.incrementAndGet());
    }

    public static Meta meta() {
        return Meta.of(id(), "35.24", "sari", AT);
    }

    @CanIgnoreReturnValue
    public static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    @CanIgnoreReturnValue
    public Done run(UUID stream, Tally.Command command) {
        return await(handler.handle(Tally.AGGREGATE, stream, command, Request.of(meta())));
    }

    public int total(UUID stream) {
        return await(store.load(stream)).fold(Tally.AGGREGATE.decider());
    }

    public List<Recorded> readAfter(Position position) {
        return await(store.readAfter(position, 10_000));
    }

    public String single(String sql) {
        return database.single(sql);
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
