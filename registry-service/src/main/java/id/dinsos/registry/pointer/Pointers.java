package id.dinsos.registry.pointer;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Course;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Merging.Pointer;
import id.dinsos.registry.person.Merging.PointerRole;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Kinship;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever names a person as heir, caregiver or payee goes on naming them when their record ends in
 * another one, and names them again where that is undone, unless somebody else was named since.
 */
public final class Pointers {
    private static final int MAX_MERGES = 20;

    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;

    public Pointers(
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households) {
        this.persons = persons;
        this.households = households;
    }

    /** What the record named the person as; from now on it names the other one so. */
    public List<Pointer> move(UnitOfWork unit, UUID record, Registered person, UUID into) {
        List<Pointer> moved = new ArrayList<>();
        if (isPerson(unit, record)) {
            Registered pointing = own(unit, record, person);
            if (pointing != null) {
                name(pointing, person.id(), moved);
            }
        } else if (unit.look(households, record) instanceof Household.Registered home
                && home.owner().equals(person.owner())
                && person.id().equals(home.payeeId())
                && home.roles().payeeAs() != null) {
            moved.add(new Pointer(record, PointerRole.GUARDIAN, home.roles().payeeAs().name()));
        }
        moved.removeIf(one -> !point(unit, one, into));
        return moved;
    }

    /** Undoes {@code move}. */
    public void moveBack(UnitOfWork unit, Pointer pointer, Registered person, UUID from) {
        UUID record = pointer.record();
        boolean still =
                switch (pointer.role()) {
                    case HEIR -> {
                        Registered pointing = own(unit, record, person);
                        yield pointing != null && names(pointing.ties().heir(), from);
                    }
                    case CAREGIVER -> {
                        Registered pointing = own(unit, record, person);
                        yield pointing != null && names(pointing.ties().caregiver(), from);
                    }
                    case GUARDIAN ->
                            unit.look(households, record) instanceof Household.Registered home
                                    && home.owner().equals(person.owner())
                                    && from.equals(home.payeeId());
                };
        if (still) {
            var unused = point(unit, pointer, person.id());
        }
    }

    /** Whom a record that goes on again names, where theirs has ended meanwhile. */
    public void follow(UnitOfWork unit, Registered pointing) {
        List<Pointer> named = new ArrayList<>();
        Tie caregiver = pointing.ties().caregiver();
        if (caregiver != null) {
            name(pointing, caregiver.personId(), named);
        }
        Tie heir = pointing.ties().heir();
        if (heir != null && (caregiver == null || !caregiver.personId().equals(heir.personId()))) {
            name(pointing, heir.personId(), named);
        }
        for (Pointer pointer : named) {
            Tie tie = pointer.role() == PointerRole.HEIR ? heir : caregiver;
            UUID now = tie == null ? pointing.id() : goesOn(unit, persons, tie.personId());
            if (tie != null && !now.equals(tie.personId()) && !now.equals(pointing.id())) {
                var unused = point(unit, pointer, now);
            }
        }
    }

    /** Under which record a person goes on, whoever keeps it. */
    public static UUID goesOn(
            UnitOfWork unit, Aggregate<PersonCommand, Person, PersonEvent> persons, UUID id) {
        UUID at = id;
        for (int steps = 0; steps < MAX_MERGES; steps++) {
            if (!(unit.look(persons, at) instanceof Registered person)
                    || person.mergedInto() == null) {
                return at;
            }
            at = person.mergedInto();
        }
        return at;
    }

    private static void name(Registered pointing, UUID person, List<Pointer> named) {
        Tie caregiver = pointing.ties().caregiver();
        if (caregiver != null && names(caregiver, person)) {
            named.add(new Pointer(pointing.id(), PointerRole.CAREGIVER, caregiver.as().name()));
        }
        Tie heir = pointing.ties().heir();
        if (heir != null && names(heir, person)) {
            named.add(new Pointer(pointing.id(), PointerRole.HEIR, heir.as().name()));
        }
    }

    /** False where the record can name nobody any more: it has ended. */
    private boolean point(UnitOfWork unit, Pointer pointer, UUID person) {
        UUID record = pointer.record();
        switch (pointer.role()) {
            case HEIR ->
                    unit.require(persons, record, new PersonCommand.NameHeir(tie(pointer, person)));
            case CAREGIVER ->
                    unit.require(
                            persons, record, new PersonCommand.NameCaregiver(tie(pointer, person)));
            case GUARDIAN -> {
                Household.Registered home = (Household.Registered) unit.state(households, record);
                if (home.condition() != Course.Condition.LIVE) {
                    return false;
                }
                boolean member = home.member(person) != null;
                unit.require(
                        households,
                        record,
                        member
                                ? new HouseholdCommand.NamePayee(person)
                                : new HouseholdCommand.NameGuardian(
                                        person, Guardianship.valueOf(pointer.as())));
            }
        }
        return true;
    }

    /** The record of one who points, where it is of the same office and has not ended itself. */
    private @Nullable Registered own(UnitOfWork unit, UUID record, Registered person) {
        return unit.look(persons, record) instanceof Registered pointing
                        && pointing.owner().equals(person.owner())
                        && pointing.mergedInto() == null
                ? pointing
                : null;
    }

    private static boolean isPerson(UnitOfWork unit, UUID record) {
        var history = unit.stream(record).events();
        return !history.isEmpty() && history.getFirst().event() instanceof PersonEvent;
    }

    private static boolean names(@Nullable Tie tie, UUID person) {
        return tie != null && tie.personId().equals(person);
    }

    private static Tie tie(Pointer pointer, UUID person) {
        return new Tie(person, Kinship.valueOf(pointer.as()));
    }
}
