package id.dinsos.disbursement.rail;

import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankBatch.State;
import id.dinsos.disbursement.rail.RailBatch.Sent;
import id.dinsos.disbursement.rail.RailBatch.Stage;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends released files over the rail and asks what became of them. The payments of a file are sent,
 * and the intent of its batch is written, before a byte leaves; a worker that comes upon an intent
 * without an answer asks. Only what the rail does not know, long after, is sent again, under the
 * same ids.
 */
@Singleton
public class RailJob extends BackgroundJob {
    private static final Logger LOG = Logger.getLogger(RailJob.class);
    private static final String ACTOR = "job:rail";
    private static final int MAX_DOUBLINGS = 5;

    private final RailView view;
    private final RailStore store;
    private final RailClient rail;
    private final CommandHandler handler;
    private final Clock clock;
    private final Ids ids;
    private final Duration askEvery;
    private final Duration grace;
    private final Map<UUID, Instant> asked = new ConcurrentHashMap<>();

    /** How often in a row a rail that should know of a file has said nothing at all. */
    private final Map<UUID, Integer> silent = new ConcurrentHashMap<>();

    public RailJob(
            RailView view,
            RailStore store,
            RailClient rail,
            CommandHandler handler,
            Clock clock,
            Ids ids,
            @ConfigProperty(name = "dinsos.rail.ask-every", defaultValue = "PT30S")
                    Duration askEvery,
            @ConfigProperty(name = "dinsos.rail.grace", defaultValue = "PT10M") Duration grace) {
        super("rail");
        this.view = view;
        this.store = store;
        this.rail = rail;
        this.handler = handler;
        this.clock = clock;
        this.ids = ids;
        this.askEvery = askEvery;
        this.grace = grace;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return rail.isThere()
                ? view.open()
                        .invoke(open -> {
                            asked.keySet().retainAll(Set.copyOf(open));
                            silent.keySet().retainAll(Set.copyOf(open));
                        })
                : Uni.createFrom().item(List.of());
    }

    @Override
    protected void work(UUID id) {
        Optional<Made> file = store.file(id);
        if (!rail.isThere() || file.isEmpty() || file.get().state() != State.SENT) {
            return; // Until all of its payments say that they are on their way.
        }
        Stream batch = store.batch(id);
        Optional<Sent> sent = RailStore.sent(batch);
        if (sent.isEmpty() || sent.get().maySendAgain()) {
            send(id, file.get(), sent.isEmpty());
        } else if (!sent.get().isOver() && isTimeToAsk(id)) {
            ask(id, file.get(), sent.get(), batch.events().getLast().recordedAt());
        }
    }

    private void send(UUID id, Made file, boolean first) {
        byte[] bytes = store.bytes(id, file);
        try {
            decide(id, file, new RailCommand.Intend(id, file.owner(), file.lines(), file.sha256()));
        } catch (RefusedException e) {
            LOG.warnf("file %s is not sent over the rail: %s", id, e.refusal().code());
            return;
        }
        asked.put(id, clock.instant());
        switch (rail.send(id, bytes)) {
            case RailClient.Taken(var reference) ->
                    decide(id, file, new RailCommand.Accept(reference));
            case RailClient.Refused(var code) -> {
                LOG.warnf("the rail will not take file %s", id);
                // An earlier sending may have come after all: then only the second is refused.
                if (first || rail.ask(id) instanceof RailClient.Missing) {
                    store.refused(id, file, code, request(file), ACTOR);
                }
            }
            case RailClient.Lost(var why) ->
                    LOG.warnf("no answer of the rail to file %s: %s; it is asked for", id, why);
            case RailClient.Missing _, RailClient.Said _ ->
                    throw new IllegalStateException("no answer to a sending");
        }
    }

    private void ask(UUID id, Made file, Sent sent, Instant since) {
        RailClient.Reply reply = rail.ask(id);
        if (reply instanceof RailClient.Lost) {
            silent.merge(id, 1, Integer::sum);
        } else {
            silent.remove(id);
        }
        switch (reply) {
            case RailClient.Said(var answer) -> take(id, file, sent, answer);
            case RailClient.Missing _ -> {
                if (sent.stage() == Stage.MISSING) {
                    LOG.warnf("file %s never came to the rail, sent %d times", id, sent.attempt());
                } else if (sent.stage() == Stage.INTENDED
                        && !clock.instant().isBefore(since.plus(grace))) {
                    decide(id, file, new RailCommand.NoteMissing());
                    ask(id);
                }
            }
            case RailClient.Lost(var why) ->
                    LOG.warnf("the rail does not say what became of file %s: %s", id, why);
            case RailClient.Taken _, RailClient.Refused _ ->
                    throw new IllegalStateException("no answer to a question");
        }
    }

    /** What is of another batch, or cannot be read, is as good as no answer. */
    private void take(UUID id, Made file, Sent sent, RailAnswer answer) {
        try {
            String reference = answer.batchId();
            if (reference != null) {
                decide(id, file, new RailCommand.Accept(reference.strip()));
            }
            var unused = store.take(id, file, sent, answer, request(file), ACTOR);
        } catch (RefusedException e) {
            LOG.warnf(
                    "an answer of the rail about file %s is not taken: %s", id, e.refusal().code());
        }
    }

    private boolean isTimeToAsk(UUID id) {
        Instant now = clock.instant();
        Instant before = asked.get(id);
        if (before != null
                && now.isBefore(before.plus(pause(askEvery, silent.getOrDefault(id, 0))))) {
            return false;
        }
        asked.put(id, now);
        return true;
    }

    /** A rail that is away is asked ever more rarely, up to every 32nd time. */
    static Duration pause(Duration askEvery, int silent) {
        return askEvery.multipliedBy(1L << Math.min(silent, MAX_DOUBLINGS));
    }

    private void decide(UUID id, Made file, RailCommand command) {
        await(handler.handle(RailDecider.RAIL, RailBatch.idOf(id), command, request(file)));
    }

    private Request request(Made file) {
        return Request.of(Meta.of(ids.next(), file.owner(), ACTOR, clock.instant()));
    }
}
