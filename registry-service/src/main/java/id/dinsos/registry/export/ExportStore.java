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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exports as they stand in the database: what the job writes and callers see. */
@Singleton
public class ExportStore {
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

    /** Those to be written, and those whose day is over. */
    Uni<List<UUID>> due(Instant old) {
        return pool.preparedQuery(
                        "select id from export where state in ('WAITING', 'RUNNING')"
                                + " or state in ('DONE', 'FAILED') and requested_at < $1"
                                + " order by requested_at limit 100")
                .execute(Tuple.of(old.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID("id")));
                    return ids;
                });
    }

    Uni<Void> begun(UUID id, Position position, long total) {
        return pool.preparedQuery(
                        "update export set state = 'RUNNING', rows_done = 0, position = $2,"
                                + " rows_total = $3 where id = $1")
                .execute(Tuple.of(id, position.toString(), total))
                .replaceWithVoid();
    }

    Uni<Void> advance(UUID id, long rows) {
        return pool.preparedQuery("update export set rows_done = $2 where id = $1")
                .execute(Tuple.of(id, rows))
                .replaceWithVoid();
    }

    /**
     * It is there; of two who wrote it, the one who settled last who belongs in it. Whoever was
     * erased meanwhile is not in it and not counted.
     */
    Uni<Void> done(UUID id, Position position, long bytes) {
        return pool.preparedQuery(
                        "update export set state = 'DONE', bytes = $2, finished_at = $3,"
                                + " rows_total = rows_done"
                                + " where id = $1 and state = 'RUNNING' and position = $4")
                .execute(Tuple.of(id, bytes, now(), position.toString()))
                .flatMap(x -> ExportRowsStore.forget(pool, id));
    }

    /** Its file is gone. */
    Uni<Void> expired(UUID id) {
        return pool.preparedQuery("update export set state = 'EXPIRED' where id = $1")
                .execute(Tuple.of(id))
                .flatMap(x -> ExportRowsStore.forget(pool, id));
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
