package id.dinsos.registry.privacy;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import id.dinsos.registry.evidence.EvidenceErasureJob;
import id.dinsos.registry.export.ExportJob;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.privacy.ErasureList.Entry;
import id.dinsos.registry.privacy.Privacy.Erasure;
import id.dinsos.registry.privacy.Privacy.Known;
import id.dinsos.registry.privacy.Privacy.State;
import id.dinsos.registry.privacy.PrivacyStore.Replay;
import id.dinsos.registry.proposal.ProposalView;
import id.dinsos.registry.search.ErasureStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what an erasure has ordered: drops the keys, takes the names out of the search and out of
 * the proposals that speak of the person, deletes the files that hold them, writes the person into
 * the list that outlives a restore, and says that it is done. Each step may be done twice, so a
 * crash anywhere is made good by doing all again. What a restore has brought back is erased again
 * the same way.
 */
@Singleton
public class ErasureJob extends BackgroundJob {
    /** Under which the list lies, one file a person, apart from the database. */
    static final String FOLDER = "erasures/";

    private static final String ACTOR = "erasure";
    private static final int TURNS = 5;
    private static final Duration VIEW_LIMIT = Duration.ofSeconds(10);

    /** Times that limit: after five minutes it is said whose second look still waits. */
    private static final int PATIENT = 30;

    private static final Logger LOG = Logger.getLogger(ErasureJob.class);

    private final PrivacyStore erasures;
    private final ErasureStore search;
    private final EventStore store;
    private final CommandHandler handler;
    private final ErasureProcess process;
    private final ErasureList list;
    private final ExportJob exports;
    private final ProposalErasureStore proposals;
    private final EvidenceErasureJob evidence;
    private final Views views;
    private final SealedFiles files;
    private final OfficeDay days;
    private final Clock clock;

    /** As read while their keys were there, until the second look is done: it may fail, too. */
    private final Map<UUID, Stream> unlooked = new ConcurrentHashMap<>();

    public ErasureJob(
            PrivacyStore erasures,
            ErasureStore search,
            EventStore store,
            CommandHandler handler,
            ErasureProcess process,
            ErasureList list,
            ExportJob exports,
            ProposalErasureStore proposals,
            EvidenceErasureJob evidence,
            Views views,
            SealedFiles files,
            OfficeDay days,
            Clock clock) {
        super("erasure", Pace.every(Duration.ofSeconds(2)));
        this.erasures = erasures;
        this.search = search;
        this.store = store;
        this.handler = handler;
        this.process = process;
        this.list = list;
        this.exports = exports;
        this.proposals = proposals;
        this.evidence = evidence;
        this.views = views;
        this.files = files;
        this.days = days;
        this.clock = clock;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return erasures.open();
    }

    @Override
    protected void work(UUID personId) throws IOException {
        Replay replay = await(erasures.replayOf(personId)).orElse(null);
        if (replay != null) {
            again(personId, replay);
        }
        Erasure erasure = erasure(personId);
        boolean done =
                erasure == null || erasure.state() != State.ORDERED || erase(personId, erasure);
        if (done) {
            await(erasures.replayed(personId));
        }
    }

    private void again(UUID personId, Replay replay) {
        Stream person = await(store.load(personId));
        if (person.isEmpty()) {
            // Restored to before they were registered: no key of theirs is ever made.
            await(search.erase(personId));
            return;
        }
        await(
                handler.handle(
                        "RepeatErasure",
                        Set.of(personId, Privacy.idOf(personId)),
                        Privacy.idOf(personId),
                        unit -> process.repeat(unit, personId, replay.basis(), replay.moneyUntil()),
                        request(personId, "repeat")));
    }

    /** False where it must be looked at again. */
    private boolean erase(UUID personId, Erasure erasure) throws IOException {
        await(
                handler.handle(
                        "KeepAddresses",
                        Set.of(personId),
                        personId,
                        unit -> process.keepAddresses(unit, personId),
                        request(personId, "addresses")));
        if (!isEveryProposalKnown(1)) {
            return false;
        }
        for (UUID record : records(personId)) {
            Stream read = await(store.load(record));
            Stream known = unlooked.getOrDefault(record, read);
            forgetProposals(known);
            await(search.erase(record));
            // What was drafted meanwhile; without the key nobody finds it any more.
            unlooked.put(record, known);
            while (!isEveryProposalKnown(PATIENT)) {
                LOG.errorf("proposals of record %s, erased now, wait for their view", record);
                if (isStopped()) {
                    return false;
                }
            }
            forgetProposals(known);
            unlooked.remove(record);
            for (Map.Entry<UUID, Boolean> export : await(erasures.exports(record)).entrySet()) {
                if (export.getValue()) {
                    // Being written, with their name in it perhaps: come back when it is there.
                    return false;
                }
                exports.drop(export.getKey());
            }
        }
        Entry entry = new Entry(personId, days.today(), erasure.basis(), erasure.moneyUntil());
        files.write(
                FOLDER + personId,
                out -> out.write(list.line(entry).getBytes(StandardCharsets.UTF_8)));
        await(
                handler.handle(
                        "FinishErasure",
                        Set.of(personId, Privacy.idOf(personId)),
                        Privacy.idOf(personId),
                        done -> process.finish(done, personId),
                        request(personId, "finish")));
        return true;
    }

    /**
     * Only the log knows under which numbers they were spoken of, as long as their key is there. A
     * proposal that changes meanwhile is looked at again.
     *
     * @param record of them, read while it was
     */
    private void forgetProposals(Stream record) throws IOException {
        for (int turn = 0; turn < TURNS; turn++) {
            List<Stream> spoken = await(proposals.about(record));
            for (UUID shown : await(proposals.shown(spoken.stream().map(Stream::id).toList()))) {
                evidence.erase(shown, record.id());
            }
            boolean all = true;
            for (Stream one : spoken) {
                all &= await(proposals.erase(one));
            }
            if (all) {
                return;
            }
        }
        throw new IllegalStateException("proposals change faster than they are erased");
    }

    private boolean isEveryProposalKnown(int turns) {
        Position now = await(store.newest());
        boolean known = false;
        for (int turn = 0; turn < turns && !known && !isStopped(); turn++) {
            await(views.reached(ProposalView.NAME, now, VIEW_LIMIT));
            known = views.get(ProposalView.NAME).reached().compareTo(now) >= 0;
        }
        return known;
    }

    /** Theirs, and those that ended in it, which are come upon one after the other. */
    Set<UUID> records(UUID personId) {
        Set<UUID> streams = new LinkedHashSet<>(Set.of(personId));
        while (true) {
            try {
                return process.records(await(store.open(streams)), personId);
            } catch (UnitOfWork.NotLoadedException more) {
                streams.addAll(more.streams());
            }
        }
    }

    private @Nullable Erasure erasure(UUID personId) {
        return await(store.load(Privacy.idOf(personId))).fold(new PrivacyDecider())
                        instanceof Known known
                ? known.erasure()
                : null;
    }

    private Request request(UUID personId, String step) {
        return Request.of(
                Meta.of(
                        Names.uuid("erasure", step, personId, clock.instant()),
                        "",
                        ACTOR,
                        clock.instant()));
    }
}
