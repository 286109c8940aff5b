package id.dinsos.cases.desk;

import id.dinsos.cases.calendar.CalendarEvent;
import id.dinsos.cases.calendar.WorkCalendar;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The part of {@link CaseView} that knows each office's holidays. */
final class CalendarColumnsView {
    private CalendarColumnsView() {}

    /** Writes the holidays; answers the offices whose calendar has moved, and since which day. */
    static Uni<Map<String, LocalDate>> save(SqlConnection tx, List<Recorded> batch) {
        Map<String, LocalDate> touched = new HashMap<>();
        Map<UUID, String> owners = new HashMap<>();
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (!(recorded.event() instanceof CalendarEvent event)) {
                continue;
            }
            String owner = recorded.meta().owner();
            owners.put(recorded.streamId(), owner);
            LocalDate day =
                    switch (event) {
                        case CalendarEvent.HolidayDecreed decreed -> decreed.day();
                        case CalendarEvent.HolidayWithdrawn withdrawn -> withdrawn.day();
                    };
            touched.merge(owner, day, (a, b) -> a.isBefore(b) ? a : b);
            String sql =
                    event instanceof CalendarEvent.HolidayDecreed
                            ? "insert into holiday values ($1, $2) on conflict do nothing"
                            : "delete from holiday where owner = $1 and day = $2";
            work =
                    work.flatMap(x -> tx.preparedQuery(sql).execute(Tuple.of(owner, day)))
                            .flatMap(x ->
                                    tx.preparedQuery(
                                                    "insert into office_calendar values ($1, 1) on"
                                                            + " conflict (owner) do update set version"
                                                            + " = office_calendar.version + 1")
                                            .execute(Tuple.of(owner)))
                            .replaceWithVoid();
        }
        return work.replaceWith(touched);
    }

    /** The calendars of some offices. */
    static Uni<Map<String, WorkCalendar>> of(
            SqlConnection tx, Collection<String> owners, Zones zones) {
        return tx.preparedQuery(
                        "select o.owner, coalesce(c.version, 0) as version, array(select day from"
                                + " holiday h where h.owner = o.owner) as days from unnest($1::text[])"
                                + " o (owner) left join office_calendar c on c.owner = o.owner")
                .execute(Tuple.of(owners.toArray(String[]::new)))
                .map(found -> {
                    Map<String, WorkCalendar> calendars = new HashMap<>();
                    for (Row row : found) {
                        String owner = row.getString("owner");
                        LocalDate[] days = row.getArrayOfLocalDates("days");
                        calendars.put(
                                owner,
                                new WorkCalendar(
                                        row.getInteger("version"), zones.of(owner), Set.of(days)));
                    }
                    return calendars;
                });
    }
}
