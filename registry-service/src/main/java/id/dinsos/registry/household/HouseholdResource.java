package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Aggregate;
import id.dinsos.eventstore.Answers;
import id.dinsos.eventstore.AsOf;
import id.dinsos.eventstore.Caller;
import id.dinsos.eventstore.CommandHandler;
import id.dinsos.eventstore.PersonalData;
import id.dinsos.eventstore.Settings;
import id.dinsos.registry.household.HouseholdBodies.ListingBody;
import id.dinsos.registry.household.HouseholdBodies.MoveBody;
import id.dinsos.registry.household.HouseholdBodies.PersonBody;
import id.dinsos.registry.household.HouseholdBodies.RankingBody;
import id.dinsos.registry.household.HouseholdClient.Found;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One household: look at it, and what changes only its own record. */
@Path("/v1/households/{id}")
public class HouseholdResource {
    private final HouseholdClient households;
    private final CommandHandler handler;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate;
    private final Caller caller;
    private final ZoneId zone;

    public HouseholdResource(
            HouseholdClient households,
            CommandHandler handler,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate,
            Caller caller,
            Settings settings) {
        this.households = households;
        this.handler = handler;
        this.aggregate = aggregate;
        this.caller = caller;
        this.zone = ZoneId.of(settings.zone());
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
        AsOf asOf = caller.asOf(knownOn, trueOn, zone);
        return households
                .find(id, caller, asOf)
                .flatMap(found -> households.shown(found, caller, asOf))
                .map(found -> asOf.answer(found.answer(), found.version()));
    }

    @POST
    @Path("/move")
    public Uni<Response> move(@RestPath UUID id, MoveBody body) {
        RegionCode village = households.known(body.village());
        return change(
                id,
                found ->
                        new HouseholdCommand.Move(
                                village,
                                PersonalData.of(found.home().headId(), body.addressOrNone())));
    }

    @POST
    @Path("/head")
    public Uni<Response> head(@RestPath UUID id, PersonBody body) {
        UUID head = body.id();
        return change(id, found -> new HouseholdCommand.ChangeHead(head));
    }

    /** Names the account holder; a null {@code personId} names nobody any more. */
    @POST
    @Path("/payee")
    public Uni<Response> payee(@RestPath UUID id, PersonBody body) {
        return change(id, found -> new HouseholdCommand.NamePayee(body.personId()));
    }

    @POST
    @Path("/ranking")
    public Uni<Response> rank(@RestPath UUID id, RankingBody body) {
        var ranking = body.ranking();
        return change(id, found -> new HouseholdCommand.Rank(ranking));
    }

    @POST
    @Path("/listing")
    public Uni<Response> list(@RestPath UUID id, ListingBody body) {
        var command = new HouseholdCommand.PutOnList(body.list(), body.sourceVersion());
        return change(id, found -> command);
    }

    @POST
    @Path("/delisting")
    public Uni<Response> delist(@RestPath UUID id, ListingBody body) {
        var command =
                new HouseholdCommand.TakeOffList(
                        body.list(), body.givenReason(), body.sourceVersion());
        return change(id, found -> command);
    }

    @POST
    @Path("/dissolution")
    public Uni<Response> dissolve(@RestPath UUID id) {
        return change(id, found -> new HouseholdCommand.Dissolve());
    }

    private Uni<Response> change(UUID id, Function<Found, HouseholdCommand> command) {
        caller.require("registrar");
        return households
                .find(id, caller)
                .flatMap(found ->
                        handler.handle(
                                aggregate,
                                id,
                                command.apply(found),
                                caller.requestIfMatch(RegionCode.of(found.home().owner()))))
                .map(Answers::changed);
    }
}
