package id.dinsos.registry.person;

import static id.dinsos.eventstore.Decision.accept;
import static id.dinsos.eventstore.Decision.refuse;

import id.dinsos.eventstore.Decider;
import id.dinsos.eventstore.Decision;
import id.dinsos.eventstore.PersonalData;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.None;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCommand.ChangeAccount;
import id.dinsos.registry.person.PersonCommand.ChangeFacts;
import id.dinsos.registry.person.PersonCommand.CheckCivilMatch;
import id.dinsos.registry.person.PersonCommand.CorrectIdentity;
import id.dinsos.registry.person.PersonCommand.JoinHousehold;
import id.dinsos.registry.person.PersonCommand.LeaveHousehold;
import id.dinsos.registry.person.PersonCommand.RecordDeath;
import id.dinsos.registry.person.PersonCommand.Register;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one person's record. A command that would change nothing is accepted and records
 * nothing, so a file taken in twice leaves one trace. Whoever is known has a NIK (UU 24/2013); a
 * person without one is registered as claimed or unknown until somebody finds out. A death stays:
 * corrections to the dead are allowed, but they neither join nor leave a household.
 */
public final class PersonDecider implements Decider<PersonCommand, Person, PersonEvent> {
    @Override
    public Person initial() {
        return new None();
    }

    @Override
    public Decision<PersonEvent> decide(PersonCommand command, Person state) {
        return switch (state) {
            case None() ->
                    command instanceof Register register
                            ? register(register)
                            : refuse(PersonCode.PERSON_UNKNOWN, "no such person is registered");
            case Registered person -> decide(command, person);
        };
    }

    private static Decision<PersonEvent> decide(PersonCommand command, Registered person) {
        return switch (command) {
            case Register ignored ->
                    refuse(PersonCode.PERSON_EXISTS, "this person is registered already");
            case CorrectIdentity correction -> correct(correction, person);
            case ChangeAccount(var account) -> changeAccount(account, person);
            case ChangeFacts(var facts) ->
                    facts.equals(person.facts()) ? accept() : accept(new PersonFactsChanged(facts));
            case CheckCivilMatch(var match) ->
                    match == person.civilMatch() ? accept() : accept(new CivilMatchChecked(match));
            case RecordDeath death -> die(death, person);
            case JoinHousehold(var membership) -> join(membership, person);
            case LeaveHousehold(var householdId) -> leave(householdId, person);
        };
    }

    private static Decision<PersonEvent> register(Register command) {
        PersonIdentity identity = command.identity().value().orElseThrow();
        Decision<PersonEvent> fault = fault(identity, command.identityStatus(), command.on());
        return fault != null
                ? fault
                : accept(
                        new PersonRegistered(
                                command.owner(),
                                command.identity(),
                                command.identityStatus(),
                                command.sex(),
                                month(identity),
                                command.civilMatch(),
                                command.facts(),
                                command.membership()));
    }

    private static Decision<PersonEvent> correct(CorrectIdentity command, Registered person) {
        PersonIdentity identity = command.identity().value().orElseThrow();
        Decision<PersonEvent> fault = fault(identity, command.identityStatus(), command.on());
        if (fault != null) {
            return fault;
        }
        boolean same =
                command.identity().equals(person.identity())
                        && command.identityStatus() == person.identityStatus()
                        && command.sex() == person.sex();
        return same
                ? accept()
                : accept(
                        new PersonIdentityCorrected(
                                command.identity(),
                                command.identityStatus(),
                                command.sex(),
                                month(identity)));
    }

    private static Decision<PersonEvent> changeAccount(
            PersonalData<BankAccount> account, Registered person) {
        BankAccount known = person.identity().value().map(PersonIdentity::account).orElse(null);
        return Objects.equals(account.content(), known)
                ? accept()
                : accept(new PersonAccountChanged(account));
    }

    private static Decision<PersonEvent> die(RecordDeath death, Registered person) {
        LocalDate diedOn = death.diedOn();
        YearMonth born = person.birthMonth();
        if (diedOn != null && diedOn.isAfter(death.learnedOn())) {
            return refuse(PersonCode.DEATH_IN_FUTURE, "nobody learns of a death before it happens");
        }
        if (diedOn != null && born != null && YearMonth.from(diedOn).isBefore(born)) {
            return refuse(PersonCode.DEATH_BEFORE_BIRTH, "the date lies before the birth");
        }
        if (person.alive()) {
            return accept(new PersonDied(diedOn, death.learnedOn(), death.evidence()));
        }
        if (diedOn == null || diedOn.equals(person.diedOn())) {
            return accept();
        }
        return person.diedOn() == null
                ? accept(new PersonDied(diedOn, death.learnedOn(), death.evidence()))
                : refuse(PersonCode.DEATH_DATE_DIFFERS, "another date of death is on record");
    }

    private static Decision<PersonEvent> join(Membership wanted, Registered person) {
        Membership current = person.membership();
        if (wanted.equals(current)) {
            return accept();
        }
        if (!person.alive()) {
            return refuse(PersonCode.PERSON_DEAD, "the dead do not join a household");
        }
        if (current == null) {
            return accept(new HouseholdJoined(wanted));
        }
        return current.householdId().equals(wanted.householdId())
                ? accept(new RelationChanged(wanted.relation()))
                : refuse(
                        PersonCode.PERSON_IN_OTHER_HOUSEHOLD,
                        "the person lives in household " + current.householdId());
    }

    private static Decision<PersonEvent> leave(UUID householdId, Registered person) {
        Membership current = person.membership();
        if (current == null || !current.householdId().equals(householdId)) {
            return refuse(PersonCode.PERSON_NOT_IN_HOUSEHOLD, "the person does not live in it");
        }
        return person.alive()
                ? accept(new HouseholdLeft(householdId))
                : refuse(PersonCode.PERSON_DEAD, "the dead stay where they lived");
    }

    private static @Nullable Decision<PersonEvent> fault(
            PersonIdentity identity, IdentityStatus status, LocalDate on) {
        if (status == IdentityStatus.KNOWN && identity.nik() == null) {
            return refuse(PersonCode.NIK_MISSING, "a person who is known has a NIK");
        }
        LocalDate born = identity.birthDate();
        return born != null && born.isAfter(on)
                ? refuse(PersonCode.BIRTH_IN_FUTURE, "the birth date lies in the future")
                : null;
    }

    private static @Nullable YearMonth month(PersonIdentity identity) {
        LocalDate born = identity.birthDate();
        return born == null ? null : YearMonth.from(born);
    }

    @Override
    public Person evolve(Person state, PersonEvent event) {
        return switch (event) {
            case PersonRegistered e ->
                    new Registered(
                            e.owner(),
                            e.identity(),
                            e.identityStatus(),
                            e.sex(),
                            e.birthMonth(),
                            e.civilMatch(),
                            e.facts(),
                            true,
                            null,
                            e.membership());
            case PersonIdentityCorrected e ->
                    known(state).is(e.identity(), e.identityStatus(), e.sex(), e.birthMonth());
            case PersonAccountChanged(var account) -> known(state).paidAt(account);
            case PersonFactsChanged(var facts) -> known(state).with(facts);
            case CivilMatchChecked(var match) -> known(state).matched(match);
            case PersonDied e -> known(state).dead(e.diedOn());
            case HouseholdJoined(var membership) -> known(state).living(membership);
            case RelationChanged(var relation) -> known(state).as(relation);
            case HouseholdLeft e -> known(state).living(null);
        };
    }

    private static Registered known(Person state) {
        if (state instanceof Registered person) {
            return person;
        }
        throw new IllegalStateException("a history that does not begin with a registration");
    }
}
