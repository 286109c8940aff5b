package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdBodies.MoveBody;
import id.dinsos.registry.household.HouseholdStore.Found;
import id.dinsos.registry.person.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/**
 * A household that had left is back, or has arrived in the regency it went to. The office there
 * then keeps its record, and those of all its members, the dead included, and of those who turned
 * out to be one of them: in one transaction, so that no family is ever in two offices.
 */
@Path("/v1/households/{id}")
public class HandOverResource {
    private final HouseholdStore households;
    private final PersonStore people;
    private final CommandHandler handler;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Caller caller;
    private final OfficeDay days;

    public HandOverResource(
            HouseholdStore households,
            PersonStore people,
            CommandHandler handler,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Caller caller,
            OfficeDay days) {
        this.households = households;
        this.people = people;
        this.handler = handler;
        this.aggregate = aggregate;
        this.persons = persons;
        this.caller = caller;
        this.days = days;
    }

    /** Those who had left are back, or have arrived; who was never on record is registered. */
    @POST
    @Path("/move-in")
    public Uni<Response> moveIn(@RestPath UUID id, MoveBody body) {
        caller.require("registrar");
        RegionCode village = households.known(body.village());
        LocalDate day = days.effective(body.effectiveOn());
        return households
                .findArriving(id, caller)
                .flatMap(found -> {
                    RegionCode before = RegionCode.of(found.home().owner());
                    RegionCode keeper = before.covers(village) ? before : village.regency();
                    List<UUID> members =
                            found.home().members().stream().map(Member::personId).toList();
                    return people.withMerged(members)
                            .flatMap(all ->
                                    handler.handle(
                                            "MoveIn",
                                            streams(id, all),
                                            id,
                                            unit -> moveIn(unit, found, village, keeper, body, all),
                                            caller.requestIfMatch(keeper).effectiveOn(day)));
                })
                .map(Answers::changed);
    }

    private void moveIn(
            UnitOfWork unit,
            Found found,
            RegionCode village,
            RegionCode keeper,
            MoveBody body,
            Set<UUID> all) {
        if (unit.version(found.id()) != found.version()) {
            throw RefusedException.of(KernelCode.CHANGED_MEANWHILE, "it has changed; try again");
        }
        unit.require(
                aggregate,
                found.id(),
                new HouseholdCommand.MoveIn(
                        village, PersonalData.of(found.home().headId(), body.addressOrNone())));
        for (UUID personId : all) {
            unit.require(persons, personId, new PersonCommand.Follow(keeper.code()));
        }
    }

    private static List<UUID> streams(UUID id, Set<UUID> people) {
        List<UUID> streams = new ArrayList<>(people);
        streams.add(id);
        return streams;
    }
}
