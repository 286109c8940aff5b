package id.dinsos.eventstore.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Given the histories of several streams, when a process, then these events per stream, nothing, or
 * this refusal: rules over several streams tested as sentences, without a database or a clock.
 *
 * <pre>
 * given(RUN, run, opened, frozen, submitted)
 *     .and(BUDGET, budget, allotted)
 *     .and(PAYMENT, payment)              // loaded, nothing there yet
 *     .by(owner -> ...)                   // left out: the office itself
 *     .when(unit -> approval.approve(unit, run, budget, "sari", AT))
 *     .then(events(run, new RunApproved(...)), events(budget, new Committed(...)));
 * </pre>
 */
public final class ProcessSpec {
    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<UUID, Stream> streams = new LinkedHashMap<>();
    private Authority authority = Authority.ALL;

    private ProcessSpec() {}

    /** The history of one stream; without events it was looked for and nothing is there. */
    @SafeVarargs
    public static <S, E> ProcessSpec given(Aggregate<?, S, E> aggregate, UUID id, E... history) {
        return new ProcessSpec().with(aggregate, id, history);
    }

    /** One more stream. */
    @SafeVarargs
    public final <S, E> ProcessSpec and(Aggregate<?, S, E> aggregate, UUID id, E... history) {
        return with(aggregate, id, history);
    }

    /** Over whose records the process may decide. */
    public ProcessSpec by(Authority caller) {
        authority = caller;
        return this;
    }

    /**
     * Runs the process; whatever it throws is for {@code then} to judge. A stream it comes upon
     * that was not given is empty.
     */
    public Then when(Consumer<UnitOfWork> process) {
        while (true) {
            UnitOfWork unit = new UnitOfWork(streams, authority);
            Throwable thrown = catchThrowable(() -> process.accept(unit));
            if (!(thrown instanceof UnitOfWork.NotLoadedException more)) {
                return new Then(this, unit, thrown);
            }
            more.streams().forEach(id -> streams.put(id, Stream.empty(id)));
        }
    }

    /** What must have been decided on one stream, in this order. */
    public static Events events(UUID id, Object... events) {
        return new Events(id, List.of(events));
    }

    private <S, E> ProcessSpec with(Aggregate<?, S, E> aggregate, UUID id, E[] history) {
        Stream stream = recorded(id, Arrays.asList(history), streams.size());
        assertThatCode(() -> stream.fold(aggregate.decider()))
                .as("what is given must be a history: " + Arrays.toString(history))
                .doesNotThrowAnyException();
        assertThat(streams.put(id, stream)).as("given twice: " + id).isNull();
        return this;
    }

    private static Stream recorded(UUID id, List<?> history, int place) {
        List<Recorded> recorded = new ArrayList<>();
        for (Object event : history) {
            int version = recorded.size() + 1;
            recorded.add(
                    new Recorded(
                            new Position(1, place * 1_000L + version),
                            id,
                            version,
                            event.getClass().getSimpleName(),
                            event,
                            RECORDED,
                            () -> Meta.of(id, "", "given", RECORDED)));
        }
        return new Stream(id, recorded.size(), Stream.ROOT, recorded);
    }

    /** The events of one stream. */
    public record Events(UUID id, List<Object> events) {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** What must follow. */
    public static final class Then {
        private final ProcessSpec given;
        private final UnitOfWork unit;
        private final @Nullable Throwable thrown;

        private Then(ProcessSpec given, UnitOfWork unit, @Nullable Throwable thrown) {
            this.given = given;
            this.unit = unit;
            this.thrown = thrown;
        }

        /** Exactly these events on exactly these streams; the others are as they were. */
        public void then(Events... expected) {
            Map<UUID, List<Object>> all = new LinkedHashMap<>();
            for (Events one : expected) {
                assertThat(all.put(one.id(), one.events())).as("expected twice").isNull();
            }
            assertThat(decided()).isEqualTo(all);
        }

        /** Accepted, and nothing is to be written. */
        public void thenNothing() {
            assertThat(decided()).isEmpty();
            assertThat(unit.messages()).isEmpty();
        }

        /** Refused with this code, whatever had been decided before on other streams. */
        public void thenRefused(RefusalCode code) {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(code));
        }

        /** The state of a stream after what was decided, for sums and versions. */
        public <S> S state(Aggregate<?, S, ?> aggregate, UUID id) {
            accepted();
            return unit.state(aggregate, id);
        }

        /** The events of one stream, for those with a part the test does not name. */
        public List<Object> events(UUID id) {
            return decided().getOrDefault(id, List.of());
        }

        /** What the events take and give back. */
        public List<Claims> claims() {
            accepted();
            return unit.claims();
        }

        /** All that was given and what followed, for what happens next. */
        public ProcessSpec andThen() {
            Map<UUID, List<Object>> more = decided();
            ProcessSpec next = new ProcessSpec();
            next.authority = given.authority;
            given.streams.forEach((id, stream) -> {
                List<Object> history = new ArrayList<>();
                stream.events().forEach(one -> history.add(one.event()));
                history.addAll(more.getOrDefault(id, List.of()));
                next.streams.put(id, recorded(id, history, next.streams.size()));
            });
            return next;
        }

        private Map<UUID, List<Object>> decided() {
            accepted();
            Map<UUID, List<Object>> events = new LinkedHashMap<>();
            for (UnitOfWork.Step<?, ?> step : unit.steps()) {
                events.computeIfAbsent(step.streamId(), id -> new ArrayList<>()).add(step.event());
            }
            return events;
        }

        private void accepted() {
            assertThat(thrown).as("the process was to be accepted").isNull();
        }
    }
}
