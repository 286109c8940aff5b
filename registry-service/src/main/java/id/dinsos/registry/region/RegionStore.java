package id.dinsos.registry.region;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The regions this office knows, dated: from the files shipped with the service and from those an
 * administrator has loaded since, kept in the table {@code region} for queries and in memory for
 * the check of every row. Codes that ended stay, because records still speak of them.
 */
@ApplicationScoped
public class RegionStore {
    private static final Logger LOG = Logger.getLogger(RegionStore.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** How long another replica may not know of a loaded file. */
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private static final String COLUMNS =
            "select code, name, valid_from, valid_until, successors from region ";

    private final Pool pool;
    private final Clock clock;
    private final ZoneId zone;
    private final List<String> files;
    private final RegionPublisher publisher;
    private volatile Map<String, Region> regions = Map.of();
    private Cancellable refreshing = () -> {};

    public RegionStore(
            Pool pool,
            Clock clock,
            Settings settings,
            RegionPublisher publisher,
            @ConfigProperty(name = "registry.regions") List<String> files) {
        this.pool = pool;
        this.clock = clock;
        this.zone = ZoneId.of(settings.zone());
        this.publisher = publisher;
        this.files = List.copyOf(files);
    }

    void start(@Observes StartupEvent event) {
        List<Region> shipped = new ArrayList<>();
        files.forEach(file -> shipped.addAll(shipped(file)));
        ship(shipped).chain(publisher::publish).chain(this::refresh).await().atMost(LIMIT);
        refreshing =
                Multi.createFrom()
                        .ticks()
                        .startingAfter(REFRESH)
                        .every(REFRESH)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(
                                tick -> refresh().onFailure().recoverWithNull())
                        .subscribe()
                        .with(
                                done -> {},
                                failure -> LOG.error("regions are not refreshed", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        refreshing.cancel();
    }

    /** The region of this code, today or once. */
    public Optional<Region> find(RegionCode region) {
        return Optional.ofNullable(regions.get(region.code()));
    }

    /** Whether a region of this code is there today. */
    public boolean exists(RegionCode region) {
        Region found = regions.get(region.code());
        return found != null && found.inForce(today());
    }

    /** The regions there today that followed one that ended, through all that ended since. */
    public List<String> following(Region ended) {
        List<String> end = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(ended.code()));
        Deque<String> next = new ArrayDeque<>(ended.successors());
        while (!next.isEmpty()) {
            String code = next.removeFirst();
            if (seen.add(code)) {
                Region region = regions.get(code);
                if (region == null || region.inForce(today())) {
                    end.add(code);
                } else {
                    next.addAll(region.successors());
                }
            }
        }
        return end;
    }

    /** The name of a region, its code where there is none. */
    public String name(String code) {
        Region found = regions.get(code);
        return found == null ? code : found.name();
    }

    /** Regions that lie directly below another on a day, by code. */
    Uni<List<Region>> below(RegionCode parent, LocalDate on) {
        return pool.preparedQuery(
                        COLUMNS
                                + "where code like $1 || '.%' and level = $2"
                                + " and coalesce(valid_from <= $3, true)"
                                + " and coalesce(valid_until >= $3, true) order by code")
                .execute(Tuple.of(parent.code(), below(parent.level()).name(), on))
                .map(RegionStore::all);
    }

    /** All that are known in this moment, by code. */
    Uni<Map<String, Region>> known() {
        return refresh().map(x -> regions);
    }

    /** Takes in regions as they stand in a file, in place of what was known of their codes. */
    Uni<Void> load(List<Region> loaded) {
        return store(
                        loaded,
                        true,
                        "loaded = true, version = region.version + ((region.name,"
                                + " region.valid_from, region.valid_until, region.successors)"
                                + " is distinct from (excluded.name, excluded.valid_from,"
                                + " excluded.valid_until, excluded.successors))::int,"
                                + " name = excluded.name, valid_from = excluded.valid_from,"
                                + " valid_until = excluded.valid_until, successors = excluded.successors")
                .chain(publisher::publish)
                .chain(this::refresh);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** What an administrator has loaded, a name too, outlives the next start. */
    private Uni<Void> ship(List<Region> shipped) {
        return store(
                shipped,
                false,
                "version = region.version + 1, name = excluded.name where not region.loaded and region.name <> excluded.name");
    }

    private Uni<Void> refresh() {
        return pool.query(COLUMNS)
                .execute()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(rows -> {
                    Map<String, Region> found = new HashMap<>();
                    all(rows).forEach(region -> found.put(region.code(), region));
                    regions = found;
                })
                .replaceWithVoid();
    }

    private Uni<Void> store(List<Region> some, boolean loaded, String change) {
        Map<String, Region> byCode = new HashMap<>();
        some.forEach(region -> byCode.put(region.code(), region));
        List<Region> once = List.copyOf(byCode.values());
        return pool.preparedQuery(
                        "insert into region (code, name, level, valid_from, valid_until, successors,"
                                + " loaded)"
                                + " select c, n, l, f, u, string_to_array(s, ';'), $7"
                                + " from unnest($1::text[], $2::text[], $3::text[], $4::date[],"
                                + " $5::date[], $6::text[]) r (c, n, l, f, u, s)"
                                + " on conflict (code) do update set "
                                + change)
                .execute(
                        Tuple.tuple()
                                .addValue(once.stream().map(Region::code).toArray(String[]::new))
                                .addValue(once.stream().map(Region::name).toArray(String[]::new))
                                .addValue(
                                        once.stream()
                                                .map(region -> region.level().name())
                                                .toArray(String[]::new))
                                .addValue(once.stream().map(Region::from).toArray(LocalDate[]::new))
                                .addValue(
                                        once.stream().map(Region::until).toArray(LocalDate[]::new))
                                .addValue(
                                        once.stream()
                                                .map(region ->
                                                        String.join(";", region.successors()))
                                                .toArray(String[]::new))
                                .addValue(loaded))
                .replaceWithVoid();
    }

    private static List<Region> all(RowSet<Row> rows) {
        List<Region> found = new ArrayList<>();
        for (Row row : rows) {
            found.add(
                    new Region(
                            row.getString("code"),
                            row.getString("name"),
                            row.getLocalDate("valid_from"),
                            row.getLocalDate("valid_until"),
                            Arrays.asList(row.getArrayOfStrings("successors"))));
        }
        return found;
    }

    private static RegionCode.Level below(RegionCode.Level level) {
        return switch (level) {
            case PROVINCE -> RegionCode.Level.REGENCY;
            case REGENCY -> RegionCode.Level.DISTRICT;
            case DISTRICT, VILLAGE -> RegionCode.Level.VILLAGE;
        };
    }

    private static List<Region> shipped(String file) {
        String resource = "/regions/" + file.strip() + ".csv";
        try (InputStream in = RegionStore.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no region file " + resource);
            }
            return RegionFile.read(in).stream().map(RegionLine::region).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
