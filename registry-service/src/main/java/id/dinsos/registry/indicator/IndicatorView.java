package id.dinsos.registry.indicator;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.indicator.Indicator.Facts;
import id.dinsos.registry.indicator.Indicator.Stage;
import id.dinsos.registry.indicator.IndicatorEvent.IndicatorApproved;
import id.dinsos.registry.indicator.IndicatorEvent.IndicatorEntered;
import id.dinsos.registry.indicator.IndicatorEvent.IndicatorRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** One row per indicator; a regency has a handful a year. */
@Singleton
public class IndicatorView implements View {
    static final String NAME = "indicator";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> types() {
        return IndicatorEvent.NAMES.keySet();
    }

    @Override
    public String ddl() {
        return """
        create table indicator (
            id         uuid primary key,
            region     text collate "C" not null,
            name       text   not null,
            year       int    not null,
            value      bigint not null,
            unit       text   not null,
            source     text   not null,
            version    text   not null,
            stage      text   not null,
            entered_by text   not null,
            decided_by text,
            decided_at timestamptz
        );
        create index indicator_by_region on indicator (region, name, year desc, decided_at desc);
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Recorded one : batch) {
            if (one.event() instanceof IndicatorEvent event) {
                done = done.chain(() -> apply(tx, one, event));
            }
        }
        return done;
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded one, IndicatorEvent event) {
        return switch (event) {
            case IndicatorEntered(var facts, var by) -> entered(tx, one, facts, by);
            case IndicatorApproved(var by) -> decided(tx, one, Stage.APPROVED, by);
            case IndicatorRefused(var reason, var by) -> decided(tx, one, Stage.REFUSED, by);
        };
    }

    private static Uni<Void> entered(SqlConnection tx, Recorded one, Facts facts, String by) {
        return tx.preparedQuery(
                        "insert into indicator values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
                .execute(
                        Tuple.tuple()
                                .addUUID(one.streamId())
                                .addString(facts.region())
                                .addString(facts.name())
                                .addInteger(facts.year())
                                .addLong(facts.value())
                                .addString(facts.unit().name())
                                .addString(facts.source())
                                .addString(facts.version())
                                .addString(Stage.ENTERED.name())
                                .addString(by))
                .replaceWithVoid();
    }

    private static Uni<Void> decided(SqlConnection tx, Recorded one, Stage stage, String by) {
        return tx.preparedQuery(
                        "update indicator set stage = $2, decided_by = $3, decided_at = $4"
                                + " where id = $1")
                .execute(
                        Tuple.of(
                                one.streamId(),
                                stage.name(),
                                by,
                                one.recordedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
