package id.dinsos.registry;

import id.dinsos.eventstore.view.ViewRunner;
import id.dinsos.testkit.TestServices;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Sets back when something was recorded, which no caller can, and has views follow the log. */
public final class Past {
    private Past() {}

    /** Has the office have learned of a stream's event at another moment. */
    public static void recorded(String stream, int version, String at) {
        try (Connection connection = TestServices.database().connect();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update event set recorded_at = ?::timestamptz"
                                        + " where stream_id = ? and version = ?")) {
            update.setString(1, at);
            update.setObject(2, UUID.fromString(stream));
            update.setInt(3, version);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("no such event");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a view has come to the last event there is, not only to the settled ones. */
    public static void caughtUp(ViewRunner view) {
        long last = last();
        Awaitility.await().until(() -> view.reached().position() >= last);
    }

    private static long last() {
        return TestServices.database().number("select coalesce(max(position), 0) from event");
    }

    /** Builds a view anew, which then holds the log as it lies there now. */
    public static void rebuild(ViewRunner view) {
        view.askForRebuild();
        Awaitility.await().until(() -> !view.rebuilding());
    }
}
