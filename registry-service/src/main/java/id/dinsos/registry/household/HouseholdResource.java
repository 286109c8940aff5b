package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.HouseholdBodies.ListingBody;
import id.dinsos.registry.household.HouseholdBodies.MoveBody;
import id.dinsos.registry.household.HouseholdBodies.MoveOutBody;
import id.dinsos.registry.household.HouseholdBodies.PayeeBody;
import id.dinsos.registry.household.HouseholdBodies.PersonBody;
import id.dinsos.registry.household.HouseholdBodies.RankingBody;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonBodies.SinceBody;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.TieProcess;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One household: look at it, and what changes only its own record. */
@Path("/v1/households/{id}")
public class HouseholdResource {
    private final HouseholdStore households;
    private final CommandHandler handler;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate;
    private final TieProcess ties;
    private final Caller caller;
    private final OfficeDay days;

    public HouseholdResource(
            HouseholdStore households,
            CommandHandler handler,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Caller caller,
            OfficeDay days) {
        this.households = households;
        this.handler = handler;
        this.aggregate = aggregate;
        this.ties = new TieProcess(persons);
        this.caller = caller;
        this.days = days;
    }

    /**
     * @param knownOn as the office knew it at the end of that day
     * @param trueOn as it was in the world on that day; a look back has no ETag
     */
    @GET
    public Uni<Response> get(
            @RestPath UUID id,
            @RestQuery @Nullable String knownOn,
            @RestQuery @Nullable String trueOn) {
        caller.require("registrar", "officer", "auditor");
        AsOf asOf = caller.asOf(knownOn, trueOn, days.zone());
        return households
                .look(id, caller, asOf)
                .flatMap(found -> households.shown(found, caller, asOf))
                .map(found -> Answers.found(asOf, found.answer(), found.version()));
    }

    @POST
    @Path("/move")
    public Uni<Response> move(@RestPath UUID id, MoveBody body) {
        caller.require("registrar");
        RegionCode village = households.known(body.village());
        var there = body.there();
        return change(
                "Move",
                id,
                body.effectiveOn(),
                unit -> {
                    PersonalData<Household.Address> address =
                            unit.state(aggregate, id) instanceof Household.Registered home
                                    ? body.address() == null && home.address().content() != null
                                            ? home.address()
                                            : PersonalData.of(home.headId(), there)
                                    : PersonalData.of(id, there);
                    unit.require(aggregate, id, new HouseholdCommand.Move(village, address));
                });
    }

    /**
     * The record ends, and is kept. Where they went to a regency of this deployment, its office may
     * take the record over; said again with another destination, that one may.
     */
    @POST
    @Path("/move-out")
    public Uni<Response> moveOut(@RestPath UUID id, MoveOutBody body) {
        caller.require("registrar");
        return change(id, body.effectiveOn(), body.command());
    }

    @POST
    @Path("/head")
    public Uni<Response> head(@RestPath UUID id, PersonBody body) {
        caller.require("registrar");
        return change(id, body.effectiveOn(), new HouseholdCommand.ChangeHead(body.id()));
    }

    /** Names the account holder, a member or a guardian; a null {@code personId} names nobody. */
    @POST
    @Path("/payee")
    public Uni<Response> payee(@RestPath UUID id, PayeeBody body) {
        caller.require("registrar");
        HouseholdCommand command = body.command();
        return change(
                command.getClass().getSimpleName(),
                id,
                body.effectiveOn(),
                body.basis(),
                unit -> {
                    if (command instanceof HouseholdCommand.NameGuardian(var guardian, var as)) {
                        ties.requireAble(unit, guardian);
                    }
                    unit.require(aggregate, id, command);
                });
    }

    @POST
    @Path("/ranking")
    public Uni<Response> rank(@RestPath UUID id, RankingBody body) {
        caller.require("registrar");
        return change(
                id, body.effectiveOn(), body.basis(), new HouseholdCommand.Rank(body.ranking()));
    }

    @POST
    @Path("/listing")
    public Uni<Response> list(@RestPath UUID id, ListingBody body) {
        caller.require("registrar");
        return change(id, body.effectiveOn(), body.basis(), body.listing());
    }

    @POST
    @Path("/delisting")
    public Uni<Response> delist(@RestPath UUID id, ListingBody body) {
        caller.require("registrar");
        return change(id, body.effectiveOn(), body.basis(), body.delisting());
    }

    @POST
    @Path("/dissolution")
    public Uni<Response> dissolve(@RestPath UUID id, @Nullable SinceBody body) {
        caller.require("registrar");
        LocalDate since = body == null ? null : body.effectiveOn();
        return change(id, since, new HouseholdCommand.Dissolve());
    }

    private Uni<Response> change(UUID id, @Nullable LocalDate since, HouseholdCommand command) {
        return change(id, since, null, command);
    }

    private Uni<Response> change(
            UUID id, @Nullable LocalDate since, @Nullable String basis, HouseholdCommand command) {
        return change(
                command.getClass().getSimpleName(),
                id,
                since,
                basis,
                unit -> unit.require(aggregate, id, command));
    }

    private Uni<Response> change(
            String operation, UUID id, @Nullable LocalDate since, Consumer<UnitOfWork> work) {
        return change(operation, id, since, null, work);
    }

    private Uni<Response> change(
            String operation,
            UUID id,
            @Nullable LocalDate since,
            @Nullable String basis,
            Consumer<UnitOfWork> work) {
        var request = caller.requestIfMatch().effectiveOn(days.effective(since)).restingOn(basis);
        return handler.handle(operation, List.of(id), id, work, request).map(Answers::changed);
    }
}
