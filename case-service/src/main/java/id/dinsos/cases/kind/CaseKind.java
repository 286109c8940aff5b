package id.dinsos.cases.kind;

import java.time.Period;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of case is.
 *
 * @param sources who may bring such a case in; empty means anybody
 * @param facts what is asked, typed
 * @param triage the first rule that fires says how urgent it is
 * @param otherwise how urgent it is where none fires
 * @param stages what each state asks of a case that enters it, and where it leads; a state that is
 *     not here follows the common course
 * @param times how long things may take
 * @param closings how it may end, and what must be so before it does
 * @param followUps the visits of aftercare, counted from its beginning
 */
public record CaseKind(
        String code,
        Words name,
        Confidentiality confidentiality,
        List<String> sources,
        List<Fact> facts,
        List<TriageRule> triage,
        Priority otherwise,
        List<Stage> stages,
        List<ServiceTime> times,
        List<Closing> closings,
        List<Period> followUps) {

    private static final Map<CaseState, Set<CaseState>> COMMON_COURSE = commonCourse();

    public CaseKind {
        sources = orEmpty(sources);
        facts = orEmpty(facts);
        triage = orEmpty(triage);
        stages = orEmpty(stages);
        times = orEmpty(times);
        closings = orEmpty(closings);
        followUps = orEmpty(followUps);
    }

    /** Whether somebody of this sort may bring such a case in. */
    public boolean takesFrom(String source) {
        return sources.isEmpty() || sources.contains(source);
    }

    public Optional<Fact> fact(String name) {
        return facts.stream().filter(fact -> fact.name.equals(name)).findFirst();
    }

    /** What the state asks of a case that enters it; nothing where the kind says nothing. */
    public Stage stage(CaseState state) {
        return stages.stream()
                .filter(stage -> stage.state == state)
                .findFirst()
                .orElse(new Stage(state, List.of(), List.of(), List.of(), List.of()));
    }

    /** Where a case may go from a state. */
    public Set<CaseState> next(CaseState from) {
        List<CaseState> own = stage(from).next;
        return own.isEmpty() ? COMMON_COURSE.getOrDefault(from, Set.of()) : Set.copyOf(own);
    }

    public Optional<Closing> closing(String outcome) {
        return closings.stream().filter(closing -> closing.outcome.equals(outcome)).findFirst();
    }

    private static Map<CaseState, Set<CaseState>> commonCourse() {
        Map<CaseState, Set<CaseState>> course = new EnumMap<>(CaseState.class);
        EnumSet<CaseState> elsewhere = EnumSet.of(CaseState.DUPLICATE, CaseState.OUT_OF_AREA);
        course.put(CaseState.RECEIVED, with(elsewhere, CaseState.TRIAGED));
        course.put(CaseState.TRIAGED, with(elsewhere, CaseState.ASSESSED, CaseState.WAITLISTED));
        course.put(CaseState.WAITLISTED, with(elsewhere, CaseState.ASSESSED));
        course.put(
                CaseState.ASSESSED,
                with(
                        elsewhere,
                        CaseState.PLANNED,
                        CaseState.IN_SERVICE,
                        CaseState.WAITLISTED,
                        CaseState.CLOSED));
        course.put(CaseState.PLANNED, EnumSet.of(CaseState.IN_SERVICE, CaseState.CLOSED));
        course.put(
                CaseState.IN_SERVICE,
                EnumSet.of(
                        CaseState.PLANNED,
                        CaseState.REFERRED,
                        CaseState.AFTERCARE,
                        CaseState.CLOSED));
        course.put(CaseState.REFERRED, EnumSet.of(CaseState.IN_SERVICE, CaseState.AFTERCARE));
        course.put(CaseState.AFTERCARE, EnumSet.of(CaseState.IN_SERVICE, CaseState.CLOSED));
        return course;
    }

    private static Set<CaseState> with(Set<CaseState> base, CaseState... more) {
        EnumSet<CaseState> all = EnumSet.copyOf(base);
        all.addAll(List.of(more));
        return all;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** A fact that is asked, by the name it has in rules. */
    public record Fact(String name, Type type, Words label, List<String> choices) {
        public Fact {
            choices = orEmpty(choices);
        }

        /** Whether a value is of the fact's type. */
        public boolean takes(Object value) {
            return switch (type) {
                case BOOL -> value instanceof Boolean;
                // A number of something: nobody is aged -3.
                case INT ->
                        (value instanceof Long || value instanceof Integer)
                                && ((Number) value).longValue() >= 0;
                case TEXT -> value instanceof String text && text.length() <= MAX_TEXT;
                case CHOICE -> value instanceof String text && choices.contains(text);
            };
        }

        private static final int MAX_TEXT = 500;
    }

    /** How a fact is typed. */
    public enum Type {
        BOOL,
        INT,
        TEXT,
        CHOICE
    }

    /** A condition in CEL over the facts, and how urgent it makes the case. */
    public record TriageRule(String code, String when, Priority priority, Words reason) {}

    /**
     * What a state asks of a case that enters it.
     *
     * @param next where it leads; empty for the common course
     * @param roles one of them is needed; empty for any officer
     * @param documents types of papers that must be on file
     * @param facts names of facts that must be known
     */
    public record Stage(
            CaseState state,
            List<CaseState> next,
            List<String> roles,
            List<String> documents,
            List<String> facts) {
        public Stage {
            next = orEmpty(next);
            roles = orEmpty(roles);
            documents = orEmpty(documents);
            facts = orEmpty(facts);
        }
    }

    /**
     * How long something may take.
     *
     * @param from the state in which the clock starts
     * @param until the states that stop it; every end of a case does
     * @param workingDays only the office's working days count, midnight to midnight
     * @param minutes by priority; a priority that is not here has no limit
     * @param escalations minutes after the breach at which the next one up is told
     * @param when a condition in CEL over the facts; its clock starts only where it holds by then,
     *     and stops where it holds no more; null for every case
     */
    public record ServiceTime(
            String code,
            CaseState from,
            List<CaseState> until,
            boolean workingDays,
            Map<Priority, Long> minutes,
            List<Long> escalations,
            @Nullable String when) {
        public ServiceTime {
            until = orEmpty(until);
            minutes = minutes == null ? Map.of() : Map.copyOf(minutes);
            escalations = orEmpty(escalations);
        }

        /** 0 where there is no limit. */
        public long limit(Priority priority) {
            return minutes.getOrDefault(priority, 0L);
        }

        public boolean stopsAt(CaseState state) {
            return state.ends() || until.contains(state);
        }
    }

    /**
     * One way to end.
     *
     * @param when a condition in CEL over the facts, where the case stands ({@code state}) and for
     *     how many days ({@code daysInState}); null for none
     * @param early whether it may end so before the visits of aftercare are over
     */
    public record Closing(String outcome, @Nullable String when, boolean early, Words name) {}
}
