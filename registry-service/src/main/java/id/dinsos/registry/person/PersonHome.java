package id.dinsos.registry.person;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCommand.JoinHousehold;
import id.dinsos.registry.person.PersonCommand.LeaveHousehold;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import java.util.UUID;

/** Where a person lives: one household at a time, of the office that keeps their record. */
final class PersonHome {
    private PersonHome() {}

    static Decision<PersonEvent> join(JoinHousehold command, Registered person) {
        if (!command.owner().equals(person.owner())) {
            return refuse(
                    PersonCode.PERSON_OF_OTHER_OFFICE,
                    "their record belongs to %s, the household to %s"
                            .formatted(person.owner(), command.owner()));
        }
        Membership wanted = command.membership();
        Membership current = person.membership();
        if (wanted.equals(current)) {
            return accept();
        }
        if (!person.alive()) {
            return refuse(PersonCode.PERSON_DEAD, "the dead do not join a household");
        }
        if (current == null) {
            return accept(new HouseholdJoined(wanted, command.undone()));
        }
        return current.householdId().equals(wanted.householdId())
                ? accept(new RelationChanged(wanted.relation()))
                : refuse(
                        PersonCode.PERSON_IN_OTHER_HOUSEHOLD,
                        "the person lives in household " + current.householdId());
    }

    static Decision<PersonEvent> leave(LeaveHousehold command, Registered person) {
        UUID householdId = command.householdId();
        Membership current = person.membership();
        if (current == null || !current.householdId().equals(householdId)) {
            return refuse(PersonCode.PERSON_NOT_IN_HOUSEHOLD, "the person does not live in it");
        }
        return person.alive()
                ? accept(new HouseholdLeft(householdId, command.undone()))
                : refuse(PersonCode.PERSON_DEAD, "the dead stay where they lived");
    }
}
