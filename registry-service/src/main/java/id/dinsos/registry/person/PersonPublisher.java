package id.dinsos.registry.person;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.SealedIdentity;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Dated;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.secret.TopicCipher;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Tie;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of a person in public: after each event the whole state without names or
 * numbers, and, where the event changed it, the identity sealed for its own topic. It also holds
 * the claims that keep a NIK, a card and a veteran's number with one person.
 */
public final class PersonPublisher {
    /** The kind of claim and hash under which a NIK is unique. */
    public static final String NIK = "nik";

    private static final PersonDecider DECIDER = new PersonDecider();

    private final TopicCipher cipher;
    private final KeyedHash hash;
    private final @Nullable KeyedHash pseudonyms;

    public PersonPublisher(TopicCipher cipher, KeyedHash hash) {
        this(cipher, hash, null);
    }

    /**
     * @param pseudonyms under the key that the ministry has too; null where it has none
     */
    public PersonPublisher(TopicCipher cipher, KeyedHash hash, @Nullable KeyedHash pseudonyms) {
        this.cipher = cipher;
        this.hash = hash;
        this.pseudonyms = pseudonyms;
    }

    /** The person as the store needs it: rules, messages and claims in one. */
    public Aggregate<PersonCommand, Person, PersonEvent> aggregate() {
        return Aggregate.of(new PersonDecider())
                .publishing(this::publish)
                .claiming(this::claims)
                .ownedBy(state -> state instanceof Registered person ? person.owner() : null);
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
                        PersonMessages.person(
                                personId, change, person, Dated.since(meta.effectiveOn(), event))));
        PersonIdentity identity = person.identity().content();
        if (identity != null && changesIdentity(event)) {
            messages.add(
                    new OutboxMessage(
                            RegistryMessage.IDENTITIES,
                            personId.toString(),
                            person.owner(),
                            version,
                            meta.decidedAt(),
                            cipher.seal(
                                    personId,
                                    change,
                                    PersonMessages.identity(identity),
                                    pseudonyms)));
        }
        if (event instanceof PersonErased) {
            messages.add(
                    new OutboxMessage(
                            RegistryMessage.IDENTITIES,
                            personId.toString(),
                            person.owner(),
                            version,
                            meta.decidedAt(),
                            new SealedIdentity(personId, change, true, null)));
        } else if (event instanceof PersonForgotten) {
            messages.add(
                    new OutboxMessage(
                            RegistryMessage.IDENTITIES,
                            personId.toString(),
                            person.owner(),
                            version,
                            meta.decidedAt(),
                            null));
        }
        return messages;
    }

    /** What is unique and was taken up or given up, whatever the event. */
    Claims claims(UUID personId, Person before, PersonEvent event) {
        Person after = DECIDER.evolve(before, event);
        Map<Unique, String> had = Merging.uniques(before);
        Map<Unique, String> has =
                event instanceof PersonErased(boolean kept) && kept ? had : Merging.uniques(after);
        Set<UUID> named = named(before);
        Set<UUID> names = named(after);
        boolean was = isEnded(before);
        boolean is = isEnded(after);
        if (had.equals(has) && named.equals(names) && was == is) {
            return Claims.NONE;
        }
        List<Claim> taken = claims(personId, has, had);
        List<Claim> released = claims(personId, had, has);
        taken.addAll(PointerClaims.of(personId, names, named));
        released.addAll(PointerClaims.of(personId, named, names));
        if (was != is) {
            (is ? taken : released).add(PointerClaims.ended(personId));
        }
        return new Claims(taken, released);
    }

    private static boolean isEnded(Person person) {
        return person instanceof Registered known && known.mergedInto() != null;
    }

    /** Whom the record names: where one of them ends in another record, it must be found. */
    private static Set<UUID> named(Person person) {
        if (!(person instanceof Registered known)) {
            return Set.of();
        }
        Tie caregiver = known.ties().caregiver();
        Tie heir = known.ties().heir();
        if (caregiver == null && heir == null) {
            return Set.of();
        }
        Set<UUID> named = new HashSet<>();
        if (caregiver != null) {
            named.add(caregiver.personId());
        }
        if (heir != null) {
            named.add(heir.personId());
        }
        return named;
    }

    /** Those of one that are not the other's. */
    private List<Claim> claims(UUID personId, Map<Unique, String> one, Map<Unique, String> other) {
        List<Claim> claims = new ArrayList<>();
        one.forEach((kind, value) -> {
            if (!value.equals(other.get(kind))) {
                claims.add(
                        Claim.of(
                                kind(kind),
                                hash.of(kind(kind), value),
                                personId,
                                PersonCode.heldByOther(kind)));
            }
        });
        return claims;
    }

    /** The kind of claim and hash under which a number is unique. */
    public static String kind(Unique unique) {
        return switch (unique) {
            case NIK -> NIK;
            case KKS_CARD -> "kks";
            case VETERAN_NUMBER -> "npv";
        };
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
            case DeathCorrected e -> false;
            case DeathWithdrawn e -> false;
            case CaregiverNamed e -> false;
            case HeirNamed e -> false;
            case VeteranRecognised e -> false;
            case PioneerRecognised e -> false;
            case KksCardChanged e -> false;
            case PersonMerged e -> false;
            case PersonAbsorbed e -> true;
            case PersonUnmerged e -> false;
            case PersonReleased e -> true;
            case PersonOffered e -> false;
            case PersonTakenOver e -> false;
            case PersonErased e -> false;
            case PersonForgotten e -> false;
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
            case DeathCorrected e -> "person-death-corrected";
            case DeathWithdrawn e -> "person-death-withdrawn";
            case CaregiverNamed e -> "person-caregiver-named";
            case HeirNamed e -> "person-heir-named";
            case VeteranRecognised e -> "person-veteran-recognised";
            case PioneerRecognised e -> "person-pioneer-recognised";
            case KksCardChanged e -> "person-kks-card-changed";
            case PersonMerged e -> "person-merged";
            case PersonAbsorbed e -> "person-absorbed";
            case PersonUnmerged e -> "person-unmerged";
            case PersonReleased e -> "person-released";
            case PersonOffered e -> "person-offered";
            case PersonTakenOver e -> "person-taken-over";
            case PersonErased e -> "person-erased";
            case PersonForgotten e -> "person-forgotten";
        };
    }
}
