package id.dinsos.cases.complaint;

import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintRepeated;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Whom the registry has erased is erased from the complaints about them: what was said, and who
 * said it, also what was said again since. One about their family may be somebody else's of it, so
 * that it goes when nobody else lives there or when it has been closed, and not at all where it
 * came after the erasure; where nobody knows when that was, when it has been closed. What came
 * after it about them waits until it was answered and closed. Matter, answer and payment stay.
 */
@Singleton
public class ComplaintErasureJob extends BackgroundJob {
    private static final String DUE =
            """
            select distinct c.complaint_id from identity i
            left join person p on p.person_id = i.person_id
            join view_complaints.complaint c on c.person_id = i.person_id
                or c.household_id = any(array[i.person_id, p.household_id])
            where i.erased
                and case when c.person_id = i.person_id or c.household_id = i.person_id
                    then c.state = 'CLOSED'
                        or c.received_at < coalesce(i.erased_at, 'infinity')
                    else coalesce(c.received_at < i.erased_at, c.state = 'CLOSED')
                        and (c.state = 'CLOSED' or not exists (select from person o
                            where o.household_id = p.household_id and o.alive
                                and o.person_id <> i.person_id)) end
                and not exists (select from subject_key k
                    where k.subject_id = c.newest_key and k.wrapped_key is null)
            limit 200
            """;

    private final Pool pool;
    private final EventStore store;

    public ComplaintErasureJob(Pool pool, EventStore store) {
        super("complaint-erasure", Pace.every(Duration.ofSeconds(2)));
        this.pool = pool;
        this.store = store;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return pool.query(DUE)
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("complaint_id")));
                    return found;
                });
    }

    /**
     * Who complained again has a key of their own; the newest goes last: it says that it is done.
     */
    @Override
    protected void work(UUID id) {
        List<UUID> keys = new ArrayList<>();
        for (Recorded one : await(store.load(id)).events()) {
            if (one.event() instanceof ComplaintReceived received) {
                keys.add(received.statement().subject());
            } else if (one.event() instanceof ComplaintRepeated repeated) {
                keys.add(repeated.statement().subject());
            }
        }
        for (UUID key : keys) {
            await(store.keys().erase(pool, key));
        }
    }
}
