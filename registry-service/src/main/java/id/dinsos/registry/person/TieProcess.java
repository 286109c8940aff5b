package id.dinsos.registry.person;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Tie;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever is named to act for somebody is on record, alive, and under their own record. */
public final class TieProcess {
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;

    public TieProcess(Aggregate<PersonCommand, Person, PersonEvent> persons) {
        this.persons = persons;
    }

    public void nameHeir(UnitOfWork unit, UUID id, @Nullable Tie heir) {
        if (heir != null) {
            unit.needs(List.of(id, heir.personId()));
            requireAble(unit, heir.personId());
        }
        unit.require(persons, id, new PersonCommand.NameHeir(heir));
    }

    public void nameCaregiver(UnitOfWork unit, UUID id, @Nullable Tie caregiver) {
        if (caregiver != null) {
            unit.needs(List.of(id, caregiver.personId()));
            requireAble(unit, caregiver.personId());
        }
        unit.require(persons, id, new PersonCommand.NameCaregiver(caregiver));
    }

    /** Refuses who can act for nobody. */
    public void requireAble(UnitOfWork unit, UUID id) {
        if (!(unit.state(persons, id) instanceof Registered person)) {
            throw RefusedException.of(PersonCode.PERSON_UNKNOWN, "there is no such person");
        }
        if (person.mergedInto() != null) {
            throw RefusedException.of(
                    PersonCode.PERSON_MERGED, "this is person " + person.mergedInto());
        }
        if (!person.alive()) {
            throw RefusedException.of(PersonCode.PERSON_DEAD, "the dead act for nobody");
        }
    }
}
