package id.dinsos.disbursement.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Recoveries and arrears as they stand, with the reason for every rupiah. */
@Singleton
@Typed(RecoveryView.class)
public class RecoveryView implements View {
    private static final ObjectMapper JSON = EventCodec.mapper();

    private final Pool pool;

    public RecoveryView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "recoveries";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        String columns =
                """
                (id uuid primary key, owner text not null, payment uuid not null,
                    run_id uuid not null, beneficiary uuid not null, region text not null,
                    programme text not null, month text not null, on_day date not null,
                    paid bigint not null, due bigint not null, reasons text not null,
                    stage text not null, received bigint not null, pending text not null,
                    since timestamptz not null);
                """;
        return "create table recovery "
                + columns
                + "create index recovery_by_owner on recovery (owner, id);"
                + "create index recovery_open on recovery (payment)"
                + " where stage in ('PROPOSED', 'CLAIMED', 'SETTLED', 'WRITTEN_OFF');"
                + "create table arrears "
                + columns
                + "create index arrears_by_owner on arrears (owner, id);"
                + "create index arrears_approved on arrears (id) where stage = 'APPROVED';";
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(RecoveryEvent.NAMES.keySet());
        types.addAll(ArrearsEvent.NAMES.keySet());
        return types;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof RecoveryEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded, event));
            } else if (recorded.event() instanceof ArrearsEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded, event));
            }
        }
        return chain;
    }

    Uni<List<UUID>> approvedArrears() {
        return pool.query("select id from view_ledger.arrears where stage = 'APPROVED'")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded, RecoveryEvent event) {
        UUID id = recorded.streamId();
        return switch (event) {
            case RecoveryEvent.RecoveryProposed(Finding finding) ->
                    found(tx, Table.RECOVERY, recorded, finding);
            case RecoveryEvent.RecoveryReviewed(Finding finding) ->
                    found(tx, Table.RECOVERY, recorded, finding);
            case RecoveryEvent.RecoveryWithdrawn _ -> stage(tx, recorded, "WITHDRAWN");
            case RecoveryEvent.RecoveryStepPrepared(var step) ->
                    pending(tx, id, step.kind().name());
            case RecoveryEvent.RecoveryStepRefused _ -> pending(tx, id, "");
            case RecoveryEvent.RecoveryClaimed _ -> stage(tx, recorded, "CLAIMED");
            case RecoveryEvent.RecoveryInstalmentsAgreed _ -> Uni.createFrom().voidItem();
            case RecoveryEvent.RecoveryReceived(var receipt, _) ->
                    received(tx, recorded, receipt.amountRupiah());
            case RecoveryEvent.RecoveryWrittenOff _ -> stage(tx, recorded, "WRITTEN_OFF");
            case RecoveryEvent.RecoveryDismissed _ -> ended(tx, recorded, "DISMISSED");
            case RecoveryEvent.RecoveryPaymentReturned _ -> ended(tx, recorded, "RETURNED");
            case RecoveryEvent.RecoveryRefunded(long amount, _) ->
                    stage(tx, recorded, "RETURNED")
                            .flatMap(x ->
                                    run(
                                            tx,
                                            "update recovery set received = received - $2"
                                                    + " where id = $1",
                                            Tuple.of(id, amount)));
        };
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded, ArrearsEvent event) {
        String stage =
                switch (event) {
                    case ArrearsEvent.ArrearsProposed _, ArrearsEvent.ArrearsReviewed _ ->
                            "PROPOSED";
                    case ArrearsEvent.ArrearsWithdrawn _ -> "WITHDRAWN";
                    case ArrearsEvent.ArrearsApproved _ -> "APPROVED";
                    case ArrearsEvent.ArrearsRejected _ -> "REJECTED";
                    case ArrearsEvent.ArrearsFiled _ -> "PAYING";
                };
        return switch (event) {
            case ArrearsEvent.ArrearsProposed(Finding finding) ->
                    found(tx, Table.ARREARS, recorded, finding);
            case ArrearsEvent.ArrearsReviewed(Finding finding) ->
                    found(tx, Table.ARREARS, recorded, finding);
            case ArrearsEvent.ArrearsWithdrawn _,
                    ArrearsEvent.ArrearsApproved _,
                    ArrearsEvent.ArrearsRejected _,
                    ArrearsEvent.ArrearsFiled _ ->
                    run(
                            tx,
                            "update arrears set stage = $2, since = $3 where id = $1",
                            Tuple.of(
                                    recorded.streamId(),
                                    stage,
                                    recorded.recordedAt().atOffset(ZoneOffset.UTC)));
        };
    }

    private static Uni<Void> found(
            SqlConnection tx, Table table, Recorded recorded, Finding finding) {
        Tuple row =
                Tuple.tuple()
                        .addUUID(recorded.streamId())
                        .addString(finding.owner())
                        .addUUID(finding.payment())
                        .addUUID(finding.run())
                        .addUUID(finding.beneficiary())
                        .addString(finding.region())
                        .addString(finding.programme())
                        .addString(finding.month().toString())
                        .addLocalDate(finding.on())
                        .addLong(finding.paidRupiah())
                        .addLong(finding.dueRupiah())
                        .addString(json(finding.reasons()))
                        .addOffsetDateTime(recorded.recordedAt().atOffset(ZoneOffset.UTC));
        return run(
                tx,
                "insert into "
                        + table.sql()
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'PROPOSED',"
                        + " 0, '', $13) on conflict (id) do update set (on_day, paid, due, reasons,"
                        + " stage, received, pending, since) = (excluded.on_day, excluded.paid,"
                        + " excluded.due, excluded.reasons, excluded.stage, excluded.received,"
                        + " excluded.pending, excluded.since)",
                row);
    }

    private static Uni<Void> stage(SqlConnection tx, Recorded recorded, String stage) {
        return run(
                tx,
                "update recovery set stage = $2, pending = '', since = $3 where id = $1",
                Tuple.of(
                        recorded.streamId(),
                        stage,
                        recorded.recordedAt().atOffset(ZoneOffset.UTC)));
    }

    /** Nothing is owed: what was received is given back first. */
    private static Uni<Void> ended(SqlConnection tx, Recorded recorded, String stage) {
        return run(
                tx,
                "update recovery set stage = case when received > 0 then 'REFUND_DUE' else $2 end,"
                        + " pending = '', since = $3 where id = $1",
                Tuple.of(
                        recorded.streamId(),
                        stage,
                        recorded.recordedAt().atOffset(ZoneOffset.UTC)));
    }

    private static Uni<Void> received(SqlConnection tx, Recorded recorded, long amount) {
        return run(
                tx,
                "update recovery set received = received + $2, pending = '', since = $3,"
                        + " stage = case when received + $2 >= paid - due then 'SETTLED'"
                        + " else stage end where id = $1",
                Tuple.of(
                        recorded.streamId(),
                        amount,
                        recorded.recordedAt().atOffset(ZoneOffset.UTC)));
    }

    private static Uni<Void> pending(SqlConnection tx, UUID id, String what) {
        return run(tx, "update recovery set pending = $2 where id = $1", Tuple.of(id, what));
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple arguments) {
        return tx.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }

    private static String json(List<ClauseText> reasons) {
        try {
            return JSON.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which of the two. */
    enum Table {
        RECOVERY,
        ARREARS;

        String sql() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
