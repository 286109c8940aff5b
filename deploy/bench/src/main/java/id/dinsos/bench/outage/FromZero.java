package id.dinsos.bench.outage;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * What case-service has taken from the topics of disbursement, as one hash of all its rows; and the
 * same service when it has forgotten them and reads the topics from their beginning.
 */
public final class FromZero {
    private static final List<String> TABLES =
            List.of("payment", "verdict", "central", "assistance");
    private static final List<String> GROUPS =
            List.of("cases-payments", "cases-verdicts", "cases-central", "cases-aid");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SETTLED = Duration.ofSeconds(10);

    /** A look reads every row: too many would be what is waited for. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final int TRIES = 60;

    private final Stack stack;
    private final PrintStream log;

    public FromZero(Stack stack, PrintStream log) {
        this.stack = stack;
        this.log = log;
    }

    /** When nothing has moved for a while. */
    public String settled() throws SQLException {
        String last = "";
        for (String now = state(); !now.equals(last); now = state()) {
            last = now;
            LockSupport.parkNanos(SETTLED.toNanos());
        }
        return last;
    }

    /** Rows and hash of each table, whatever the order of its rows. */
    private String state() throws SQLException {
        StringBuilder state = new StringBuilder();
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row =
                        statement.executeQuery(
                                "select count(*), sum(hashtextextended(t::text, 0)) from %s t"
                                        .formatted(table))) {
                    row.next();
                    state.append("%s %s %s; ".formatted(table, row.getString(1), row.getString(2)));
                }
            }
        }
        return state.toString();
    }

    /** Whether it comes to this state once more from nothing. */
    public boolean comesTo(String wanted) throws Exception {
        stack.stop(EnumSet.of(PartName.CASE), log);
        for (String table : TABLES) {
            database().execute("truncate " + table);
        }
        database().execute("delete from consumed where topic like 'disbursement.%'");
        forgetGroups();
        stack.ensureRunning(EnumSet.of(PartName.CASE), log);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        String now = state();
        while (!now.equals(wanted) && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(LOOK.toNanos());
            now = state();
        }
        log.printf("from zero: %s%n   before: %s%n", now, wanted);
        return now.equals(wanted);
    }

    private void forgetGroups() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrap()))) {
            for (String group : GROUPS) {
                forget(admin, group);
            }
        }
    }

    /** It can be forgotten when the broker has noticed that its last member has left. */
    private static void forget(Admin admin, String group)
            throws InterruptedException, ExecutionException {
        for (int tries = 1; ; tries++) {
            try {
                var unused = admin.deleteConsumerGroups(List.of(group)).all().get();
                return;
            } catch (ExecutionException refused) {
                if (refused.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (tries == TRIES) {
                    throw refused;
                }
                LockSupport.parkNanos(1_000_000_000);
            }
        }
    }

    private Database database() {
        return stack.databaseAsAdmin(PartName.CASE);
    }
}
