package id.dinsos.registry.proposal.calendar;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.proposal.Proposal.Step;
import id.dinsos.registry.proposal.calendar.CalendarRow.Span;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** By when each step of a proposal is done in a month: the same for every office, and data. */
@Path("/v1/proposal-calendar")
public class CalendarResource {
    private final CalendarStore calendar;
    private final OfficeDay days;
    private final Caller caller;

    CalendarResource(CalendarStore calendar, OfficeDay days, Caller caller) {
        this.calendar = calendar;
        this.days = days;
        this.caller = caller;
    }

    /**
     * @param month this one where absent
     */
    @GET
    public Uni<List<Days>> in(@RestQuery @Nullable YearMonth month) {
        YearMonth wanted = month == null ? YearMonth.from(days.today()) : month;
        return calendar.rows()
                .map(rows -> {
                    List<Days> found = new ArrayList<>();
                    for (CalendarRow row : rows) {
                        Span span = row.in(wanted);
                        if (span != null) {
                            found.add(Days.of(span));
                        }
                    }
                    return found;
                });
    }

    /** Puts the rows of a source in the place of those that were there. */
    @PUT
    public Uni<List<Days>> replace(
            @RestQuery @Nullable Source source, List<@Nullable RowBody> body) {
        caller.require("admin");
        Source of = Parameters.required("source", source);
        Fields fields = new Fields();
        List<CalendarRow> rows =
                fields.list("", body, 1, Step.values().length, (at, one) -> one.row(at, of));
        fields.expect(
                rows.stream().map(CalendarRow::step).distinct().count() == rows.size(),
                "",
                "each step once");
        fields.check();
        return calendar.replace(of, rows).chain(() -> in(null));
    }

    /**
     * @param months 1 to 12; every month where absent
     */
    public record RowBody(
            @Nullable Step step,
            @Nullable List<@Nullable Integer> months,
            @Nullable Integer fromDay,
            @Nullable Integer toDay) {
        CalendarRow row(Fields fields, Source source) {
            Step what = fields.required("/step", step, Step.EFFECT);
            List<Integer> when =
                    months == null
                            ? List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                            : fields.list(
                                    "/months",
                                    months,
                                    1,
                                    12,
                                    (at, one) -> at.number("", one, 1, 12));
            int from = fields.number("/fromDay", fromDay, 1, 31);
            int to = fields.number("/toDay", toDay, 1, 31);
            fields.expect(from <= to, "/toDay", "not before the first day");
            return new CalendarRow(source, what, when, from, to);
        }
    }

    /** The days of a step in one month. */
    public record Days(Source source, Step step, LocalDate from, LocalDate until) {
        static Days of(Span span) {
            return new Days(span.source(), span.step(), span.from(), span.until());
        }
    }
}
