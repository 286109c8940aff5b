package id.dinsos.registry.household;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.registry.household.HouseholdBodies.BirthBody;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.NumberStore;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonBodies.IdentityBody;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** How families grow: a child is born into one. */
@Path("/v1/households/{id}")
public class FamilyResource {
    private final CommandHandler handler;
    private final NumberStore numbers;
    private final MembershipProcess process;
    private final Caller caller;
    private final OfficeDay days;

    public FamilyResource(
            CommandHandler handler,
            NumberStore numbers,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller,
            OfficeDay days) {
        this.handler = handler;
        this.numbers = numbers;
        this.process = new MembershipProcess(persons, households);
        this.caller = caller;
        this.days = days;
    }

    /** Needs no If-Match: a birth is true whatever else has changed. Answers the child. */
    @POST
    @Path("/birth")
    public Uni<Response> birth(@RestPath UUID id, BirthBody body) {
        caller.require("registrar");
        IdentityBody told = body.checked();
        UUID child = body.id() == null ? caller.newId("RecordBirth") : body.id();
        var birth = body.birth(child, told, days.today());
        var request =
                caller.requestRepeatable("RecordBirth", List.of(id, body))
                        .effectiveOn(told.birthDate());
        return numbers.explained(
                        handler.handle(
                                "RecordBirth",
                                List.of(id, child),
                                child,
                                unit -> process.bear(unit, id, birth),
                                request),
                        told.uniques(),
                        caller)
                .map(done -> Answers.created("/v1/persons", done, told.warnings()));
    }
}
