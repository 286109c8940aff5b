package id.dinsos.registry.person;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.SealedIdentity;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.secret.TopicCipher;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonForgotten;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonFacts.Disability;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.person.PersonFacts.Schooling;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonPublisherTest {
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID HOME = new UUID(0, 2);
    private static final String NIK = "3524011508929001";
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final Meta META = Meta.of(new UUID(0, 9), "35.24", "sari", AT);

    private final TopicCipher cipher = new TopicCipher(new byte[32], EventCodec.mapper());
    private final PersonPublisher publisher =
            new PersonPublisher(cipher, new KeyedHash(new byte[32]));
    private final PersonDecider decider = new PersonDecider();

    @Test
    void a_registration_says_the_whole_state_and_seals_the_identity() throws Exception {
        Person after = decider.fold(List.of(registered()));
        List<OutboxMessage> said = publisher.publish(BUDI, 1, registered(), after, META);
        assertThat(said).hasSize(2);
        assertThat(said.getFirst())
                .isEqualTo(
                        new OutboxMessage(
                                RegistryMessage.PERSONS,
                                BUDI.toString(),
                                "35.24",
                                1,
                                AT,
                                message("person-registered", "UNCHECKED")));
        SealedIdentity sealed = (SealedIdentity) said.get(1).payload();
        assertThat(said.get(1).topic()).isEqualTo(RegistryMessage.IDENTITIES);
        assertThat(cipher.open(java.util.Objects.requireNonNull(sealed)))
                .contains(
                        new RegistryMessage.Identity(
                                NIK, "3524010101250001", "Budi", LocalDate.of(1992, 8, 15), null));
        assertThat(EventCodec.mapper().writeValueAsString(said))
                .doesNotContain(NIK, "Budi", "1992-08-15");
    }

    @Test
    void of_the_same_number_the_same_pseudonym_is_said_under_the_shared_key_and_none_without_it() {
        PersonPublisher shared = withPseudonyms("shared");
        SealedIdentity said = identity(shared, BUDI, NIK);

        assertThat(said.nikPseudonym()).matches("[0-9a-f]{64}").isNotEqualTo(said.kkPseudonym());
        assertThat(said.kkPseudonym()).matches("[0-9a-f]{64}");
        assertThat(identity(shared, new UUID(0, 7), NIK))
                .extracting(SealedIdentity::nikPseudonym, SealedIdentity::kkPseudonym)
                .containsExactly(said.nikPseudonym(), said.kkPseudonym());
        assertThat(identity(shared, BUDI, "3524011508929002").nikPseudonym())
                .isNotNull()
                .isNotEqualTo(said.nikPseudonym());
        assertThat(identity(withPseudonyms("another"), BUDI, NIK).nikPseudonym())
                .isNotNull()
                .isNotEqualTo(said.nikPseudonym());
        assertThat(identity(publisher, BUDI, NIK))
                .extracting(SealedIdentity::nikPseudonym, SealedIdentity::kkPseudonym)
                .containsOnlyNulls();
    }

    @Test
    void of_an_erased_person_no_pseudonym_is_said() {
        PersonErased erased = new PersonErased(false);
        Person after = decider.fold(List.of(registered(), erased));

        assertThat(withPseudonyms("shared").publish(BUDI, 2, erased, after, META))
                .filteredOn(message -> message.topic().equals(RegistryMessage.IDENTITIES))
                .extracting(OutboxMessage::payload)
                .containsExactly(new SealedIdentity(BUDI, "person-erased", true, null, null, null));
    }

    private PersonPublisher withPseudonyms(String key) {
        return new PersonPublisher(
                cipher,
                new KeyedHash(new byte[32]),
                new KeyedHash(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a correction of the identity says of it. */
    private SealedIdentity identity(PersonPublisher by, UUID id, String nik) {
        var corrected =
                new PersonIdentityCorrected(
                        PersonalData.of(id, identity(nik)),
                        IdentityStatus.KNOWN,
                        Sex.MALE,
                        YearMonth.of(1992, 8));
        Person after = decider.fold(List.of(registered(), corrected));
        OutboxMessage said = by.publish(id, 2, corrected, after, META).get(1);
        return (SealedIdentity) Objects.requireNonNull(said.payload());
    }

    @Test
    void what_leaves_the_identity_alone_says_nothing_of_it() {
        CivilMatchChecked event = new CivilMatchChecked(CivilMatch.MATCHED);
        Person after = decider.fold(List.of(registered(), event));
        List<OutboxMessage> said = publisher.publish(BUDI, 2, event, after, META);
        assertThat(said)
                .singleElement()
                .extracting(OutboxMessage::payload)
                .isEqualTo(message("person-civil-match-checked", "MATCHED"));
    }

    @Test
    void a_new_account_travels_with_the_identity() {
        BankAccount account = new BankAccount("BNI", "1234567890", "BUDI");
        var event = new PersonAccountChanged(PersonalData.of(BUDI, account));
        Person after = decider.fold(List.of(registered(), event));
        List<OutboxMessage> said = publisher.publish(BUDI, 2, event, after, META);
        SealedIdentity sealed = (SealedIdentity) said.get(1).payload();
        assertThat(cipher.open(java.util.Objects.requireNonNull(sealed)).orElseThrow().account())
                .isEqualTo(new RegistryMessage.Account("BNI", "1234567890", "BUDI"));
    }

    @Test
    void who_cares_who_inherits_and_whom_the_record_went_on_as_are_said_by_id() {
        UUID sari = new UUID(0, 3);
        UUID tono = new UUID(0, 4);
        UUID known = new UUID(0, 5);
        List<PersonEvent> history =
                List.of(
                        registered(),
                        new PersonEvent.CaregiverNamed(new Person.Tie(sari, Person.Kinship.SPOUSE)),
                        new PersonEvent.HeirNamed(new Person.Tie(tono, Person.Kinship.CHILD)),
                        new PersonEvent.PersonMerged(known, Set.of(), List.of()));
        List<OutboxMessage> said =
                publisher.publish(BUDI, 4, history.getLast(), decider.fold(history), META);
        RegistryMessage.Person message = (RegistryMessage.Person) said.getFirst().payload();
        assertThat(message)
                .extracting(
                        RegistryMessage.Person::change,
                        RegistryMessage.Person::caregiverId,
                        RegistryMessage.Person::heirId,
                        RegistryMessage.Person::mergedInto)
                .containsExactly("person-merged", sari, tono, known);
    }

    @Test
    void an_erased_person_says_facts_but_no_identity() {
        var event = new PersonAccountChanged(PersonalData.erased(BUDI));
        PersonRegistered erased =
                new PersonRegistered(
                        "35.24",
                        PersonalData.erased(BUDI),
                        IdentityStatus.KNOWN,
                        Sex.MALE,
                        null,
                        CivilMatch.UNCHECKED,
                        PersonFacts.UNKNOWN,
                        null);
        Person after = decider.fold(List.of(erased, event));
        assertThat(publisher.publish(BUDI, 2, event, after, META))
                .singleElement()
                .extracting(OutboxMessage::topic)
                .isEqualTo(RegistryMessage.PERSONS);
    }

    @Test
    void a_nik_is_claimed_on_registration_and_moves_with_a_correction() {
        var taken = publisher.claims(BUDI, decider.initial(), registered());
        assertThat(taken.taken()).hasSize(1);
        assertThat(taken.released()).isEmpty();
        var corrected =
                new PersonIdentityCorrected(
                        PersonalData.of(BUDI, identity("3524011508929002")),
                        IdentityStatus.KNOWN,
                        Sex.MALE,
                        YearMonth.of(1992, 8));
        var moved = publisher.claims(BUDI, decider.fold(List.of(registered())), corrected);
        assertThat(moved.released()).isEqualTo(taken.taken());
        assertThat(moved.taken()).hasSize(1).doesNotContainAnyElementsOf(taken.taken());
    }

    @Test
    void a_correction_that_keeps_the_nik_moves_no_claim() {
        var corrected =
                new PersonIdentityCorrected(
                        PersonalData.of(BUDI, identity(NIK)),
                        IdentityStatus.KNOWN,
                        Sex.FEMALE,
                        null);
        var claims = publisher.claims(BUDI, decider.fold(List.of(registered())), corrected);
        assertThat(claims.taken()).isEmpty();
        assertThat(claims.released()).isEmpty();
    }

    @Test
    void an_erasure_tells_the_others_to_drop_the_key_and_then_leaves_no_record_at_all() {
        PersonErased erased = new PersonErased(true);
        PersonForgotten forgotten = new PersonForgotten();
        Person after = decider.fold(List.of(registered(), erased));
        List<OutboxMessage> said = publisher.publish(BUDI, 2, erased, after, META);
        assertThat(said).hasSize(2);
        assertThat(said.get(1).payload())
                .isEqualTo(new SealedIdentity(BUDI, "person-erased", true, null));
        RegistryMessage.Person facts =
                (RegistryMessage.Person)
                        Objects.requireNonNull(said.getFirst().payload(), "no tombstone");
        assertThat(facts.birthMonth()).isNull();
        assertThat(facts.disability()).isNull();
        assertThat(facts.ppksTypes()).isEmpty();
        List<OutboxMessage> last =
                publisher.publish(
                        BUDI,
                        3,
                        forgotten,
                        decider.fold(List.of(registered(), erased, forgotten)),
                        META);
        assertThat(last.get(1).topic()).isEqualTo(RegistryMessage.IDENTITIES);
        assertThat(last.get(1).payload()).isNull();
    }

    @Test
    void an_erased_person_keeps_their_numbers_only_where_money_may_have_been_paid() {
        Person before = decider.fold(List.of(registered()));
        assertThat(publisher.claims(BUDI, before, new PersonErased(true)).released()).isEmpty();
        assertThat(publisher.claims(BUDI, before, new PersonErased(false)).released())
                .extracting(claim -> claim.kind())
                .containsExactly("nik");
    }

    private static RegistryMessage.Person message(String change, String civilMatch) {
        return new RegistryMessage.Person(
                BUDI,
                change,
                "35.24",
                HOME,
                "HEAD",
                "1992-08",
                "MALE",
                true,
                null,
                civilMatch,
                "INFORMAL",
                "KNOWN",
                new RegistryMessage.Disability("PHYSICAL", "SEVERE", true),
                List.of("VAGRANT", "POOR"),
                true,
                null,
                false,
                "SMA",
                null,
                null,
                null);
    }

    private static PersonRegistered registered() {
        return new PersonRegistered(
                "35.24",
                PersonalData.of(BUDI, identity(NIK)),
                IdentityStatus.KNOWN,
                Sex.MALE,
                YearMonth.of(1992, 8),
                CivilMatch.UNCHECKED,
                new PersonFacts(
                        Employment.INFORMAL,
                        new Disability(
                                PersonFacts.Kind.PHYSICAL, PersonFacts.Severity.SEVERE, true),
                        List.of(PpksType.POOR, PpksType.VAGRANT),
                        Schooling.SMA,
                        false,
                        true,
                        null),
                new Membership(HOME, Relation.HEAD));
    }

    private static PersonIdentity identity(String nik) {
        return new PersonIdentity(
                nik,
                "3524010101250001",
                "Budi",
                "Ibu",
                LocalDate.of(1992, 8, 15),
                null,
                "NPV-1",
                null,
                null);
    }
}
