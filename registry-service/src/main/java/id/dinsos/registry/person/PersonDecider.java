package id.dinsos.registry.person;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Merging.Merged;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.None;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonCommand.Absorb;
import id.dinsos.registry.person.PersonCommand.AcceptOffer;
import id.dinsos.registry.person.PersonCommand.ChangeAccount;
import id.dinsos.registry.person.PersonCommand.ChangeFacts;
import id.dinsos.registry.person.PersonCommand.ChangeKksCard;
import id.dinsos.registry.person.PersonCommand.CheckCivilMatch;
import id.dinsos.registry.person.PersonCommand.CorrectDeath;
import id.dinsos.registry.person.PersonCommand.CorrectIdentity;
import id.dinsos.registry.person.PersonCommand.Erase;
import id.dinsos.registry.person.PersonCommand.Follow;
import id.dinsos.registry.person.PersonCommand.Forget;
import id.dinsos.registry.person.PersonCommand.JoinHousehold;
import id.dinsos.registry.person.PersonCommand.LeaveHousehold;
import id.dinsos.registry.person.PersonCommand.MergeInto;
import id.dinsos.registry.person.PersonCommand.NameCaregiver;
import id.dinsos.registry.person.PersonCommand.NameHeir;
import id.dinsos.registry.person.PersonCommand.Offer;
import id.dinsos.registry.person.PersonCommand.RecognizePioneer;
import id.dinsos.registry.person.PersonCommand.RecognizeVeteran;
import id.dinsos.registry.person.PersonCommand.RecordDeath;
import id.dinsos.registry.person.PersonCommand.Register;
import id.dinsos.registry.person.PersonCommand.Release;
import id.dinsos.registry.person.PersonCommand.Unmerge;
import id.dinsos.registry.person.PersonCommand.WithdrawDeath;
import id.dinsos.registry.person.PersonEvent.CaregiverNamed;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.HeirNamed;
import id.dinsos.registry.person.PersonEvent.KksCardChanged;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonForgotten;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonMerged;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PersonUnmerged;
import id.dinsos.registry.person.PersonEvent.PioneerRecognised;
import id.dinsos.registry.person.PersonEvent.VeteranRecognised;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one person's record. A command that would change nothing is accepted and records
 * nothing, so a file taken in twice leaves one trace. Whoever is known has a NIK (UU 24/2013); a
 * person without one is registered as claimed or unknown until somebody finds out, and is then
 * merged into who they are. A merged record takes no command but the undo of its merge and what
 * brings it to another office with the one it was merged into. A death stays until it is withdrawn:
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
            case Registered person -> {
                Merged merged = person.merged();
                yield merged == null || command instanceof Follow
                        ? decide(command, person)
                        : decideMerged(command, merged);
            }
        };
    }

    private static Decision<PersonEvent> decideMerged(PersonCommand command, Merged merged) {
        if (command instanceof Erase(boolean numbersKept)) {
            return accept(new PersonErased(numbersKept));
        }
        if (command instanceof Forget) {
            return accept(new PersonForgotten());
        }
        return command instanceof Unmerge(boolean home)
                ? accept(new PersonUnmerged(merged.into(), home ? merged.home() : null))
                : refuse(PersonCode.PERSON_MERGED, "this is person " + merged.into());
    }

    /** What tells who somebody is may not come back. */
    private static boolean names(PersonCommand command) {
        return command instanceof CorrectIdentity
                || command instanceof ChangeFacts
                || command instanceof ChangeAccount(var account) && !account.isErased()
                || command instanceof ChangeKksCard(var card) && card != null && !card.isErased()
                || command instanceof RecognizeVeteran(var number)
                        && number != null
                        && !number.isErased();
    }

    private static Decision<PersonEvent> decide(PersonCommand command, Registered person) {
        if (person.identity().isErased() && names(command)) {
            return refuse(KernelCode.PERSON_ERASED, "their personal data were erased by law");
        }
        return switch (command) {
            case Register ignored ->
                    refuse(PersonCode.PERSON_EXISTS, "this person is registered already");
            case CorrectIdentity correction -> correct(correction, person);
            case ChangeAccount(var account) -> changeAccount(account, person);
            case ChangeKksCard(var card) -> changeCard(card, person);
            case ChangeFacts(var facts) ->
                    changed(facts, person.facts(), new PersonFactsChanged(facts));
            case CheckCivilMatch check -> civil(check, person);
            case RecognizeVeteran(var number) ->
                    changed(number, person.honours().veteran(), new VeteranRecognised(number));
            case RecognizePioneer(var title) ->
                    changed(title, person.honours().pioneer(), new PioneerRecognised(title));
            case NameCaregiver(var tie) ->
                    tie != null && !person.alive()
                            ? refuse(PersonCode.PERSON_DEAD, "the dead need no caregiver")
                            : tie(tie, person.ties().caregiver(), new CaregiverNamed(tie), person);
            case NameHeir(var tie) -> tie(tie, person.ties().heir(), new HeirNamed(tie), person);
            case RecordDeath death -> PersonDeath.record(death, person);
            case CorrectDeath death -> PersonDeath.correct(death, person);
            case WithdrawDeath death -> PersonDeath.withdraw(death, person);
            case JoinHousehold join -> PersonHome.join(join, person);
            case LeaveHousehold leave -> PersonHome.leave(leave, person);
            case MergeInto(var survivor, var pointing) ->
                    accept(
                            new PersonMerged(
                                    survivor.id(), Merging.handed(person, survivor), pointing));
            case Absorb(var other) -> PersonMerge.absorb(other, person);
            case Unmerge ignored ->
                    refuse(PersonCode.PERSON_NOT_MERGED, "this record was merged into no other");
            case Release(var personId) -> PersonMerge.release(personId, person);
            case Offer(var to) -> PersonHandOver.offer(to, person);
            case AcceptOffer(var owner) -> PersonHandOver.acceptOffer(owner, person);
            case Follow(var owner) -> PersonHandOver.follow(owner, person);
            case Erase(boolean numbersKept) -> accept(new PersonErased(numbersKept));
            case Forget ignored -> accept(new PersonForgotten());
        };
    }

    private static Decision<PersonEvent> register(Register command) {
        PersonIdentity identity = command.identity().value().orElseThrow();
        Decision<PersonEvent> fault = fault(identity, command.identityStatus(), command.on());
        if (fault != null) {
            return fault;
        }
        List<PersonEvent> events = new ArrayList<>(2);
        events.add(
                new PersonRegistered(
                        command.owner(),
                        command.identity(),
                        command.identityStatus(),
                        command.sex(),
                        month(identity),
                        command.civilMatch(),
                        command.facts(),
                        command.membership()));
        recognise(null, command.identity(), events);
        return accept(events);
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
        List<PersonEvent> events = new ArrayList<>(2);
        if (!same) {
            events.add(
                    new PersonIdentityCorrected(
                            command.identity(),
                            command.identityStatus(),
                            command.sex(),
                            month(identity)));
            recognise(person, command.identity(), events);
        }
        return accept(events);
    }

    /** A number among what is told of an identity makes a veteran, and is theirs alone. */
    private static void recognise(
            @Nullable Registered person,
            PersonalData<PersonIdentity> told,
            List<PersonEvent> events) {
        PersonIdentity identity = told.content();
        String number = identity == null ? null : identity.veteranNumber();
        String known = person == null ? null : person.honours().number();
        if (number != null && !number.equals(known)) {
            events.add(
                    new VeteranRecognised(
                            PersonalData.of(told.subject(), new VeteranNumber(number))));
        }
    }

    private static Decision<PersonEvent> changeAccount(
            PersonalData<BankAccount> account, Registered person) {
        BankAccount known = person.identity().value().map(PersonIdentity::account).orElse(null);
        return changed(account.content(), known, new PersonAccountChanged(account));
    }

    private static Decision<PersonEvent> changeCard(
            @Nullable PersonalData<KksCard> card, Registered person) {
        String known = person.identity().value().map(PersonIdentity::kksCard).orElse(null);
        KksCard wanted = card == null ? null : card.content();
        return changed(wanted == null ? null : wanted.stored(), known, new KksCardChanged(card));
    }

    /** Attributes of an earlier day than those on record are no news, whoever brings them. */
    private static Decision<PersonEvent> civil(CheckCivilMatch command, Registered person) {
        CivilAnswer said = command.answer();
        CivilAnswer known = person.who().civilAnswer();
        boolean same = command.civilMatch() == person.civilMatch();
        if (said != null && known != null) {
            if (said.checkedOn().isBefore(known.checkedOn())) {
                return refuse(PersonCode.CIVIL_ANSWER_OLDER, "of " + known.checkedOn() + " is one");
            }
            same = same && said.saysAs(known) && said.checkedOn().equals(known.checkedOn());
        } else {
            same = same && said == null;
        }
        return same ? accept() : accept(new CivilMatchChecked(command.civilMatch(), said));
    }

    private static Decision<PersonEvent> tie(
            @Nullable Tie wanted, @Nullable Tie known, PersonEvent event, Registered person) {
        return wanted != null && wanted.personId().equals(person.id())
                ? refuse(PersonCode.TIE_TO_ONESELF, "name somebody else")
                : changed(wanted, known, event);
    }

    private static @Nullable Decision<PersonEvent> fault(
            PersonIdentity identity, IdentityStatus status, LocalDate on) {
        if (status == IdentityStatus.KNOWN && identity.nik() == null) {
            return refuse(PersonCode.NIK_MISSING, "a person who is known has a NIK");
        }
        String veteran = identity.veteranNumber();
        if (veteran != null && !VeteranNumber.isValid(veteran)) {
            return refuse(PersonCode.VETERAN_NUMBER_INVALID, "a letter or digit at least");
        }
        String kkNumber = identity.kkNumber();
        if (kkNumber != null && !IdentityRules.isKkNumber(kkNumber, identity.nik())) {
            return refuse(PersonCode.KK_NUMBER_INVALID, "16 digits that are nobody's NIK");
        }
        PersonCode fault = IdentityRules.birthFault(identity.birthDate(), on);
        return fault == null ? null : refuse(fault, "nobody was born on that day");
    }

    private static Decision<PersonEvent> changed(
            @Nullable Object wanted, @Nullable Object known, PersonEvent event) {
        return Objects.equals(wanted, known) ? accept() : accept(event);
    }

    static @Nullable YearMonth month(PersonIdentity identity) {
        LocalDate born = identity.birthDate();
        return born == null ? null : YearMonth.from(born);
    }

    @Override
    public Person evolve(Person state, PersonEvent event) {
        return event instanceof PersonRegistered registered
                ? PersonHistory.begun(registered)
                : PersonHistory.after(known(state), event);
    }

    private static Registered known(Person state) {
        if (state instanceof Registered person) {
            return person;
        }
        throw new IllegalStateException("a history that does not begin with a registration");
    }
}
