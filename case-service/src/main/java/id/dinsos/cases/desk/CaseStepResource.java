package id.dinsos.cases.desk;

import id.dinsos.cases.desk.StepBodies.Assigning;
import id.dinsos.cases.desk.StepBodies.Document;
import id.dinsos.cases.desk.StepBodies.Facts;
import id.dinsos.cases.desk.StepBodies.Other;
import id.dinsos.cases.desk.StepBodies.Reason;
import id.dinsos.cases.desk.StepBodies.Step;
import id.dinsos.cases.desk.StepBodies.Visit;
import id.dinsos.cases.desk.StepBodies.Words;
import id.dinsos.cases.handling.CaseCommand;
import id.dinsos.cases.handling.CaseCommand.Going;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.FactSheet;
import id.dinsos.cases.handling.FollowUp;
import id.dinsos.cases.handling.Paper;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.handling.Remark;
import id.dinsos.cases.handling.Remark.RemarkClass;
import id.dinsos.cases.worker.WorkerDecider;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.PersonalData;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The steps of a case: each one command, under the version the caller has read. */
@Path(CaseResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CaseStepResource {
    static final int MAX_WORDS = 4_000;
    static final int MAX_LINE = 300;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
    private static final Pattern SHA256 = Pattern.compile("([0-9a-f]{64})?");

    private final Caller caller;
    private final CommandHandler commands;
    private final CaseProcess process;
    private final WorkloadStore workloads;
    private final DeskResource desk;

    public CaseStepResource(
            Caller caller,
            CommandHandler commands,
            CaseProcess process,
            WorkloadStore workloads,
            DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.process = process;
        this.workloads = workloads;
        this.desk = desk;
    }

    @POST
    @Path("facts")
    public Uni<Response> facts(@PathParam("id") UUID id, Facts body) {
        Fields fields = new Fields();
        FactSheet sheet = CaseForm.sheet(fields, body.facts());
        fields.expect(!sheet.values().isEmpty(), "/facts", "at least one fact");
        fields.check();
        return desk.step(
                "note-facts",
                id,
                (unit, request, reader) -> process.note(unit, id, reader, sheet, request.at()));
    }

    @POST
    @Path("moves")
    public Uni<Response> move(@PathParam("id") UUID id, Step body) {
        Going going = body.checked();
        return desk.step(
                "move-case",
                id,
                (unit, request, reader) -> process.move(unit, id, reader, going, request.at()));
    }

    @POST
    @Path("documents")
    public Uni<Response> file(@PathParam("id") UUID id, Document body) {
        Fields fields = new Fields();
        String type = fields.matching("/type", body.type(), CODE, "a type's code");
        Paper paper =
                new Paper(
                        fields.text("/number", body.number(), 1, MAX_LINE),
                        fields.date("/date", body.date()),
                        fields.text("/title", body.title(), 0, MAX_LINE),
                        fields.matching(
                                "/sha256",
                                body.sha256() == null ? "" : body.sha256(),
                                SHA256,
                                "64 digits of hex"));
        fields.check();
        UUID document = caller.newId();
        return desk.change(
                "file-document",
                id,
                (state, request) ->
                        new CaseCommand.FileDocument(document, type, paper, request.at()));
    }

    /** Gives the case to a worker, or hands it over to another. */
    @POST
    @Path("assignment")
    public Uni<Response> assign(@PathParam("id") UUID id, Assigning body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        UUID worker = fields.uuid("/worker", body.worker());
        fields.check();
        return desk.asking(
                "assign-case",
                id,
                WorkerDecider.streamId(worker),
                (unit, request, reader) ->
                        workloads.giving(unit, List.of(id), worker, reader, request.at()));
    }

    /** A remark; those about health and children lie under keys of their own. */
    @POST
    @Path("remarks")
    public Uni<Response> remark(@PathParam("id") UUID id, Words body) {
        Fields fields = new Fields();
        RemarkClass kind =
                body.about() == null
                        ? RemarkClass.GENERAL
                        : fields.choice("/about", body.about(), RemarkClass.class);
        String text = fields.prose("/text", body.text(), 1, MAX_WORDS);
        fields.check();
        UUID remark = caller.newId();
        return desk.change(
                "write-remark",
                id,
                (state, request) ->
                        new CaseCommand.WriteRemark(
                                remark,
                                kind,
                                PersonalData.of(
                                        kind.key(id, state.origin().subject()), new Remark(text)),
                                request.at()));
    }

    /** Who told of it hears how it ended. */
    @POST
    @Path("reporter-answer")
    public Uni<Response> tell(@PathParam("id") UUID id, Words body) {
        Fields fields = new Fields();
        String text = fields.prose("/text", body.text(), 1, MAX_WORDS);
        fields.check();
        return desk.change(
                "tell-reporter",
                id,
                (state, request) -> new CaseCommand.TellReporter(text, request.at()));
    }

    @POST
    @Path("follow-ups/{due}")
    public Uni<Response> followUp(
            @PathParam("id") UUID id, @PathParam("due") String due, Visit body) {
        Fields fields = new Fields();
        LocalDate day = fields.dateText("/due", due);
        FollowUp.Result result = fields.choice("/result", body.result(), FollowUp.Result.class);
        fields.expect(result != FollowUp.Result.OPEN, "/result", "HELD, MISSED or RELAPSED");
        String words = fields.prose("/remark", body.remark(), 0, MAX_WORDS);
        fields.check();
        return desk.change(
                "hold-follow-up",
                id,
                (state, request) ->
                        new CaseCommand.HoldFollowUp(
                                day,
                                result,
                                words,
                                process.day(state.origin().owner(), request.at()),
                                request.at()));
    }

    @POST
    @Path("clocks/{clock}/pause")
    public Uni<Response> pause(
            @PathParam("id") UUID id, @PathParam("clock") String clock, Reason body) {
        String reason = reason(body);
        return desk.change(
                "pause-clock",
                id,
                (state, request) -> new CaseCommand.Pause(clock, reason, request.at()));
    }

    @POST
    @Path("clocks/{clock}/resume")
    public Uni<Response> resume(@PathParam("id") UUID id, @PathParam("clock") String clock) {
        return desk.change(
                "resume-clock",
                id,
                (state, request) -> new CaseCommand.Resume(clock, request.at()));
    }

    /** From now on the case follows the version of its kind that holds today. */
    @POST
    @Path("kind-version")
    public Uni<Response> version(@PathParam("id") UUID id) {
        return desk.step(
                "take-kind-version",
                id,
                (unit, request, reader) -> process.takeVersion(unit, id, reader, request.at()));
    }

    @POST
    @Path("merge")
    public Uni<Response> merge(@PathParam("id") UUID id, Other body) {
        Fields fields = new Fields();
        UUID into = fields.uuid("/into", body.into());
        fields.check();
        return desk.step(
                "merge-case",
                id,
                (unit, request, reader) -> process.merge(unit, id, into, reader, request.at()));
    }

    @POST
    @Path("unmerge")
    public Uni<Response> unmerge(@PathParam("id") UUID id) {
        return desk.step(
                "unmerge-case",
                id,
                (unit, request, reader) -> process.unmerge(unit, id, reader, request.at()));
    }

    /** Takes an ended case up as a new one; the answer is the new one's. */
    @POST
    @Path("reopening")
    public Uni<Response> reopen(@PathParam("id") UUID id) {
        caller.require("officer", "supervisor");
        Request request = caller.requestIfMatch().underOwnRules();
        UUID successor = Names.uuid("case-successor", id);
        UUID subject = caller.newId();
        Reader reader = desk.reader();
        return commands.handle(
                        "reopen-case",
                        List.of(id, successor),
                        id,
                        unit -> process.reopen(unit, id, successor, subject, reader, request.at()),
                        request)
                .map(done ->
                        Answers.created(
                                CaseResource.PATH,
                                new id.dinsos.eventstore.log.Done(
                                        successor,
                                        1,
                                        done.position(),
                                        done.changed(),
                                        done.repeated())));
    }

    /**
     * Opens a case from outside its circle for four hours. Those who supervise the office are told
     * by the same transaction.
     */
    @POST
    @Path("break-glass")
    public Uni<Response> breakGlass(@PathParam("id") UUID id, Reason body) {
        caller.require("officer", "supervisor");
        String reason = reason(body);
        Request request = caller.request().underOwnRules();
        UUID access = caller.newId();
        Reader reader = desk.reader();
        return commands.handle(
                        "break-glass",
                        List.of(id),
                        id,
                        unit -> process.breakGlass(unit, id, access, reader, reason, request.at()),
                        request)
                .map(Answers::changed);
    }

    private String reason(Reason body) {
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 10, MAX_WORDS);
        fields.check();
        return reason;
    }
}
