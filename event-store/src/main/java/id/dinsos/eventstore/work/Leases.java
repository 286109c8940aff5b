package id.dinsos.eventstore.work;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.log.Fence;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The leases of this process, kept in the service's own database, whose clock alone counts. A lease
 * is renewed three times in its length while the process lives; one that is not renewed is there
 * for the next who asks. What a late worker still tries is stopped by its {@link Fence}, not by the
 * time.
 */
public final class Leases implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Leases.class);

    /** Asks first, so that a piece somebody else is at costs a read. */
    private static final String TAKE =
            """
            insert into lease (job, piece, holder, fence, until)
            select $1, $2, $3, nextval('lease_fence'), clock_timestamp() + $4 * interval '1 ms'
            where not exists (select from lease
                where job = $1 and piece = $2 and holder <> $3 and until > clock_timestamp())
            on conflict on constraint lease_once do update
            set holder = excluded.holder, fence = excluded.fence, until = excluded.until
            where lease.until <= clock_timestamp() or lease.holder = excluded.holder
            returning fence
            """;

    private static final String RENEW =
            "update lease set until = clock_timestamp() + $2 * interval '1 ms'"
                    + " where fence = any ($1) returning fence";

    private final Pool pool;
    private final String holder;
    private final Duration length;
    private final Map<Long, Lease> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewals =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("leases").factory());

    /**
     * @param holder who this is: a process that begins anew under its old name goes on at once with
     *     what it held, and what its former life might still do is fenced off
     * @param length how long a worker may say nothing before another takes its piece over
     */
    public Leases(Pool pool, String holder, Duration length) {
        this.pool = pool;
        this.holder = holder;
        this.length = length;
        long pause = length.toMillis() / 3;
        var unused =
                renewals.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Nothing where somebody else is at the piece. */
    public Optional<Lease> take(String job, UUID piece) {
        var rows =
                await(
                                pool.preparedQuery(TAKE)
                                        .execute(Tuple.of(job, piece, holder, length.toMillis())))
                        .iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        long number = rows.next().getLong("fence");
        Lease lease = new Lease(job, piece, new Fence(number));
        held.put(number, lease);
        return Optional.of(lease);
    }

    /** Lets the next one have the piece at once; one that was lost is no longer ours to give. */
    public void giveBack(Lease lease) {
        held.remove(lease.fence().number());
        try {
            await(
                    pool.preparedQuery("delete from lease where fence = $1")
                            .execute(Tuple.of(lease.fence().number())));
        } catch (RuntimeException e) {
            LOG.warnf(e, "the lease on %s could not be given back and will run out", lease);
        }
    }

    private void renew() {
        try {
            Set<Long> numbers = new HashSet<>(held.keySet());
            if (numbers.isEmpty()) {
                return;
            }
            Set<Long> lost = new HashSet<>(numbers);
            for (Row row :
                    await(
                            pool.preparedQuery(RENEW)
                                    .execute(
                                            Tuple.of(
                                                    numbers.toArray(Long[]::new),
                                                    length.toMillis())))) {
                lost.remove(row.getLong("fence"));
            }
            for (long number : lost) {
                Lease lease = held.remove(number);
                if (lease != null) {
                    lease.lose();
                    LOG.warnf("the lease on %s was lost: another worker has it", lease);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("leases could not be renewed and will be tried again", e);
        }
    }

    /** Renews no more; what is still held runs out. */
    @Override
    public void close() {
        renewals.shutdown();
    }
}
