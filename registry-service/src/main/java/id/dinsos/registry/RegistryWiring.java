package id.dinsos.registry;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.republish.Publications;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.secret.TopicCipher;
import id.dinsos.registry.duplicate.PairEvent;
import id.dinsos.registry.evidence.EvidenceEvent;
import id.dinsos.registry.history.Histories;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdPublisher;
import id.dinsos.registry.indicator.IndicatorEvent;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonPublisher;
import id.dinsos.registry.privacy.PrivacyEvent;
import id.dinsos.registry.proposal.DecreeEvent;
import id.dinsos.registry.proposal.ProposalEvent;
import id.dinsos.registry.psks.PostEvent;
import id.dinsos.registry.psks.Psks;
import id.dinsos.registry.psks.PsksDecider;
import id.dinsos.registry.psks.PsksEvent;
import id.dinsos.registry.version.SeriesEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Base64;

/** Puts the registry together: the stored names of its events and its two aggregates. */
@ApplicationScoped
public class RegistryWiring {
    @Produces
    @Singleton
    public EventCodec codec() {
        EventCodec codec = new EventCodec();
        PersonEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        HouseholdEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        PsksEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        PostEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        EvidenceEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        PairEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        ProposalEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        DecreeEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        SeriesEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        PrivacyEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        IndicatorEvent.NAMES.forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        return codec;
    }

    @Produces
    @Singleton
    public OfficeDay officeDay(Clock clock, Zones zones, Caller caller) {
        return new OfficeDay(clock, () -> zone(zones, caller));
    }

    /** Of the region of whoever asks; the usual one where nobody does, or of no region. */
    private static ZoneId zone(Zones zones, Caller caller) {
        try {
            return zones.of(caller.region().code());
        } catch (ContextNotActiveException | RefusedException nobody) {
            return zones.of("");
        }
    }

    @Produces
    @Singleton
    public RecordIds recordIds(KeyedHash hash) {
        return new RecordIds(hash::uuid);
    }

    @Produces
    @Singleton
    public Histories histories(Zones zones) {
        return new Histories(zones);
    }

    @Produces
    @Singleton
    public Aggregate<PersonCommand, Person, PersonEvent> persons(
            TopicCipher cipher, KeyedHash hash, Settings settings) {
        KeyedHash pseudonyms =
                settings.matchKey()
                        .map(key -> new KeyedHash(Base64.getDecoder().decode(key)))
                        .orElse(null);
        return new PersonPublisher(cipher, hash, pseudonyms).aggregate();
    }

    @Produces
    @Singleton
    public Aggregate<HouseholdCommand, Household, HouseholdEvent> households(Zones zones) {
        return new HouseholdPublisher(zones).aggregate();
    }

    /** Who speaks in public; whoever is missing here is missing where topics are written anew. */
    @Produces
    @Singleton
    public Publications publications(
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Aggregate<PsksDecider.Command, Psks, PsksEvent> resources) {
        return new Publications()
                .with(PersonEvent.class, persons)
                .with(HouseholdEvent.class, households)
                .with(PsksEvent.class, resources)
                .on(RegistryMessage.PERSONS, RegistryMessage.HOUSEHOLDS, RegistryMessage.RESOURCES);
    }
}
