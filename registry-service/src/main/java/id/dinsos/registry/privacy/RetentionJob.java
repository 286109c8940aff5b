package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import id.dinsos.registry.office.OfficeDay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets go of what need not be kept any longer, without anybody asking: reads whose time is over,
 * and the hashes of an erased person's numbers once no record of money needs them.
 */
@Singleton
public class RetentionJob extends BackgroundJob {
    /** The trail of reads, as a piece of work. */
    static final UUID READS = Names.uuid("retention", "reads");

    private static final int AT_ONCE = 10_000;

    private final Pool pool;
    private final ErasureJob erasures;
    private final Period readsKept;
    private final OfficeDay days;
    private final Clock clock;

    public RetentionJob(
            Pool pool,
            ErasureJob erasures,
            @ConfigProperty(name = "registry.privacy.reads-kept") Period readsKept,
            OfficeDay days,
            Clock clock) {
        super("retention", Pace.every(Duration.ofHours(1)));
        this.pool = pool;
        this.erasures = erasures;
        this.readsKept = readsKept;
        this.days = days;
        this.clock = clock;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return pool.preparedQuery(
                        "select person_id as id from view_privacy.erasure e where state = 'DONE'"
                                + " and money_until < $1 and not exists (select"
                                + " from erasure_released r where r.person_id = e.person_id)"
                                + " union all select $2::uuid where exists"
                                + " (select from personal_read where at < $3) limit 1000")
                .execute(Tuple.of(days.today(), READS, old()))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    @Override
    protected void work(UUID id) {
        if (id.equals(READS)) {
            int gone = AT_ONCE;
            while (gone == AT_ONCE && !isStopped()) {
                gone = await(forgetReads());
            }
        } else {
            await(release(id, erasures.records(id)));
        }
    }

    private Uni<Integer> forgetReads() {
        return pool.preparedQuery(
                        "delete from personal_read where ctid = any(array(select ctid"
                                + " from personal_read where at < $1 limit "
                                + AT_ONCE
                                + "))")
                .execute(Tuple.of(old()))
                .map(rows -> rows.rowCount());
    }

    private Uni<Void> release(UUID personId, Set<UUID> records) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(
                                "delete from claim where stream_id = any($1)"
                                        + " and kind in ('nik', 'kks', 'npv')")
                        .execute(Tuple.tuple().addValue(records.toArray(UUID[]::new)))
                        .chain(() ->
                                tx.preparedQuery(
                                                "insert into erasure_released values ($1)"
                                                        + " on conflict do nothing")
                                        .execute(Tuple.of(personId)))
                        .replaceWithVoid());
    }

    private OffsetDateTime old() {
        return clock.instant()
                .atZone(days.zone())
                .minus(readsKept)
                .toInstant()
                .atOffset(ZoneOffset.UTC);
    }
}
