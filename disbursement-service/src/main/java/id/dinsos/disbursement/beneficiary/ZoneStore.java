package id.dinsos.disbursement.beneficiary;

import id.dinsos.eventstore.rules.Zones;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;

/**
 * Tells the database where each owner lives, as the setting has it: statements that count days ask
 * {@code zone_of}, and one fact has one source. What the migration wrote is the usual setting.
 */
@Singleton
public class ZoneStore {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BEFORE_THE_VIEWS = 100;

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

    /** The innermost region that has a zone decides; codes and zones have no quotes in them. */
    static String statement(String function, Zones zones) {
        StringBuilder cases = new StringBuilder();
        zones.regions().entrySet().stream()
                .sorted(
                        Map.Entry.<String, ZoneId>comparingByKey(
                                Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder())))
                .forEach(one ->
                        cases.append(
                                " when owner = '%1$s' or starts_with(owner, '%1$s.') then '%2$s'"
                                        .formatted(one.getKey(), one.getValue().getId())));
        String usual = "'" + zones.of("").getId() + "'";
        return "create or replace function "
                + function
                + "(owner text) returns text language sql immutable as $$ select "
                + (cases.isEmpty() ? usual : "case" + cases + " else " + usual + " end")
                + " $$";
    }
}
