package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.HouseholdBodies.ListingBody;
import id.dinsos.registry.household.HouseholdBodies.MoveBody;
import id.dinsos.registry.household.HouseholdBodies.MoveOutBody;
import id.dinsos.registry.household.HouseholdBodies.PayeeBody;
import id.dinsos.registry.household.HouseholdBodies.PersonBody;
import id.dinsos.registry.household.HouseholdBodies.RankingBody;
import id.dinsos.registry.household.HouseholdStore.Found;
import id.dinsos.registry.person.OfficeDay;
import id.dinsos.registry.person.PersonBodies.SinceBody;
import id.dinsos.registry.person.PersonStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One household: look at it, and what changes only its own record. */
@Path("/v1/households/{id}")
public class HouseholdResource {
    private final HouseholdStore households;
    private final CommandHandler handler;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate;
    private final PersonStore people;
    private final Caller caller;
    private final OfficeDay days;

    public HouseholdResource(
            HouseholdStore households,
            CommandHandler handler,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate,
            PersonStore people,
            Caller caller,
            OfficeDay days) {
        this.households = households;
        this.handler = handler;
        this.aggregate = aggregate;
        this.people = people;
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
        RegionCode village = households.known(body.village());
        return change(
                id,
                body.effectiveOn(),
                found ->
                        new HouseholdCommand.Move(
                                village,
                                PersonalData.of(found.home().headId(), body.addressOrNone())));
    }

    /**
     * The record ends, and is kept. Where they went to a regency of this deployment, its office may
     * take the record over; said again with another destination, that one may.
     */
    @POST
    @Path("/move-out")
    public Uni<Response> moveOut(@RestPath UUID id, MoveOutBody body) {
        HouseholdCommand command = body.command();
        return change(id, body.effectiveOn(), found -> command);
    }

    @POST
    @Path("/head")
    public Uni<Response> head(@RestPath UUID id, PersonBody body) {
        UUID head = body.id();
        return change(id, body.effectiveOn(), found -> new HouseholdCommand.ChangeHead(head));
    }

    /** Names the account holder, a member or a guardian; a null {@code personId} names nobody. */
    @POST
    @Path("/payee")
    public Uni<Response> payee(@RestPath UUID id, PayeeBody body) {
        HouseholdCommand command = body.command();
        Uni<?> able =
                command instanceof HouseholdCommand.NameGuardian(var guardian, var as)
                        ? people.findLiving(guardian, caller)
                        : Uni.createFrom().voidItem();
        return able.flatMap(x -> change(id, body.effectiveOn(), found -> command));
    }

    @POST
    @Path("/ranking")
    public Uni<Response> rank(@RestPath UUID id, RankingBody body) {
        var ranking = body.ranking();
        return change(id, body.effectiveOn(), found -> new HouseholdCommand.Rank(ranking));
    }

    @POST
    @Path("/listing")
    public Uni<Response> list(@RestPath UUID id, ListingBody body) {
        var command = new HouseholdCommand.PutOnList(body.list(), body.sourceVersion());
        return change(id, body.effectiveOn(), found -> command);
    }

    @POST
    @Path("/delisting")
    public Uni<Response> delist(@RestPath UUID id, ListingBody body) {
        var command =
                new HouseholdCommand.TakeOffList(
                        body.list(), body.givenReason(), body.sourceVersion());
        return change(id, body.effectiveOn(), found -> command);
    }

    @POST
    @Path("/dissolution")
    public Uni<Response> dissolve(@RestPath UUID id, @Nullable SinceBody body) {
        LocalDate since = body == null ? null : body.effectiveOn();
        return change(id, since, found -> new HouseholdCommand.Dissolve());
    }

    private Uni<Response> change(
            UUID id, @Nullable LocalDate since, Function<Found, HouseholdCommand> command) {
        caller.require("registrar");
        LocalDate day = days.effective(since);
        return households
                .find(id, caller)
                .flatMap(found ->
                        handler.handle(
                                aggregate,
                                id,
                                command.apply(found),
                                caller.requestIfMatch(RegionCode.of(found.home().owner()))
                                        .effectiveOn(day)))
                .map(Answers::changed);
    }
}
