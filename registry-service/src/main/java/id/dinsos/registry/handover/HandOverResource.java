package id.dinsos.registry.handover;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdBodies.MoveBody;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdStore;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** A household that had left is back, or has arrived in the regency it went to. */
@Path("/v1/households/{id}")
public class HandOverResource {
    private final CommandHandler handler;
    private final HouseholdStore households;
    private final HandOverProcess process;
    private final Caller caller;
    private final OfficeDay days;

    public HandOverResource(
            CommandHandler handler,
            HouseholdStore homes,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller,
            OfficeDay days) {
        this.handler = handler;
        this.households = homes;
        this.process = new HandOverProcess(persons, households);
        this.caller = caller;
        this.days = days;
    }

    /** Those who had left are back, or have arrived; who was never on record is registered. */
    @POST
    @Path("/move-in")
    public Uni<Response> moveIn(@RestPath UUID id, MoveBody body) {
        caller.require("registrar");
        RegionCode village = households.known(body.village());
        var there = body.there();
        var request =
                caller.requestIfMatch(village.regency())
                        .underOwnRules()
                        .effectiveOn(days.effective(body.effectiveOn()));
        return handler.handle(
                        "MoveIn",
                        List.of(id),
                        id,
                        unit -> process.moveIn(unit, id, village, there),
                        request)
                .map(Answers::changed);
    }
}
