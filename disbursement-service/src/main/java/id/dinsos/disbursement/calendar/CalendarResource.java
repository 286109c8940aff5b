package id.dinsos.disbursement.calendar;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.calendar.CalendarEvent.WorkCalendarSet;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calendar of an owner: working days, holidays, and by which hour what is done. */
@Path("/v1/work-calendars/{owner}")
public class CalendarResource {
    private static final int MAX_HOLIDAYS = 2_000;

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final Zones zones;

    public CalendarResource(Caller caller, CommandHandler handler, EventStore store, Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.zones = zones;
    }

    /** All versions, the first in force first. */
    @GET
    public Uni<Response> get(@PathParam("owner") String owner) {
        caller.require("preparer", "approver", "auditor");
        RegionCode region = Parameters.region("owner", owner);
        caller.over(region);
        return store.load(OfficeCalendar.idOf(region.code()))
                .map(stream ->
                        Answers.found(
                                new CalendarAnswer(
                                        region.code(),
                                        zones.of(region.code()).getId(),
                                        stream
                                                .fold(CalendarDecider.CALENDAR.decider())
                                                .versions()
                                                .stream()
                                                .map(Version::of)
                                                .toList()),
                                stream.version()));
    }

    /** In force from a day of the owner's on; the same again changes nothing. */
    @PUT
    public Uni<Response> set(@PathParam("owner") String owner, CalendarBody body) {
        caller.require("admin");
        RegionCode region = Parameters.region("owner", owner);
        caller.over(region);
        Request request = caller.request(region);
        WorkCalendarSet set = body.checked(region.code(), caller.actor());
        return handler.handle(
                        CalendarDecider.CALENDAR,
                        OfficeCalendar.idOf(region.code()),
                        new CalendarCommand.Set(set, zones.day(region.code(), request.at())),
                        request)
                .map(Answers::changed);
    }

    /**
     * A version as it is sent.
     *
     * @param submissionUntil as 15:00; left out: at any time
     */
    public record CalendarBody(
            @Nullable LocalDate from,
            @Nullable List<String> workdays,
            @Nullable List<Holiday> holidays,
            @Nullable String submissionUntil,
            @Nullable String releaseUntil,
            @Nullable String decree) {
        WorkCalendarSet checked(String owner, String by) {
            Fields fields = new Fields();
            LocalDate begins = fields.date("/from", from);
            String paper = fields.text("/decree", decree, 1, 200);
            List<DayOfWeek> days = new ArrayList<>();
            List<String> named = workdays == null ? List.of() : workdays;
            fields.expect(
                    !named.isEmpty() && named.size() <= 7, "/workdays", "1 to 7 days of the week");
            for (int i = 0; i < Math.min(named.size(), 7); i++) {
                days.add(fields.choice("/workdays/" + i, named.get(i), DayOfWeek.class));
            }
            Map<LocalDate, String> free = new HashMap<>();
            List<Holiday> listed = holidays == null ? List.of() : holidays;
            fields.expect(
                    listed.size() <= MAX_HOLIDAYS,
                    "/holidays",
                    "at most " + MAX_HOLIDAYS + " days");
            for (int i = 0; i < Math.min(listed.size(), MAX_HOLIDAYS); i++) {
                Holiday one = listed.get(i);
                String at = "/holidays/" + i;
                if (one == null) {
                    fields.fault(at, Fields.MISSING, "a day and its name");
                    continue;
                }
                LocalDate day = fields.date(at + "/day", one.day());
                free.put(day, fields.text(at + "/name", one.name(), 1, 200));
            }
            LocalTime submission = time(fields, "/submissionUntil", submissionUntil);
            LocalTime release = time(fields, "/releaseUntil", releaseUntil);
            fields.check();
            return new WorkCalendarSet(
                    owner, new WorkCalendar(begins, days, free, submission, release), paper, by);
        }

        private static @Nullable LocalTime time(
                Fields fields, String pointer, @Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return LocalTime.parse(text);
            } catch (DateTimeException e) {
                fields.fault(pointer, Fields.INVALID, "a time of the day as 15:00");
                return null;
            }
        }
    }

    /** A day on which the office does not work. */
    public record Holiday(@Nullable LocalDate day, @Nullable String name) {}

    /** All that is known of an owner's days. */
    public record CalendarAnswer(String owner, String zone, List<Version> items) {}

    /** One version as it is read. */
    public record Version(
            LocalDate from,
            List<DayOfWeek> workdays,
            List<Holiday> holidays,
            @Nullable LocalTime submissionUntil,
            @Nullable LocalTime releaseUntil,
            String decree,
            String by) {
        static Version of(WorkCalendarSet set) {
            WorkCalendar known = set.calendar();
            return new Version(
                    known.from(),
                    known.workdays(),
                    known.ordered().entrySet().stream()
                            .map(one -> new Holiday(one.getKey(), one.getValue()))
                            .toList(),
                    known.submissionUntil(),
                    known.releaseUntil(),
                    set.decree(),
                    set.by());
        }
    }
}
