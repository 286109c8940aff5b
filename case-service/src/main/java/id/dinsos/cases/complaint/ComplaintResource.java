package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.ComplaintPublisher.COMPLAINTS;

import id.dinsos.cases.complaint.Complaint.None;
import id.dinsos.cases.complaint.ComplaintCommand.Close;
import id.dinsos.cases.complaint.ComplaintCommand.Receive;
import id.dinsos.cases.complaint.ComplaintCommand.Reopen;
import id.dinsos.cases.complaint.ComplaintCommand.Repeat;
import id.dinsos.cases.knowledge.Facts;
import id.dinsos.cases.knowledge.FactsStore;
import id.dinsos.cases.knowledge.KnownPerson;
import id.dinsos.cases.knowledge.PersonStore;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Complaints over HTTP, of a household, a person, or somebody whom nobody can name. A household of
 * another region is refused; an unknown household is not: the complaint waits under the region it
 * names. What is told again while it is open is heard under the complaint there is.
 */
@Path("/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ComplaintResource {
    static final String PATH = "/v1/complaints";
    private static final int MAX_NOTE = 2_000;

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final FactsStore facts;
    private final ComplaintStore complaints;
    private final PersonStore persons;

    public ComplaintResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            FactsStore facts,
            ComplaintStore complaints,
            PersonStore persons) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.facts = facts;
        this.complaints = complaints;
        this.persons = persons;
    }

    @POST
    public Uni<Response> receive(@Nullable ComplaintForm form) {
        caller.require("officer");
        ComplaintForm.Checked complaint = body(form).checked();
        caller.over(complaint.region());
        return beneficiary(complaint)
                .flatMap(whom ->
                        find(complaint, whom)
                                .flatMap(found -> receive(body(form), complaint, whom, found)));
    }

    /** To whom a payment would go: of a person, themselves or else their household. */
    private Uni<UUID> beneficiary(ComplaintForm.Checked complaint) {
        UUID named = complaint.named();
        if (named == null) {
            return Uni.createFrom().item(caller.newId());
        }
        if (complaint.about() != About.PERSON) {
            return Uni.createFrom().item(named);
        }
        return persons.known(List.of(named))
                .flatMap(known -> {
                    KnownPerson person = known.get(named);
                    if (person == null || !caller.covers(person.owner())) {
                        return Uni.createFrom().item(named);
                    }
                    UUID household = person.household();
                    return find(complaint, person.id())
                            .map(found ->
                                    household == null || !found.facts().equals(Facts.NONE)
                                            ? person.id()
                                            : household);
                });
    }

    private Uni<FactsStore.Found> find(ComplaintForm.Checked complaint, UUID beneficiary) {
        return facts.find(
                beneficiary,
                complaint.programme(),
                complaint.month(),
                complaint.region().regency());
    }

    private Uni<Response> receive(
            ComplaintForm form,
            ComplaintForm.Checked complaint,
            UUID beneficiary,
            FactsStore.Found found) {
        Matter matter = complaint.matter(beneficiary, found.place().orElse(complaint.region()));
        Request request =
                caller.requestOnce(RegionCode.of(matter.owner()), "receive-complaint", form);
        PersonalData<Statement> statement = PersonalData.of(caller.newId(), complaint.statement());
        Uni<Done> first =
                commands.begin(
                        COMPLAINTS,
                        caller.newId(),
                        new Receive(matter, statement, found.facts(), request.at()),
                        request);
        // That somebody has complained of it already is rare: the claim says so.
        return first.onFailure(ComplaintResource::isOpenAlready)
                .recoverWithUni(() ->
                        complaints
                                .open(matter)
                                .flatMap(open ->
                                        open.isPresent()
                                                ? commands.handle(
                                                        COMPLAINTS,
                                                        open.get(),
                                                        new Repeat(
                                                                matter.channel(),
                                                                statement,
                                                                request.at()),
                                                        request)
                                                : first))
                .map(done -> Answers.created(PATH, done));
    }

    private static boolean isOpenAlready(Throwable failure) {
        return failure instanceof RefusedException refused
                && refused.refusal().code() == ComplaintCode.COMPLAINT_STILL_OPEN;
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("officer", "auditor");
        return store.open(List.of(id), caller.request().authority())
                .map(unit -> {
                    Complaint complaint = known(unit.state(COMPLAINTS, id));
                    return Answers.found(
                            ComplaintDossier.of(complaint, unit.stream(id)), unit.version(id));
                });
    }

    @POST
    @Path("{id}/closure")
    public Uni<Response> close(@PathParam("id") UUID id, @Nullable Closure closure) {
        caller.require("officer");
        Fields fields = new Fields();
        Outcome outcome = fields.required("/outcome", body(closure).outcome(), Outcome.EXPLAINED);
        String note = note(fields, body(closure).note());
        Request request = caller.requestIfMatch();
        Close command = new Close(outcome, note, request.at());
        return commands.handle(COMPLAINTS, id, command, request).map(Answers::changed);
    }

    @POST
    @Path("{id}/reopening")
    public Uni<Response> reopen(@PathParam("id") UUID id, @Nullable Reopening reopening) {
        caller.require("officer");
        Request request = caller.requestIfMatch();
        String note = note(new Fields(), body(reopening).note());
        return facts.ofComplaint(id)
                .flatMap(known ->
                        commands.handle(
                                COMPLAINTS, id, new Reopen(known, note, request.at()), request))
                .map(Answers::changed);
    }

    static Complaint known(Complaint complaint) {
        if (complaint instanceof None) {
            throw RefusedException.of(
                    ComplaintCode.COMPLAINT_UNKNOWN, "there is no complaint with this id");
        }
        return complaint;
    }

    private static <T> T body(@Nullable T given) {
        if (given == null) {
            throw RefusedException.of(KernelCode.BODY_MALFORMED, "send a JSON body");
        }
        return given;
    }

    private static String note(Fields fields, @Nullable String given) {
        String note = fields.prose("/note", given, 0, MAX_NOTE);
        fields.check();
        return note;
    }

    /** How an officer closes: the outcome, and what there is to add. */
    public record Closure(@Nullable Outcome outcome, @Nullable String note) {}

    /** Why an officer opens again. */
    public record Reopening(@Nullable String note) {}
}
