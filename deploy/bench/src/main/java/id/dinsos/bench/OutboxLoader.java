package id.dinsos.bench;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.PublicEvent;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The bare limit of publishing: outbox rows alone, in and out in batches, through the connector.
 */
final class OutboxLoader {
    private static final int BATCH = 1_000;
    private static final String INSERT =
            "insert into outbox (id, topic, message_key, type, owner, version, time, dataschema, payload)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final String topic;

    /** What it says is nobody's: only a stack of the bench's own hears it. */
    OutboxLoader(Stack stack, PartName service, String topic) {
        if (!stack.isApart()) {
            throw new LaunchException(
                    "The bench never writes into the topics of an office; it has its own stack.");
        }
        this.database = stack.databaseAsAdmin(service);
        this.topic = topic;
    }

    static OutboxLoader payments(Stack stack) {
        return new OutboxLoader(stack, PartName.DISBURSEMENT, DisbursementMessage.PAYMENTS);
    }

    /** Says the rows again, a thousand a transaction; whoever has read them ignores them. */
    void load(List<Watcher.Row> rows) throws SQLException {
        String url = database.jdbcUrl() + "?reWriteBatchedInserts=true";
        try (Connection connection =
                        DriverManager.getConnection(url, database.user(), database.password());
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement delete = connection.prepareStatement("delete from outbox")) {
            connection.setAutoCommit(false);
            String now = Instant.now().toString();
            int inBatch = 0;
            for (Watcher.Row row : rows) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, topic);
                insert.setString(3, row.key());
                insert.setString(4, "id.dinsos." + topic);
                insert.setString(5, row.owner());
                insert.setLong(6, row.version());
                insert.setString(7, now);
                insert.setString(8, PublicEvent.SITE + PublicEvent.schema(topic));
                insert.setString(9, new String(row.payload(), StandardCharsets.UTF_8));
                insert.addBatch();
                if (++inBatch == BATCH) {
                    flush(connection, insert, delete);
                    inBatch = 0;
                }
            }
            flush(connection, insert, delete);
        }
    }

    private static void flush(
            Connection connection, PreparedStatement insert, PreparedStatement delete)
            throws SQLException {
        int[] unused = insert.executeBatch();
        delete.executeUpdate();
        connection.commit();
    }
}
