package id.dinsos.cases.desk;

import id.dinsos.cases.handling.CaseEvent;
import id.dinsos.eventstore.rules.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The part of {@link CaseView} that keeps what stood when: the states of a case and the words of
 * its clocks, each since a moment, so that a report counts as of any day.
 */
final class HistoryColumnsView {
    private static final String SAVE =
            "insert into case_step select * from unnest($1::uuid[], $2::int[], $3::text[],"
                    + " $4::text[], $5::text[], $6::timestamptz[])";

    private HistoryColumnsView() {}

    static Uni<Void> save(SqlConnection tx, List<Recorded> batch) {
        List<Step> steps = new ArrayList<>();
        for (Recorded recorded : batch) {
            add(steps, recorded);
        }
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(SAVE)
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        column(steps, Step::id, new UUID[0]),
                                        column(steps, Step::version, new Integer[0]),
                                        column(steps, Step::clock, new String[0]),
                                        column(steps, Step::word, new String[0]),
                                        column(steps, Step::outcome, new String[0]),
                                        column(steps, Step::at, new OffsetDateTime[0]))))
                .replaceWithVoid();
    }

    private static void add(List<Step> steps, Recorded recorded) {
        switch (recorded.event()) {
            case CaseEvent.CaseReceived received -> state(steps, recorded, "RECEIVED", "");
            case CaseEvent.CaseMoved moved -> state(steps, recorded, moved.to().name(), "");
            case CaseEvent.CaseClosed closed ->
                    state(steps, recorded, closed.state().name(), closed.outcome());
            case CaseEvent.ClockBreached late -> clock(steps, recorded, late.clock(), "OVERDUE");
            case CaseEvent.BreachWithdrawn again ->
                    clock(steps, recorded, again.clock(), "RUNNING");
            case CaseEvent.ClockStopped stopped ->
                    clock(steps, recorded, stopped.clock(), "STOPPED");
            case CaseEvent.ClockJudged judged ->
                    clock(steps, recorded, judged.clock(), judged.kept() ? "KEPT" : "BROKEN");
            default -> {}
        }
    }

    private static void state(List<Step> steps, Recorded recorded, String state, String outcome) {
        steps.add(step(recorded, "", state, outcome));
    }

    private static void clock(List<Step> steps, Recorded recorded, String clock, String word) {
        steps.add(step(recorded, clock, word, ""));
    }

    private static Step step(Recorded recorded, String clock, String word, String outcome) {
        return new Step(
                recorded.streamId(),
                recorded.version(),
                clock,
                word,
                outcome,
                recorded.meta().decidedAt().atOffset(ZoneOffset.UTC));
    }

    private static <T> T[] column(List<Step> steps, Function<Step, T> value, T[] type) {
        return steps.stream().map(value).toList().toArray(type);
    }

    /**
     * @param clock empty where it is the state of the case
     */
    private record Step(
            UUID id, int version, String clock, String word, String outcome, OffsetDateTime at) {}
}
