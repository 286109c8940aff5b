package id.dinsos.registry.privacy;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.pointer.PointerStore;
import id.dinsos.registry.privacy.Privacy.Access;
import id.dinsos.registry.privacy.Privacy.Basis;
import id.dinsos.registry.privacy.Privacy.Erasure;
import id.dinsos.registry.privacy.Privacy.Hold;
import id.dinsos.registry.privacy.Privacy.Known;
import id.dinsos.registry.privacy.Privacy.Restriction;
import id.dinsos.registry.privacy.PrivacyDecider.AskErasure;
import id.dinsos.registry.privacy.PrivacyDecider.Command;
import id.dinsos.registry.privacy.PrivacyDecider.EndHold;
import id.dinsos.registry.privacy.PrivacyDecider.EndRestriction;
import id.dinsos.registry.privacy.PrivacyDecider.PlaceHold;
import id.dinsos.registry.privacy.PrivacyDecider.RefuseErasure;
import id.dinsos.registry.privacy.PrivacyDecider.Restrict;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A person's data: lying still, held, or erased; each with a reason, and who said so. */
@Path("/v1/persons/{id}/privacy")
public class PrivacyResource {
    private final EventStore store;
    private final CommandHandler handler;
    private final ErasureProcess process;
    private final ErasureJob job;
    private final PersonStore persons;
    private final PointerStore pointers;
    private final OfficeDay days;
    private final int moneyYears;
    private final Caller caller;

    public PrivacyResource(
            EventStore store,
            CommandHandler handler,
            ErasureProcess process,
            ErasureJob job,
            PersonStore persons,
            PointerStore pointers,
            OfficeDay days,
            @ConfigProperty(name = "registry.privacy.money-years") int moneyYears,
            Caller caller) {
        this.store = store;
        this.handler = handler;
        this.process = process;
        this.job = job;
        this.persons = persons;
        this.pointers = pointers;
        this.days = days;
        this.moneyYears = moneyYears;
        this.caller = caller;
    }

    @GET
    public Uni<Response> get(@RestPath UUID id) {
        caller.require("registrar", "officer", "supervisor", "auditor");
        return persons.find(id, caller)
                .flatMap(found -> store.load(Privacy.idOf(id)))
                .map(stream ->
                        Answers.found(
                                PrivacyAnswer.of(id, stream.fold(new PrivacyDecider())),
                                stream.version()));
    }

    /** From now on nobody sees them unmasked, and no file of people names them. */
    @POST
    @Path("/restriction")
    public Uni<Response> restrict(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar", "supervisor");
        return decide(id, "Restrict", new Restrict(id, body.checked(), caller.actor()));
    }

    @POST
    @Path("/restriction/end")
    public Uni<Response> endRestriction(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar", "supervisor");
        return decide(id, "EndRestriction", new EndRestriction(body.checked(), caller.actor()));
    }

    /** An audit, a recovery or a court needs them: nothing is erased while it stands. */
    @POST
    @Path("/hold")
    public Uni<Response> hold(@RestPath UUID id, HoldBody body) {
        caller.require("supervisor", "auditor");
        return decide(
                id,
                "PlaceHold",
                new PlaceHold(id, body.checked(), body.until(), caller.actor(), days.today()));
    }

    @POST
    @Path("/hold/end")
    public Uni<Response> endHold(@RestPath UUID id, ReasonBody body) {
        caller.require("supervisor", "auditor");
        return decide(id, "EndHold", new EndHold(body.checked(), caller.actor()));
    }

    /** Asks for it; another officer decides. Refused at once where something needs the name. */
    @POST
    @Path("/erasure")
    public Uni<Response> ask(@RestPath UUID id, ErasureBody body) {
        caller.require("registrar");
        AskErasure ask = body.command(id, caller.actor(), days.today());
        return pointers.pointingAt(id)
                .flatMap(naming ->
                        handler.handle(
                                "AskErasure",
                                List.of(id, Privacy.idOf(id)),
                                Privacy.idOf(id),
                                unit -> process.ask(unit, id, naming, ask),
                                caller.request()))
                .map(Answers::changed);
    }

    /** It cannot be taken back. */
    @POST
    @Path("/erasure/approval")
    public Uni<Response> approve(@RestPath UUID id) {
        caller.require("supervisor");
        LocalDate today = days.today();
        return pointers.pointingAt(id)
                .flatMap(naming ->
                        handler.handle(
                                "OrderErasure",
                                List.of(id, Privacy.idOf(id)),
                                Privacy.idOf(id),
                                unit ->
                                        process.order(
                                                unit,
                                                id,
                                                naming,
                                                caller.actor(),
                                                today.plusYears(moneyYears),
                                                today),
                                caller.request()))
                .invoke(done -> job.ask(id))
                .map(Answers::changed);
    }

    @POST
    @Path("/erasure/refusal")
    public Uni<Response> refuse(@RestPath UUID id, ReasonBody body) {
        caller.require("supervisor");
        return decide(id, "RefuseErasure", new RefuseErasure(body.checked(), caller.actor()));
    }

    private Uni<Response> decide(UUID id, String operation, Command command) {
        return handler.handle(
                        operation,
                        List.of(id, Privacy.idOf(id)),
                        Privacy.idOf(id),
                        unit -> process.decide(unit, id, command),
                        caller.request())
                .map(Answers::changed);
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

    /**
     * Why, and until when.
     *
     * @param until the last day; absent until it is ended
     */
    public record HoldBody(@Nullable String reason, @Nullable LocalDate until) {
        String checked() {
            return new ReasonBody(reason).checked();
        }
    }

    /**
     * @param basis what it rests on
     * @param reason in words, without naming anybody
     */
    public record ErasureBody(@Nullable Basis basis, @Nullable String reason) {
        AskErasure command(UUID personId, String by, LocalDate on) {
            Fields fields = new Fields();
            String text = fields.text("/reason", reason, 10, 500);
            Basis rests = fields.required("/basis", basis, Basis.SUBJECT_ASKED);
            fields.check();
            return new AskErasure(personId, rests, text, by, on);
        }
    }

    /** How a person's data stand. */
    public record PrivacyAnswer(
            UUID personId,
            @Nullable Restriction restriction,
            @Nullable Hold hold,
            @Nullable Access access,
            @Nullable Erasure erasure) {
        static PrivacyAnswer of(UUID id, Privacy privacy) {
            return privacy instanceof Known known
                    ? new PrivacyAnswer(
                            id, known.restriction(), known.hold(), known.access(), known.erasure())
                    : new PrivacyAnswer(id, null, null, null, null);
        }
    }
}
