package id.dinsos.registry.civil;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import id.dinsos.registry.civil.CivilCheck.State;
import id.dinsos.registry.civil.CivilProcess.Asked;
import id.dinsos.registry.civil.CivilQuestionStore.Closing;
import id.dinsos.registry.civil.CivilQuestionStore.Open;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.proposal.ProposalKinds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Works through checks with the civil registry, a batch of people at a time: settles whom a check
 * is about, asks, takes in what is answered. A registry that is away, slow or answers nonsense is
 * asked ever more rarely, one that says when to come again not before; all of it stands in the
 * tables, so any worker goes on where another was killed. Who was asked about is in the trail of
 * reads first.
 */
@Singleton
public class CivilJob extends BackgroundJob {
    private static final Logger LOG = Logger.getLogger(CivilJob.class);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration RAREST = Duration.ofMinutes(15);
    private static final int MAX_DOUBLINGS = 8;
    private static final List<String> VIEWS = List.of(CivilView.NAME, "person", "privacy");

    private final CivilStore checks;
    private final CivilQuestionStore questions;
    private final CivilTakingStore taking;
    private final Instance<CivilRegistry> registries;
    private final EventStore events;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final ReadLogStore reads;
    private final SealedFiles files;
    private final Views views;
    private final ProposalKinds kinds;
    private final Zones zones;
    private final Clock clock;
    private final Duration pause;
    private final Duration kept;
    private final Duration within;

    public CivilJob(
            CivilStore checks,
            CivilQuestionStore questions,
            CivilTakingStore taking,
            @Any Instance<CivilRegistry> registries,
            EventStore events,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            ReadLogStore reads,
            SealedFiles files,
            Views views,
            ProposalKinds kinds,
            Zones zones,
            Clock clock,
            @ConfigProperty(name = "dinsos.civil.retry-after", defaultValue = "PT5S")
                    Duration pause,
            @ConfigProperty(name = "registry.civil.request-kept", defaultValue = "P1D")
                    Duration kept,
            @ConfigProperty(name = "registry.civil.answer-within", defaultValue = "P30D")
                    Duration within) {
        super("civil", Pace.every(Duration.ofSeconds(1)));
        this.checks = checks;
        this.questions = questions;
        this.taking = taking;
        this.registries = registries;
        this.events = events;
        this.persons = persons;
        this.reads = reads;
        this.files = files;
        this.views = views;
        this.kinds = kinds;
        this.zones = zones;
        this.clock = clock;
        this.pause = pause;
        this.kept = kept;
        this.within = within;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        Instant now = clock.instant();
        return checks.due(isThere(CivilWay.HTTP), now, now.minus(kept), now.minus(within));
    }

    /** Whether this office can ask that way. */
    boolean isThere(CivilWay way) {
        return registry(way).isThere();
    }

    private CivilRegistry registry(CivilWay way) {
        return registries.stream().filter(one -> one.way() == way).findFirst().orElseThrow();
    }

    @Override
    protected void work(UUID id) throws IOException {
        CivilCheck check = await(checks.find(id)).orElse(null);
        if (check == null || isTooEarly(check)) {
            return;
        }
        switch (check.state()) {
            case WAITING -> {
                if (await(checks.isSettled(id))) {
                    settle(check);
                    putAll(id);
                }
            }
            case ASKING -> putAll(id);
            case TAKING -> take(check);
            case SENT -> tidy(check);
            case DONE, EXPIRED, CANCELLED -> drop(check, CivilFile.folder(check));
        }
    }

    private boolean isTooEarly(CivilCheck check) {
        return !check.isOver()
                && check.notBefore() != null
                && check.notBefore().toInstant().isAfter(clock.instant());
    }

    /**
     * Whoever was registered or corrected before the order is seen by it: what was still being
     * written then has been waited for.
     */
    private void settle(CivilCheck check) {
        Position end = await(events.settledEnd());
        for (String view : VIEWS) {
            await(views.reached(view, end, LIMIT));
        }
        await(questions.settle(check));
    }

    private void putAll(UUID id) {
        while (!isStopped()) {
            CivilCheck check = await(checks.find(id)).orElseThrow();
            CivilRegistry registry = registry(check.way());
            if (check.state() != State.ASKING || !registry.isThere()) {
                return;
            }
            List<Open> open = await(questions.open(id, CivilTakingStore.BATCH));
            if (open.isEmpty()) {
                await(questions.settled(id));
                return;
            }
            if (!put(check, registry, open)) {
                return;
            }
        }
    }

    /** False where the registry is to be left alone for a while. */
    private boolean put(CivilCheck check, CivilRegistry registry, List<Open> open) {
        Map<UUID, Stream> people =
                await(events.loadAll(open.stream().map(Open::personId).toList()));
        List<CivilQuestion> batch = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        List<Closing> closings = new ArrayList<>();
        List<CivilFinding> found = new ArrayList<>();
        for (Open one : open) {
            Person state =
                    Objects.requireNonNull(people.get(one.personId())).fold(persons.decider());
            CivilOutcome hindrance = taking.process().hindrance(state, check.owner());
            if (hindrance != null) {
                closings.add(new Closing(one.no(), hindrance, null, true));
                found.add(new CivilFinding(0, one.no(), one.personId(), hindrance));
            } else {
                Registered person = (Registered) state;
                batch.add(taking.process().question(one.no(), person));
                asked.add(new Asked(one.no(), one.personId(), taking.process().key(person)));
            }
        }
        await(questions.note(check.id(), null, closings, found));
        if (batch.isEmpty()) {
            return true;
        }
        await(
                reads.read(
                        check.actor(),
                        "civil-check " + check.id(),
                        asked.stream().map(Asked::personId).toList()));
        Open first = open.getFirst();
        UUID name = Names.uuid("civil-batch", check.id(), first.no(), first.tries());
        return switch (registry.ask(check, name, batch)) {
            case CivilReply.Answered(var lines) -> {
                if (check.trouble() != null) {
                    await(questions.pause(check.id(), null, 0, null));
                }
                taking.reply(check, open, asked, lines);
                yield true;
            }
            case CivilReply.Waiting _ -> {
                await(questions.asked(check.id(), asked));
                yield true;
            }
            case CivilReply.Later(var wait) -> {
                Instant until = clock.instant().plus(wait);
                await(questions.pause(check.id(), until, check.tries(), "asked to wait"));
                yield false;
            }
            case CivilReply.Lost(var why) -> {
                LOG.warnf("the civil registry has not answered check %s: %s", check.id(), why);
                int tries = check.tries() + 1;
                Instant until = clock.instant().plus(pause(pause, tries));
                await(questions.pause(check.id(), until, tries, why));
                yield false;
            }
        };
    }

    /** Twice as long after each time in a row, up to a limit. */
    static Duration pause(Duration first, int tries) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), MAX_DOUBLINGS));
        return wait.compareTo(RAREST) > 0 ? RAREST : wait;
    }

    private void take(CivilCheck check) throws IOException {
        UUID upload = Objects.requireNonNull(check.upload());
        String name = CivilFile.answers(check, upload);
        CivilWords.Reading reading =
                new CivilWords.Reading(
                        "civil-check " + check.id(),
                        kinds.nameScore(),
                        zones.day(check.owner(), check.requestedAt().toInstant()).minusDays(1),
                        zones.day(check.owner(), clock.instant()));
        List<CivilLine> lines;
        try (InputStream in = files.read(name)) {
            lines = CivilFile.answers(in, reading);
        }
        if (taking.file(check, upload, lines, this::isStopped)) {
            await(questions.settled(check.id()));
            files.delete(name);
        }
    }

    /** A file of questions is there for a day, and answers are awaited for a month. */
    private void tidy(CivilCheck check) throws IOException {
        Instant sent = Objects.requireNonNull(check.sentAt()).toInstant();
        if (sent.isBefore(clock.instant().minus(within))) {
            var unused = await(checks.expire(check.id()));
        } else if (await(checks.mayDrop(check.id(), clock.instant().minus(kept)))) {
            drop(check, CivilFile.questions(check));
        }
    }

    private void drop(CivilCheck check, String folder) throws IOException {
        files.deleteAll(folder);
        await(questions.dropped(check.id()));
    }
}
