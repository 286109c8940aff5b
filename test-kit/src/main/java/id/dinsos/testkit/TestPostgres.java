package id.dinsos.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL 18 for the tests of one JVM, durable as in production, in a time zone that is
 * neither UTC nor the office's, so that zone faults show.
 */
public final class TestPostgres {
    private static final TestPostgres SERVER = new TestPostgres();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private TestPostgres() {
        try {
            postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("wal_level", "logical")
                            .setServerConfig("max_wal_senders", "32")
                            .setServerConfig("max_replication_slots", "64")
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("shared_buffers", "128MB")
                            .setServerConfig("timezone", "America/St_Johns")
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new empty database, so that test classes do not meet. */
    public static Database newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        SERVER.execute("postgres", "create database " + name);
        return new Database(name, SERVER.postgres.getPort());
    }

    private void execute(String database, String sql) {
        try (Connection connection = new Database(database, postgres.getPort()).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Where a test database is; user and password are {@code postgres}. */
    public record Database(String name, int port) {
        public String jdbcUrl() {
            return "jdbc:postgresql://localhost:%d/%s".formatted(port, name);
        }

        public String reactiveUrl() {
            return "postgresql://localhost:%d/%s".formatted(port, name);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
        }
    }
}
