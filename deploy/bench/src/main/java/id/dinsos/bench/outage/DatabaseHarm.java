package id.dinsos.bench.outage;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** What is done to the PostgreSQL of a service. */
record DatabaseHarm(Stack stack, PartName service, PrintStream log) {
    private static final int SLOT_TRIES = 100;
    private static final long BETWEEN_TRIES_NANOS = 20_000_000;

    /** Each takes a segment of the log, of which PostgreSQL keeps some in store. */
    private static final int SEGMENTS = 200;

    /** Another database of the same cluster takes what is left; then its log has no room either. */
    void fillTheRest() {
        Database admin = stack.databaseAsAdmin(service);
        Database beside =
                new Database(
                        admin.jdbcUrl().replaceAll("/[^/]+$", "/postgres"),
                        admin.user(),
                        admin.password());
        untilRefused(beside, "create table if not exists filler (text text)", 1);
        untilRefused(
                beside,
                "insert into filler select repeat(md5(random()::text), 200)"
                        + " from generate_series(1, 500)",
                1_000);
        untilRefused(beside, "select pg_switch_wal(), pg_current_xact_id()", SEGMENTS);
    }

    private void untilRefused(Database database, String sql, int most) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < most; i++) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            log.printf(
                    "        PostgreSQL says: %s %s%n",
                    refused.getSQLState(), refused.getMessage());
        }
    }

    /** The connector that reads it is sent away, and comes back within the moment. */
    void dropSlot() throws SQLException {
        String slot = "dinsos_" + service.database();
        Database admin = stack.databaseAsAdmin(service);
        for (int tries = 1; ; tries++) {
            try {
                admin.execute(
                        "select pg_terminate_backend(active_pid) from pg_replication_slots"
                                + " where slot_name = '%s' and active".formatted(slot),
                        "select pg_drop_replication_slot('%s')".formatted(slot));
                return;
            } catch (SQLException active) {
                if (tries == SLOT_TRIES) {
                    throw active;
                }
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            }
        }
    }
}
