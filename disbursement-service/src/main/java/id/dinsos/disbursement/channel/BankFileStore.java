package id.dinsos.disbursement.channel;

import id.dinsos.eventstore.secret.Aes;
import id.dinsos.eventstore.secret.SubjectKeys;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The bytes of bank files, sealed in pieces under a key of each file, and their lines for matching
 * with reports. Until the file's event is written, both may be written anew; afterwards never.
 */
@Singleton
public class BankFileStore {
    private static final int PIECE = 256 * 1024;
    private static final int LINES = 5_000;

    private final Pool pool;
    private final SubjectKeys keys;

    public BankFileStore(Pool pool, SubjectKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /** Writes the bytes of a file that no event vouches for yet. */
    Uni<Void> write(UUID file, byte[] bytes) {
        byte[] key = Aes.newKey();
        return pool.withTransaction(tx ->
                run(tx, "delete from bank_file_piece where file_id = $1", file)
                        .flatMap(
                                x -> run(tx, "delete from subject_key where subject_id = $1", file))
                        .flatMap(x ->
                                tx.preparedQuery("insert into subject_key values ($1, $2)")
                                        .execute(
                                                Tuple.of(
                                                        file,
                                                        io.vertx.core.buffer.Buffer.buffer(
                                                                keys.wrap(file, key))))
                                        .replaceWithVoid())
                        .flatMap(x -> pieces(tx, file, key, bytes)));
    }

    Uni<Void> writeLines(UUID file, UUID run, UUID budget, List<TransferLine> lines) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (int from = 0; from < lines.size(); from += LINES) {
            int first = from;
            List<TransferLine> some = lines.subList(from, Math.min(from + LINES, lines.size()));
            chain = chain.flatMap(x -> insert(file, run, budget, first, some));
        }
        return chain;
    }

    /** The bytes, piece by piece; only one piece is in memory at a time. */
    Multi<Buffer> read(UUID file) {
        Uni<SubjectKeys.Ring> ring = keys.fetch(pool, List.of(file));
        return ring.onItem()
                .transformToMulti(key ->
                        Multi.createBy()
                                .repeating()
                                .uni(
                                        java.util.concurrent.atomic.AtomicInteger::new,
                                        next -> piece(file, next.getAndIncrement(), key))
                                .whilst(buffer -> buffer.length() > 0)
                                .filter(buffer -> buffer.length() > 0));
    }

    /** Lines of a file in order. */
    Uni<List<SentLine>> lines(UUID file, int from, int limit) {
        return pool.preparedQuery(
                        "select transfer_id, payments from bank_file_line where file_id = $1"
                                + " and line >= $2 order by line limit $3")
                .execute(Tuple.of(file, from, limit))
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

    /** What is known of transfers that stand in a file; others are missing. */
    public Uni<Map<UUID, KnownTransfer>> transfers(Collection<UUID> transfers) {
        return pool.preparedQuery(
                        "select transfer_id, file_id, run_id, budget_id, payments, amount"
                                + " from bank_file_line where transfer_id = any($1)")
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

    private Uni<Buffer> piece(UUID file, int number, SubjectKeys.Ring ring) {
        return pool.preparedQuery(
                        "select sealed from bank_file_piece where file_id = $1 and piece = $2")
                .execute(Tuple.of(file, number))
                .map(rows -> {
                    if (!rows.iterator().hasNext()) {
                        return Buffer.buffer();
                    }
                    byte[] sealed = rows.iterator().next().getBuffer(0).getBytes();
                    byte[] key = ring.key(file).orElseThrow();
                    return Buffer.buffer(Aes.open(key, sealed, context(file, number)));
                });
    }

    private static Uni<Void> pieces(SqlConnection tx, UUID file, byte[] key, byte[] bytes) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (int from = 0; from < bytes.length; from += PIECE) {
            int number = from / PIECE;
            int start = from;
            chain =
                    chain.flatMap(x -> {
                        byte[] plain =
                                Arrays.copyOfRange(
                                        bytes, start, Math.min(start + PIECE, bytes.length));
                        byte[] sealed = Aes.seal(key, plain, context(file, number));
                        return tx.preparedQuery("insert into bank_file_piece values ($1, $2, $3)")
                                .execute(
                                        Tuple.of(
                                                file,
                                                number,
                                                io.vertx.core.buffer.Buffer.buffer(sealed)))
                                .replaceWithVoid();
                    });
        }
        return chain;
    }

    private Uni<Void> insert(
            UUID file, UUID run, UUID budget, int first, List<TransferLine> lines) {
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
        return pool.preparedQuery(
                        "insert into bank_file_line select u.transfer, $1, u.line, $2, $3,"
                                + " string_to_array(u.payments, ',')::uuid[], u.amount"
                                + " from unnest($4::uuid[], $5::int[], $6::text[], $7::bigint[])"
                                + " u (transfer, line, payments, amount)"
                                + " on conflict (transfer_id) do update set file_id = excluded.file_id,"
                                + " line = excluded.line, payments = excluded.payments,"
                                + " amount = excluded.amount")
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        file, run, budget, transfers, numbers, payments, amounts)))
                .replaceWithVoid();
    }

    private static Uni<Void> run(SqlConnection tx, String sql, UUID id) {
        return tx.preparedQuery(sql).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static byte[] context(UUID file, int piece) {
        return ByteBuffer.allocate(20)
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .putInt(piece)
                .array();
    }

    /** A line that is about to be marked as sent. */
    record SentLine(UUID transfer, List<UUID> payments) {}
}
