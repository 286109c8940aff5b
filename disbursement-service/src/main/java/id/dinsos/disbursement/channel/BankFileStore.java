package id.dinsos.disbursement.channel;

import id.dinsos.eventstore.secret.Aes;
import id.dinsos.eventstore.secret.SubjectKeys;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bytes of bank files, sealed in pieces under a key of each content, and their lines for
 * matching with reports. A content is written once, by the attempt that made its id, and belongs to
 * no file until a plan in the log vouches for it; nothing ever replaces it.
 */
@Singleton
public class BankFileStore {
    private static final int PIECE = 256 * 1024;
    private static final int LINES = 5_000;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String INSERT_LINES =
            """
            insert into bank_file_line
            select $1, u.line, u.transfer, string_to_array(u.payments, ',')::uuid[], u.amount
            from unnest($2::uuid[], $3::int[], $4::text[], $5::bigint[])
                u (transfer, line, payments, amount)
            """;
    private static final String TRANSFERS =
            """
            select l.transfer_id, c.file_id, c.run_id, c.budget_id, l.payments, l.amount
            from bank_file_line l join bank_file_content c using (content_id)
            where l.transfer_id = any($1) and c.file_id is not null
            """;
    private static final String LINES_OF =
            "select transfer_id, payments from bank_file_line where content_id = $1"
                    + " and line >= $2 order by line limit $3";

    private final Pool pool;
    private final SubjectKeys keys;

    public BankFileStore(Pool pool, SubjectKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /** Writes a content whole, or not at all. */
    Uni<Void> write(UUID content, UUID run, UUID budget, byte[] bytes, List<TransferLine> lines) {
        byte[] key = Aes.newKey();
        return pool.withTransaction(tx -> {
            Uni<Void> chain =
                    run(
                                    tx,
                                    "insert into bank_file_content values ($1, $2, $3, null)",
                                    Tuple.of(content, run, budget))
                            .flatMap(x ->
                                    run(
                                            tx,
                                            "insert into subject_key values ($1, $2)",
                                            Tuple.of(
                                                    content,
                                                    Buffer.buffer(keys.wrap(content, key)))))
                            .flatMap(x -> pieces(tx, content, key, bytes));
            for (int from = 0; from < lines.size(); from += LINES) {
                int first = from;
                List<TransferLine> some = lines.subList(from, Math.min(from + LINES, lines.size()));
                chain = chain.flatMap(x -> insert(tx, content, first, some));
            }
            return chain;
        });
    }

    /** The plan says that this content is that file's. */
    Uni<Void> vouch(UUID content, UUID file) {
        return pool.preparedQuery(
                        "update bank_file_content set file_id = $2 where content_id = $1"
                                + " and file_id is null")
                .execute(Tuple.of(content, file))
                .replaceWithVoid();
    }

    /** Drops what attempts of a run left behind; to be asked once the plan's own is vouched for. */
    Uni<Void> sweep(UUID run) {
        return pool.preparedQuery(
                        "select content_id from bank_file_content where run_id = $1"
                                + " and file_id is null")
                .execute(Tuple.of(run))
                .flatMap(rows -> {
                    Uni<Void> chain = Uni.createFrom().voidItem();
                    for (Row row : rows) {
                        UUID content = row.getUUID("content_id");
                        chain = chain.flatMap(x -> discard(content));
                    }
                    return chain;
                });
    }

    /** Drops a content that no plan names. */
    Uni<Void> discard(UUID content) {
        Tuple of = Tuple.of(content);
        return pool.withTransaction(tx ->
                run(tx, "delete from bank_file_piece where content_id = $1", of)
                        .flatMap(x ->
                                run(tx, "delete from bank_file_line where content_id = $1", of))
                        .flatMap(x -> run(tx, "delete from subject_key where subject_id = $1", of))
                        .flatMap(x ->
                                run(
                                        tx,
                                        "delete from bank_file_content where content_id = $1",
                                        of)));
    }

    /** The bytes, piece by piece; only one piece is in memory at a time. */
    public Multi<io.vertx.mutiny.core.buffer.Buffer> read(UUID content) {
        Uni<SubjectKeys.Ring> ring = keys.fetch(pool, List.of(content));
        return ring.onItem()
                .transformToMulti(key ->
                        Multi.createBy()
                                .repeating()
                                .uni(
                                        AtomicInteger::new,
                                        next -> piece(content, next.getAndIncrement(), key))
                                .whilst(buffer -> buffer.length() > 0)
                                .filter(buffer -> buffer.length() > 0));
    }

    /** Lines of a content in order. */
    Uni<List<SentLine>> lines(UUID content, int from, int limit) {
        return pool.preparedQuery(LINES_OF)
                .execute(Tuple.of(content, from, limit))
                .map(rows -> {
                    List<SentLine> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        found.add(
                                new SentLine(
                                        row.getUUID("transfer_id"),
                                        List.of(row.getArrayOfUUIDs("payments"))));
                    }
                    return found;
                });
    }

    /** The transfers of a content in which one of the payments stands, with all their payments. */
    Uni<Map<UUID, List<UUID>>> transfersWith(UUID content, Collection<UUID> payments) {
        return pool.preparedQuery(
                        "select transfer_id, payments from bank_file_line where content_id = $1"
                                + " and payments && $2::uuid[] order by line")
                .execute(Tuple.of(content, payments.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<UUID>> found = new LinkedHashMap<>();
                    rows.forEach(row ->
                            found.put(
                                    row.getUUID("transfer_id"),
                                    List.of(row.getArrayOfUUIDs("payments"))));
                    return found;
                });
    }

    /** All lines of a content with their sums, in order. */
    public Uni<List<TransferLine>> all(UUID content) {
        return pool.preparedQuery(
                        "select transfer_id, payments, amount from bank_file_line"
                                + " where content_id = $1 order by line")
                .execute(Tuple.of(content))
                .map(rows -> {
                    List<TransferLine> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        found.add(
                                new TransferLine(
                                        row.getUUID("transfer_id"),
                                        NOBODY,
                                        null,
                                        "",
                                        List.of(row.getArrayOfUUIDs("payments")),
                                        row.getLong("amount")));
                    }
                    return found;
                });
    }

    /** What a file that never leaves had in it is in no file any more; its bytes stay. */
    Uni<Void> withdraw(UUID content) {
        return pool.preparedQuery("delete from bank_file_line where content_id = $1")
                .execute(Tuple.of(content))
                .replaceWithVoid();
    }

    /** Out of which budget a content pays. */
    Uni<UUID> budget(UUID content) {
        return pool.preparedQuery("select budget_id from bank_file_content where content_id = $1")
                .execute(Tuple.of(content))
                .map(rows -> rows.iterator().next().getUUID("budget_id"));
    }

    /** What is known of transfers that stand in a file; others are missing. */
    public Uni<Map<UUID, KnownTransfer>> transfers(Collection<UUID> transfers) {
        return pool.preparedQuery(TRANSFERS)
                .execute(Tuple.of(transfers.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, KnownTransfer> found = new HashMap<>(rows.size() * 2);
                    for (Row row : rows) {
                        found.put(
                                row.getUUID("transfer_id"),
                                new KnownTransfer(
                                        row.getUUID("file_id"),
                                        row.getUUID("run_id"),
                                        row.getUUID("budget_id"),
                                        List.of(row.getArrayOfUUIDs("payments")),
                                        row.getLong("amount")));
                    }
                    return found;
                });
    }

    private Uni<io.vertx.mutiny.core.buffer.Buffer> piece(
            UUID content, int number, SubjectKeys.Ring ring) {
        return pool.preparedQuery(
                        "select sealed from bank_file_piece where content_id = $1 and piece = $2")
                .execute(Tuple.of(content, number))
                .map(rows -> {
                    if (!rows.iterator().hasNext()) {
                        return io.vertx.mutiny.core.buffer.Buffer.buffer();
                    }
                    byte[] sealed = rows.iterator().next().getBuffer("sealed").getBytes();
                    byte[] key = ring.key(content).orElseThrow();
                    return io.vertx.mutiny.core.buffer.Buffer.buffer(
                            Aes.open(key, sealed, context(content, number)));
                });
    }

    private static Uni<Void> pieces(SqlConnection tx, UUID content, byte[] key, byte[] bytes) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (int from = 0; from < bytes.length; from += PIECE) {
            int number = from / PIECE;
            int start = from;
            chain =
                    chain.flatMap(x -> {
                        byte[] plain =
                                Arrays.copyOfRange(
                                        bytes, start, Math.min(start + PIECE, bytes.length));
                        Buffer sealed =
                                Buffer.buffer(Aes.seal(key, plain, context(content, number)));
                        return run(
                                tx,
                                "insert into bank_file_piece values ($1, $2, $3)",
                                Tuple.of(content, number, sealed));
                    });
        }
        return chain;
    }

    private static Uni<Void> insert(
            SqlConnection tx, UUID content, int first, List<TransferLine> lines) {
        int size = lines.size();
        UUID[] transfers = new UUID[size];
        Integer[] numbers = new Integer[size];
        String[] payments = new String[size];
        Long[] amounts = new Long[size];
        for (int i = 0; i < size; i++) {
            TransferLine line = lines.get(i);
            transfers[i] = line.transfer();
            numbers[i] = first + i;
            amounts[i] = line.amountRupiah();
            StringBuilder ids = new StringBuilder();
            line.payments().forEach(id -> ids.append(ids.isEmpty() ? "" : ",").append(id));
            payments[i] = ids.toString();
        }
        return run(tx, INSERT_LINES, Tuple.of(content, transfers, numbers, payments, amounts));
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple arguments) {
        return tx.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }

    private static byte[] context(UUID content, int piece) {
        return ByteBuffer.allocate(20)
                .putLong(content.getMostSignificantBits())
                .putLong(content.getLeastSignificantBits())
                .putInt(piece)
                .array();
    }

    /** A line that is about to be marked as sent. */
    record SentLine(UUID transfer, List<UUID> payments) {}
}
