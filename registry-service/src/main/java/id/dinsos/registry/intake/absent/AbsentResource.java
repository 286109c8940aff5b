package id.dinsos.registry.intake.absent;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Page;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.intake.file.IntakeCode;
import id.dinsos.registry.intake.load.AbsentStore;
import id.dinsos.registry.intake.load.Intake;
import id.dinsos.registry.intake.load.IntakeStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The households of a regency that a whole list does not name, and what the office decides. */
@Path("/v1/intakes/{id}")
public class AbsentResource {
    private final IntakeStore intakes;
    private final AbsentStore absent;
    private final DelistingStore delistings;
    private final DelistingJob job;
    private final Pages pages;
    private final Caller caller;

    public AbsentResource(
            IntakeStore intakes,
            AbsentStore absent,
            DelistingStore delistings,
            DelistingJob job,
            Pages pages,
            Caller caller) {
        this.intakes = intakes;
        this.absent = absent;
        this.delistings = delistings;
        this.job = job;
        this.pages = pages;
        this.caller = caller;
    }

    /** A page of them, for a person to look at. */
    @GET
    @Path("/absent")
    public Uni<Page<UUID>> absent(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit) {
        caller.require("registrar", "auditor");
        int size = Pages.limit(limit);
        String name = "absent " + id;
        return intakes.of(id, caller)
                .flatMap(intake -> absent.list(id, pages.after(name, cursor).uuid(), size + 1))
                .map(found -> pages.page(name, found, size, Pages::place));
    }

    @GET
    @Path("/delisting")
    public Uni<Delisting> delisting(@RestPath UUID id) {
        caller.require("registrar", "auditor");
        return intakes.of(id, caller).flatMap(x -> found(id));
    }

    /** Proposes that all of them are taken off the lists of the file's source. */
    @POST
    @Path("/delisting")
    public Uni<Delisting> propose(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar");
        String reason = body.checked();
        return intakes.of(id, caller)
                .invoke(AbsentResource::requireWhole)
                .flatMap(x -> delistings.propose(id, caller.actor(), reason))
                .invoke(AbsentResource::requireUndecided)
                .flatMap(x -> found(id));
    }

    /** Somebody else than who proposed it. */
    @POST
    @Path("/delisting/approval")
    public Uni<Delisting> approve(@RestPath UUID id) {
        caller.require("registrar");
        String by = caller.actor();
        return intakes.of(id, caller)
                .flatMap(x -> found(id))
                .invoke(decision -> {
                    if (decision.state() == Delisting.State.PROPOSED
                            && decision.proposedBy().equals(by)) {
                        throw RefusedException.of(
                                IntakeCode.DELISTING_BY_PROPOSER, "somebody else approves it");
                    }
                })
                .flatMap(x -> delistings.decide(id, by, true))
                .invoke(AbsentResource::requireUndecided)
                .invoke(x -> job.ask(id))
                .flatMap(x -> found(id));
    }

    @POST
    @Path("/delisting/refusal")
    public Uni<Delisting> refuse(@RestPath UUID id) {
        caller.require("registrar");
        return intakes.of(id, caller)
                .flatMap(x -> found(id))
                .flatMap(x -> delistings.decide(id, caller.actor(), false))
                .invoke(AbsentResource::requireUndecided)
                .flatMap(x -> found(id));
    }

    /** Puts back whom it took off, where nothing has been said of them since. */
    @POST
    @Path("/delisting/reversal")
    public Uni<Delisting> reverse(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar");
        String reason = body.checked();
        return intakes.of(id, caller)
                .flatMap(x -> found(id))
                .flatMap(x -> delistings.reverse(id, caller.actor(), reason))
                .invoke(AbsentResource::requireUndecided)
                .invoke(x -> job.ask(id))
                .flatMap(x -> found(id));
    }

    private Uni<Delisting> found(UUID id) {
        return delistings
                .find(id)
                .map(found ->
                        found.orElseThrow(() ->
                                RefusedException.of(
                                        IntakeCode.DELISTING_UNKNOWN,
                                        "nobody has proposed anything")));
    }

    private static void requireWhole(Intake intake) {
        if (!intake.whole() || intake.dryRun() || intake.state() != Intake.State.DONE) {
            throw RefusedException.of(
                    IntakeCode.INTAKE_NOT_WHOLE, "only a whole list that was taken in says that");
        }
    }

    private static void requireUndecided(boolean first) {
        if (!first) {
            throw RefusedException.of(
                    IntakeCode.DELISTING_DECIDED, "look at it: it stands otherwise");
        }
    }

    /** Why. */
    public record ReasonBody(@Nullable String reason) {
        String checked() {
            Fields fields = new Fields();
            String text = fields.text("/reason", reason, 10, 500);
            fields.check();
            return text;
        }
    }
}
