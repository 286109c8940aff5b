package id.dinsos.eventstore;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

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
     * One command over several streams, where the fact is one.
     *
     * @param main the aggregate whose version and id the caller gets
     * @param work decides on the unit; throws what it refuses
     */
    public Uni<Done> handle(
            String operation,
            Collection<UUID> streams,
            UUID main,
            Consumer<UnitOfWork> work,
            Request request) {
        Timer.Sample sample = Timer.start(meters);
        return attempt(streams, main, work, request, 1)
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> repeatOr(refused, main, request))
                .onTermination()
                .invoke((done, failure, cancelled) -> sample.stop(timer(operation, done, failure)));
    }

    private Uni<Done> attempt(
            Collection<UUID> streams,
            UUID main,
            Consumer<UnitOfWork> work,
            Request request,
            int tries) {
        return store.open(streams)
                .flatMap(unit -> {
                    int before = unit.version(main);
                    if (request.ifMatch().isPresent() && request.ifMatch().getAsInt() != before) {
                        throw RefusedException.of(
                                KernelCode.ETAG_STALE, "the current version is " + before);
                    }
                    work.accept(unit);
                    int after = unit.version(main);
                    Request.Once once = request.once();
                    CommandRecord record =
                            once == null ? null : once.answered(200, main.toString(), after);
                    return unit.commit(request.meta(), record)
                            .map(position -> new Done(main, after, position, false));
                })
                .onFailure(ConflictException.class)
                .recoverWithUni(lost -> {
                    ConflictException conflict = (ConflictException) lost;
                    if (conflict.on() == ConflictException.Cause.COMMAND) {
                        return repeatOr(
                                RefusedException.of(KernelCode.CHANGED_MEANWHILE, "try again"),
                                main,
                                request);
                    }
                    if (tries >= MAX_TRIES) {
                        throw RefusedException.of(
                                KernelCode.CHANGED_MEANWHILE,
                                "others keep changing this record; try again");
                    }
                    return attempt(streams, main, work, request, tries + 1);
                });
    }

    /** A refused command may be the repetition of one that was answered long ago. */
    private Uni<Done> repeatOr(Throwable refused, UUID main, Request request) {
        Request.Once once = request.once();
        if (once == null) {
            return Uni.createFrom().failure(refused);
        }
        return store.pool()
                .preparedQuery(
                        "select request_hash, result_id, etag from command"
                                + " where client = $1 and operation = $2 and key = $3")
                .execute(Tuple.of(once.client(), once.operation(), once.key()))
                .map(rows -> repeated(rows, refused, once));
    }

    private static Done repeated(RowSet<Row> rows, Throwable refused, Request.Once once) {
        if (!rows.iterator().hasNext()) {
            throw (RuntimeException) refused;
        }
        Row row = rows.iterator().next();
        if (!once.sameRequest(row.getBuffer(0).getBytes())) {
            throw RefusedException.of(
                    KernelCode.IDEMPOTENCY_KEY_REUSED,
                    "this Idempotency-Key was used for another request");
        }
        return new Done(
                UUID.fromString(row.getString(1)),
                Integer.parseInt(row.getString(2)),
                Position.START,
                true);
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
                .publishPercentileHistogram()
                .register(meters);
    }
}
