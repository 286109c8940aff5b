package id.dinsos.eventstore;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** A migrated database of its own with a store on it, for the kernel's tests. */
final class TestStore implements AutoCloseable {
    static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final AtomicInteger IDS = new AtomicInteger();

    final TestPostgres.Database database = TestPostgres.newDatabase();
    final Vertx vertx = Vertx.vertx();
    final Pool pool;
    final EventStore store;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CommandHandler handler;

    TestStore() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), "postgres", "postgres")
                .locations("db/eventstore")
                .load()
                .migrate();
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

    static UUID id() {
        return Names.uuid("test", IDS.incrementAndGet());
    }

    static Meta meta() {
        return Meta.of(id(), "35.24", "sari", AT);
    }

    @CanIgnoreReturnValue
    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    @CanIgnoreReturnValue
    Done run(UUID stream, Tally.Command command) {
        return await(handler.handle(Tally.AGGREGATE, stream, command, Request.of(meta())));
    }

    int total(UUID stream) {
        return await(store.load(stream)).fold(Tally.AGGREGATE.decider());
    }

    List<Recorded> readAfter(Position position) {
        return await(store.readAfter(position, 10_000));
    }

    String single(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
