package id.dinsos.cases.worker;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the registry's messages have said of resources, joined with what the office has added. */
@Singleton
public class WorkerStore {
    private static final String ONE = "select owner, state from resource where resource_id = $1";

    /**
     * Who serves a place on the day it is in their office, the least loaded first. Sealed cases
     * count for who supervises alone, or the load would tell that there are some.
     */
    private static final String SERVING =
            """
            select w.account, w.team, w.skills, w.max_cases, r.resource_id, r.kind,
                (select count(*) from view_cases.case_row c where c.account = w.account
                    and c.ended_at is null and ($5 or c.confidentiality <> 'SEALED')) as load
            from resource r join view_workers.worker w on w.stream_id = r.stream_id
            where w.serving and (w.owner = $1 or w.owner like $1 || '.%') and r.state = 'ACTIVE'
                and ($2 = '' or $2 = any(w.skills))
                and exists (select from resource_area a where a.resource_id = r.resource_id
                    and ($4 at time zone zone_of(w.owner))::date
                        between a.from_day and a.until_day
                    and ($3 = a.region or starts_with($3, a.region || '.')
                        or starts_with(a.region, $3 || '.')))
            order by load, w.account limit 100
            """;

    private final Pool pool;

    public WorkerStore(Pool pool) {
        this.pool = pool;
    }

    /** A resource as the registry has it; nothing while no message has named it. */
    Uni<Optional<KnownWorker>> find(UUID resource) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(resource))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    return Optional.of(
                            new KnownWorker(row.getString("owner"), row.getString("state")));
                });
    }

    Uni<List<Serving>> serving(
            String office, String skill, String region, Instant at, boolean supervises) {
        return pool.preparedQuery(SERVING)
                .execute(Tuple.of(office, skill, region, at.atOffset(ZoneOffset.UTC), supervises))
                .map(rows -> {
                    List<Serving> workers = new ArrayList<>();
                    rows.forEach(row ->
                            workers.add(
                                    new Serving(
                                            row.getUUID("resource_id"),
                                            row.getString("kind"),
                                            row.getString("account"),
                                            row.getString("team"),
                                            List.of(row.getArrayOfStrings("skills")),
                                            row.getLong("load"),
                                            row.getInteger("max_cases"))));
                    return workers;
                });
    }

    record KnownWorker(String owner, String state) {}

    /** Somebody who may be given a case, and how much they carry. */
    public record Serving(
            UUID resourceId,
            String kind,
            String account,
            String team,
            List<String> skills,
            long openCases,
            int maxCases) {}
}
