package id.dinsos.cases.facility;

import id.dinsos.cases.facility.FacilityEvent.FacilityOpened;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which facilities there are; beds are read from each one's own stream, where they are decided. */
@Singleton
public class FacilityView implements View {
    public static final String NAME = "facilities";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table facility (
            facility_id uuid primary key, owner text not null, name text not null,
            kind text not null, hidden boolean not null
        );
        create index facility_of_owner on facility (owner text_pattern_ops);
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of("facility-opened.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        List<Tuple> rows = new ArrayList<>();
        for (Recorded recorded : batch) {
            FacilityOpened opened = (FacilityOpened) recorded.event();
            rows.add(
                    Tuple.of(
                            recorded.streamId(),
                            opened.owner(),
                            opened.name(),
                            opened.kind(),
                            opened.hidden()));
        }
        return tx.preparedQuery("insert into facility values ($1, $2, $3, $4, $5)")
                .executeBatch(rows)
                .replaceWithVoid();
    }
}
