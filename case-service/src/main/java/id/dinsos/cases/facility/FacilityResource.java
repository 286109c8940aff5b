package id.dinsos.cases.facility;

import id.dinsos.cases.facility.Facility.Running;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Facilities and their beds, as far as the caller may know: an address is given to nobody. */
@Path("/v1/facilities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FacilityResource {
    private static final int MAX_NAME = 200;
    private static final int MAX_BEDS = 100_000;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
    private static final Aggregate<FacilityDecider.Command, Facility, FacilityEvent> FACILITIES =
            FacilityDecider.aggregate();

    private static final int MAX_LISTED = 100;

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final FacilityStore facilities;
    private final Views views;
    private final Settings settings;

    public FacilityResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            FacilityStore facilities,
            Views views,
            Settings settings) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.facilities = facilities;
        this.views = views;
        this.settings = settings;
    }

    @POST
    public Uni<Response> open(Opening body) {
        caller.require("supervisor");
        Fields fields = new Fields();
        String name = fields.text("/name", body.name(), 1, MAX_NAME);
        String kind = fields.matching("/kind", body.kind(), CODE, "a kind's code");
        String address = fields.text("/address", body.address(), 0, MAX_NAME);
        fields.check();
        boolean hidden = Boolean.TRUE.equals(body.hidden()) || kind.equals("SHELTER");
        RegionCode owner = caller.region();
        Request request = caller.requestOnce(owner, "open-facility", body);
        return commands.begin(
                        FACILITIES,
                        caller.newId("open-facility"),
                        new FacilityDecider.Command.Open(
                                owner.code(),
                                name,
                                kind,
                                hidden,
                                PersonalData.of(caller.newId(), new FacilityEvent.Address(address)),
                                request.at()),
                        request)
                .map(done -> Answers.created("/v1/facilities", done));
    }

    /**
     * A list of the office's facilities with their beds: opens those that are not there yet and
     * sets what differs. The same list twice changes nothing, and what it does not name stays.
     */
    @PUT
    public Uni<Response> load(Listing body) {
        caller.require("supervisor");
        Fields fields = new Fields();
        List<Listed> all =
                fields.list(
                        "/facilities",
                        body.facilities(),
                        1,
                        MAX_LISTED,
                        (at, one) -> one.check(at));
        fields.expect(
                all.stream().map(Listed::name).distinct().count() == all.size(),
                "/facilities",
                "each name once");
        fields.check();
        RegionCode owner = caller.region();
        Request request = caller.request(owner);
        List<UUID> ids =
                all.stream().map(one -> Names.uuid("facility", owner, one.name())).toList();
        return commands.handle(
                        "load-facilities",
                        ids,
                        ids.getFirst(),
                        unit -> {
                            for (int i = 0; i < ids.size(); i++) {
                                load(unit, ids.get(i), all.get(i), request);
                            }
                        },
                        request)
                .map(Answers::changed);
    }

    private void load(UnitOfWork unit, UUID id, Listed one, Request request) {
        if (!(unit.state(FACILITIES, id) instanceof Running)) {
            unit.require(
                    FACILITIES,
                    id,
                    new FacilityDecider.Command.Open(
                            request.meta().owner(),
                            one.name(),
                            one.kind(),
                            one.hidden() || one.kind().equals("SHELTER"),
                            PersonalData.of(caller.newId(), new FacilityEvent.Address("")),
                            request.at()));
        }
        Running running = (Running) unit.state(FACILITIES, id);
        one.beds()
                .forEach((bedClass, beds) -> {
                    if (!beds.equals(running.capacity().get(bedClass))) {
                        unit.require(
                                FACILITIES,
                                id,
                                new FacilityDecider.Command.SetCapacity(
                                        bedClass, beds, request.at()));
                    }
                });
    }

    @PUT
    @Path("{id}/beds/{class}")
    public Uni<Response> capacity(
            @PathParam("id") UUID id, @PathParam("class") String bedClass, Beds body) {
        caller.require("supervisor");
        Fields fields = new Fields();
        String code = fields.matching("/class", bedClass, CODE, "a class of beds");
        int beds = fields.number("/beds", body.beds(), 0, MAX_BEDS);
        fields.check();
        Request request = caller.request();
        return commands.handle(
                        FACILITIES,
                        id,
                        new FacilityDecider.Command.SetCapacity(code, beds, request.at()),
                        request)
                .map(Answers::changed);
    }

    @GET
    public Uni<List<FacilityStore.Line>> list(
            @QueryParam("kind") @DefaultValue("") String kind,
            @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor");
        String region = caller.region().code();
        boolean supervises = caller.roles().contains("supervisor");
        return views.reached(
                        FacilityView.NAME,
                        position == null ? Position.START : Position.parse(position),
                        settings.waitForPosition())
                .flatMap(x -> facilities.list(region, supervises, kind));
    }

    /** Its beds at this moment. Of another office's hidden facility there is nothing. */
    @GET
    @Path("{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("officer", "supervisor");
        Request request = caller.request().underOwnRules();
        return store.open(List.of(id))
                .map(unit -> {
                    if (!(unit.state(FACILITIES, id) instanceof Running state) || !seen(state)) {
                        throw RefusedException.of(
                                FacilityCode.FACILITY_UNKNOWN, "there is no facility with this id");
                    }
                    return Answers.found(
                            Shown.of(id, state, request.at()), unit.stream(id).version());
                });
    }

    private boolean seen(Running state) {
        RegionCode owner = RegionCode.of(state.owner());
        boolean own = caller.region().covers(owner);
        return state.hidden()
                ? own && caller.roles().contains("supervisor")
                : own || owner.covers(caller.region());
    }

    /** A new facility. */
    public record Opening(
            @Nullable String name,
            @Nullable String kind,
            @Nullable Boolean hidden,
            @Nullable String address) {}

    /** Facilities of the caller's office. */
    public record Listing(@Nullable List<@Nullable Entry> facilities) {}

    /** One of a list, as it is sent. */
    public record Entry(
            @Nullable String name,
            @Nullable String kind,
            @Nullable Boolean hidden,
            @Nullable Map<String, @Nullable Integer> beds) {
        Listed check(Fields fields) {
            Map<String, Integer> checked = new TreeMap<>();
            Map<String, @Nullable Integer> sent = beds == null ? Map.of() : beds;
            sent.forEach((bedClass, count) ->
                    checked.put(
                            fields.matching("/beds", bedClass, CODE, "a class of beds"),
                            fields.number("/beds/" + bedClass, count, 0, MAX_BEDS)));
            return new Listed(
                    fields.text("/name", name, 1, MAX_NAME),
                    fields.matching("/kind", kind, CODE, "a kind's code"),
                    Boolean.TRUE.equals(hidden),
                    checked);
        }
    }

    private record Listed(String name, String kind, boolean hidden, Map<String, Integer> beds) {}

    /** How many beds of a class there are. */
    public record Beds(@Nullable Integer beds) {}

    /** A facility with its beds and how many wait. */
    public record Shown(UUID id, String owner, String name, String kind, List<BedCount> beds) {
        static Shown of(UUID id, Running state, Instant at) {
            List<BedCount> beds = new ArrayList<>();
            state.capacity()
                    .forEach((bedClass, count) ->
                            beds.add(
                                    new BedCount(
                                            bedClass,
                                            count,
                                            state.used(bedClass, at),
                                            (int)
                                                    state.waiting().stream()
                                                            .filter(w ->
                                                                    w.bedClass().equals(bedClass))
                                                            .count())));
            return new Shown(id, state.owner(), state.name(), state.kind(), beds);
        }
    }

    /** The beds of one class. */
    public record BedCount(String bedClass, int beds, int used, int waiting) {}
}
