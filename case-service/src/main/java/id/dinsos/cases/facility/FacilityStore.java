package id.dinsos.cases.facility;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lists facilities: one's own, and those of the province above that are not hidden. */
@Singleton
public class FacilityStore {
    private static final String LIST =
            """
            select facility_id, owner, name, kind from view_facilities.facility
            where (owner = $1 or owner like $1 || '.%' or starts_with($1, owner || '.'))
                and (not hidden or $2 and (owner = $1 or owner like $1 || '.%'))
                and ($3 = '' or kind = $3)
            order by name, facility_id limit 500
            """;

    private final Pool pool;

    public FacilityStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Line>> list(String region, boolean supervises, String kind) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(region, supervises, kind))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row ->
                            lines.add(
                                    new Line(
                                            row.getUUID("facility_id"),
                                            row.getString("owner"),
                                            row.getString("name"),
                                            row.getString("kind"))));
                    return lines;
                });
    }

    /** A facility in a list. */
    public record Line(UUID id, String owner, String name, String kind) {}
}
