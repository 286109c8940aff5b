package id.dinsos.registry.evidence;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import id.dinsos.registry.evidence.Evidence.Kept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Deletes what shows somebody whose key was dropped: the bytes first, and then it says so, so that
 * a crash between the two is made good by doing both again.
 */
@Singleton
public class EvidenceErasureJob extends BackgroundJob {
    private static final Pace PACE = Pace.every(Duration.ofSeconds(2));
    private static final String DUE =
            "select e.id from view_evidence.evidence e join subject_key k"
                    + " on k.subject_id = e.person_id where k.wrapped_key is null limit 500";

    private final Pool pool;
    private final EventStore store;
    private final CommandHandler handler;
    private final Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence;
    private final SealedFiles files;
    private final Clock clock;

    public EvidenceErasureJob(
            Pool pool,
            EventStore store,
            CommandHandler handler,
            Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence,
            SealedFiles files,
            Clock clock) {
        super("evidence-erasure", PACE);
        this.pool = pool;
        this.store = store;
        this.handler = handler;
        this.evidence = evidence;
        this.files = files;
        this.clock = clock;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return pool.query(DUE)
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    @Override
    protected void work(UUID id) throws IOException {
        if (await(store.load(id)).fold(evidence.decider()) instanceof Kept kept) {
            erase(id, kept);
        }
    }

    /** The same for what names nobody and shows this person all the same; not what names others. */
    public void erase(UUID id, UUID person) throws IOException {
        if (await(store.load(id)).fold(evidence.decider()) instanceof Kept kept
                && (kept.facts().personId() == null || person.equals(kept.facts().personId()))) {
            erase(id, kept);
        }
    }

    /** Twice is once. */
    private void erase(UUID id, Kept kept) throws IOException {
        if (kept.erased()) {
            return;
        }
        files.delete(EvidenceFile.name(id, kept.facts().upload()));
        var request =
                Request.of(
                        Meta.of(
                                Names.uuid("evidence-erasure", id),
                                "",
                                "evidence-erasure",
                                clock.instant()));
        await(handler.handle(evidence, id, new EvidenceDecider.Erase(), request));
    }
}
