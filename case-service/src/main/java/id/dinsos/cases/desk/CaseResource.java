package id.dinsos.cases.desk;

import id.dinsos.cases.calendar.OfficeCalendar;
import id.dinsos.cases.calendar.WorkCalendar;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Intake;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.OfficeKind;
import id.dinsos.cases.knowledge.PersonStore;
import id.dinsos.cases.worker.WorkerDecider;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases: taken in, listed, and read by those who may, each read on record before the answer. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CaseResource {
    static final String PATH = "/v1/cases";
    private static final int MAX_ASSIGNED = 100;
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final CaseProcess process;
    private final CaseStore cases;
    private final Pages pages;
    private final DeskResource desk;
    private final PersonStore persons;
    private final WorkloadStore workloads;

    public CaseResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            CaseProcess process,
            CaseStore cases,
            Pages pages,
            DeskResource desk,
            PersonStore persons,
            WorkloadStore workloads) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.process = process;
        this.cases = cases;
        this.pages = pages;
        this.desk = desk;
        this.persons = persons;
        this.workloads = workloads;
    }

    @POST
    public Uni<Response> receive(CaseForm form) {
        caller.require("officer", "supervisor");
        UUID id = caller.newId("receive-case");
        Request now = caller.request();
        Intake intake = form.checked(caller.newId("case-subject"), caller::newId, now.at());
        Request request = caller.requestOnce(RegionCode.of(intake.owner()), "receive-case", form);
        Reader reader = desk.reader();
        return persons.known(CasePersons.named(intake.people()))
                .flatMap(known ->
                        commands.handle(
                                "receive-case",
                                List.of(id, OfficeKind.streamId(intake.owner(), intake.kind())),
                                id,
                                unit ->
                                        process.receive(
                                                unit,
                                                id,
                                                intake.with(
                                                        CasePersons.checked(
                                                                intake.people(), known)),
                                                reader,
                                                request.at()),
                                request))
                .map(done -> Answers.created(PATH, done));
    }

    @GET
    public Uni<Pages.Page<CaseStore.Line>> list(
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("state") @Nullable CaseState state,
            @QueryParam("priority") @DefaultValue("") String priority,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("worklist") @Nullable Worklist worklist,
            @QueryParam("team") @DefaultValue("") String team,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "auditor", "supervisor");
        int size = Pages.limit(limit);
        Fields fields = new Fields();
        fields.expect(region.isEmpty() || RegionCode.isValid(region), "/region", "a region's code");
        fields.check();
        Reader reader = desk.reader();
        CaseStore.Filter filter =
                new CaseStore.Filter(
                        kind,
                        state == null ? "" : state.name(),
                        priority,
                        region,
                        worklist == Worklist.MINE ? reader.account() : "",
                        team,
                        worklist == Worklist.OVERDUE,
                        worklist != null && worklist != Worklist.TO_TELL,
                        worklist == Worklist.UNASSIGNED,
                        worklist == Worklist.TEAM,
                        worklist == Worklist.WAITING,
                        worklist == Worklist.TO_TELL);
        // What moves on meanwhile changes its place in no list: the order is that of the ids.
        UUID after = pages.after("cases", cursor).uuid(0, NEWEST);
        return cases.reached(position)
                .flatMap(x -> cases.list(reader, filter, after, size + 1))
                .map(lines -> pages.page("cases", lines, size, one -> Pages.place(one.id())));
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(
            @PathParam("id") UUID id,
            @QueryParam("purpose") @DefaultValue("HANDLING") CaseRead.Purpose purpose) {
        caller.require("officer", "auditor", "supervisor");
        Reader reader = desk.reader();
        Request now = caller.request().underOwnRules();
        return store.open(List.of(id))
                .flatMap(unit -> {
                    Opened state = process.open(unit, id, reader, now.at());
                    Stream stream = unit.stream(id);
                    String owner = state.origin().owner();
                    // Together, and answered when all are there: without its record no read.
                    return Uni.combine()
                            .all()
                            .unis(
                                    desk.recorded(id, owner, purpose, null),
                                    calendar(owner),
                                    persons.known(CasePersons.named(state.people())))
                            .asTuple()
                            .map(all ->
                                    Answers.found(
                                            CaseDossier.of(
                                                    state, stream, all.getItem2(), all.getItem3()),
                                            stream.version()));
                })
                .map(answer ->
                        Response.fromResponse(answer).header("Cache-Control", "no-store").build());
    }

    /** Gives up to a hundred cases to one worker, all or none. */
    @POST
    @Path("assignments")
    public Uni<Response> assign(Assignments body) {
        caller.require("supervisor");
        Fields fields = new Fields();
        UUID worker = fields.uuid("/worker", body.worker());
        List<UUID> ids =
                fields.list("/cases", body.cases(), 1, MAX_ASSIGNED, (at, id) -> id).stream()
                        .distinct()
                        .toList();
        fields.check();
        Reader reader = desk.reader();
        Request request = caller.request().underOwnRules();
        List<UUID> streams = new ArrayList<>(ids);
        streams.add(WorkerDecider.streamId(worker));
        return commands.handleAsking(
                        "assign-cases",
                        streams,
                        ids.getFirst(),
                        unit -> workloads.giving(unit, ids, worker, reader, request.at()),
                        request)
                .map(Answers::changed);
    }

    /** Which cases were opened from outside their circle, for those who answer for the office. */
    @GET
    @Path("opened-in-emergency")
    public Uni<List<CaseStore.Emergency>> emergencies(
            @HeaderParam("X-Position") @Nullable String position) {
        Reader reader = desk.reader();
        if (!reader.supervises()) {
            throw RefusedException.of(
                    KernelCode.ROLE_MISSING, "this needs the role " + Reader.SUPERVISOR);
        }
        return cases.reached(position).flatMap(x -> cases.emergencies(reader));
    }

    /** Who has read the case and why: for those who may read it themselves. */
    @GET
    @Path("{id}/reads")
    public Uni<List<CaseStore.Read>> reads(
            @PathParam("id") UUID id, @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "auditor", "supervisor");
        Reader reader = desk.reader();
        Request now = caller.request();
        return cases.reached(position)
                .flatMap(x -> store.open(List.of(id)))
                .invoke(unit -> {
                    var unused = process.open(unit, id, reader, now.at());
                })
                .flatMap(unit -> cases.reads(id, null));
    }

    private Uni<WorkCalendar> calendar(String owner) {
        return store.open(List.of(OfficeCalendar.streamId(owner)))
                .map(unit -> process.calendar(unit, owner));
    }

    /** Cases for one worker. */
    public record Assignments(@Nullable UUID worker, @Nullable List<@Nullable UUID> cases) {}

    /** Lists that a worker works from. */
    public enum Worklist {
        MINE,
        /** Of the team in which the caller is enlisted. */
        TEAM,
        OPEN,
        OVERDUE,
        UNASSIGNED,
        /** Given to the caller and not begun, or whose plan waits for another than its author. */
        WAITING,
        /** Ended, and who told of it has not heard how. */
        TO_TELL
    }
}
