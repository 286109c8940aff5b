package id.dinsos.cases.handling;

import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.Priority;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a case stands. */
public sealed interface Case {
    /** Nobody has told of it. */
    record None() implements Case {}

    /**
     * A case.
     *
     * @param documents types of papers on file
     * @param timers its clocks by code
     */
    record Opened(
            Origin origin,
            Progress progress,
            PersonalData<FactSheet> facts,
            List<Involved> people,
            Set<String> documents,
            Circle circle,
            SortedMap<String, Timer> timers,
            List<FollowUp> followUps,
            Links links)
            implements Case {

        public CaseState state() {
            return progress.state;
        }

        public Optional<Involved> person(UUID ref) {
            return people.stream().filter(person -> person.ref().equals(ref)).findFirst();
        }

        Opened with(Progress newer) {
            return new Opened(
                    origin, newer, facts, people, documents, circle, timers, followUps, links);
        }

        Opened with(PersonalData<FactSheet> newer) {
            return new Opened(
                    origin, progress, newer, people, documents, circle, timers, followUps, links);
        }

        Opened with(Involved person) {
            List<Involved> all = new ArrayList<>(people);
            all.replaceAll(other -> other.ref().equals(person.ref()) ? person : other);
            if (!all.contains(person)) {
                all.add(person);
            }
            return new Opened(
                    origin,
                    progress,
                    facts,
                    List.copyOf(all),
                    documents,
                    circle,
                    timers,
                    followUps,
                    links);
        }

        Opened withDocument(String type) {
            Set<String> all = new TreeSet<>(documents);
            all.add(type);
            return new Opened(
                    origin, progress, facts, people, all, circle, timers, followUps, links);
        }

        Opened with(Circle newer) {
            return new Opened(
                    origin, progress, facts, people, documents, newer, timers, followUps, links);
        }

        Opened with(Timer timer) {
            SortedMap<String, Timer> all = new TreeMap<>(timers);
            all.put(timer.code(), timer);
            return new Opened(
                    origin, progress, facts, people, documents, circle, all, followUps, links);
        }

        Opened withFollowUps(List<FollowUp> newer) {
            return new Opened(
                    origin, progress, facts, people, documents, circle, timers, newer, links);
        }

        Opened handedTo(String office, String account) {
            return new Opened(
                    origin.ownedBy(office, account),
                    progress,
                    facts,
                    people,
                    documents,
                    Circle.NOBODY,
                    timers,
                    followUps,
                    links);
        }

        Opened with(Links newer) {
            return new Opened(
                    origin, progress, facts, people, documents, circle, timers, followUps, newer);
        }

        Timer timer(String code) {
            Timer timer = timers.get(code);
            if (timer == null) {
                throw new IllegalStateException("no clock " + code);
            }
            return timer;
        }
    }

    /**
     * How far it has come.
     *
     * @param kind the version of the kind it follows
     * @param been the states it has been in, this one included
     * @param receivedAt when it was taken in
     * @param since when it came into its state
     * @param rule the triage rule that fired; empty before triage
     * @param outcome how it ended; empty while it has not
     */
    record Progress(
            KindRef kind,
            CaseState state,
            Set<CaseState> been,
            Instant receivedAt,
            Instant since,
            Priority priority,
            String rule,
            String outcome) {
        public Progress {
            been = Set.copyOf(been);
        }

        Progress to(CaseState newer, String ending, Instant at) {
            return new Progress(kind, newer, with(newer), receivedAt, at, priority, rule, ending);
        }

        Progress urgent(Priority newer, String fired, Instant at) {
            boolean first = state == CaseState.RECEIVED;
            CaseState to = first ? CaseState.TRIAGED : state;
            return new Progress(
                    kind, to, with(to), receivedAt, first ? at : since, newer, fired, outcome);
        }

        Progress following(KindRef newer) {
            return new Progress(newer, state, been, receivedAt, since, priority, rule, outcome);
        }

        private Set<CaseState> with(CaseState newer) {
            Set<CaseState> all = EnumSet.copyOf(been);
            all.add(newer);
            return all;
        }
    }

    /** Who works on it, and who else may read it. */
    record Circle(Assignment assignment, List<Grant> grants) {
        static final Circle NOBODY = new Circle(Assignment.NONE, List.of());

        Circle with(Grant grant) {
            List<Grant> all = new ArrayList<>(grants);
            all.add(grant);
            return new Circle(assignment, List.copyOf(all));
        }

        Circle without(UUID access) {
            return new Circle(
                    assignment,
                    grants.stream().filter(grant -> !grant.access().equals(access)).toList());
        }
    }

    /**
     * How it hangs together with others.
     *
     * @param stilled clocks that stand still because it is a double; what a person had paused is
     *     not among them
     */
    record Links(
            @Nullable UUID mergedInto,
            Set<UUID> absorbed,
            @Nullable UUID successor,
            Set<String> stilled) {
        static final Links NONE = new Links(null, Set.of(), null, Set.of());

        Links into(@Nullable UUID other) {
            return new Links(other, absorbed, successor, Set.of());
        }

        Links stilling(String clock) {
            Set<String> all = new TreeSet<>(stilled);
            all.add(clock);
            return new Links(mergedInto, absorbed, successor, all);
        }

        Links with(UUID other) {
            Set<UUID> all = new TreeSet<>(absorbed);
            all.add(other);
            return new Links(mergedInto, all, successor, stilled);
        }

        Links without(UUID other) {
            Set<UUID> all = new TreeSet<>(absorbed);
            all.remove(other);
            return new Links(mergedInto, all, successor, stilled);
        }

        Links succeededBy(UUID other) {
            return new Links(mergedInto, absorbed, other, stilled);
        }
    }
}
