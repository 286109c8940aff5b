package id.dinsos.registry.person;

import id.dinsos.eventstore.Dated;
import id.dinsos.eventstore.PersonalData;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a person, as a clerk would report it. Released events are frozen. */
public sealed interface PersonEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends PersonEvent>> NAMES =
            Map.ofEntries(
                    Map.entry("person-registered.v1", PersonRegistered.class),
                    Map.entry("person-identity-corrected.v1", PersonIdentityCorrected.class),
                    Map.entry("person-account-changed.v1", PersonAccountChanged.class),
                    Map.entry("person-facts-changed.v1", PersonFactsChanged.class),
                    Map.entry("person-civil-match-checked.v1", CivilMatchChecked.class),
                    Map.entry("person-died.v1", PersonDied.class),
                    Map.entry("person-joined-household.v1", HouseholdJoined.class),
                    Map.entry("person-relation-changed.v1", RelationChanged.class),
                    Map.entry("person-left-household.v1", HouseholdLeft.class));

    /** An officer, or a ministry file, put a person on record. */
    record PersonRegistered(
            String owner,
            PersonalData<PersonIdentity> identity,
            IdentityStatus identityStatus,
            Sex sex,
            @Nullable YearMonth birthMonth,
            CivilMatch civilMatch,
            PersonFacts facts,
            @Nullable Membership membership)
            implements PersonEvent {}

    /** Name, numbers, birth or sex turned out to be otherwise; the whole identity as it is now. */
    record PersonIdentityCorrected(
            PersonalData<PersonIdentity> identity,
            IdentityStatus identityStatus,
            Sex sex,
            @Nullable YearMonth birthMonth)
            implements PersonEvent {}

    /** The person is to be paid elsewhere from now on. */
    record PersonAccountChanged(PersonalData<BankAccount> account) implements PersonEvent {}

    /** Work, schooling, disability, pregnancy or PPKS types are otherwise from now on. */
    record PersonFactsChanged(PersonFacts facts) implements PersonEvent {}

    /** The civil registry answered, or a file passed its answer on. */
    record CivilMatchChecked(CivilMatch civilMatch) implements PersonEvent {}

    /**
     * The person is dead. Deaths are often learned of late: when it happened and when the office
     * learned of it are two dates.
     *
     * @param diedOn null where the report does not say
     */
    record PersonDied(
            @Nullable LocalDate diedOn,
            LocalDate learnedOn,
            @Nullable PersonalData<DeathEvidence> evidence)
            implements PersonEvent, Dated {
        @Override
        public @Nullable LocalDate happenedOn() {
            return diedOn;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof PersonDied;
        }
    }

    /** The person lives in a household from now on. */
    record HouseholdJoined(Membership membership) implements PersonEvent {}

    /** What the person is to the head of the household changed. */
    record RelationChanged(Relation relation) implements PersonEvent {}

    /** The person no longer lives in the household. */
    record HouseholdLeft(UUID householdId) implements PersonEvent {}

    /** Where a person lives, and as what. */
    record Membership(UUID householdId, Relation relation) {}

    /** The document that proves a death: its kind and number. */
    record DeathEvidence(String document) {
        @Override
        public String toString() {
            return "DeathEvidence[masked]";
        }
    }
}
