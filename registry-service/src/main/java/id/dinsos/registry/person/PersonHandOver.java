package id.dinsos.registry.person;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonEvent.PersonOffered;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the record of one person comes to the office of another regency: one offers, the other
 * accepts, so that nobody is left without an office or taken from one. Who lives in a household
 * moves with it.
 */
final class PersonHandOver {
    private PersonHandOver() {}

    static Decision<PersonEvent> offer(@Nullable RegionCode to, Registered person) {
        String wanted = to == null ? null : to.code();
        if (Objects.equals(wanted, person.office().offeredTo())) {
            return accept();
        }
        if (to == null) {
            return accept(new PersonOffered(null));
        }
        if (RegionCode.of(person.owner()).covers(to)) {
            return refuse(PersonCode.OFFER_INSIDE_OWNER, to + " keeps the record already");
        }
        if (!person.alive()) {
            return refuse(PersonCode.PERSON_DEAD, "the dead stay where they lived");
        }
        return person.membership() == null
                ? accept(new PersonOffered(wanted))
                : refuse(
                        PersonCode.PERSON_MOVES_WITH_HOUSEHOLD,
                        "they live in household " + person.membership().householdId());
    }

    static Decision<PersonEvent> acceptOffer(String owner, Registered person) {
        return owner.equals(person.office().offeredTo())
                ? accept(new PersonTakenOver(owner))
                : refuse(PersonCode.PERSON_NOT_OFFERED, "their office has not offered them");
    }

    static Decision<PersonEvent> follow(String owner, Registered person) {
        return owner.equals(person.owner()) ? accept() : accept(new PersonTakenOver(owner));
    }
}
