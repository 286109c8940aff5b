package id.dinsos.bench;

import id.dinsos.launcher.part.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The bare limit: rows of the same size in a table without hash, outbox or order, over JDBC. */
final class PlainLoader {
    private static final int BATCH = 1_000;

    private final Database database;

    PlainLoader(Database database) {
        this.database = database;
    }

    /** Rows a second of single inserts, one transaction each, by so many connections. */
    double singles(int clients, int rows, byte[] meta, byte[] data) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                all.add(threads.submit(() -> insertSingles(rows / clients, meta, data)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return rows / seconds(start);
        }
    }

    /** Rows a second by unnest, a thousand a transaction. */
    double bulk(int rows, byte[] meta, byte[] data) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into bare (stream_id, version, type, meta, data)"
                                        + " select id, 1, 'sample-made.v1', m, d"
                                        + " from unnest(?::uuid[], ?::bytea[], ?::bytea[]) r (id, m, d)")) {
            long start = System.nanoTime();
            for (int done = 0; done < rows; done += BATCH) {
                int size = Math.min(BATCH, rows - done);
                UUID[] ids = new UUID[size];
                byte[][] metas = new byte[size][];
                byte[][] datas = new byte[size][];
                for (int i = 0; i < size; i++) {
                    ids[i] = UUID.randomUUID();
                    metas[i] = meta;
                    datas[i] = data;
                }
                Array idArray = connection.createArrayOf("uuid", ids);
                insert.setArray(1, idArray);
                insert.setArray(2, connection.createArrayOf("bytea", metas));
                insert.setArray(3, connection.createArrayOf("bytea", datas));
                insert.executeUpdate();
            }
            return rows / seconds(start);
        }
    }

    /** Streams a second, each read whole by its id, by so many connections. */
    double loads(int clients, List<UUID> streams) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            long start = System.nanoTime();
            List<Future<Integer>> all = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                int mine = c;
                all.add(threads.submit(() -> readStreams(streams, mine, clients)));
            }
            for (Future<Integer> one : all) {
                one.get();
            }
            return streams.size() / seconds(start);
        }
    }

    /** Rows a second of one ordered pass with a cursor. */
    double replay() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(5_000);
            long start = System.nanoTime();
            long rows = 0;
            long bytes = 0;
            try (ResultSet all =
                    statement.executeQuery(
                            "select position, stream_id, version, type, meta, data from bare order by position")) {
                while (all.next()) {
                    rows++;
                    bytes += all.getBytes(5).length + all.getBytes(6).length;
                }
            }
            if (bytes == 0) {
                throw new IllegalStateException("nothing to replay");
            }
            return rows / seconds(start);
        }
    }

    private int insertSingles(int rows, byte[] meta, byte[] data) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into bare (stream_id, version, type, meta, data) values (?, 1, 'sample-made.v1', ?, ?)")) {
            for (int i = 0; i < rows; i++) {
                insert.setObject(1, UUID.randomUUID());
                insert.setBytes(2, meta);
                insert.setBytes(3, data);
                insert.executeUpdate();
            }
        }
        return rows;
    }

    private int readStreams(List<UUID> streams, int from, int step) throws SQLException {
        int rows = 0;
        try (Connection connection = database.connect();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select position, version, type, meta, data from bare where stream_id = ? order by version")) {
            for (int i = from; i < streams.size(); i += step) {
                select.setObject(1, streams.get(i));
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        rows += Math.min(1, found.getBytes(4).length + found.getBytes(5).length);
                    }
                }
            }
        }
        return rows;
    }

    static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
