package id.dinsos.registry.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The rules of the feature as the store needs them, and the register that comes with it. */
@ApplicationScoped
public class PrivacyWiring {
    private static final ObjectMapper MAPPER = EventCodec.mapper();

    /** Beside a person's stream: whose it is, the person's says. */
    @Produces
    @Singleton
    public Aggregate<PrivacyDecider.Command, Privacy, PrivacyEvent> privacies() {
        return Aggregate.of(new PrivacyDecider());
    }

    @Produces
    @Singleton
    public ErasureProcess erasureProcess(
            Aggregate<PrivacyDecider.Command, Privacy, PrivacyEvent> privacies,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households) {
        return new ErasureProcess(privacies, persons, households);
    }

    @Produces
    @Singleton
    public ErasureList erasureList(KeyedHash hash) {
        return new ErasureList(text -> hash.of("erasure-list", text));
    }

    /** What is processed and why; a fault in it ends the start. */
    @Produces
    @Singleton
    public ProcessingRegister processingRegister() {
        return shipped();
    }

    static ProcessingRegister shipped() {
        try (InputStream file = PrivacyWiring.class.getResourceAsStream("/processing.json")) {
            return MAPPER.readValue(Objects.requireNonNull(file), ProcessingRegister.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
