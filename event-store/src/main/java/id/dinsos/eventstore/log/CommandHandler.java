package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands: load, decide, append, and again where somebody else was first. A caller who named
 * a version is told instead that it is stale.
 */
public final class CommandHandler {
    /** Losing this many races in a row means contention that waiting will not cure. */
    static final int MAX_TRIES = 10;

    private final EventStore store;
    private final MeterRegistry meters;

    public CommandHandler(EventStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    /** One command on one aggregate. A refusal arrives as {@link RefusedException}. */
    public <C, S, E> Uni<Done> handle(
            Aggregate<C, S, E> aggregate, UUID id, C command, Request request) {
        return handle(
                command.getClass().getSimpleName(),
                List.of(id),
                id,
                unit -> unit.require(aggregate, id, command),
                request);
    }

    /**
     * One command that begins an aggregate under an id just made, about a person just met: nothing
     * need be read before the append. Where something is there after all, the commit is a conflict,
     * and the command is decided again on it.
     */
    public <C, S, E> Uni<Done> begin(
            Aggregate<C, S, E> aggregate, UUID id, C command, Request request) {
        Work work =
                new Work(
                        List.of(id),
                        id,
                        unit -> unit.require(aggregate, id, command),
                        request,
                        false,
                        Fence.current(),
                        null);
        return timed(
                command.getClass().getSimpleName(),
                work,
                Uni.createFrom()
                        .deferred(() ->
                                decide(
                                        store.openNew(work.streams, request.authority()),
                                        work,
                                        true)));
    }

    /**
     * One command over several streams, where the fact is one.
     *
     * @param streams what is known to be needed; what the work comes upon besides is loaded then
     * @param main the aggregate whose version and id the caller gets
     * @param work decides on the unit; throws what it refuses
     */
    public Uni<Done> handle(
            String operation,
            Collection<UUID> streams,
            UUID main,
            Consumer<UnitOfWork> work,
            Request request) {
        Work whole = new Work(streams, main, work, request, false, Fence.current(), null);
        return timed(operation, whole, loadAndDecide(whole));
    }

    /**
     * One command that asks for facts outside the log between loading and deciding; anew at each
     * try that follows a lost race.
     */
    public Uni<Done> handleAsking(
            String operation, Collection<UUID> streams, UUID main, Asking asking, Request request) {
        Work whole = new Work(streams, main, unit -> {}, request, false, Fence.current(), asking);
        return timed(operation, whole, loadAndDecide(whole));
    }

    /**
     * A command with the way to it: what looks at tables, days or other records first. Refused on
     * that way, it may still be the repetition of one that was answered when they stood otherwise.
     */
    public Uni<Done> repeatable(Request request, Supplier<Uni<Done>> way) {
        return Uni.createFrom()
                .deferred(() -> way.get())
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> Repetition.or(store.pool(), refused, request));
    }

    private Uni<Done> timed(String operation, Work work, Uni<Done> first) {
        Timer.Sample sample = Timer.start(meters);
        return orAgain(first, work, 1)
                .onFailure(CompositeException.class)
                .transform(CommandHandler::last)
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> Repetition.or(store.pool(), refused, work.request))
                .onTermination()
                .invoke((done, failure, cancelled) -> sample.stop(timer(operation, done, failure)));
    }

    /** A lost race and what came of the next try: only the latter is an answer. */
    private static Throwable last(Throwable several) {
        return ((CompositeException) several).getCauses().getLast();
    }

    private Uni<Done> loadAndDecide(Work work) {
        return store.open(work.streams, work.request.authority())
                .flatMap(unit ->
                        work.asking == null
                                ? decide(unit, work, false)
                                : ask(unit, work, work.asking));
    }

    /** What it refuses, or finds that it has not loaded, is answered as if decided so. */
    private Uni<Done> ask(UnitOfWork unit, Work work, Asking asking) {
        return asking.ask(unit)
                .map(work::answered)
                .onFailure(RuntimeException.class)
                .recoverWithItem(failure -> work.failed((RuntimeException) failure))
                .flatMap(next -> decide(unit, next, false));
    }

    private Uni<Done> decide(UnitOfWork unit, Work work, boolean newSubjects) {
        Request request = work.request;
        int before = unit.version(work.main);
        boolean stale = request.ifMatch().orElse(before) != before;
        try {
            work.decide.accept(unit);
        } catch (UnitOfWork.NotLoadedException more) {
            return loadAndDecide(work.and(more.streams()));
        } catch (RefusedException refused) {
            throw stale && !isHidden(refused)
                    ? RefusedException.stale(unit.isHidden(work.main) ? 0 : before)
                    : refused;
        }
        if (stale) {
            throw RefusedException.stale(before);
        }
        int after = unit.version(work.main);
        Request.Once once = request.once();
        CommandRecord record =
                once == null ? null : once.answered(200, work.main.toString(), after);
        Meta meta = owned(request.meta(), unit, work.main);
        Uni<Void> free =
                work.clashed
                        ? Clash.requireFree(store.pool(), unit.claims())
                        : Uni.createFrom().voidItem();
        return free.flatMap(x ->
                        newSubjects
                                ? store.commitNew(unit, meta, record, work.fence)
                                : store.commit(unit, meta, record, work.fence))
                .map(position -> new Done(work.main, after, position, !unit.isEmpty(), false));
    }

    /** Whoever may not know of a record does not learn its version either. */
    private static boolean isHidden(RefusedException refused) {
        return switch (refused.refusal().code().kind()) {
            case FORBIDDEN, MISSING, UNAUTHENTICATED -> true;
            case MALFORMED,
                    METHOD,
                    ANSWER_TYPE,
                    CONFLICT,
                    STALE,
                    TOO_LARGE,
                    ADDRESS_LENGTH,
                    BODY_TYPE,
                    INVALID,
                    PRECONDITION_REQUIRED,
                    TOO_MANY,
                    HEADERS,
                    UNAVAILABLE ->
                    false;
        };
    }

    /** Where the request names no owner, the work is done for the owner of the main record. */
    private static Meta owned(Meta meta, UnitOfWork unit, UUID main) {
        if (!meta.owner().isEmpty()) {
            return meta;
        }
        String owner = unit.actsFor() == null ? unit.owner(main) : unit.actsFor();
        if (owner == null) {
            throw new IllegalStateException("nobody has said whose record " + main + " is");
        }
        return meta.ownedBy(owner);
    }

    private Uni<Done> orAgain(Uni<Done> attempt, Work work, int tries) {
        return attempt.onFailure(ConflictException.class)
                .recoverWithUni(lost -> {
                    ConflictException conflict = (ConflictException) lost;
                    if (conflict.on() == ConflictException.Cause.COMMAND) {
                        return Repetition.or(
                                store.pool(),
                                RefusedException.of(KernelCode.CHANGED_MEANWHILE, "try again"),
                                work.request);
                    }
                    if (tries >= MAX_TRIES) {
                        return Uni.createFrom()
                                .failure(
                                        RefusedException.of(
                                                KernelCode.CHANGED_MEANWHILE,
                                                "others keep changing this record; try again"));
                    }
                    Work again =
                            conflict.on() == ConflictException.Cause.CLAIM ? work.clash() : work;
                    return orAgain(loadAndDecide(again), again, tries + 1);
                });
    }

    private Timer timer(String operation, Done done, Throwable failure) {
        String outcome =
                failure == null
                        ? "accepted"
                        : failure instanceof RefusedException r
                                ? r.refusal().code().code()
                                : "failed";
        return Timer.builder("dinsos.command")
                .description("Commands by operation and outcome")
                .tag("operation", operation)
                .tag("outcome", outcome)
                // Enough for an alert; percentiles would be half of all series.
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(meters);
    }

    /**
     * What a command needs to be tried, and tried again.
     *
     * @param clashed whether a try ended on something another stream holds
     * @param asking what is still to be asked before it can be decided; null where nothing is
     */
    private record Work(
            Collection<UUID> streams,
            UUID main,
            Consumer<UnitOfWork> decide,
            Request request,
            boolean clashed,
            @Nullable Fence fence,
            @Nullable Asking asking) {
        /** With streams it came upon; no more than a transaction may touch. */
        Work and(Collection<UUID> more) {
            Set<UUID> all = new LinkedHashSet<>(streams);
            all.addAll(more);
            if (all.size() > EventStore.MAX_STREAMS) {
                throw RefusedException.of(
                        KernelCode.TOO_MANY_RECORDS,
                        "more than " + EventStore.MAX_STREAMS + " records at once");
            }
            return new Work(all, main, decide, request, clashed, fence, asking);
        }

        Work clash() {
            return new Work(streams, main, decide, request, true, fence, asking);
        }

        Work answered(Consumer<UnitOfWork> then) {
            return new Work(streams, main, then, request, clashed, fence, null);
        }

        Work failed(RuntimeException failure) {
            Consumer<UnitOfWork> then =
                    unit -> {
                        throw failure;
                    };
            return new Work(streams, main, then, request, clashed, fence, asking);
        }
    }
}
