package id.dinsos.cases.empowerment;

import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.empowerment.Enrolment.Standing;
import id.dinsos.cases.empowerment.EnrolmentBodies.Attending;
import id.dinsos.cases.empowerment.EnrolmentBodies.Certifying;
import id.dinsos.cases.empowerment.EnrolmentBodies.Enrolling;
import id.dinsos.cases.empowerment.EnrolmentBodies.Helping;
import id.dinsos.cases.empowerment.EnrolmentBodies.Reason;
import id.dinsos.cases.empowerment.EnrolmentBodies.Seeing;
import id.dinsos.cases.empowerment.EnrolmentBodies.Shown;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command;
import id.dinsos.cases.empowerment.EnrolmentEvent.Outcome;
import id.dinsos.cases.empowerment.EnrolmentEvent.StartingHelpGiven;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Enrolments of people of a case: begun, attended, certified, helped on and visited. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EnrolmentResource {
    private static final String PATH = "/v1/enrolments";
    private static final int MAX_LINE = 200;
    private static final int MAX_WORDS = 2_000;

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final EnrolmentProcess process;
    private final CaseProcess cases;
    private final EmpowermentProgrammesFile programmes;
    private final EnrolmentStore enrolments;
    private final DeskResource desk;

    public EnrolmentResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            CaseProcess cases,
            EmpowermentProgrammesFile programmes,
            EnrolmentStore enrolments,
            DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.process = new EnrolmentProcess(cases);
        this.cases = cases;
        this.programmes = programmes;
        this.enrolments = enrolments;
        this.desk = desk;
    }

    @GET
    @Path("/empowerment-programmes")
    public List<EmpowermentProgramme> programmes() {
        caller.require("officer", "supervisor");
        return programmes.all();
    }

    @POST
    @Path("/enrolments")
    public Uni<Response> enrol(Enrolling body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        UUID caseId = fields.uuid("/caseId", body.caseId());
        UUID ref = fields.uuid("/ref", body.ref());
        String code = fields.text("/programme", body.programme(), 1, MAX_LINE);
        LocalDate startsOn = fields.date("/startsOn", body.startsOn());
        fields.check();
        EmpowermentProgramme programme =
                programmes
                        .find(code)
                        .orElseThrow(() ->
                                RefusedException.of(
                                        EmpowermentCode.ENROLMENT_PROGRAMME_UNKNOWN,
                                        "there is no such programme"));
        UUID id = caller.newId("enrol");
        Request request = caller.requestOnce(caller.region(), "enrol", body).underOwnRules();
        Reader reader = desk.reader();
        return commands.handle(
                        "enrol",
                        List.of(id, caseId),
                        id,
                        unit ->
                                process.enrol(
                                        unit,
                                        id,
                                        caseId,
                                        ref,
                                        programme,
                                        body.site(),
                                        startsOn,
                                        reader,
                                        request.at()),
                        request)
                .map(done -> Answers.created(PATH, done));
    }

    @POST
    @Path("/enrolments/{id}/attendance")
    public Uni<Response> attend(@PathParam("id") UUID id, Attending body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        LocalDate day = fields.date("/day", body.day());
        boolean present = fields.required("/present", body.present(), true);
        fields.check();
        return step(
                "attend-day",
                id,
                (today, request) -> new Command.Attend(day, present, today, request.at()));
    }

    @POST
    @Path("/enrolments/{id}/certificate")
    public Uni<Response> certify(@PathParam("id") UUID id, Certifying body) {
        caller.require("supervisor");
        Fields fields = new Fields();
        String number = fields.text("/number", body.number(), 1, MAX_LINE);
        LocalDate day = fields.date("/day", body.day());
        fields.check();
        return step(
                "certify",
                id,
                (today, request) -> new Command.Certify(number, day, today, request.at()));
    }

    @POST
    @Path("/enrolments/{id}/starting-help")
    public Uni<Response> help(@PathParam("id") UUID id, Helping body) {
        caller.require("supervisor");
        Fields fields = new Fields();
        String kind = fields.text("/kind", body.kind(), 1, MAX_LINE);
        String what = fields.text("/what", body.what(), 1, MAX_LINE);
        long amount = fields.rupiah("/amountRupiah", body.amountRupiah(), 1).amount();
        String receipt = fields.text("/receipt", body.receipt(), 1, MAX_LINE);
        LocalDate day = fields.date("/day", body.day());
        fields.check();
        return step(
                "give-starting-help",
                id,
                (today, request) ->
                        new Command.Help(
                                new StartingHelpGiven(
                                        kind, what, amount, receipt, day, request.at()),
                                today));
    }

    @POST
    @Path("/enrolments/{id}/leaving")
    public Uni<Response> leave(@PathParam("id") UUID id, Reason body) {
        caller.require("officer", "supervisor");
        String reason = reason(body);
        return step(
                "leave-training", id, (today, request) -> new Command.Leave(reason, request.at()));
    }

    @POST
    @Path("/enrolments/{id}/follow-ups/{due}")
    public Uni<Response> see(@PathParam("id") UUID id, @PathParam("due") String due, Seeing body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        LocalDate day = fields.dateText("/due", due);
        Outcome outcome = fields.choice("/outcome", body.outcome(), Outcome.class);
        String words = fields.prose("/words", body.words(), 0, MAX_WORDS);
        fields.check();
        return step(
                "see-outcome",
                id,
                (today, request) -> new Command.See(day, outcome, words, today, request.at()));
    }

    /** Whoever meets them says so, whenever a visit is due. */
    @POST
    @Path("/enrolments/{id}/relapse")
    public Uni<Response> relapse(@PathParam("id") UUID id, Reason body) {
        caller.require("officer", "supervisor");
        String reason = reason(body);
        return step(
                "see-relapse", id, (today, request) -> new Command.Relapse(reason, request.at()));
    }

    /** The enrolments of a case. */
    @GET
    @Path("/enrolments")
    public Uni<List<EnrolmentStore.Line>> list(
            @QueryParam("case") @Nullable UUID caseId,
            @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        UUID id = fields.uuid("/case", caseId);
        fields.check();
        Reader reader = desk.reader();
        Request now = caller.request();
        return enrolments
                .reached(position)
                .flatMap(x -> store.open(List.of(id)))
                .flatMap(unit ->
                        desk.recorded(
                                id,
                                cases.open(unit, id, reader, now.at()).origin().owner(),
                                CaseRead.Purpose.HANDLING,
                                null))
                .flatMap(x -> enrolments.of(id));
    }

    @GET
    @Path("/enrolments/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request now = caller.request();
        return store.open(List.of(id))
                .flatMap(unit ->
                        unit.state(EnrolmentDecider.aggregate(), id) instanceof Standing known
                                ? store.open(List.of(id, known.begun().caseId()))
                                : store.open(List.of(id)))
                .flatMap(unit -> {
                    Standing known = process.seen(unit, id, reader, now.at());
                    int version = unit.stream(id).version();
                    return desk.recorded(
                                    known.begun().caseId(),
                                    known.begun().owner(),
                                    CaseRead.Purpose.HANDLING,
                                    null)
                            .map(x -> Answers.found(Shown.of(id, known), version));
                });
    }

    private Uni<Response> step(
            String operation, UUID id, BiFunction<LocalDate, Request, Command> command) {
        return desk.step(
                operation,
                id,
                (unit, request, reader) ->
                        process.step(
                                unit,
                                id,
                                reader,
                                request.at(),
                                (state, today) -> command.apply(today, request)));
    }

    private static String reason(Reason body) {
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 10, MAX_WORDS);
        fields.check();
        return reason;
    }
}
