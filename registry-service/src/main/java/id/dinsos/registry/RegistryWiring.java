package id.dinsos.registry;

import id.dinsos.eventstore.Aggregate;
import id.dinsos.eventstore.EventCodec;
import id.dinsos.eventstore.KeyedHash;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.TopicCipher;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdPublisher;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.ZoneId;

/** Puts the registry together: the stored names of its events and its two aggregates. */
@ApplicationScoped
public class RegistryWiring {
    /** Names of stored events are for ever; a class may be renamed, a name never. */
    @Produces
    @Singleton
    public EventCodec codec() {
        return new EventCodec()
                .event("person-registered.v1", PersonEvent.PersonRegistered.class)
                .event("person-identity-corrected.v1", PersonEvent.PersonIdentityCorrected.class)
                .event("person-account-changed.v1", PersonEvent.PersonAccountChanged.class)
                .event("person-facts-changed.v1", PersonEvent.PersonFactsChanged.class)
                .event("person-civil-match-checked.v1", PersonEvent.CivilMatchChecked.class)
                .event("person-died.v1", PersonEvent.PersonDied.class)
                .event("person-joined-household.v1", PersonEvent.HouseholdJoined.class)
                .event("person-relation-changed.v1", PersonEvent.RelationChanged.class)
                .event("person-left-household.v1", PersonEvent.HouseholdLeft.class)
                .event("household-registered.v1", HouseholdEvent.HouseholdRegistered.class)
                .event("household-ranked.v1", HouseholdEvent.HouseholdRanked.class)
                .event("household-listed.v1", HouseholdEvent.HouseholdListed.class)
                .event("household-delisted.v1", HouseholdEvent.HouseholdDelisted.class)
                .event("household-member-joined.v1", HouseholdEvent.MemberJoined.class)
                .event("household-member-corrected.v1", HouseholdEvent.MemberCorrected.class)
                .event("household-member-left.v1", HouseholdEvent.MemberLeft.class)
                .event("household-member-died.v1", HouseholdEvent.MemberDied.class)
                .event("household-moved.v1", HouseholdEvent.HouseholdMoved.class)
                .event("household-head-changed.v1", HouseholdEvent.HeadChanged.class)
                .event("household-payee-changed.v1", HouseholdEvent.PayeeChanged.class)
                .event("household-dissolved.v1", HouseholdEvent.HouseholdDissolved.class);
    }

    @Produces
    @Singleton
    public Aggregate<PersonDecider.Command, Person, PersonEvent> persons(
            TopicCipher cipher, KeyedHash hash) {
        return new PersonPublisher(cipher, hash).aggregate();
    }

    @Produces
    @Singleton
    public Aggregate<HouseholdDecider.Command, Household, HouseholdEvent> households(
            Settings settings) {
        return new HouseholdPublisher(ZoneId.of(settings.zone())).aggregate();
    }
}
