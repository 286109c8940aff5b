package id.dinsos.registry.indicator;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.registry.indicator.Indicator.Facts;
import id.dinsos.registry.indicator.Indicator.Stage;
import id.dinsos.registry.indicator.Indicator.Unit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds indicators of a regency. */
@Singleton
public class IndicatorStore {
    private static final UUID FIRST = new UUID(0, 0);

    private static final String COLUMNS =
            "id, region, name, year, value, unit, source, version, stage, entered_by, decided_by,"
                    + " decided_at from view_indicator.indicator where region = $1";

    /** Ascending, in microseconds: what waits for its decision, then what was decided last. */
    private static final String DECIDED =
            "coalesce(-(extract(epoch from decided_at) * 1000000)::bigint, %d)"
                    .formatted(Long.MIN_VALUE + 1);

    private final Pool pool;

    public IndicatorStore(Pool pool) {
        this.pool = pool;
    }

    /** What was entered: of each name the newest year, of a year what was decided last. */
    Uni<List<IndicatorRow>> of(RegionCode region, Cursor after, int most) {
        return rows(
                "select "
                        + COLUMNS
                        + " and (name, -year, %1$s, id) > ($2, $3, $4, $5)".formatted(DECIDED)
                        + " order by name, -year, %1$s, id limit $6".formatted(DECIDED),
                Tuple.of(
                        region.code(),
                        after.text(0, ""),
                        (int) after.number(1, Integer.MIN_VALUE),
                        after.number(2, Long.MIN_VALUE),
                        after.uuid(3, FIRST),
                        most));
    }

    /** Of each name the newest year's, as it was last approved before a moment. */
    public Uni<List<IndicatorRow>> inForce(RegionCode region, Instant before) {
        return rows(
                "select distinct on (name) "
                        + COLUMNS
                        + " and stage = 'APPROVED' and decided_at < $2"
                        + " order by name, year desc, decided_at desc",
                Tuple.of(region.code(), before.atOffset(ZoneOffset.UTC)));
    }

    private Uni<List<IndicatorRow>> rows(String sql, Tuple tuple) {
        return pool.preparedQuery(sql)
                .execute(tuple)
                .map((RowSet<Row> rows) -> {
                    List<IndicatorRow> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row(row)));
                    return found;
                });
    }

    private static IndicatorRow row(Row row) {
        OffsetDateTime decided = row.getOffsetDateTime("decided_at");
        Facts facts =
                new Facts(
                        row.getString("region"),
                        row.getString("name"),
                        row.getInteger("year"),
                        row.getLong("value"),
                        Unit.valueOf(row.getString("unit")),
                        row.getString("source"),
                        row.getString("version"));
        return new IndicatorRow(
                row.getUUID("id"),
                facts.name(),
                facts.year(),
                facts.value(),
                facts.unit(),
                facts.written(),
                facts.source(),
                facts.version(),
                Stage.valueOf(row.getString("stage")),
                row.getString("entered_by"),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant());
    }

    /**
     * An indicator as callers see it.
     *
     * @param value in whole units; a rate in hundredths of a percent
     * @param written the value as people write it, 12.53 %
     * @param decidedAt since when it is in force, where it is
     */
    public record IndicatorRow(
            UUID id,
            String name,
            int year,
            long value,
            Unit unit,
            String written,
            String source,
            String version,
            Stage stage,
            String enteredBy,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {
        List<String> place() {
            return Pages.place(
                    name,
                    -year,
                    decidedAt == null
                            ? Long.MIN_VALUE + 1
                            : -ChronoUnit.MICROS.between(Instant.EPOCH, decidedAt),
                    id);
        }
    }
}
