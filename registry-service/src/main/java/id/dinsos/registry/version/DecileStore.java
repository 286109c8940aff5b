package id.dinsos.registry.version;

import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.version.Series.Known;
import id.dinsos.registry.version.Series.Version;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each version that holds, or has held, says of one household. */
@Singleton
public class DecileStore {
    private final VersionStore versions;
    private final Pool pool;

    DecileStore(VersionStore versions, Pool pool) {
        this.versions = versions;
        this.pool = pool;
    }

    /**
     * What one version says of a household.
     *
     * @param until the day of the version that came after it; null where none did
     * @param named false: the household is not on this list
     * @param decile null where the list ranks it not
     */
    public record Decile(
            UUID versionId,
            Source source,
            String number,
            LocalDate asOf,
            @Nullable LocalDate until,
            boolean named,
            @Nullable Integer decile,
            @Nullable Integer percentile,
            @Nullable Boolean sembako,
            @Nullable Boolean pkh) {}

    /**
     * @param on of those that held on that day alone, one a list; null: of all
     */
    Uni<List<Decile>> of(UUID household, String owner, @Nullable LocalDate on) {
        return pool.preparedQuery(
                        "select version_id, decile, percentile, sembako, pkh"
                                + " from registry_version_row where household_id = $1")
                .execute(Tuple.of(household))
                .flatMap(rows -> {
                    Map<UUID, Row> said = new HashMap<>();
                    rows.forEach(row -> said.put(row.getUUID("version_id"), row));
                    return list(said, owner, Source.DTKS, on)
                            .flatMap(dtks ->
                                    list(said, owner, Source.DTSEN, on)
                                            .map(dtsen -> {
                                                List<Decile> all = new ArrayList<>(dtks);
                                                all.addAll(dtsen);
                                                return all;
                                            }));
                });
    }

    private Uni<List<Decile>> list(
            Map<UUID, Row> said, String owner, Source source, @Nullable LocalDate on) {
        return versions.series(owner, source)
                .map(series -> {
                    List<Decile> found = new ArrayList<>();
                    if (series instanceof Known known) {
                        List<Version> held = known.held();
                        for (int i = 0; i < held.size(); i++) {
                            Version one = held.get(i);
                            if (on == null || one.equals(known.on(on))) {
                                LocalDate until =
                                        i + 1 < held.size() ? held.get(i + 1).facts().asOf() : null;
                                found.add(decile(one, source, until, said.get(one.id())));
                            }
                        }
                    }
                    return found;
                });
    }

    private static Decile decile(
            Version version, Source source, @Nullable LocalDate until, @Nullable Row row) {
        return new Decile(
                version.id(),
                source,
                version.facts().number(),
                version.facts().asOf(),
                until,
                row != null,
                row == null ? null : row.getInteger("decile"),
                row == null ? null : row.getInteger("percentile"),
                row == null ? null : row.getBoolean("sembako"),
                row == null ? null : row.getBoolean("pkh"));
    }
}
