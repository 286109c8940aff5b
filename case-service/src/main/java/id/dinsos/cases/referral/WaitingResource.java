package id.dinsos.cases.referral;

import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The waiting list of a facility, in the order of its log. */
@Path("/v1/facilities/{facility}/waiting")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WaitingResource {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    private final Caller caller;
    private final CommandHandler commands;
    private final ReferralProcess process;
    private final DeskResource desk;

    public WaitingResource(
            Caller caller, CommandHandler commands, ReferralProcess process, DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.process = process;
        this.desk = desk;
    }

    @POST
    public Uni<Response> begin(@PathParam("facility") UUID facility, WaitingFor body) {
        caller.require("officer", "supervisor");
        WaitingFor place = body.checked();
        Reader reader = desk.reader();
        Request request = caller.request().underOwnRules();
        return commands.handle(
                        "wait-for-bed",
                        List.of(facility, place.id()),
                        facility,
                        unit ->
                                process.await(
                                        unit,
                                        facility,
                                        place.id(),
                                        place.code(),
                                        reader,
                                        request.at()),
                        request)
                .map(Answers::changed);
    }

    @POST
    @Path("end")
    public Uni<Response> end(@PathParam("facility") UUID facility, WaitingFor body) {
        caller.require("officer", "supervisor");
        WaitingFor place = body.checked();
        Reader reader = desk.reader();
        Request request = caller.request().underOwnRules();
        return commands.handle(
                        "stop-waiting-for-bed",
                        List.of(facility, place.id()),
                        facility,
                        unit ->
                                process.stopWaiting(
                                        unit,
                                        facility,
                                        place.id(),
                                        place.code(),
                                        reader,
                                        request.at()),
                        request)
                .map(Answers::changed);
    }

    /** Whose case, and what sort of bed. */
    public record WaitingFor(@Nullable UUID caseId, @Nullable String bedClass) {
        private static final UUID NOBODY = new UUID(0, 0);

        WaitingFor checked() {
            Fields fields = new Fields();
            UUID id = fields.uuid("/caseId", caseId);
            String code = fields.matching("/bedClass", bedClass, CODE, "a bed's class");
            fields.check();
            return new WaitingFor(id, code);
        }

        UUID id() {
            return caseId == null ? NOBODY : caseId;
        }

        String code() {
            return bedClass == null ? "" : bedClass;
        }
    }
}
