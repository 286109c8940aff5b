package id.dinsos.registry.handover;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Authority;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The office of another regency takes a record over, and with it the records of all who turned out
 * to be that person: they are one person's history and stay in one office.
 */
public final class PersonHandOverProcess {
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;

    public PersonHandOverProcess(Aggregate<PersonCommand, Person, PersonEvent> persons) {
        this.persons = persons;
    }

    /**
     * Runs under its own rules: the record is the office's to take because it was offered to it; to
     * all others it does not exist. The work is that of the office that accepts.
     *
     * @param caller over whose records the one who accepts has authority
     */
    public void accept(UnitOfWork unit, UUID id, Authority caller) {
        if (!(unit.state(persons, id) instanceof Registered person)) {
            throw unknown();
        }
        String keeper = person.office().offeredTo();
        if (keeper == null || !caller.covers(keeper)) {
            throw caller.covers(person.owner())
                    ? RefusedException.of(
                            PersonCode.PERSON_NOT_OFFERED, "their office has not offered them")
                    : unknown();
        }
        unit.actFor(keeper);
        unit.require(persons, id, new PersonCommand.AcceptOffer(keeper));
        follow(unit, List.of(id), keeper);
    }

    private static RefusedException unknown() {
        return RefusedException.of(PersonCode.PERSON_UNKNOWN, "no such person is registered");
    }

    /** The records, and those merged into them, go where the persons go. */
    public void follow(UnitOfWork unit, Collection<UUID> ids, String keeper) {
        for (UUID one : withMerged(unit, ids)) {
            unit.require(persons, one, new PersonCommand.Follow(keeper));
        }
    }

    private Set<UUID> withMerged(UnitOfWork unit, Collection<UUID> ids) {
        Set<UUID> all = new LinkedHashSet<>();
        Collection<UUID> more = ids;
        while (!more.isEmpty()) {
            unit.needs(more);
            all.addAll(more);
            Set<UUID> merged = new LinkedHashSet<>();
            for (UUID one : more) {
                if (unit.state(persons, one) instanceof Registered person) {
                    person.absorbed().forEach(gone -> merged.add(gone.personId()));
                }
            }
            merged.removeAll(all);
            more = merged;
        }
        return all;
    }
}
