package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.reconciliation.BankReportEvent.Contradiction;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ContradictionResolved;
import id.dinsos.disbursement.reconciliation.BankReportEvent.DismissalProposed;
import id.dinsos.disbursement.reconciliation.BankReportEvent.DismissalRejected;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportBatchSettled;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportReceived;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportTakenAgain;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports that are not done, and the queue of lines that wait for a person. */
@Singleton
@Typed(ReconciliationView.class)
public class ReconciliationView implements View {
    private static final String COLUMNS =
            "id, report_id, line, transfer, amount, status, reason, open, proposed_by, owner";

    private final Pool pool;

    public ReconciliationView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "reconciliation";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public String ddl() {
        return """
        create table bank_report (id uuid primary key, owner text not null, lines int not null,
            done int not null);
        create index bank_report_unfinished on bank_report (id) where done < lines;
        create table contradiction (id uuid primary key, report_id uuid not null,
            line int not null, transfer text not null, amount bigint not null,
            status text not null, reason text not null, open boolean not null,
            owner text not null, proposed_by text);
        create index contradiction_by_owner on contradiction (owner, id);
        create index contradiction_open on contradiction (transfer) where open;
        """;
    }

    @Override
    public Set<String> types() {
        return BankReportEvent.NAMES.keySet();
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof BankReportEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded, event));
            }
        }
        return chain;
    }

    Uni<List<UUID>> unfinished() {
        return pool.query("select id from view_ledger.bank_report where done < lines")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    Uni<List<Listed>> contradictions(String owner, boolean openOnly, UUID after, int limit) {
        return pool.preparedQuery(
                        "select "
                                + COLUMNS
                                + " from view_ledger.contradiction where (owner = $1 or owner like"
                                + " $1 || '.%') and id > $2 and (open or not $3)"
                                + " order by id limit $4")
                .execute(Tuple.of(owner, after, openOnly, limit))
                .map(rows -> {
                    List<Listed> found = new ArrayList<>();
                    rows.forEach(row -> found.add(listed(row)));
                    return found;
                });
    }

    /** What other reports say of the transfers of these lines and still waits for a person. */
    Uni<List<SettlementProcess.OpenElsewhere>> elsewhere(UUID report, List<ReportLine> lines) {
        return openAbout(lines.stream().map(ReportLine::transfer).toList(), report)
                .map(open ->
                        open.stream()
                                .map(one ->
                                        new SettlementProcess.OpenElsewhere(
                                                one.id(),
                                                one.reportId(),
                                                one.transfer(),
                                                one.status()))
                                .toList());
    }

    /** Lines of other reports about these transfers that still wait for a person. */
    Uni<List<Listed>> openAbout(Collection<String> transfers, UUID except) {
        return pool.preparedQuery(
                        "select "
                                + COLUMNS
                                + " from view_ledger.contradiction where open"
                                + " and transfer = any($1) and report_id <> $2 limit 200")
                .execute(Tuple.of(transfers.toArray(String[]::new), except))
                .map(rows -> {
                    List<Listed> found = new ArrayList<>();
                    rows.forEach(row -> found.add(listed(row)));
                    return found;
                });
    }

    /** Whoever may see it is asked elsewhere. */
    public Uni<Optional<Listed>> find(UUID contradiction) {
        return pool.preparedQuery(
                        "select " + COLUMNS + " from view_ledger.contradiction where id = $1")
                .execute(Tuple.of(contradiction))
                .map(rows ->
                        rows.iterator().hasNext()
                                ? Optional.of(listed(rows.iterator().next()))
                                : Optional.empty());
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded, BankReportEvent event) {
        UUID id = recorded.streamId();
        return switch (event) {
            case ReportReceived(var owner, int lines, _, _) ->
                    tx.preparedQuery("insert into bank_report values ($1, $2, $3, 0)")
                            .execute(Tuple.of(id, owner, lines))
                            .replaceWithVoid();
            case ReportBatchSettled settled ->
                    tx.preparedQuery("update bank_report set done = done + $2 where id = $1")
                            .execute(Tuple.of(id, settled.lines()))
                            .flatMap(x -> close(tx, settled.answered()))
                            .flatMap(x -> queue(tx, id, recorded.meta().owner(), settled.queued()));
            case ReportTakenAgain _ ->
                    tx.preparedQuery("update bank_report set done = 0 where id = $1")
                            .execute(Tuple.of(id))
                            .replaceWithVoid();
            case DismissalProposed(var line, _, _, var by) -> proposed(tx, line, by);
            case DismissalRejected(var line, _, _) -> proposed(tx, line, null);
            case ContradictionResolved resolved -> close(tx, List.of(resolved.contradiction()));
        };
    }

    private static Uni<Void> proposed(SqlConnection tx, UUID line, @Nullable String by) {
        return tx.preparedQuery("update contradiction set proposed_by = $2 where id = $1")
                .execute(Tuple.of(line, by))
                .replaceWithVoid();
    }

    private static Uni<Void> close(SqlConnection tx, List<UUID> contradictions) {
        return contradictions.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(
                                "update contradiction set open = false,"
                                        + " proposed_by = null where id = any($1)")
                        .execute(Tuple.of(contradictions.toArray(UUID[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> queue(
            SqlConnection tx, UUID report, String owner, List<Contradiction> queued) {
        if (queued.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = new ArrayList<>();
        for (Contradiction one : queued) {
            rows.add(
                    Tuple.wrap(
                            Arrays.asList(
                                    one.id(),
                                    report,
                                    one.line(),
                                    one.transfer(),
                                    one.amountRupiah(),
                                    one.status(),
                                    one.reason(),
                                    true,
                                    owner)));
        }
        return tx.preparedQuery(
                        "insert into contradiction values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                                + " on conflict (id) do update set reason = excluded.reason,"
                                + " open = true")
                .executeBatch(rows)
                .replaceWithVoid();
    }

    private static Listed listed(Row row) {
        return new Listed(
                row.getUUID("id"),
                row.getUUID("report_id"),
                row.getInteger("line"),
                row.getString("transfer"),
                row.getLong("amount"),
                row.getString("status"),
                row.getString("reason"),
                row.getBoolean("open"),
                row.getString("proposed_by"),
                row.getString("owner"));
    }

    /** A line that waits, or waited, for a person. */
    public record Listed(
            UUID id,
            UUID reportId,
            int line,
            String transfer,
            long amountRupiah,
            String status,
            String reason,
            boolean open,
            @Nullable String proposedBy,
            String owner) {}
}
