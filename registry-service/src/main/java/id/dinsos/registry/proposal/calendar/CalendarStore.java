package id.dinsos.registry.proposal.calendar;

import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.proposal.Proposal.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The rows of the calendar. */
@Singleton
class CalendarStore {
    private final Pool pool;

    CalendarStore(Pool pool) {
        this.pool = pool;
    }

    /** In the order of the sources and of their steps. */
    Uni<List<CalendarRow>> rows() {
        return pool.query("select source, step, months, from_day, to_day from proposal_calendar")
                .execute()
                .map(rows -> {
                    List<CalendarRow> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row(row)));
                    found.sort(
                            Comparator.comparing(CalendarRow::source)
                                    .thenComparing(CalendarRow::step));
                    return found;
                });
    }

    /** In the place of what was known of the source. */
    Uni<Void> replace(Source source, List<CalendarRow> rows) {
        return pool.withTransaction(tx -> {
            Uni<Void> done =
                    tx.preparedQuery("delete from proposal_calendar where source = $1")
                            .execute(Tuple.of(source.name()))
                            .replaceWithVoid();
            for (CalendarRow one : rows) {
                done =
                        done.chain(() ->
                                tx.preparedQuery(
                                                "insert into proposal_calendar values ($1, $2, $3,"
                                                        + " $4, $5)")
                                        .execute(
                                                Tuple.of(
                                                        source.name(),
                                                        one.step().name(),
                                                        one.months().toArray(Integer[]::new),
                                                        one.fromDay(),
                                                        one.toDay()))
                                        .replaceWithVoid());
            }
            return done;
        });
    }

    private static CalendarRow row(Row row) {
        return new CalendarRow(
                Source.valueOf(row.getString("source")),
                Step.valueOf(row.getString("step")),
                Arrays.asList(row.getArrayOfIntegers("months")),
                row.getInteger("from_day"),
                row.getInteger("to_day"));
    }
}
