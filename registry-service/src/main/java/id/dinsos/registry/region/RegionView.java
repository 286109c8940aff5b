package id.dinsos.registry.region;

import id.dinsos.contracts.RegionCode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The regions this office knows, from the files shipped with the service: kept in the table {@code
 * region} for queries and in memory for the check of every row. Codes that have left the files stay
 * in the table, because records still speak of them.
 */
@ApplicationScoped
public class RegionView {
    private final Pool pool;
    private final List<String> files;
    private volatile Map<String, String> names = Map.of();

    public RegionView(Pool pool, @ConfigProperty(name = "registry.regions") List<String> files) {
        this.pool = pool;
        this.files = List.copyOf(files);
    }

    void load(@Observes StartupEvent event) {
        Map<String, String> read = new TreeMap<>();
        for (String file : files) {
            read(file, read);
        }
        names = Map.copyOf(read);
        store(read).await().atMost(Duration.ofSeconds(30));
    }

    /** Whether a region of this code exists. */
    public boolean exists(RegionCode region) {
        return names.containsKey(region.code());
    }

    /** The name of a region, its code where there is none. */
    public String name(String code) {
        return names.getOrDefault(code, code);
    }

    /** Regions directly below another, by code. */
    public Uni<List<Region>> below(RegionCode parent) {
        return pool.preparedQuery(
                        "select code, name, level from region"
                                + " where code like $1 || '.%' and level = $2 order by code")
                .execute(Tuple.of(parent.code(), below(parent.level()).name()))
                .map(rows -> {
                    List<Region> regions = new ArrayList<>();
                    rows.forEach(row ->
                            regions.add(
                                    new Region(
                                            row.getString(0), row.getString(1), row.getString(2))));
                    return regions;
                });
    }

    private static RegionCode.Level below(RegionCode.Level level) {
        return switch (level) {
            case PROVINCE -> RegionCode.Level.REGENCY;
            case REGENCY -> RegionCode.Level.DISTRICT;
            case DISTRICT, VILLAGE -> RegionCode.Level.VILLAGE;
        };
    }

    private Uni<Void> store(Map<String, String> read) {
        List<String> codes = List.copyOf(read.keySet());
        return pool.preparedQuery(
                        "insert into region select * from unnest($1::text[], $2::text[], $3::text[])"
                                + " on conflict (code) do update set name = excluded.name"
                                + " where region.name <> excluded.name")
                .execute(
                        Tuple.of(
                                codes.toArray(String[]::new),
                                codes.stream().map(read::get).toArray(String[]::new),
                                codes.stream()
                                        .map(code -> RegionCode.of(code).level().name())
                                        .toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static void read(String file, Map<String, String> into) {
        String resource = "/regions/" + file.strip() + ".csv";
        InputStream in = RegionView.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("no region file " + resource);
        }
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> {
                        int comma = line.indexOf(',');
                        into.put(
                                RegionCode.of(line.substring(0, comma)).code(),
                                line.substring(comma + 1));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One region as callers see it. */
    public record Region(String code, String name, String level) {}
}
