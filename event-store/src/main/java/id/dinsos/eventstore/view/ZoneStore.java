package id.dinsos.eventstore.view;

import id.dinsos.eventstore.rules.Zones;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the database where each owner lives, as the setting has it: statements that count days ask
 * {@code zone_of}, and one fact has one source. What the migration wrote is the usual setting.
 */
@Singleton
public class ZoneStore {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BEFORE_THE_VIEWS = 100;

    /** Letters of its code. */
    private static final int PROVINCE = 2;

    /** Replicas that start together do it one after the other. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('zone_of'))";

    private final Pool pool;
    private final Zones zones;

    public ZoneStore(Pool pool, Zones zones) {
        this.pool = pool;
        this.zones = zones;
    }

    void start(@Observes @Priority(BEFORE_THE_VIEWS) StartupEvent event) {
        write().await().atMost(LIMIT);
    }

    private Uni<Void> write() {
        return pool.withTransaction(tx ->
                tx.query(ALONE)
                        .execute()
                        .flatMap(x -> tx.query(statement("zone_of", zones)).execute())
                        .replaceWithVoid());
    }

    /**
     * The innermost region that has a zone decides; provinces, of which there are most, are told
     * together. Codes and zones have no quotes in them.
     */
    static String statement(String function, Zones zones) {
        StringBuilder cases = new StringBuilder();
        Map<String, List<String>> provinces = new TreeMap<>();
        zones.regions().entrySet().stream()
                .sorted(
                        Map.Entry.comparingByKey(
                                Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder())))
                .forEach(one -> {
                    String zone = one.getValue().getId();
                    if (one.getKey().length() == PROVINCE) {
                        provinces
                                .computeIfAbsent(zone, x -> new ArrayList<>())
                                .add("'" + one.getKey() + "'");
                    } else {
                        cases.append(
                                " when owner = '%1$s' or starts_with(owner, '%1$s.') then '%2$s'"
                                        .formatted(one.getKey(), zone));
                    }
                });
        provinces.forEach((zone, codes) ->
                cases.append(
                        " when left(owner, 2) in (%s) then '%s'"
                                .formatted(String.join(", ", codes), zone)));
        String usual = "'" + zones.of("").getId() + "'";
        return "create or replace function "
                + function
                + "(owner text) returns text language sql immutable as $$ select "
                + (cases.isEmpty() ? usual : "case" + cases + " else " + usual + " end")
                + " $$";
    }
}
