package id.dinsos.cases.calendar;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The caller's office's calendar: holidays as they are decreed, also after the day. */
@Path("/v1/office-calendar")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CalendarResource {
    private static final int MAX_NAME = 200;

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final Aggregate<CalendarCommand, OfficeCalendar, CalendarEvent> calendars;
    private final Zones zones;

    public CalendarResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            Aggregate<CalendarCommand, OfficeCalendar, CalendarEvent> calendars,
            Zones zones) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.calendars = calendars;
        this.zones = zones;
    }

    /** Each holiday by its day, with what it is called. */
    @GET
    @APIResponse(
            responseCode = "200",
            description = "The name of each holiday by its day.",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            additionalProperties = String.class)))
    public Uni<Response> get() {
        caller.require("officer", "auditor", "supervisor");
        return store.load(OfficeCalendar.streamId(caller.region().code()))
                .map(stream ->
                        Answers.found(
                                stream.fold(calendars.decider()).holidays(), stream.version()));
    }

    @PUT
    @Path("holidays/{day}")
    public Uni<Response> decree(@PathParam("day") String day, Holiday holiday) {
        caller.require("admin");
        Fields fields = new Fields();
        LocalDate date = fields.dateText("/day", day);
        String name = fields.text("/name", holiday.name(), 1, MAX_NAME);
        String decree = fields.text("/decree", holiday.decree(), 1, MAX_NAME);
        fields.check();
        RegionCode owner = caller.region();
        Request request = caller.request(owner);
        return commands.handle(
                        calendars,
                        OfficeCalendar.streamId(owner.code()),
                        new CalendarCommand.Decree(
                                owner.code(),
                                date,
                                name,
                                decree,
                                zones.day(owner.code(), request.at()),
                                request.at()),
                        request)
                .map(Answers::changed);
    }

    @DELETE
    @Path("holidays/{day}")
    public Uni<Response> withdraw(@PathParam("day") String day) {
        caller.require("admin");
        Fields fields = new Fields();
        LocalDate date = fields.dateText("/day", day);
        fields.check();
        RegionCode owner = caller.region();
        Request request = caller.request(owner);
        return commands.handle(
                        calendars,
                        OfficeCalendar.streamId(owner.code()),
                        new CalendarCommand.Withdraw(date, request.at()),
                        request)
                .map(Answers::changed);
    }

    /** What the day is, and by which decree. */
    public record Holiday(@Nullable String name, @Nullable String decree) {}
}
