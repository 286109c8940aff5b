package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Course;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Merging.Absorbed;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.privacy.Privacy.Basis;
import id.dinsos.registry.privacy.Privacy.Known;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure over all that it touches: the person, every record that ended in theirs, and the
 * household whose address lies under their key. What still needs a name stands in its way: a list
 * that money is paid from, a family they head, a record that names them. Money paid long ago does
 * not: its records keep the id and lose the name, and the numbers stay taken until they may go too.
 */
public final class ErasureProcess {
    private final Aggregate<PrivacyDecider.Command, Privacy, PrivacyEvent> privacies;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;

    public ErasureProcess(
            Aggregate<PrivacyDecider.Command, Privacy, PrivacyEvent> privacies,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households) {
        this.privacies = privacies;
        this.persons = persons;
        this.households = households;
    }

    /**
     * Restricts, holds, or ends either, for the office that keeps the person's record. What begins
     * begins under the record that goes on: under one that has ended it would lie beside the
     * person.
     */
    public void decide(UnitOfWork unit, UUID personId, PrivacyDecider.Command command) {
        Registered person = person(unit, personId);
        if (person.mergedInto() != null
                && (command instanceof PrivacyDecider.Restrict
                        || command instanceof PrivacyDecider.AskAccess)) {
            throw RefusedException.of(
                    PersonCode.PERSON_MERGED, "they go on as person " + person.mergedInto());
        }
        unit.actFor(person.owner());
        unit.require(privacies, Privacy.idOf(personId), command);
    }

    /**
     * @param naming the records that name the person as heir, caregiver or payee
     */
    public void ask(
            UnitOfWork unit,
            UUID personId,
            Collection<UUID> naming,
            PrivacyDecider.AskErasure command) {
        Registered person = person(unit, personId);
        requireFree(unit, person, naming);
        decide(unit, personId, command);
        requireNotHeld(unit, records(unit, person), command.on());
    }

    /**
     * @param moneyUntil until when records of money are kept
     */
    public void order(
            UnitOfWork unit,
            UUID personId,
            Collection<UUID> naming,
            String by,
            LocalDate moneyUntil,
            LocalDate on) {
        Registered person = person(unit, personId);
        requireFree(unit, person, naming);
        Set<UUID> records = records(unit, person);
        LocalDate until = mayBePaid(unit, records) ? moneyUntil : null;
        decide(unit, personId, new PrivacyDecider.OrderErasure(by, until, on));
        requireNotHeld(unit, records, on);
        records.forEach(one -> unit.require(persons, one, new PersonCommand.Erase(until != null)));
    }

    /** After a restore: whatever stands in the way now did not then. */
    public void repeat(
            UnitOfWork unit, UUID personId, Basis basis, @Nullable LocalDate moneyUntil) {
        Registered person = person(unit, personId);
        decide(unit, personId, new PrivacyDecider.RepeatErasure(personId, basis, moneyUntil));
        records(unit, person)
                .forEach(one ->
                        unit.require(persons, one, new PersonCommand.Erase(moneyUntil != null)));
    }

    /**
     * The families stay where they are found: an address under a key that is about to be dropped
     * goes under the key of who heads the family now, also where the person lives no more.
     */
    public void keepAddresses(UnitOfWork unit, UUID personId) {
        Registered person = person(unit, personId);
        unit.actFor(person.owner());
        Set<UUID> records = records(unit, person);
        for (UUID id : homes(unit, records)) {
            if (unit.state(households, id) instanceof Household.Registered home
                    && home.condition() == Course.Condition.LIVE
                    && records.contains(home.address().subject())
                    && !records.contains(home.headId())) {
                unit.require(households, id, new HouseholdCommand.SealAddress());
            }
        }
    }

    /** Everything was dropped and deleted. */
    public void finish(UnitOfWork unit, UUID personId) {
        Registered person = person(unit, personId);
        decide(unit, personId, new PrivacyDecider.FinishErasure());
        records(unit, person)
                .forEach(one -> unit.require(persons, one, new PersonCommand.Forget()));
    }

    /** The person's record, and those that turned out to be the same person. */
    public Set<UUID> records(UnitOfWork unit, UUID personId) {
        return records(unit, person(unit, personId));
    }

    private Set<UUID> records(UnitOfWork unit, Registered person) {
        Set<UUID> found = new LinkedHashSet<>();
        Deque<Registered> next = new ArrayDeque<>(Set.of(person));
        while (!next.isEmpty()) {
            Registered one = next.remove();
            if (found.add(one.id())) {
                unit.needs(one.absorbed().stream().map(Absorbed::personId).toList());
                for (Absorbed other : one.absorbed()) {
                    if (unit.state(persons, other.personId()) instanceof Registered ended) {
                        next.add(ended);
                    }
                }
            }
        }
        return found;
    }

    private void requireFree(UnitOfWork unit, Registered person, Collection<UUID> naming) {
        if (person.mergedInto() != null) {
            throw RefusedException.of(
                    PersonCode.PERSON_MERGED, "erase person " + person.mergedInto());
        }
        if (person.identity().isErased()) {
            throw RefusedException.of(KernelCode.PERSON_ERASED, "they are erased already");
        }
        Household.Registered home = home(unit, person);
        if (home != null && home.condition() == Course.Condition.LIVE) {
            requireFree(person, home);
        }
        Set<UUID> others = new LinkedHashSet<>(naming);
        others.removeAll(records(unit, person));
        Membership lives = person.membership();
        if (lives != null) {
            others.remove(lives.householdId());
        }
        if (!others.isEmpty()) {
            throw RefusedException.of(
                    PrivacyCode.ERASURE_STILL_NAMED,
                    "%d records name them as heir, caregiver or payee: %s"
                            .formatted(others.size(), others.iterator().next()));
        }
    }

    private static void requireFree(Registered person, Household.Registered home) {
        if (home.headId().equals(person.id()) && home.living() > 1) {
            throw RefusedException.of(
                    PrivacyCode.ERASURE_HEADS_HOUSEHOLD, "name another head of the household");
        }
        home.listings().stream()
                .filter(Household.Listing::listed)
                .findFirst()
                .ifPresent(listing -> {
                    throw RefusedException.of(
                            PrivacyCode.ERASURE_STILL_LISTED,
                            "their household is on the list of " + listing.list().programme());
                });
    }

    /** What holds one of the records holds them all: they go together. */
    private void requireNotHeld(UnitOfWork unit, Set<UUID> records, LocalDate on) {
        unit.needs(records.stream().map(Privacy::idOf).toList());
        for (UUID record : records) {
            if (unit.look(privacies, Privacy.idOf(record)) instanceof Known known
                    && PrivacyDecider.held(known, on)
                            instanceof Decision.Refused<PrivacyEvent>(Refusal refusal)) {
                throw refusal.asException();
            }
        }
    }

    /** Whoever was ever on a list, or is honoured with money, may have been paid. */
    private boolean mayBePaid(UnitOfWork unit, Set<UUID> records) {
        for (UUID record : records) {
            Registered person = person(unit, record);
            if (person.honours().veteran() != null || person.honours().pioneer() != null) {
                return true;
            }
        }
        return homes(unit, records).stream()
                .anyMatch(id ->
                        unit.look(households, id) instanceof Household.Registered home
                                && !home.listings().isEmpty());
    }

    /** The households that any of the records has ever lived in. */
    private static Set<UUID> homes(UnitOfWork unit, Set<UUID> records) {
        Set<UUID> homes = new LinkedHashSet<>();
        for (UUID record : records) {
            for (Recorded one : unit.stream(record).events()) {
                Membership lived = membership(one.event());
                if (lived != null) {
                    homes.add(lived.householdId());
                }
            }
        }
        unit.needs(homes);
        return homes;
    }

    private static @Nullable Membership membership(Object event) {
        return event instanceof PersonRegistered registered
                ? registered.membership()
                : event instanceof HouseholdJoined(var membership, var undone) ? membership : null;
    }

    private Household.@Nullable Registered home(UnitOfWork unit, Registered person) {
        Membership membership = person.membership();
        return membership != null
                        && unit.state(households, membership.householdId())
                                instanceof Household.Registered home
                ? home
                : null;
    }

    private Registered person(UnitOfWork unit, UUID id) {
        if (unit.state(persons, id) instanceof Registered person) {
            return person;
        }
        throw RefusedException.of(PersonCode.PERSON_UNKNOWN, "there is no such person");
    }
}
