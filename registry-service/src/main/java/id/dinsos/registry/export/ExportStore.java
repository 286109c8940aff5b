package id.dinsos.registry.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.rules.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exports as they stand in the database: what the job writes and callers see. */
@Singleton
public class ExportStore {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String COLUMNS =
            "id, actor, region, state, spec, rows_done, rows_total, position, bytes,"
                    + " requested_at, finished_at";

    private final Pool pool;
    private final ObjectMapper mapper;
    private final Clock clock;

    public ExportStore(Pool pool, ObjectMapper mapper, Clock clock) {
        this.pool = pool;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** False where there is one under this id already. */
    Uni<Boolean> order(UUID id, String actor, ExportOrder order) {
        return pool.preparedQuery(
                        "insert into export (id, actor, region, state, spec, reason, requested_at)"
                                + " values ($1, $2, $3, 'WAITING', $4, $5, $6)"
                                + " on conflict (id) do nothing")
                .execute(Tuple.of(id, actor, order.region(), json(order), order.reason(), now()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<Export>> find(UUID id) {
        return pool.preparedQuery("select " + COLUMNS + " from export where id = $1")
                .execute(Tuple.of(id))
                .map(this::first);
    }

    /** Takes the oldest that nobody works on; one whose worker has gone silent counts as such. */
    Uni<Optional<Export>> take() {
        return pool.preparedQuery(
                        "update export set state = 'RUNNING', lease_until = $2, rows_done = 0"
                                + " where id = (select id from export where state = 'WAITING'"
                                + " or state = 'RUNNING' and lease_until < $1"
                                + " order by requested_at limit 1 for update skip locked)"
                                + " returning "
                                + COLUMNS)
                .execute(Tuple.of(now(), now().plus(LEASE)))
                .map(this::first);
    }

    Uni<Void> begun(UUID id, Position position, long total) {
        return pool.preparedQuery("update export set position = $2, rows_total = $3 where id = $1")
                .execute(Tuple.of(id, position.toString(), total))
                .replaceWithVoid();
    }

    Uni<Void> advance(UUID id, long rows) {
        return pool.preparedQuery(
                        "update export set rows_done = $2, lease_until = $3 where id = $1")
                .execute(Tuple.of(id, rows, now().plus(LEASE)))
                .replaceWithVoid();
    }

    Uni<Void> end(UUID id, String state, long bytes) {
        return pool.preparedQuery(
                        "update export set state = $2, bytes = $3, finished_at = $4 where id = $1")
                .execute(Tuple.of(id, state, bytes, now()))
                .flatMap(x -> ExportRowsStore.forget(pool, id));
    }

    /** Marks one that is older than its file may be. */
    Uni<Optional<Export>> expire(Duration age) {
        return pool.preparedQuery(
                        "update export set state = 'EXPIRED' where id = (select id from export"
                                + " where state in ('DONE', 'FAILED') and requested_at < $1 limit 1"
                                + " for update skip locked) returning "
                                + COLUMNS)
                .execute(Tuple.of(now().minus(age)))
                .map(this::first);
    }

    private Optional<Export> first(RowSet<Row> rows) {
        return rows.iterator().hasNext()
                ? Optional.of(export(rows.iterator().next()))
                : Optional.empty();
    }

    private Export export(Row row) {
        return new Export(
                row.getUUID("id"),
                row.getString("actor"),
                row.getString("region"),
                row.getString("state"),
                order(row.getJsonObject("spec")),
                row.getLong("rows_done"),
                row.getLong("rows_total"),
                row.getString("position"),
                row.getLong("bytes"),
                row.getOffsetDateTime("requested_at"),
                row.getOffsetDateTime("finished_at"));
    }

    private JsonObject json(ExportOrder order) {
        try {
            return new JsonObject(mapper.writeValueAsString(order));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ExportOrder order(JsonObject json) {
        try {
            return mapper.readValue(json.encode(), ExportOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** One export. */
    record Export(
            UUID id,
            String actor,
            String region,
            String state,
            ExportOrder order,
            long rowsDone,
            @Nullable Long rowsTotal,
            @Nullable String position,
            @Nullable Long bytes,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime finishedAt) {}
}
