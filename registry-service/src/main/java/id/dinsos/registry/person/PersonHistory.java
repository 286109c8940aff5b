package id.dinsos.registry.person;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.office.Office;
import id.dinsos.registry.person.Merging.Absorbed;
import id.dinsos.registry.person.Merging.Merged;
import id.dinsos.registry.person.Person.Honours;
import id.dinsos.registry.person.Person.Life;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Ties;
import id.dinsos.registry.person.Person.Who;
import id.dinsos.registry.person.PersonEvent.CaregiverNamed;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.DeathCorrected;
import id.dinsos.registry.person.PersonEvent.DeathWithdrawn;
import id.dinsos.registry.person.PersonEvent.HeirNamed;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.KksCardChanged;
import id.dinsos.registry.person.PersonEvent.PersonAbsorbed;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonForgotten;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonMerged;
import id.dinsos.registry.person.PersonEvent.PersonOffered;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PersonReleased;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import id.dinsos.registry.person.PersonEvent.PersonUnmerged;
import id.dinsos.registry.person.PersonEvent.PioneerRecognised;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonEvent.VeteranRecognised;

/** A person's record, one event after the other. It never refuses: what happened, happened. */
final class PersonHistory {
    private PersonHistory() {}

    static Registered begun(PersonRegistered e) {
        return Registered.newly(
                e.owner(),
                new Who(
                        e.identity(),
                        e.identityStatus(),
                        e.sex(),
                        e.birthMonth(),
                        e.civilMatch(),
                        null),
                e.facts(),
                e.membership());
    }

    static Registered after(Registered person, PersonEvent event) {
        return switch (event) {
            case PersonRegistered e -> begun(e);
            case PersonIdentityCorrected e ->
                    person.is(
                            person.who()
                                    .known(
                                            e.identity(),
                                            e.identityStatus(),
                                            e.sex(),
                                            e.birthMonth()));
            case PersonAccountChanged(var account) -> person.paidAt(account);
            case PersonFactsChanged(var facts) -> person.with(facts);
            case CivilMatchChecked(var match, var answer) ->
                    person.is(person.who().matched(match, answer));
            case PersonDied e -> person.with(new Life(false, e.diedOn()));
            case DeathCorrected e -> person.with(new Life(false, e.diedOn()));
            case DeathWithdrawn e -> person.with(Life.ALIVE);
            case HouseholdJoined(var membership, var undone) ->
                    person.keptBy(new Office(person.owner(), null)).living(membership);
            case RelationChanged(var relation) -> person.as(relation);
            case HouseholdLeft e -> person.living(null);
            case CaregiverNamed(var tie) -> person.with(new Ties(tie, person.ties().heir()));
            case HeirNamed(var tie) -> person.with(new Ties(person.ties().caregiver(), tie));
            case VeteranRecognised(var number) -> {
                Registered now = person.with(new Honours(number, person.honours().pioneer()));
                yield number == null ? noVeteran(now) : now;
            }
            case PioneerRecognised(var title) -> {
                Registered now = person.with(new Honours(person.honours().veteran(), title));
                yield title == null ? now.with(now.facts().noPioneer()) : now;
            }
            case KksCardChanged(var card) ->
                    person.identified(who -> who.withCard(card == null ? null : card.content()));
            case PersonMerged e ->
                    person.mergedAs(
                                    new Merged(
                                            e.into(),
                                            e.handed(),
                                            person.membership(),
                                            e.pointing()))
                            .living(null);
            case PersonUnmerged e -> person.living(e.home()).mergedAs(null);
            case PersonAbsorbed e ->
                    person.absorbing(new Absorbed(e.personId(), person.known(), e.known()))
                            .knowing(e.known(), e.birthMonth());
            case PersonReleased e ->
                    person.releasing(e.personId()).knowing(e.known(), e.birthMonth());
            case PersonOffered(var to) -> person.keptBy(new Office(person.owner(), to));
            case PersonTakenOver(var owner) -> person.keptBy(new Office(owner, null));
            case PersonErased e -> erased(person);
            case PersonForgotten e -> person;
        };
    }

    /** Whether they live, with whom, and that they are a veteran: nothing of that names anybody. */
    private static Registered erased(Registered person) {
        PersonalData<VeteranNumber> veteran = person.honours().veteran();
        return person.is(
                        new Who(
                                PersonalData.erased(person.id()),
                                person.identityStatus(),
                                person.sex(),
                                null,
                                person.civilMatch(),
                                null))
                .with(PersonFacts.UNKNOWN)
                .with(
                        new Honours(
                                veteran == null ? null : PersonalData.erased(veteran.subject()),
                                person.honours().pioneer()));
    }

    /** What is taken back is taken back everywhere: the fact, and the number where it was told. */
    private static Registered noVeteran(Registered person) {
        return person.with(person.facts().noVeteran())
                .identified(known -> known.withVeteranNumber(null));
    }
}
