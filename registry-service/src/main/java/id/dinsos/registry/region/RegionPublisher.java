package id.dinsos.registry.region;

import id.dinsos.contracts.Region;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.republish.RepublishAsked;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says on {@value Region#TOPIC} what this office knows of regions, once each time it changes. Two
 * replicas may say the same: it has the same id and version then.
 */
@Singleton
class RegionPublisher {
    private static final Logger LOG = Logger.getLogger(RegionPublisher.class);
    private static final String ACTOR = "job:regions";
    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_OWNER = 5;

    private static final String UNSAID =
            "select code, name, level, valid_from, valid_until, successors, version from region"
                    + " where said < version order by code limit "
                    + AT_ONCE;
    private static final String SAID =
            "update region r set said = greatest(r.said, s.version)"
                    + " from unnest($1::text[], $2::bigint[]) s (code, version)"
                    + " where r.code = s.code";

    private final EventStore store;
    private final Clock clock;
    private final Ids ids;

    RegionPublisher(EventStore store, Clock clock, Ids ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /** Says all that was not said yet. */
    Uni<Void> publish() {
        return store.pool()
                .query(UNSAID)
                .execute()
                .flatMap(rows -> rows.size() == 0 ? nothing() : say(rows).chain(this::publish));
    }

    /** Regions are no events: what was said of them is said again from what is known today. */
    void again(@Observes RepublishAsked asked) {
        var unused =
                store.pool()
                        .query("update region set said = 0")
                        .execute()
                        .chain(this::publish)
                        .subscribe()
                        .with(
                                done -> {},
                                failure -> LOG.error("regions are not said again", failure));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().nullItem();
    }

    private Uni<Void> say(RowSet<Row> rows) {
        UnitOfWork unit = new UnitOfWork(Map.of());
        Instant at = clock.instant();
        String[] codes = new String[rows.size()];
        Long[] versions = new Long[rows.size()];
        int i = 0;
        for (Row row : rows) {
            codes[i] = row.getString("code");
            versions[i++] = row.getLong("version");
            unit.publish(message(row, at));
        }
        return store.commit(unit, Meta.of(ids.next(), owner(codes[0]), ACTOR, at))
                .chain(said -> store.pool().preparedQuery(SAID).execute(Tuple.of(codes, versions)))
                .replaceWithVoid();
    }

    private static OutboxMessage message(Row row, Instant at) {
        String code = row.getString("code");
        long version = row.getLong("version");
        return new OutboxMessage(
                Region.TOPIC,
                code,
                owner(code),
                version,
                at,
                new Region(
                        code,
                        version == 1 ? "region-known" : "region-changed",
                        row.getString("name"),
                        RegionCode.of(code).level().name(),
                        row.getLocalDate("valid_from"),
                        row.getLocalDate("valid_until"),
                        Arrays.asList(row.getArrayOfStrings("successors"))));
    }

    /** A village is told of by its regency. */
    private static String owner(@Nullable String code) {
        String known = String.valueOf(code);
        return known.length() > LONGEST_OWNER ? known.substring(0, LONGEST_OWNER) : known;
    }
}
