package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Aggregate;
import id.dinsos.eventstore.Answers;
import id.dinsos.eventstore.Caller;
import id.dinsos.eventstore.CommandHandler;
import id.dinsos.eventstore.KernelCode;
import id.dinsos.eventstore.PersonalData;
import id.dinsos.eventstore.RefusedException;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.UnitOfWork;
import id.dinsos.registry.household.HouseholdBodies.DeathBody;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonClient;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.DeathEvidence;
import id.dinsos.registry.person.PersonEvent.Membership;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A death: it changes the person and the count of the household they lived in. */
@Path("/v1/persons/{id}/death")
public class DeathResource {
    private final PersonClient people;
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final Caller caller;
    private final Clock clock;
    private final ZoneId zone;

    public DeathResource(
            PersonClient people,
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller,
            Clock clock,
            Settings settings) {
        this.people = people;
        this.handler = handler;
        this.persons = persons;
        this.households = households;
        this.caller = caller;
        this.clock = clock;
        this.zone = ZoneId.of(settings.zone());
    }

    /** Needs no If-Match: a death is true whatever else has changed. The same again is fine. */
    @POST
    public Uni<Response> record(@RestPath UUID id, DeathBody body) {
        caller.require("registrar");
        String document = body.evidence();
        PersonalData<DeathEvidence> evidence =
                document == null ? null : PersonalData.of(id, new DeathEvidence(document));
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        var command = new PersonCommand.RecordDeath(body.diedOn(), today, evidence);
        return people.find(id, caller)
                .flatMap(found -> {
                    UUID home = home(found.person());
                    return handler.handle(
                            "RecordDeath",
                            home == null ? List.of(id) : List.of(id, home),
                            id,
                            unit -> bury(unit, id, home, command),
                            caller.request(RegionCode.of(found.person().owner()))
                                    .effectiveOn(body.diedOn()));
                })
                .map(Answers::changed);
    }

    private void bury(
            UnitOfWork unit, UUID id, @Nullable UUID home, PersonCommand.RecordDeath command) {
        unit.require(persons, id, command);
        if (!java.util.Objects.equals(home, home((Person.Registered) unit.state(persons, id)))) {
            throw RefusedException.of(KernelCode.CHANGED_MEANWHILE, "they have moved; try again");
        }
        if (home != null) {
            unit.require(households, home, new HouseholdCommand.RecordMemberDeath(id));
        }
    }

    private static @Nullable UUID home(Person.Registered person) {
        Membership membership = person.membership();
        return membership == null ? null : membership.householdId();
    }
}
