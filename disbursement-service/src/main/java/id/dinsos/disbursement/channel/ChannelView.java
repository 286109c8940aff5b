package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankFileEvent.BankFileBatchSent;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileFreed;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReplaced;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReplacementMade;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileStopped;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which bank files have been released and still have lines to mark as sent. */
@Singleton
@Typed(ChannelView.class)
public class ChannelView implements View {
    private final Pool pool;

    public ChannelView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public int version() {
        return 5;
    }

    /**
     * The jobs ask several times a second: they find what is open, not all files there ever were.
     */
    @Override
    public String ddl() {
        return """
        create table bank_file (id uuid primary key, lines int not null, sent int not null,
            released boolean not null, bank text not null, replaced boolean not null,
            code text not null, run uuid not null);
        create index bank_file_code on bank_file (code);
        create index bank_file_leaving on bank_file (id) where released and sent < lines;
        create index bank_file_replaced on bank_file (id) where replaced;
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "bank-file-created.v1",
                "bank-file-released.v1",
                "bank-file-batch-sent.v1",
                "bank-file-replaced.v1",
                "bank-file-replacement-made.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof BankFileEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded.streamId(), event));
            }
        }
        return chain;
    }

    Uni<List<UUID>> released() {
        return pool.query("select id from view_ledger.bank_file where released and sent < lines")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** In whose place no file is made yet. */
    Uni<List<UUID>> replaced() {
        return pool.query("select id from view_ledger.bank_file where replaced")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** The newest file whose hash begins so. */
    Uni<Optional<UUID>> withCode(String code) {
        return pool.preparedQuery(
                        "select id from view_ledger.bank_file where code = $1"
                                + " order by id desc limit 1")
                .execute(Tuple.of(code))
                .map(rows -> {
                    var all = rows.iterator();
                    return all.hasNext()
                            ? Optional.of(all.next().getUUID("id"))
                            : Optional.<UUID>empty();
                });
    }

    private static Uni<Void> replaced(SqlConnection tx, UUID id, boolean open) {
        return tx.preparedQuery("update bank_file set replaced = $2 where id = $1")
                .execute(Tuple.of(id, open))
                .replaceWithVoid();
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, BankFileEvent event) {
        return switch (event) {
            case BankFileCreated created ->
                    tx.preparedQuery(
                                    "insert into bank_file values ($1, $2, 0, false, $3, false,"
                                            + " left($4, 12), $5)")
                            .execute(
                                    Tuple.of(
                                            id,
                                            created.lines(),
                                            created.bank(),
                                            created.sha256(),
                                            created.run()))
                            .replaceWithVoid();
            case BankFileReleased _ ->
                    tx.preparedQuery("update bank_file set released = true where id = $1")
                            .execute(Tuple.of(id))
                            .replaceWithVoid();
            case BankFileReplaced _ -> replaced(tx, id, true);
            case BankFileReplacementMade _ -> replaced(tx, id, false);
            case BankFileStopped _, BankFileFreed _ -> Uni.createFrom().voidItem();
            case BankFileBatchSent(_, int lines) ->
                    tx.preparedQuery("update bank_file set sent = sent + $2 where id = $1")
                            .execute(Tuple.of(id, lines))
                            .replaceWithVoid();
        };
    }
}
