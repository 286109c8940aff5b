package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds those of a region who once had a NIK: old papers are what people bring to an office. */
@Singleton
public class FormerNumberStore {
    private static final String FORMERLY =
            """
            select id from view_person.person
            where former <> '{}' and former @> $1 and region >= $2 and region < $3
            order by id limit 20
            """;

    private final Pool pool;
    private final BlindIndex index;

    public FormerNumberStore(Pool pool, BlindIndex index) {
        this.pool = pool;
        this.index = index;
    }

    Uni<List<UUID>> byNik(String nik, RegionCode region) {
        UUID[] key = {index.ofNumber("nik", nik)};
        return pool.preparedQuery(FORMERLY)
                .execute(Tuple.of(key, region.code(), region.code() + TermsStore.AFTER_ALL))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID("id")));
                    return ids;
                });
    }
}
