package id.dinsos.registry.household;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A death and the household the person lived in. The last one's death ends the household, so that
 * nobody is paid for it any more; a death withdrawn opens it again. Where the household has been
 * merged meanwhile, whoever turns out to be alive lives in the one that goes on.
 */
public final class DeathProcess {
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;

    public DeathProcess(
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households) {
        this.persons = persons;
        this.households = households;
    }

    public void record(UnitOfWork unit, UUID id, PersonCommand.RecordDeath death) {
        Membership lived = changed(unit, id, death);
        if (lived != null) {
            unit.require(
                    households, lived.householdId(), new HouseholdCommand.RecordMemberDeath(id));
        }
    }

    public void withdraw(UnitOfWork unit, UUID id, PersonCommand.WithdrawDeath withdrawal) {
        Membership lived = changed(unit, id, withdrawal);
        if (lived == null) {
            return;
        }
        UUID home = lived.householdId();
        unit.require(households, home, new HouseholdCommand.FindMemberAlive(id));
        UUID goesOn = goesOn(unit, home);
        if (!goesOn.equals(home)) {
            follow(unit, id, home, goesOn, lived.relation());
        }
    }

    /** Where they live now; null where nowhere, or where it was on record already. */
    private @Nullable Membership changed(UnitOfWork unit, UUID id, PersonCommand command) {
        int before = unit.version(id);
        unit.require(persons, id, command);
        return unit.version(id) > before
                        && unit.state(persons, id) instanceof Person.Registered person
                ? person.membership()
                : null;
    }

    /** The household that goes on for one that was merged, and perhaps that one was too. */
    private UUID goesOn(UnitOfWork unit, UUID home) {
        UUID last = home;
        while (unit.state(households, last) instanceof Household.Registered known
                && known.course().mergedInto() != null) {
            last = known.course().mergedInto();
        }
        return last;
    }

    private void follow(UnitOfWork unit, UUID id, UUID from, UUID to, Relation was) {
        unit.require(persons, id, new PersonCommand.LeaveHousehold(from));
        if (!(unit.state(households, to) instanceof Household.Registered home)
                || home.condition() != Course.Condition.LIVE) {
            return;
        }
        Relation relation = was == Relation.HEAD ? Relation.OTHER : was;
        unit.require(
                persons,
                id,
                new PersonCommand.JoinHousehold(new Membership(to, relation), home.owner()));
        Person.Registered person = (Person.Registered) unit.state(persons, id);
        unit.require(
                households,
                to,
                new HouseholdCommand.Join(new Member(id, relation, person.birthMonth(), true)));
    }
}
