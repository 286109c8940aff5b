package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.intake.file.IntakeCode;
import id.dinsos.registry.intake.load.IntakeResource.IntakeStatus;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about an intake that waits for them. Until then, and after a refusal,
 * nothing of it is in the registry; a refusal loses nothing: files and findings stay as long as
 * rejected rows do, and it may still be accepted.
 */
@Path("/v1/intakes/{id}")
public class ReviewResource {
    private final IntakeStore intakes;
    private final IntakeJob job;
    private final Caller caller;
    private final Duration kept;
    private final boolean byAnother;

    public ReviewResource(
            IntakeStore intakes,
            IntakeJob job,
            Caller caller,
            @ConfigProperty(name = "registry.intake.accepted-by-another") boolean byAnother,
            @ConfigProperty(name = "registry.intake.keep-rejected") Duration kept) {
        this.intakes = intakes;
        this.job = job;
        this.caller = caller;
        this.kept = kept;
        this.byAnother = byAnother;
    }

    /** Takes it in, decided anew on what the registry holds by then. */
    @POST
    @Path("/acceptance")
    public Uni<IntakeStatus> accept(@RestPath UUID id) {
        caller.require("registrar");
        String by = caller.actor();
        return intakes.of(id, caller)
                .invoke(intake -> requireAnother(intake, by))
                .flatMap(intake -> intakes.accept(intake, by))
                .invoke(ReviewResource::requireFirst)
                .invoke(x -> job.ask(id))
                .flatMap(x -> intakes.of(id, caller))
                .map(intake -> IntakeStatus.of(intake, kept));
    }

    @POST
    @Path("/refusal")
    public Uni<IntakeStatus> refuse(@RestPath UUID id, RefusalBody body) {
        caller.require("registrar");
        String reason = body.checked();
        return intakes.of(id, caller)
                .flatMap(intake -> intakes.refuse(id, caller.actor(), reason))
                .invoke(ReviewResource::requireFirst)
                .flatMap(x -> intakes.of(id, caller))
                .map(intake -> IntakeStatus.of(intake, kept));
    }

    private void requireAnother(Intake intake, String by) {
        if (byAnother && intake.actor().equals(by)) {
            throw RefusedException.of(
                    IntakeCode.INTAKE_ACCEPTED_BY_SENDER, "somebody else accepts what you sent");
        }
        if (intake.swept()) {
            throw RefusedException.of(
                    IntakeCode.REJECTED_ROWS_DELETED, "its files were deleted; send them again");
        }
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw RefusedException.of(
                    IntakeCode.INTAKE_NOT_IN_REVIEW, "nobody is asked about it now");
        }
    }

    /** Why it is not taken in. */
    public record RefusalBody(@Nullable String reason) {
        String checked() {
            Fields fields = new Fields();
            String text = fields.text("/reason", reason, 10, 500);
            fields.check();
            return text;
        }
    }
}
