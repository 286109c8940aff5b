package id.dinsos.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL 18 for the tests of one JVM, in a time zone that is neither UTC nor the
 * office's, so that zone faults show. It is embedded, or a container with {@code
 * -Ddinsos.servers=containers}. Nothing kills it, so it does not wait for the disk; with {@code
 * -Ddinsos.fsync=on} it is durable as in production.
 */
public final class TestPostgres {
    private static final String IMAGE = "postgres:18";
    private static final String SECRET = "postgres";
    private static final TestPostgres SERVER = new TestPostgres();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final int port;

    private TestPostgres() {
        this.port = TestServers.inContainers() ? container() : embedded();
    }

    private static Map<String, String> settings() {
        String durable = System.getProperty("dinsos.fsync", "off");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", durable);
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", durable);
        settings.put("wal_level", "logical");
        settings.put("max_wal_senders", "32");
        settings.put("max_replication_slots", "64");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "128MB");
        settings.put("timezone", "America/St_Johns");
        return settings;
    }

    private static int embedded() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            settings().forEach(builder::setServerConfig);
            return builder.start().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends with the tests: Testcontainers sees to it. */
    @SuppressWarnings("resource")
    private static int container() {
        List<String> command = new ArrayList<>(List.of("postgres"));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        PostgreSQLContainer container =
                new PostgreSQLContainer(IMAGE)
                        .withUsername(SECRET)
                        .withPassword(SECRET)
                        .withStartupTimeout(TestServers.CONTAINER_START)
                        .withCommand(command.toArray(String[]::new));
        container.start();
        return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    /** A new empty database, so that test classes do not meet. */
    public static Database newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        new Database("postgres", SERVER.port).execute("create database " + name);
        return new Database(name, SERVER.port);
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
            return connect(jdbcUrl());
        }

        /** As {@code connect}, for who knows only the address, as a service under test does. */
        public static Connection connect(String jdbcUrl) throws SQLException {
            return DriverManager.getConnection(jdbcUrl, SECRET, SECRET);
        }

        public void execute(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        /** The first column of the first row as text; empty where there is no row. */
        public String single(String sql) {
            List<String> all = column(sql);
            return all.isEmpty() ? "" : all.getFirst();
        }

        public long number(String sql) {
            return Long.parseLong(single(sql));
        }

        /** The first column of all rows as text. */
        public List<String> column(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> column = new ArrayList<>();
                while (rows.next()) {
                    column.add(String.valueOf(rows.getString(1)));
                }
                return column;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
