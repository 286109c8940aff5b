package id.dinsos.cases.incident;

import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.incident.Incident.Known;
import id.dinsos.cases.incident.IncidentEvent.IncidentOpened;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.secret.Sha256;
import io.smallrye.common.annotation.Blocking;
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
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fires, floods and landslides, and the households that they hit, taken in by their lists. */
@Path(IncidentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IncidentResource {
    static final String PATH = "/v1/incidents";
    private static final String LIST = "incidents";
    private static final String HOUSEHOLDS = "incident-households";
    private static final int MAX_LINE = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,59}");
    private static final Pattern SOURCE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final IncidentProcess process;
    private final IncidentStore incidents;
    private final Pages pages;
    private final DeskResource desk;

    public IncidentResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            CaseProcess cases,
            IncidentStore incidents,
            Pages pages,
            DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.process = new IncidentProcess(cases);
        this.incidents = incidents;
        this.pages = pages;
        this.desk = desk;
    }

    @POST
    public Uni<Response> open(Opening body) {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        RegionCode where =
                fields.region(
                        "/region",
                        body.region(),
                        RegionCode.Level.REGENCY,
                        RegionCode.Level.VILLAGE);
        String code = fields.matching("/code", body.code(), CODE, "a code such as FIRE-BABAT-1");
        String title = fields.text("/title", body.title(), 1, MAX_LINE);
        Hazard hazard = fields.choice("/hazard", body.hazard(), Hazard.class);
        Instant happened = fields.required("/happenedAt", body.happenedAt(), Instant.EPOCH);
        fields.expect(!happened.isAfter(caller.request().at()), "/happenedAt", "not in the future");
        fields.check();
        RegionCode owner = where.regency();
        UUID id = Incident.streamId(owner.code(), code);
        Request request = caller.requestOnce(owner, "open-incident", body);
        return commands.handle(
                        "open-incident",
                        List.of(id),
                        id,
                        unit ->
                                process.open(
                                        unit,
                                        new IncidentOpened(
                                                owner.code(),
                                                code,
                                                title,
                                                hazard,
                                                where.code(),
                                                happened,
                                                request.at())),
                        request)
                .map(done -> Answers.created(PATH, done));
    }

    @GET
    public Uni<Pages.Page<IncidentStore.Line>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor", "auditor");
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        String office = caller.region().code();
        return incidents
                .reached(position)
                .flatMap(x -> incidents.list(office, after, size + 1))
                .map(lines -> pages.page(LIST, lines, size, one -> Pages.place(one.id())));
    }

    /** What happened, and how many households stand where. */
    @GET
    @Path("{id}")
    public Uni<Response> get(
            @PathParam("id") UUID id, @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor", "auditor");
        Reader reader = desk.reader();
        return incidents
                .reached(position)
                .flatMap(x -> store.open(List.of(id)))
                .flatMap(unit -> {
                    IncidentOpened opened = process.known(unit, id, reader).opened();
                    int version = unit.stream(id).version();
                    return incidents
                            .counts(id, reader)
                            .map(counts ->
                                    Answers.found(
                                            new Shown(
                                                    id,
                                                    opened.owner(),
                                                    opened.code(),
                                                    opened.title(),
                                                    opened.hazard(),
                                                    opened.region(),
                                                    opened.happenedAt(),
                                                    counts),
                                            version));
                });
    }

    /**
     * Takes a list of households in, each as a case, all or none; the same list again changes
     * nothing.
     *
     * @param source who has made the list
     */
    @POST
    @Path("{id}/households")
    @Consumes("text/csv")
    @Blocking
    public Uni<Response> takeIn(
            @PathParam("id") UUID id,
            @QueryParam("source") @DefaultValue("BPBD") String source,
            InputStream file)
            throws IOException {
        caller.require("officer", "supervisor");
        Fields fields = new Fields();
        String from = fields.matching("/source", source, SOURCE, "a source's code");
        fields.check();
        HouseholdsFile.Read read = HouseholdsFile.read(file);
        String sha256 = HexFormat.of().formatHex(Sha256.of(read.bytes()));
        Reader reader = desk.reader();
        Request request = caller.request();
        return store.open(List.of(id))
                .map(unit -> process.known(unit, id, reader))
                .flatMap(before ->
                        incidents
                                .known(named(read.rows()), before.opened().owner())
                                .invoke(known -> requireOurs(id, read.rows(), known, before)))
                .flatMap(known ->
                        commands.handle(
                                "list-households",
                                List.of(id),
                                id,
                                unit ->
                                        process.takeIn(
                                                unit,
                                                id,
                                                read.rows(),
                                                sha256,
                                                from,
                                                reader,
                                                request.at()),
                                request))
                .map(Answers::changed);
    }

    @GET
    @Path("{id}/households")
    public Uni<Pages.Page<IncidentStore.Household>> households(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor", "auditor");
        int size = Pages.limit(limit);
        UUID after = pages.after(HOUSEHOLDS, cursor).uuid();
        Reader reader = desk.reader();
        return incidents
                .reached(position)
                .flatMap(x -> store.open(List.of(id)))
                .flatMap(unit -> {
                    var unused = process.known(unit, id, reader);
                    return incidents.households(id, reader, after, size + 1);
                })
                .map(lines ->
                        pages.page(HOUSEHOLDS, lines, size, one -> Pages.place(one.caseId())));
    }

    private static List<UUID> named(List<HouseholdRow> rows) {
        return rows.stream().flatMap(row -> Stream.ofNullable(row.household())).toList();
    }

    /**
     * Each lives in the office's regency, and one that is named is one that the registry knows, or
     * knew when its line came first: it may have moved or been merged since.
     */
    private static void requireOurs(
            UUID id, List<HouseholdRow> rows, Set<UUID> known, Known before) {
        Fields fields = new Fields();
        RegionCode office = RegionCode.of(before.opened().owner());
        for (HouseholdRow row : rows) {
            Fields at = fields.in("/rows/" + row.line());
            UUID household = row.household();
            at.expect(
                    office.covers(RegionCode.of(row.region())),
                    "/id_wilayah",
                    "a village of the office");
            at.expect(
                    household == null
                            || known.contains(household)
                            || household.equals(before.households().get(row.caseId(id))),
                    "/id_rumah_tangga",
                    "a household of the office that the registry has named");
        }
        fields.check(IncidentCode.INCIDENT_FILE_INVALID);
    }

    /** What happened. */
    public record Opening(
            @Nullable String code,
            @Nullable String title,
            @Nullable String hazard,
            @Nullable String region,
            @Nullable Instant happenedAt) {}

    /** An incident as callers see it. */
    public record Shown(
            UUID id,
            String owner,
            String code,
            String title,
            Hazard hazard,
            String region,
            Instant happenedAt,
            IncidentStore.Counts counts) {}
}
