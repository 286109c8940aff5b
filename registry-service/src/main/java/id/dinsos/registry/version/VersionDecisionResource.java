package id.dinsos.registry.version;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about a version: it is put in force by somebody else than who handed it in,
 * refused, or taken back whole. The records follow in the background.
 */
@Path("/v1/registry-versions/{id}")
public class VersionDecisionResource {
    private final VersionStore versions;
    private final VersionJob job;
    private final CommandHandler handler;
    private final Aggregate<SeriesCommand, Series, SeriesEvent> series;
    private final Caller caller;

    public VersionDecisionResource(
            VersionStore versions,
            VersionJob job,
            CommandHandler handler,
            Aggregate<SeriesCommand, Series, SeriesEvent> series,
            Caller caller) {
        this.versions = versions;
        this.job = job;
        this.handler = handler;
        this.series = series;
        this.caller = caller;
    }

    @POST
    @Path("/approval")
    public Uni<VersionAnswer> approve(@RestPath UUID id) {
        caller.require("registrar");
        Request request = caller.request();
        String by = caller.actor();
        return decide(id, request, new SeriesCommand.Approve(id, by, request.at()));
    }

    @POST
    @Path("/refusal")
    public Uni<VersionAnswer> refuse(@RestPath UUID id, WhyBody body) {
        caller.require("registrar");
        String reason = body.checked();
        Request request = caller.request();
        String by = caller.actor();
        return decide(id, request, new SeriesCommand.Refuse(id, by, request.at(), reason));
    }

    /** Takes it back: what it has changed stands as before, but for what was said since. */
    @POST
    @Path("/reversal")
    public Uni<VersionAnswer> reverse(@RestPath UUID id, WhyBody body) {
        caller.require("registrar");
        String reason = body.checked();
        Request request = caller.request();
        String by = caller.actor();
        return decide(id, request, new SeriesCommand.Recall(id, by, request.at(), reason));
    }

    /** The job is asked before it is decided, so that no crash in between keeps it waiting. */
    private Uni<VersionAnswer> decide(UUID id, Request request, SeriesCommand command) {
        return versions.of(id, caller)
                .flatMap(found ->
                        versions.open(id)
                                .flatMap(x ->
                                        handler.handle(
                                                series, found.upload().series(), command, request)))
                .invoke(x -> job.ask(id))
                .flatMap(x -> versions.of(id, caller))
                .map(found ->
                        VersionAnswer.of(
                                found.upload().owner(), found.upload().source(), found.version()));
    }

    /** Why. */
    public record WhyBody(@Nullable String reason) {
        String checked() {
            Fields fields = new Fields();
            String text = fields.text("/reason", reason, 10, 500);
            fields.check();
            return text;
        }
    }
}
