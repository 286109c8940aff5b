package id.dinsos.eventstore.view;

import id.dinsos.eventstore.http.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * The views of this service, for operations: how far each is, and building one anew while reads go
 * on. Role {@code admin}; not routed by the gateway.
 */
@Path("/v1/views")
@Produces("application/json")
public class ViewResource {
    private final Views views;
    private final Caller caller;

    public ViewResource(Views views, Caller caller) {
        this.views = views;
        this.caller = caller;
    }

    @GET
    public List<Status> list() {
        caller.require("admin", "auditor");
        return views.all().stream().map(ViewResource::status).toList();
    }

    @GET
    @Path("/{name}")
    public Status one(@PathParam("name") String name) {
        caller.require("admin", "auditor");
        return status(views.find(name));
    }

    /** 202; the status tells when it is done. Asking again while it runs changes nothing. */
    @POST
    @Path("/{name}/rebuild")
    @APIResponse(
            responseCode = "202",
            description = "It is built beside the live one.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    public Response rebuild(@PathParam("name") String name) {
        caller.require("admin");
        ViewRunner runner = views.find(name);
        runner.askForRebuild();
        return Response.accepted(status(runner)).build();
    }

    private static Status status(ViewRunner runner) {
        return new Status(
                runner.view().name(),
                runner.view().version(),
                runner.reached().toString(),
                runner.rebuilding(),
                runner.rebuilt(),
                runner.failure());
    }

    /**
     * One view.
     *
     * @param reached the position of the log it has come to
     * @param rebuilding while it is built anew beside the live one
     * @param rebuiltEvents how many events the last rebuild of this process read
     */
    public record Status(
            String name,
            int version,
            String reached,
            boolean rebuilding,
            long rebuiltEvents,
            @Nullable String failure) {}
}
