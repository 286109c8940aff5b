package id.dinsos.registry.person;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.eventstore.Aggregate;
import id.dinsos.eventstore.Claim;
import id.dinsos.eventstore.Claims;
import id.dinsos.eventstore.KeyedHash;
import id.dinsos.eventstore.Meta;
import id.dinsos.eventstore.OutboxMessage;
import id.dinsos.eventstore.TopicCipher;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of a person in public: after each event the whole state without names or
 * numbers, and, where the event changed it, the identity sealed for its own topic. It also holds
 * the claim that keeps a NIK with one person.
 */
public final class PersonPublisher {
    /** The kind of claim and hash under which a NIK is unique. */
    public static final String NIK = "nik";

    private final TopicCipher cipher;
    private final KeyedHash hash;

    public PersonPublisher(TopicCipher cipher, KeyedHash hash) {
        this.cipher = cipher;
        this.hash = hash;
    }

    /** The person as the store needs it: rules, messages and claims in one. */
    public Aggregate<PersonCommand, Person, PersonEvent> aggregate() {
        return Aggregate.of(new PersonDecider()).publishing(this::publish).claiming(this::claims);
    }

    List<OutboxMessage> publish(
            UUID personId, int version, PersonEvent event, Person after, Meta meta) {
        Registered person = (Registered) after;
        String change = change(event);
        List<OutboxMessage> messages = new ArrayList<>(2);
        messages.add(
                new OutboxMessage(
                        RegistryMessage.PERSONS,
                        personId.toString(),
                        person.owner(),
                        version,
                        meta.decidedAt(),
                        message(personId, change, person)));
        PersonIdentity identity = person.identity().content();
        if (identity != null && changesIdentity(event)) {
            messages.add(
                    new OutboxMessage(
                            RegistryMessage.IDENTITIES,
                            personId.toString(),
                            person.owner(),
                            version,
                            meta.decidedAt(),
                            cipher.seal(personId, change, identity(identity))));
        }
        return messages;
    }

    Claims claims(UUID personId, Person before, PersonEvent event) {
        return switch (event) {
            case PersonRegistered e -> move(personId, null, nik(e.identity().content()));
            case PersonIdentityCorrected e ->
                    move(
                            personId,
                            nik(((Registered) before).identity().content()),
                            nik(e.identity().content()));
            case PersonAccountChanged e -> Claims.NONE;
            case PersonFactsChanged e -> Claims.NONE;
            case CivilMatchChecked e -> Claims.NONE;
            case PersonDied e -> Claims.NONE;
            case HouseholdJoined e -> Claims.NONE;
            case RelationChanged e -> Claims.NONE;
            case HouseholdLeft e -> Claims.NONE;
        };
    }

    private Claims move(UUID personId, @Nullable String from, @Nullable String to) {
        return Objects.equals(from, to)
                ? Claims.NONE
                : new Claims(claim(personId, to), claim(personId, from));
    }

    private List<Claim> claim(UUID personId, @Nullable String nik) {
        return nik == null ? List.of() : List.of(Claim.of(NIK, hash.of(NIK, nik), personId));
    }

    private static @Nullable String nik(@Nullable PersonIdentity identity) {
        return identity == null ? null : identity.nik();
    }

    private static boolean changesIdentity(PersonEvent event) {
        return switch (event) {
            case PersonRegistered e -> true;
            case PersonIdentityCorrected e -> true;
            case PersonAccountChanged e -> true;
            case PersonFactsChanged e -> false;
            case CivilMatchChecked e -> false;
            case PersonDied e -> false;
            case HouseholdJoined e -> false;
            case RelationChanged e -> false;
            case HouseholdLeft e -> false;
        };
    }

    private static String change(PersonEvent event) {
        return switch (event) {
            case PersonRegistered e -> "person-registered";
            case PersonIdentityCorrected e -> "person-identity-corrected";
            case PersonAccountChanged e -> "person-account-changed";
            case PersonFactsChanged e -> "person-facts-changed";
            case CivilMatchChecked e -> "person-civil-match-checked";
            case PersonDied e -> "person-died";
            case HouseholdJoined e -> "person-joined-household";
            case RelationChanged e -> "person-relation-changed";
            case HouseholdLeft e -> "person-left-household";
        };
    }

    private static RegistryMessage.Person message(UUID personId, String change, Registered person) {
        PersonFacts facts = person.facts();
        PersonEvent.Membership membership = person.membership();
        return new RegistryMessage.Person(
                personId,
                change,
                person.owner(),
                membership == null ? null : membership.householdId(),
                membership == null ? null : membership.relation().name(),
                person.birthMonth() == null ? null : person.birthMonth().toString(),
                person.sex().name(),
                person.alive(),
                person.diedOn(),
                person.civilMatch().name(),
                facts.employment().name(),
                person.identityStatus().name(),
                disability(facts.disability()),
                facts.ppksTypes().stream().map(Enum::name).toList(),
                facts.veteran(),
                facts.independencePioneer(),
                facts.pregnant(),
                facts.schooling() == null ? null : facts.schooling().name(),
                null,
                null,
                null);
    }

    private static RegistryMessage.@Nullable Disability disability(
            PersonFacts.@Nullable Disability disability) {
        return disability == null
                ? null
                : new RegistryMessage.Disability(
                        disability.kind().name(),
                        disability.severity().name(),
                        disability.chronic());
    }

    private static RegistryMessage.Identity identity(PersonIdentity identity) {
        PersonIdentity.BankAccount account = identity.account();
        return new RegistryMessage.Identity(
                identity.nik(),
                identity.kkNumber(),
                identity.name(),
                identity.birthDate(),
                account == null
                        ? null
                        : new RegistryMessage.Account(
                                account.bank(), account.number(), account.holder()));
    }
}
