package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunAnswer.Progress;
import id.dinsos.eventstore.log.OtherTables;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How far the work on a run has come, counted in the log itself: one event for each step done. Only
 * the further attempts are counted in a view.
 */
@Singleton
public class RunProgressStore {
    private final Pool pool;
    private final TopicEndsClient topics;

    public RunProgressStore(Pool pool, TopicEndsClient topics) {
        this.pool = pool;
        this.topics = topics;
    }

    Uni<Progress> of(Opened run) {
        int chunks = run.chunks();
        return switch (run.stage()) {
            case OPEN -> {
                long total =
                        run.freeze().ends().stream().mapToLong(RunEvent.TopicEnd::offset).sum();
                yield run.freeze().ends().isEmpty()
                        ? progress("waiting for the registry's topics", 0, 1)
                        : topics.missing(run.freeze().ends())
                                .map(missing ->
                                        new Progress(
                                                "reading the registry's topics",
                                                total - missing,
                                                total));
            }
            case FREEZING ->
                    count(run, "chunk-frozen").map(done -> new Progress("freezing", done, chunks));
            case APPROVED ->
                    run.mayBeInstructed()
                            ? count(run, "slice-instructed")
                                    .map(done ->
                                            new Progress(
                                                    "instructing",
                                                    done,
                                                    (long) chunks * run.plan().months().size()))
                            : progress("waiting for the release of funds", 0, 1);
            case FROZEN -> progress("to be submitted", 0, 1);
            case SUBMITTED ->
                    progress(
                            "to be approved",
                            run.signatures().approvers().size(),
                            run.plan().terms().approvedBy(run.total()).size());
            case INSTRUCTED ->
                    progress(run.payout().filesMade() ? "paying" : "making bank files", 1, 1);
            case CLOSED -> progress("closed", 1, 1);
            case CANCELLED -> progress("cancelled", 1, 1);
        };
    }

    /**
     * New attempts that were begun at payments of the run, beside the figures of the run itself;
     * null while the view is not there, which keeps nobody from the run.
     */
    Uni<Long> furtherAttempts(UUID run) {
        return pool.preparedQuery(
                        "select coalesce(sum(done), 0)::bigint attempts from view_ledger.follow_up"
                                + " where run_id = $1 and kind = 'RETRY'")
                .execute(Tuple.of(run))
                .map(rows -> rows.iterator().next().getLong("attempts"))
                .onFailure(OtherTables::areMeantBy)
                .recoverWithNull();
    }

    private Uni<Long> count(Opened run, String type) {
        UUID[] chunks =
                IntStream.range(0, run.chunks())
                        .mapToObj(number -> RunPlan.chunkIdOf(run.id(), number))
                        .toArray(UUID[]::new);
        return pool.preparedQuery(
                        "select count(*) as done from event where stream_id = any($1)"
                                + " and type like $2 || '.v%'")
                .execute(Tuple.of(chunks, type))
                .map(rows -> rows.iterator().next().getLong("done"));
    }

    private static Uni<Progress> progress(String step, long done, long total) {
        return Uni.createFrom().item(new Progress(step, done, total));
    }
}
