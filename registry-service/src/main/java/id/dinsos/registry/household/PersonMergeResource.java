package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdBodies.PersonMergeBody;
import id.dinsos.registry.person.Merging.Merged;
import id.dinsos.registry.person.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonBodies.SinceBody;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Two records that are one person become one, and two again where that was wrong. Both records, and
 * the household of the one that ends, change in one transaction or not at all.
 */
@Path("/v1/persons/{id}")
public class PersonMergeResource {
    private final PersonStore people;
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final Caller caller;
    private final OfficeDay days;

    public PersonMergeResource(
            PersonStore people,
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller,
            OfficeDay days) {
        this.people = people;
        this.handler = handler;
        this.persons = persons;
        this.households = households;
        this.caller = caller;
        this.days = days;
    }

    /** The record of the path ends; the one of the body goes on for both. */
    @POST
    @Path("/merge")
    public Uni<Response> merge(@RestPath UUID id, PersonMergeBody body) {
        caller.require("registrar");
        UUID into = body.goesOn();
        LocalDate day = days.effective(body.effectiveOn());
        return people.find(id, caller)
                .call(found -> people.find(into, caller))
                .flatMap(found -> {
                    UUID home = HouseholdStore.homeOf(found.person());
                    return handler.handle(
                            "MergePerson",
                            streams(id, into, home),
                            id,
                            unit -> merge(unit, id, into, home),
                            caller.requestIfMatch(RegionCode.of(found.person().owner()))
                                    .effectiveOn(day));
                })
                .map(Answers::changed);
    }

    /** They are two people after all: what the merge took is given back. */
    @POST
    @Path("/unmerge")
    public Uni<Response> unmerge(@RestPath UUID id, @Nullable SinceBody body) {
        caller.require("registrar");
        LocalDate day = days.effective(body == null ? null : body.effectiveOn());
        return people.find(id, caller)
                .call(found -> people.find(merged(found.person()).into(), caller))
                .call(found ->
                        people.requireFree(
                                PersonStore.uniques(found.person()),
                                Set.of(id, merged(found.person()).into())))
                .flatMap(found -> {
                    Merged merged = merged(found.person());
                    UUID home = merged.home() == null ? null : merged.home().householdId();
                    return handler.handle(
                            "UnmergePerson",
                            streams(id, merged.into(), home),
                            id,
                            unit -> unmerge(unit, id, merged.into(), home),
                            caller.requestIfMatch(RegionCode.of(found.person().owner()))
                                    .effectiveOn(day));
                })
                .map(Answers::changed);
    }

    private void merge(UnitOfWork unit, UUID id, UUID into, @Nullable UUID home) {
        Registered other = (Registered) unit.state(persons, id);
        Registered survivor = (Registered) unit.state(persons, into);
        HouseholdStore.requireHome(other, home);
        unit.require(persons, into, new PersonCommand.Absorb(other));
        unit.require(persons, id, new PersonCommand.MergeInto(survivor));
        Membership left = other.membership();
        if (left == null || !other.alive()) {
            return;
        }
        Member inPlace = null;
        if (survivor.membership() == null) {
            unit.require(persons, into, new PersonCommand.JoinHousehold(left, other.owner()));
            Registered known = (Registered) unit.state(persons, into);
            inPlace = new Member(into, left.relation(), known.birthMonth(), true);
        }
        unit.require(
                households,
                left.householdId(),
                new HouseholdCommand.MergeMember(id, into, inPlace));
    }

    private void unmerge(UnitOfWork unit, UUID id, UUID into, @Nullable UUID home) {
        unit.require(persons, into, new PersonCommand.Release(id));
        unit.require(persons, id, new PersonCommand.Unmerge());
        Registered back = (Registered) unit.state(persons, id);
        if (home == null || !back.alive()) {
            return;
        }
        boolean lived = livesIn(unit, home, into);
        unit.require(households, home, new HouseholdCommand.UnmergeMember(id));
        if (lived && !livesIn(unit, home, into)) {
            unit.require(persons, into, new PersonCommand.LeaveHousehold(home));
        }
    }

    private boolean livesIn(UnitOfWork unit, UUID home, UUID personId) {
        return unit.state(households, home) instanceof Household.Registered known
                && known.member(personId) != null;
    }

    private static Merged merged(Registered person) {
        Merged merged = person.merged();
        if (merged == null) {
            throw RefusedException.of(
                    PersonCode.PERSON_NOT_MERGED, "this record was merged into no other");
        }
        return merged;
    }

    private static Collection<UUID> streams(UUID id, UUID into, @Nullable UUID home) {
        Set<UUID> streams = new LinkedHashSet<>(Set.of(id));
        streams.add(into);
        if (home != null) {
            streams.add(home);
        }
        return streams;
    }
}
