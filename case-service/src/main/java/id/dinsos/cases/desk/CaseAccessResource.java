package id.dinsos.cases.desk;

import id.dinsos.cases.desk.StepBodies.Letting;
import id.dinsos.cases.handling.CaseCommand;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;

/**
 * Letting somebody in who does not work on a case, as for a conference of the case: by who
 * supervises, for a purpose and a time.
 */
@Path(CaseResource.PATH + "/{id}/access")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CaseAccessResource {
    private static final int MAX_NAME = 100;
    private static final int MAX_WORDS = 1_000;
    private static final int MAX_DAYS = 366;

    private final Caller caller;
    private final DeskResource desk;

    public CaseAccessResource(Caller caller, DeskResource desk) {
        this.caller = caller;
        this.desk = desk;
    }

    @POST
    public Uni<Response> grant(@PathParam("id") UUID id, Letting body) {
        caller.require("supervisor");
        Fields fields = new Fields();
        String account = fields.text("/account", body.account(), 0, MAX_NAME);
        String team = fields.text("/team", body.team(), 0, MAX_NAME);
        fields.expect(
                account.isEmpty() != team.isEmpty(), "/account", "either an account or a team");
        String purpose = fields.prose("/purpose", body.purpose(), 1, MAX_WORDS);
        int days = fields.number("/days", body.days(), 1, MAX_DAYS);
        fields.check();
        UUID access = caller.newId();
        return desk.change(
                "grant-access",
                id,
                (state, request) ->
                        new CaseCommand.GrantAccess(
                                access,
                                account,
                                team,
                                purpose,
                                request.at().plus(Duration.ofDays(days)),
                                request.at()));
    }

    @POST
    @Path("{access}/end")
    public Uni<Response> end(@PathParam("id") UUID id, @PathParam("access") UUID access) {
        caller.require("supervisor");
        return desk.change(
                "end-access",
                id,
                (state, request) -> new CaseCommand.EndAccess(access, request.at()));
    }
}
