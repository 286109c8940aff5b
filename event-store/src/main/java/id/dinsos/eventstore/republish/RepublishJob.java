package id.dinsos.eventstore.republish;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.republish.RepublishStore.Said;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Says again what the log has said, in its order. A stretch of events is read, the streams it
 * touches are told from their beginning, and what each event said is written to the outbox once
 * more, a thousand messages a transaction, with how far it has come.
 *
 * <p>It goes on to the end of the log, also over what was said since it was asked for: of a key,
 * the newest word is so the last one, which is what a compacted topic keeps, and an erased person's
 * tombstone comes after whatever was said of them.
 */
@Singleton
public class RepublishJob extends BackgroundJob {
    /** One event may speak for a thousand families, and all of a stretch lie in memory. */
    private static final int EVENTS = 250;

    private static final int MESSAGES = 1_000;

    private final EventStore store;
    private final RepublishStore republications;
    private final Publications publications;
    private final Clock clock;

    public RepublishJob(
            EventStore store,
            RepublishStore republications,
            Publications publications,
            Clock clock) {
        super("republish");
        this.store = store;
        this.republications = republications;
        this.publications = publications;
        this.clock = clock;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return republications.open();
    }

    @Override
    protected void work(UUID id) {
        Republication now = await(republications.find(id)).orElseThrow();
        if (now.doneAt() != null) {
            return;
        }
        Position reached = now.reached();
        int said = now.saidOfNext();
        while (!isStopped()) {
            List<Recorded> events = await(store.readAfter(reached, EVENTS));
            if (events.isEmpty()) {
                await(republications.done(id, clock.instant()));
                return;
            }
            if (!say(id, events, reached, said)) {
                return;
            }
            reached = events.getLast().position();
            said = 0;
        }
    }

    /**
     * @param before the last event of which everything is said
     * @param skipped how many messages of the first event are said
     * @return false where the job has to stop; what it came to is noted
     */
    private boolean say(UUID id, List<Recorded> events, Position before, int skipped) {
        Map<UUID, Retold<?, ?>> streams = retold(events);
        List<Said> waiting = new ArrayList<>(MESSAGES);
        Position reached = before;
        int skip = skipped;
        for (Recorded event : events) {
            Retold<?, ?> stream = streams.get(event.streamId());
            List<OutboxMessage> messages =
                    stream == null ? List.of() : stream.messages(event.version());
            for (int i = skip; i < messages.size(); i++) {
                waiting.add(new Said(messages.get(i), event.meta().traceparent()));
                if (waiting.size() == MESSAGES) {
                    await(republications.say(id, waiting, reached, i + 1));
                    waiting.clear();
                    if (isStopped()) {
                        return false;
                    }
                }
            }
            skip = 0;
            reached = event.position();
        }
        await(republications.say(id, waiting, reached, 0));
        return true;
    }

    private Map<UUID, Retold<?, ?>> retold(List<Recorded> events) {
        Map<UUID, Aggregate<?, ?, ?>> speakers = new LinkedHashMap<>();
        for (Recorded event : events) {
            publications
                    .of(event.event())
                    .ifPresent(speaker -> speakers.putIfAbsent(event.streamId(), speaker));
        }
        Map<UUID, Stream> loaded = await(store.loadAll(speakers.keySet()));
        Map<UUID, Retold<?, ?>> streams = new HashMap<>();
        speakers.forEach((id, speaker) -> {
            Stream stream = loaded.getOrDefault(id, Stream.empty(id));
            streams.put(id, Retold.of(speaker, stream));
        });
        return streams;
    }
}
