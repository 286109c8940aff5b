package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunCancelled;
import id.dinsos.disbursement.run.RunEvent.RunClosed;
import id.dinsos.disbursement.run.RunEvent.RunFilesMade;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs by owner and stage, for lists and for the jobs that look for work. */
@Singleton
@Typed(RunView.class)
public class RunView implements View {
    private static final String SCHEMA = "view_ledger.";

    private final Pool pool;

    public RunView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public String ddl() {
        return """
        create table run (id uuid primary key, owner text not null, programme text not null,
            months text[] not null, sequence int not null, mode text not null,
            stage text not null, approvals int not null, files_made boolean not null,
            opened_at timestamptz not null);
        create index run_by_owner on run (owner, id);
        create index run_by_stage on run (stage);
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "run-opened.v1",
                "run-opened.v2",
                "run-freeze-started.v1",
                "run-frozen.v1",
                "run-submitted.v1",
                "run-approved.v1",
                "run-instructed.v1",
                "run-hold-instructed.v1",
                "run-files-made.v1",
                "run-closed.v1",
                "run-cancelled.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof RunEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded, event));
            }
        }
        return chain;
    }

    /** Runs at any of the stages, oldest first. */
    public Uni<List<UUID>> at(Stage... stages) {
        String[] names = new String[stages.length];
        for (int i = 0; i < stages.length; i++) {
            names[i] = stages[i].name();
        }
        return pool.preparedQuery(
                        "select id from " + SCHEMA + "run where stage = any($1) order by opened_at")
                .execute(Tuple.of(names))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** Instructed runs whose bank files are still to be made. */
    public Uni<List<UUID>> withoutFiles() {
        return pool.query(
                        "select id from "
                                + SCHEMA
                                + "run where stage = 'INSTRUCTED' and not files_made"
                                + " order by opened_at")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** Runs of an authority and all below it, newest id last. */
    public Uni<List<UUID>> of(String owner, UUID after, int limit) {
        return pool.preparedQuery(
                        "select id from "
                                + SCHEMA
                                + "run where (owner = $1 or owner like $1 || '.%') and id > $2"
                                + " order by id limit $3")
                .execute(Tuple.of(owner, after, limit))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** The runs that pay a month of a programme, or of any, latest first. */
    public Uni<List<UUID>> ofMonth(String programme, YearMonth month) {
        return pool.preparedQuery(
                        "select id from "
                                + SCHEMA
                                + "run where ($1 = '' or programme = $1) and $2 = any(months)"
                                + " and stage <> 'CANCELLED' order by sequence desc")
                .execute(Tuple.of(programme, month.toString()))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /**
     * Whether a run of one of the months is open: asked for a clear answer, guarded by the claim.
     */
    public Uni<Boolean> claimed(String owner, String programme, List<YearMonth> months) {
        Buffer[] values =
                months.stream()
                        .map(month ->
                                Buffer.buffer(RunPublisher.claimValue(owner, programme, month)))
                        .toArray(Buffer[]::new);
        return pool.preparedQuery("select from claim where kind = $1 and value = any($2)")
                .execute(Tuple.of(RunPublisher.CLAIM, values))
                .map(rows -> rows.size() > 0);
    }

    /** Whether another run, of any programme, has paid one of the months or is about to. */
    public Uni<Boolean> othersPay(UUID run, List<YearMonth> months) {
        return pool.preparedQuery(
                        "select exists (select from "
                                + SCHEMA
                                + "run where id <> $1 and months && $2::text[] and stage in"
                                + " ('APPROVED', 'INSTRUCTED', 'CLOSED')) there")
                .execute(
                        Tuple.of(
                                run,
                                months.stream().map(YearMonth::toString).toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getBoolean("there"));
    }

    /** The run of the latest month before the given one. */
    public Uni<Optional<UUID>> before(String owner, String programme, YearMonth month) {
        return pool.preparedQuery(
                        "select id from "
                                + SCHEMA
                                + "run where owner = $1 and programme = $2 and months[1] < $3"
                                + " and stage <> 'CANCELLED'"
                                + " order by months[1] desc, sequence desc limit 1")
                .execute(Tuple.of(owner, programme, month.toString()))
                .map(rows ->
                        rows.iterator().hasNext()
                                ? Optional.of(rows.iterator().next().getUUID("id"))
                                : Optional.empty());
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded, RunEvent event) {
        UUID id = recorded.streamId();
        return switch (event) {
            case RunOpened(RunPlan plan) -> opened(tx, recorded, plan);
            case RunFreezeStarted _ -> stage(tx, id, Stage.FREEZING);
            case RunFrozen _ -> stage(tx, id, Stage.FROZEN);
            case RunSubmitted _ -> stage(tx, id, Stage.SUBMITTED);
            case RunApproved(_, _, _, var missing) -> approved(tx, id, missing);
            case RunInstructed _ -> stage(tx, id, Stage.INSTRUCTED);
            case RunClosed _ -> stage(tx, id, Stage.CLOSED);
            case RunCancelled _ -> stage(tx, id, Stage.CANCELLED);
            case RunFilesMade _ ->
                    tx.preparedQuery("update run set files_made = true where id = $1")
                            .execute(Tuple.of(id))
                            .replaceWithVoid();
            case RunEvent.RunHoldInstructed _ ->
                    tx.preparedQuery("update run set files_made = false where id = $1")
                            .execute(Tuple.of(id))
                            .replaceWithVoid();
            case RunEvent.RunPaymentOrdered _,
                    RunEvent.RunFundsReleased _,
                    RunEvent.RunInstructionStarted _,
                    RunEvent.RunFileReleased _,
                    RunEvent.RunCutoffNoted _,
                    RunEvent.RunLimitDecided _,
                    RunEvent.RunRosterAmended _,
                    RunEvent.RunPlacesFilled _ ->
                    Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> opened(SqlConnection tx, Recorded recorded, RunPlan plan) {
        OffsetDateTime at = recorded.recordedAt().atOffset(ZoneOffset.UTC);
        String[] months = plan.months().stream().map(YearMonth::toString).toArray(String[]::new);
        Tuple row = Tuple.tuple();
        row.addValue(recorded.streamId())
                .addValue(plan.owner())
                .addValue(plan.programme())
                .addValue(months)
                .addValue(plan.sequence())
                .addValue(plan.terms().mode().name())
                .addValue(Stage.OPEN.name())
                .addValue(at);
        return tx.preparedQuery("insert into run values ($1, $2, $3, $4, $5, $6, $7, 0, false, $8)")
                .execute(row)
                .replaceWithVoid();
    }

    private static Uni<Void> stage(SqlConnection tx, UUID id, Stage stage) {
        return tx.preparedQuery("update run set stage = $2 where id = $1")
                .execute(Tuple.of(id, stage.name()))
                .replaceWithVoid();
    }

    /** Before there were bands two were needed. */
    private static Uni<Void> approved(SqlConnection tx, UUID id, @Nullable Integer missing) {
        return tx.preparedQuery(
                        "update run set approvals = approvals + 1, stage = case when"
                                + " coalesce($2::int, 1 - approvals) <= 0 then 'APPROVED'"
                                + " else stage end where id = $1")
                .execute(Tuple.of(id, missing))
                .replaceWithVoid();
    }
}
