package id.dinsos.eventstore.republish;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Says again everything that this service has said, for operations whose broker has lost its
 * topics. Readers keep only what moves forward, so that it may be done beside the daily work. Role
 * {@code admin}; not routed by the gateway.
 */
@Path("/v1/republications")
@Produces("application/json")
public class RepublishResource {
    private static final int NEWEST = 20;

    private final RepublishStore republications;
    private final RepublishJob job;
    private final Event<RepublishAsked> asked;
    private final Caller caller;
    private final Clock clock;

    public RepublishResource(
            RepublishStore republications,
            RepublishJob job,
            Event<RepublishAsked> asked,
            Caller caller,
            Clock clock) {
        this.republications = republications;
        this.job = job;
        this.asked = asked;
        this.caller = caller;
        this.clock = clock;
    }

    /** The newest twenty, the last one first. */
    @GET
    public Uni<List<RepublicationAnswer>> list() {
        caller.require("admin", "auditor");
        return republications
                .newest(NEWEST)
                .map(all -> all.stream().map(RepublishResource::answer).toList());
    }

    @GET
    @Path("/{id}")
    public Uni<RepublicationAnswer> one(@PathParam("id") UUID id) {
        caller.require("admin", "auditor");
        return republications
                .find(id)
                .map(found ->
                        found.map(RepublishResource::answer)
                                .orElseThrow(() ->
                                        RefusedException.of(
                                                KernelCode.NOT_FOUND,
                                                "there is no such republication")));
    }

    /** 202; the same id again changes nothing. It goes on by itself until it is done. */
    @PUT
    @Path("/{id}")
    @APIResponse(
            responseCode = "202",
            description = "It goes on by itself.",
            content = @Content(schema = @Schema(implementation = RepublicationAnswer.class)))
    public Uni<Response> begin(@PathParam("id") UUID id) {
        caller.require("admin");
        return republications
                .begin(id, caller.actor(), clock.instant())
                .flatMap(x -> republications.find(id))
                .map(Optional::orElseThrow)
                .invoke(order -> {
                    if (order.doneAt() == null) {
                        job.ask(id);
                        asked.fire(new RepublishAsked(id));
                    }
                })
                .map(order -> Response.accepted(answer(order)).build());
    }

    private static RepublicationAnswer answer(Republication one) {
        return new RepublicationAnswer(
                one.id(),
                one.askedBy(),
                one.askedAt(),
                one.reached().toString(),
                one.messages(),
                one.doneAt());
    }

    /**
     * One republication.
     *
     * @param reached the position it has come to
     * @param messages how many messages it has said
     * @param doneAt absent while it goes on
     */
    public record RepublicationAnswer(
            UUID id,
            String askedBy,
            Instant askedAt,
            String reached,
            long messages,
            @Nullable Instant doneAt) {}
}
