package id.dinsos.cases.letter;

import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.letter.Letter.Written;
import id.dinsos.cases.letter.LetterBodies.Draft;
import id.dinsos.cases.letter.LetterBodies.LetterAnswer;
import id.dinsos.cases.letter.LetterBodies.Revoking;
import id.dinsos.cases.letter.LetterBodies.Signing;
import id.dinsos.cases.letter.LetterEvent.LetterSigned;
import id.dinsos.cases.letter.LetterEvent.Signatory;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Letters of a case: written, initialled, signed, read and revoked. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LetterResource {
    static final String PATH = "/v1/letters";
    private static final int MAX_WORDS = 2_000;
    private static final int MAX_LINE = 200;

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final LetterProcess process;
    private final CaseProcess cases;
    private final LetterTemplatesFile templates;
    private final LetterStore letters;
    private final LetterAddressFile address;
    private final DeskResource desk;

    public LetterResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            CaseProcess cases,
            LetterTemplatesFile templates,
            LetterStore letters,
            LetterAddressFile address,
            DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.process = new LetterProcess(cases);
        this.cases = cases;
        this.templates = templates;
        this.letters = letters;
        this.address = address;
        this.desk = desk;
    }

    @GET
    @Path("/letter-templates")
    public List<LetterTemplate> templates() {
        caller.require("officer", "supervisor");
        return templates.all();
    }

    @POST
    @Path("/letters")
    public Uni<Response> draft(Draft body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        UUID caseId = fields.uuid("/caseId", body.caseId());
        String code = fields.text("/template", body.template(), 1, 32);
        fields.check();
        LetterTemplate template =
                templates
                        .find(code)
                        .orElseThrow(() ->
                                RefusedException.of(
                                        LetterCode.LETTER_TEMPLATE_UNKNOWN,
                                        "there is no such template"));
        Map<String, String> given = values(template, body);
        UUID id = caller.newId("draft-letter");
        Request request = caller.requestOnce(caller.region(), "draft-letter", body).underOwnRules();
        Reader reader = desk.reader();
        return commands.handleAsking(
                        "draft-letter",
                        List.of(id, caseId),
                        id,
                        unit ->
                                letters.registered(
                                                template,
                                                cases.open(unit, caseId, reader, request.at()))
                                        .<Consumer<UnitOfWork>>map(known ->
                                                again ->
                                                        process.draft(
                                                                again,
                                                                id,
                                                                caseId,
                                                                template,
                                                                with(given, known),
                                                                reader,
                                                                request.at())),
                        request)
                .map(done -> Answers.created(PATH, done));
    }

    private static Map<String, String> values(LetterTemplate template, Draft body) {
        Map<String, @Nullable String> given = body.fields() == null ? Map.of() : body.fields();
        Fields check = new Fields();
        Map<String, String> values = new TreeMap<>();
        for (String field : template.fields()) {
            values.put(field, check.prose("/fields/" + field, given.get(field), 1, MAX_WORDS));
        }
        for (String field : given.keySet()) {
            check.expect(
                    template.fields().contains(field),
                    "/fields",
                    "this template asks for " + template.fields());
        }
        check.check();
        return values;
    }

    private static Map<String, String> with(Map<String, String> given, Map<String, String> known) {
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(known);
        return all;
    }

    @POST
    @Path("/letters/{id}/initials")
    public Uni<Response> initial(@PathParam("id") UUID id) {
        return desk.step(
                "initial-letter",
                id,
                (unit, request, reader) -> process.initial(unit, id, reader, request.at()));
    }

    @POST
    @Path("/letters/{id}/signature")
    public Uni<Response> sign(@PathParam("id") UUID id, Signing body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        Signatory signatory =
                new Signatory(
                        fields.text("/name", body.name(), 1, MAX_LINE),
                        fields.text("/position", body.position(), 1, MAX_LINE));
        fields.check();
        return desk.step(
                "sign-letter",
                id,
                (unit, request, reader) -> process.sign(unit, id, signatory, reader, request.at()));
    }

    @POST
    @Path("/letters/{id}/revocation")
    public Uni<Response> revoke(@PathParam("id") UUID id, Revoking body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 10, MAX_WORDS);
        fields.check();
        return desk.step(
                "revoke-letter",
                id,
                (unit, request, reader) -> process.revoke(unit, id, reason, reader, request.at()));
    }

    /** The letters of a case, the newest first. */
    @GET
    @Path("/letters")
    public Uni<List<LetterStore.Line>> list(
            @QueryParam("case") @Nullable UUID caseId,
            @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        UUID id = fields.uuid("/case", caseId);
        fields.check();
        Reader reader = desk.reader();
        Request now = caller.request();
        return letters.reached(position)
                .flatMap(x -> store.open(List.of(id)))
                .flatMap(unit ->
                        desk.recorded(
                                id,
                                cases.open(unit, id, reader, now.at()).origin().owner(),
                                CaseRead.Purpose.HANDLING,
                                null))
                .flatMap(x -> letters.of(id));
    }

    /** The letter, that it was read on record before the answer. */
    @GET
    @Path("/letters/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request now = caller.request();
        return store.open(List.of(id))
                .map(unit -> written(unit.state(LetterDecider.aggregate(), id)))
                .flatMap(letter -> store.open(List.of(id, letter.caseId())))
                .flatMap(unit -> {
                    Written letter = process.seen(unit, id, reader, now.at());
                    int version = unit.stream(id).version();
                    return desk.recorded(
                                    letter.caseId(),
                                    letter.owner(),
                                    CaseRead.Purpose.HANDLING,
                                    null)
                            .map(x -> Answers.found(shown(id, letter), version));
                })
                .map(answer ->
                        Response.fromResponse(answer).header("Cache-Control", "no-store").build());
    }

    private LetterAnswer shown(UUID id, Written letter) {
        LetterSigned signed = letter.signed();
        return new LetterAnswer(
                id,
                letter.caseId(),
                letter.owner(),
                letter.template().code(),
                letter.stage(),
                letter.hands(),
                signed == null ? null : signed.number(),
                signed == null ? null : signed.day(),
                signed == null ? null : signed.signatory(),
                letter.sealed() != null,
                signed == null ? null : address.of(id),
                letter.content()
                        .value()
                        .map(content -> letter.template().text(content.values()))
                        .orElse(null));
    }

    static Written written(Letter letter) {
        if (letter instanceof Written found) {
            return found;
        }
        throw RefusedException.of(LetterCode.LETTER_UNKNOWN, "there is no such letter");
    }
}
