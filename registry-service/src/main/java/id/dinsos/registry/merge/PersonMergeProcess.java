package id.dinsos.registry.merge;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Merging.Merged;
import id.dinsos.registry.person.Merging.Pointer;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.pointer.Pointers;
import id.dinsos.registry.privacy.Privacy;
import id.dinsos.registry.privacy.Privacy.Restriction;
import id.dinsos.registry.privacy.PrivacyDecider;
import id.dinsos.registry.privacy.PrivacyEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records that are one person become one, and two again where that was wrong: both records, the
 * household of the one that ends, and the records of those who named that one as heir, caregiver or
 * payee, who from then on name the one that goes on. Nothing here writes another office's record: a
 * household that went to another office meanwhile stays as it is, and whoever is parted from the
 * other then lives in none. Data that lie still under the record that ends lie still under the one
 * that goes on, and under both where they part again: only who ends a restriction frees anything.
 */
public final class PersonMergeProcess {
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final Aggregate<PrivacyDecider.Command, Privacy, PrivacyEvent> privacies;
    private final Pointers pointers;

    public PersonMergeProcess(
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Aggregate<PrivacyDecider.Command, Privacy, PrivacyEvent> privacies) {
        this.persons = persons;
        this.households = households;
        this.privacies = privacies;
        this.pointers = new Pointers(persons, households);
    }

    /**
     * @param id whose record ends
     * @param into whose record goes on
     * @param pointing the records that name the one that ends
     */
    public void merge(UnitOfWork unit, UUID id, UUID into, Collection<UUID> pointing) {
        unit.needs(all(pointing, id, into, Privacy.idOf(id), Privacy.idOf(into)));
        Registered other = person(unit, id);
        Registered survivor = person(unit, into);
        unit.require(persons, into, new PersonCommand.Absorb(other));
        List<Pointer> moved = new ArrayList<>();
        for (UUID record : pointing) {
            if (!record.equals(into) && !record.equals(id)) {
                moved.addAll(pointers.move(unit, record, other, into));
            }
        }
        unit.require(persons, id, new PersonCommand.MergeInto(survivor, moved));
        Membership left = other.membership();
        if (left != null && other.alive()) {
            leave(unit, other, survivor, left);
        }
        keepStill(unit, id, into);
    }

    private void keepStill(UnitOfWork unit, UUID id, UUID into) {
        Restriction still = restriction(unit, id);
        if (still != null && restriction(unit, into) == null) {
            unit.require(
                    privacies,
                    Privacy.idOf(into),
                    new PrivacyDecider.Restrict(into, still.reason(), still.by()));
        }
    }

    private @Nullable Restriction restriction(UnitOfWork unit, UUID id) {
        return unit.look(privacies, Privacy.idOf(id)) instanceof Privacy.Known known
                ? known.restriction()
                : null;
    }

    /**
     * Who has named the record in the very moment it ended names the one that goes on.
     *
     * @param pointing the records that still name the one that has ended
     */
    public void pointOn(UnitOfWork unit, UUID id, Collection<UUID> pointing) {
        unit.needs(all(pointing, id));
        Registered ended = person(unit, id);
        UUID into = ended.mergedInto();
        for (UUID record : pointing) {
            if (into != null && !record.equals(into)) {
                var unused = pointers.move(unit, record, ended, into);
            }
        }
    }

    private void leave(UnitOfWork unit, Registered other, Registered survivor, Membership left) {
        UUID into = survivor.id();
        Member inPlace = null;
        if (survivor.membership() == null) {
            unit.require(persons, into, new PersonCommand.JoinHousehold(left, other.owner()));
            inPlace = new Member(into, left.relation(), person(unit, into).birthMonth(), true);
        }
        unit.require(
                households,
                left.householdId(),
                new HouseholdCommand.MergeMember(other.id(), into, inPlace));
    }

    /**
     * @param id whose record had ended
     */
    public void unmerge(UnitOfWork unit, UUID id) {
        Registered ended = person(unit, id);
        Merged merged = ended.merged();
        if (merged == null) {
            throw RefusedException.of(
                    PersonCode.PERSON_NOT_MERGED, "this record was merged into no other");
        }
        UUID into = merged.into();
        Membership lived = merged.home();
        boolean back = lived != null && isOf(unit, lived.householdId(), ended);
        unit.require(persons, into, new PersonCommand.Release(id));
        unit.require(persons, id, new PersonCommand.Unmerge(back));
        pointers.follow(unit, person(unit, id));
        merged.pointing().forEach(one -> pointers.moveBack(unit, one, ended, into));
        if (lived != null && back && ended.alive()) {
            comeBack(unit, id, into, lived.householdId());
        }
    }

    private void comeBack(UnitOfWork unit, UUID id, UUID into, UUID home) {
        boolean lived = livesIn(unit, home, into);
        unit.require(households, home, new HouseholdCommand.UnmergeMember(id));
        if (lived && !livesIn(unit, home, into)) {
            unit.require(persons, into, new PersonCommand.LeaveHousehold(home, true));
        }
    }

    /** Whether the household is still kept by the office that keeps the person's record. */
    private boolean isOf(UnitOfWork unit, UUID home, Registered person) {
        return unit.look(households, home) instanceof Household.Registered known
                && known.owner().equals(person.owner());
    }

    private boolean livesIn(UnitOfWork unit, UUID home, UUID personId) {
        return unit.state(households, home) instanceof Household.Registered known
                && known.member(personId) != null;
    }

    private Registered person(UnitOfWork unit, UUID id) {
        if (unit.state(persons, id) instanceof Registered person) {
            return person;
        }
        throw RefusedException.of(PersonCode.PERSON_UNKNOWN, "no such person is registered");
    }

    private static Set<UUID> all(Collection<UUID> some, UUID... more) {
        Set<UUID> all = new LinkedHashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
