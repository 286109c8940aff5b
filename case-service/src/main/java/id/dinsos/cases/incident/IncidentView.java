package id.dinsos.cases.incident;

import id.dinsos.cases.incident.IncidentEvent.HouseholdsListed;
import id.dinsos.cases.incident.IncidentEvent.IncidentOpened;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Incidents, and which cases are of which. */
@Singleton
public class IncidentView implements View {
    public static final String NAME = "incidents";

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
        create table incident (
            incident_id uuid primary key, owner text not null, code text not null,
            title text not null, hazard text not null, region text not null,
            happened_at timestamptz not null
        );
        create index incident_of_owner on incident (owner text_pattern_ops, incident_id);
        create table listed (
            case_id uuid primary key, incident_id uuid not null, household_id uuid
        );
        create index listed_of on listed (incident_id, case_id);
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of("incident-opened.v1", "households-listed.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            work = work.flatMap(x -> apply(tx, recorded));
        }
        return work;
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded) {
        return switch ((IncidentEvent) recorded.event()) {
            case IncidentOpened opened ->
                    tx.preparedQuery("insert into incident values ($1, $2, $3, $4, $5, $6, $7)")
                            .execute(
                                    Tuple.wrap(
                                            Arrays.asList(
                                                    recorded.streamId(),
                                                    opened.owner(),
                                                    opened.code(),
                                                    opened.title(),
                                                    opened.hazard().name(),
                                                    opened.region(),
                                                    opened.happenedAt().atOffset(ZoneOffset.UTC))))
                            .replaceWithVoid();
            case HouseholdsListed list ->
                    tx.preparedQuery(
                                    "insert into listed select c, $1, h from unnest($2::uuid[],"
                                            + " $3::uuid[]) as t (c, h) on conflict (case_id) do"
                                            + " update set household_id = excluded.household_id")
                            .execute(
                                    Tuple.of(
                                            recorded.streamId(),
                                            list.households().stream()
                                                    .map(IncidentEvent.Listed::caseId)
                                                    .toArray(UUID[]::new),
                                            list.households().stream()
                                                    .map(IncidentEvent.Listed::householdId)
                                                    .toArray(UUID[]::new)))
                            .replaceWithVoid();
        };
    }
}
