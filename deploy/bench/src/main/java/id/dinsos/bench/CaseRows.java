package id.dinsos.bench;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Counts in the database of cases, as its superuser. */
final class CaseRows {
    private static final long LIMIT_NANOS = 600_000_000_000L;

    private final Stack stack;

    CaseRows(Stack stack) {
        this.stack = stack;
    }

    /** Waits until a count has come so far. */
    void await(String count, long expected) throws SQLException {
        long giveUp = System.nanoTime() + LIMIT_NANOS;
        while (number(count) < expected) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(count + " stays under " + expected);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    void execute(String sql) throws SQLException {
        database().execute(sql);
    }

    private Database database() {
        return stack.databaseAsAdmin(PartName.CASE);
    }
}
