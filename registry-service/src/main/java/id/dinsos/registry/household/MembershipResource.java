package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.HouseholdBodies.MemberBody;
import id.dinsos.registry.household.HouseholdBodies.NewHousehold;
import id.dinsos.registry.household.HouseholdBodies.PersonBody;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Who lives in which household: what changes the record of the household and of a person in one
 * transaction, because it is one fact.
 */
@Path("/v1/households")
public class MembershipResource {
    private final CommandHandler handler;
    private final HouseholdStore households;
    private final MembershipProcess process;
    private final Caller caller;
    private final OfficeDay days;

    public MembershipResource(
            CommandHandler handler,
            HouseholdStore homes,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller,
            OfficeDay days) {
        this.handler = handler;
        this.households = homes;
        this.process = new MembershipProcess(persons, households);
        this.caller = caller;
        this.days = days;
    }

    /** Puts persons on record into one household. */
    @POST
    public Uni<Response> register(NewHousehold body) {
        caller.require("registrar");
        var home = body.home();
        return found("RegisterHousehold", body, (unit, id) -> process.register(unit, id, home));
    }

    /** At a marriage: they leave where they lived, and found a household together. */
    @POST
    @Path("/split")
    public Uni<Response> split(NewHousehold body) {
        caller.require("registrar");
        var home = body.home();
        return found("SplitHousehold", body, (unit, id) -> process.split(unit, id, home));
    }

    @POST
    @Path("/{id}/join")
    public Uni<Response> join(@RestPath UUID id, MemberBody body) {
        caller.require("registrar");
        var joining = body.joining();
        return change(
                "JoinHousehold", id, body.effectiveOn(), unit -> process.join(unit, id, joining));
    }

    @POST
    @Path("/{id}/leave")
    public Uni<Response> leave(@RestPath UUID id, PersonBody body) {
        caller.require("registrar");
        UUID person = body.id();
        return change(
                "LeaveHousehold", id, body.effectiveOn(), unit -> process.leave(unit, id, person));
    }

    private Uni<Response> found(
            String operation, NewHousehold body, BiConsumer<UnitOfWork, UUID> work) {
        RegionCode owner = households.known(body.home().region()).regency();
        UUID id = body.id() == null ? caller.newId(operation) : body.id();
        var request =
                caller.requestRepeatable(owner, operation, body)
                        .effectiveOn(days.effective(body.effectiveOn()));
        return handler.handle(operation, List.of(id), id, unit -> work.accept(unit, id), request)
                .map(done -> Answers.created("/v1/households", done));
    }

    private Uni<Response> change(
            String operation, UUID id, @Nullable LocalDate since, Consumer<UnitOfWork> work) {
        var request = caller.requestIfMatch().effectiveOn(days.effective(since));
        return handler.handle(operation, List.of(id), id, work, request).map(Answers::changed);
    }
}
