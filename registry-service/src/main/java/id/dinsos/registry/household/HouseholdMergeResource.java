package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Course.Before;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdBodies.MergeBody;
import id.dinsos.registry.household.HouseholdStore.Found;
import id.dinsos.registry.person.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonBodies.SinceBody;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final HouseholdStore households;
    private final CommandHandler handler;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Caller caller;
    private final OfficeDay days;

    public HouseholdMergeResource(
            HouseholdStore households,
            CommandHandler handler,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Caller caller,
            OfficeDay days) {
        this.households = households;
        this.handler = handler;
        this.aggregate = aggregate;
        this.persons = persons;
        this.caller = caller;
        this.days = days;
    }

    /** All who live here live in the other household from now on; this one's record ends. */
    @POST
    @Path("/merge")
    public Uni<Response> merge(@RestPath UUID id, MergeBody body) {
        caller.require("registrar");
        UUID into = body.goesOn();
        if (into.equals(id)) {
            throw RefusedException.of(
                    HouseholdCode.HOUSEHOLD_INTO_ITSELF, "it is one household already");
        }
        return households
                .find(id, caller)
                .flatMap(ending ->
                        both(
                                "MergeHousehold",
                                ending,
                                into,
                                body.effectiveOn(),
                                living(ending.home().members()),
                                unit -> merge(unit, ending, into, body)));
    }

    /** They are two households after all: those who had come live here again. */
    @POST
    @Path("/unmerge")
    public Uni<Response> unmerge(@RestPath UUID id, @Nullable SinceBody body) {
        caller.require("registrar");
        LocalDate since = body == null ? null : body.effectiveOn();
        return households
                .find(id, caller)
                .flatMap(ended -> {
                    UUID into = ended.home().course().mergedInto();
                    Before before = ended.home().course().before();
                    if (into == null || before == null) {
                        throw RefusedException.of(
                                HouseholdCode.HOUSEHOLD_NOT_MERGED,
                                "this household was merged into no other");
                    }
                    return both(
                            "UnmergeHousehold",
                            ended,
                            into,
                            since,
                            before.living(),
                            unit -> unmerge(unit, id, into, before.living()));
                });
    }

    private Uni<Response> both(
            String operation,
            Found one,
            UUID other,
            @Nullable LocalDate since,
            List<Member> moving,
            Consumer<UnitOfWork> work) {
        LocalDate day = days.effective(since);
        List<UUID> streams = new ArrayList<>(List.of(one.id(), other));
        moving.forEach(member -> streams.add(member.personId()));
        return households
                .find(other, caller)
                .flatMap(found ->
                        handler.handle(
                                operation,
                                streams,
                                one.id(),
                                unit -> {
                                    requireSame(unit, one);
                                    work.accept(unit);
                                },
                                caller.requestIfMatch(RegionCode.of(one.home().owner()))
                                        .effectiveOn(day)))
                .map(Answers::changed);
    }

    private void merge(UnitOfWork unit, Found ending, UUID into, MergeBody body) {
        String owner = known(unit, into).owner();
        unit.require(aggregate, ending.id(), new HouseholdCommand.MergeInto(into, owner));
        for (Member member : living(ending.home().members())) {
            UUID id = member.personId();
            Membership membership = new Membership(into, body.relation(id));
            move(unit, id, ending.id(), membership, owner);
            unit.require(
                    aggregate,
                    into,
                    new HouseholdCommand.Join(
                            new Member(id, membership.relation(), member.birthMonth(), true)));
        }
    }

    private void unmerge(UnitOfWork unit, UUID id, UUID from, List<Member> back) {
        Household.Registered other = known(unit, from);
        unit.require(aggregate, id, new HouseholdCommand.Unmerge(other));
        for (Member member : back) {
            UUID personId = member.personId();
            unit.require(aggregate, from, new HouseholdCommand.Leave(personId));
            move(unit, personId, from, new Membership(id, member.relation()), other.owner());
        }
    }

    private void move(UnitOfWork unit, UUID personId, UUID from, Membership to, String owner) {
        unit.require(persons, personId, new PersonCommand.LeaveHousehold(from));
        unit.require(persons, personId, new PersonCommand.JoinHousehold(to, owner));
    }

    private Household.Registered known(UnitOfWork unit, UUID id) {
        return (Household.Registered) unit.state(aggregate, id);
    }

    /** The members to move were read before the unit was opened. */
    private static void requireSame(UnitOfWork unit, Found one) {
        if (unit.version(one.id()) != one.version()) {
            throw RefusedException.of(KernelCode.CHANGED_MEANWHILE, "it has changed; try again");
        }
    }

    private static List<Member> living(List<Member> members) {
        return members.stream().filter(Member::alive).toList();
    }
}
