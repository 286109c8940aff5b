package id.dinsos.registry.merge;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.merge.MergeBodies.MergeBody;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonBodies.SinceBody;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Two households become one, and two again where that was wrong. Both records, and those of all who
 * move by it, change in one transaction or not at all.
 */
@Path("/v1/households/{id}")
public class HouseholdMergeResource {
    private final CommandHandler handler;
    private final HouseholdMergeProcess process;
    private final Caller caller;
    private final OfficeDay days;

    public HouseholdMergeResource(
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller,
            OfficeDay days) {
        this.handler = handler;
        this.process = new HouseholdMergeProcess(persons, households);
        this.caller = caller;
        this.days = days;
    }

    /** All who live here live in the other household from now on; this one's record ends. */
    @POST
    @Path("/merge")
    public Uni<Response> merge(@RestPath UUID id, MergeBody body) {
        caller.require("registrar");
        UUID into = body.goesOn();
        var relations = body.relations();
        return change(
                "MergeHousehold",
                id,
                body.effectiveOn(),
                unit -> process.merge(unit, id, into, relations));
    }

    /** They are two households after all: those who had come live here again. */
    @POST
    @Path("/unmerge")
    public Uni<Response> unmerge(@RestPath UUID id, @Nullable SinceBody body) {
        caller.require("registrar");
        LocalDate since = body == null ? null : body.effectiveOn();
        return change("UnmergeHousehold", id, since, unit -> process.unmerge(unit, id));
    }

    private Uni<Response> change(
            String operation, UUID id, @Nullable LocalDate since, Consumer<UnitOfWork> work) {
        var request = caller.requestIfMatch().effectiveOn(days.effective(since));
        return handler.handle(operation, List.of(id), id, work, request).map(Answers::changed);
    }
}
