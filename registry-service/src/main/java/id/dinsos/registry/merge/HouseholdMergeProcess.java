package id.dinsos.registry.merge;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Course.Before;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCode;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.pointer.Pointers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two households become one, and two again where that was wrong: both records, and those of all who
 * move by it.
 */
public final class HouseholdMergeProcess {
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;

    public HouseholdMergeProcess(
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households) {
        this.persons = persons;
        this.households = households;
    }

    /**
     * @param id whose record ends
     * @param into where all who live there live from now on
     * @param relations what they are to the head there; other members where it is not said
     */
    public void merge(UnitOfWork unit, UUID id, UUID into, Map<UUID, Relation> relations) {
        if (into.equals(id)) {
            throw RefusedException.of(
                    HouseholdCode.HOUSEHOLD_INTO_ITSELF, "it is one household already");
        }
        unit.needs(List.of(id, into));
        Registered ending = known(unit, id);
        String owner = known(unit, into).owner();
        unit.require(households, id, new HouseholdCommand.MergeInto(into, owner));
        List<Member> moving = ending.members().stream().filter(Member::alive).toList();
        unit.needs(moving.stream().map(Member::personId).toList());
        for (Member member : moving) {
            UUID personId = member.personId();
            Relation relation = relations.getOrDefault(personId, Relation.OTHER);
            move(unit, personId, id, new Membership(into, relation), owner, null);
            unit.require(
                    households,
                    into,
                    new HouseholdCommand.Join(
                            new Member(personId, relation, member.birthMonth(), true)));
        }
    }

    /**
     * They are two households after all: those who had come live here again. Both belong to one
     * office, or it is refused: an undo never writes another office's record. Who was paid for it
     * without living there is paid under the record that goes on by now.
     */
    public void unmerge(UnitOfWork unit, UUID id) {
        Registered ended = known(unit, id);
        UUID from = ended.course().mergedInto();
        Before before = ended.course().before();
        if (from == null || before == null) {
            throw RefusedException.of(
                    HouseholdCode.HOUSEHOLD_NOT_MERGED, "this household was merged into no other");
        }
        Registered other = known(unit, from);
        UUID payee = before.roles().payeeId();
        unit.require(
                households,
                id,
                new HouseholdCommand.Unmerge(
                        other, payee == null ? null : Pointers.goesOn(unit, persons, payee)));
        unit.needs(before.living().stream().map(Member::personId).toList());
        for (Member member : before.living()) {
            UUID personId = member.personId();
            unit.require(households, from, new HouseholdCommand.Leave(personId, true));
            Membership back = new Membership(id, member.relation());
            move(unit, personId, from, back, other.owner(), true);
        }
    }

    private void move(
            UnitOfWork unit,
            UUID personId,
            UUID from,
            Membership to,
            String owner,
            @Nullable Boolean undone) {
        unit.require(persons, personId, new PersonCommand.LeaveHousehold(from, undone));
        unit.require(persons, personId, new PersonCommand.JoinHousehold(to, owner, undone));
    }

    private Registered known(UnitOfWork unit, UUID id) {
        if (unit.state(households, id) instanceof Registered home) {
            return home;
        }
        throw RefusedException.of(
                HouseholdCode.HOUSEHOLD_UNKNOWN, "no such household is registered");
    }
}
