package id.dinsos.bench;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes the chunk events of the newest run again, as bytes, with nothing evaluated. */
final class FreezeReference {
    private final Database database;

    FreezeReference(Stack stack) {
        database = stack.databaseAsAdmin(PartName.DISBURSEMENT);
    }

    /** Each chunk holds about a thousand candidates; counted exactly by the caller's run. */
    double candidatesPerSecond() throws Exception {
        database.execute(
                "create table if not exists bench_chunk (stream_id uuid primary key, type text, meta bytea, data bytea)",
                "truncate bench_chunk");
        List<byte[]> metas = new ArrayList<>();
        List<byte[]> datas = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery(
                                "select meta, data from event where type = 'chunk-frozen.v2'"
                                        + " order by tx desc, position desc limit 100")) {
            while (rows.next()) {
                metas.add(rows.getBytes(1));
                datas.add(rows.getBytes(2));
            }
        }
        if (datas.isEmpty()) {
            throw new IllegalStateException("no chunk has been frozen");
        }
        double[] times = new double[3];
        for (int i = 0; i < times.length; i++) {
            times[i] = write(metas, datas);
        }
        database.execute("drop table bench_chunk");
        return metas.size() * 1_000 / KernelBench.median(times);
    }

    private double write(List<byte[]> metas, List<byte[]> datas) throws Exception {
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into bench_chunk values (?, 'chunk-frozen.v2', ?, ?)")) {
            long start = System.nanoTime();
            for (int i = 0; i < metas.size(); i++) {
                insert.setObject(1, UUID.randomUUID());
                insert.setBytes(2, metas.get(i));
                insert.setBytes(3, datas.get(i));
                insert.executeUpdate();
            }
            return PlainLoader.seconds(start);
        }
    }
}
