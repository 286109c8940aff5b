package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.log.FrozenSamples;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.person.VeteranNumber;
import id.dinsos.registry.proposal.Proposal;
import id.dinsos.registry.proposal.ProposalEvent;
import id.dinsos.registry.psks.Psks;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * One sample of each released event as it lies in the log, never edited: what was written must be
 * read for ever. Personal data stand there without their sealed part, as after an erasure.
 */
class FrozenEventsTest {
    private static final ObjectMapper MAPPER = EventCodec.mapper();

    private final FrozenSamples samples =
            new FrozenSamples(new RegistryWiring().codec(), "/frozen-events.json");

    @Test
    void each_stored_name_has_its_sample() {
        samples.eachNameHasASample();
    }

    @Test
    void each_event_has_a_stored_name() {
        samples.eachEventHasAName();
    }

    @Test
    void each_sample_still_decodes_with_nothing_lost() {
        samples.eachReadsWhole();
    }

    @Test
    void what_lies_sealed_inside_is_still_read_whole() throws Exception {
        Map<Class<?>, String> contents =
                Map.of(
                        PersonIdentity.class,
                        """
                        {"nik":"3524011508929001","kkNumber":"3524010101250001","name":"Budi",\
                        "mothersName":"Ibu","birthDate":"1992-08-15","phone":"+628123456789",\
                        "veteranNumber":"NPV 7","kksCard":"6032981234567890",\
                        "account":{"bank":"BNI","number":"1234567890","holder":"BUDI"}}\
                        """,
                        PersonIdentity.BankAccount.class,
                        """
                        {"bank":"BNI","number":"1234567890","holder":"BUDI"}\
                        """,
                        VeteranNumber.class,
                        """
                        {"number":"NPV 7"}\
                        """,
                        KksCard.class,
                        """
                        {"token":"c2VjcmV0","lastFour":"7890"}\
                        """,
                        PersonEvent.DeathEvidence.class,
                        """
                        {"document":"Akta 12/2026"}\
                        """,
                        Household.Address.class,
                        """
                        {"street":"Jalan Mawar 3","rt":"001","rw":"002"}\
                        """,
                        Psks.Contact.class,
                        """
                        {"name":"Budi","phone":"+628123456789","email":"b@x.id","address":"Babat"}\
                        """,
                        Proposal.Proposed.class,
                        """
                        {"nik":"3524011508929001","kkNumber":"3524010101250001","name":"Budi",\
                        "statement":"Layak","reporter":"Ani","reporterPhone":"+628123456789"}\
                        """,
                        ProposalEvent.Place.class,
                        """
                        {"latitude":-7119321,"longitude":112414000}\
                        """);
        for (Map.Entry<Class<?>, String> content : contents.entrySet()) {
            Object read = MAPPER.readValue(content.getValue(), content.getKey());
            assertThat(MAPPER.readTree(MAPPER.writeValueAsString(read)))
                    .isEqualTo(MAPPER.readTree(content.getValue()));
        }
    }

    @Test
    void a_civil_match_is_read_with_its_attributes_and_without() throws Exception {
        String whole =
                """
                {"civilMatch":"MISMATCHED","answer":{"nik":true,"nameScore":61,"kkNumber":true,\
                "birthDate":true,"sex":true,"mothersName":false,"checkedOn":"2026-11-29",\
                "source":"civil-check 7","mothersNameScore":43}}\
                """;
        Object read = MAPPER.readValue(whole, PersonEvent.CivilMatchChecked.class);

        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(read)))
                .isEqualTo(MAPPER.readTree(whole));
        assertThat(
                        MAPPER.readValue(
                                "{\"civilMatch\":\"MATCHED\"}",
                                PersonEvent.CivilMatchChecked.class))
                .isEqualTo(new PersonEvent.CivilMatchChecked(Person.CivilMatch.MATCHED));
    }

    @Test
    void a_sealed_part_without_its_key_reads_as_erased() throws Exception {
        String account =
                """
                {"account":{"subject":"00000000-0000-0000-0000-000000000001","sealed":"AAAA"}}\
                """;
        Object event = MAPPER.readValue(account, PersonEvent.PersonAccountChanged.class);
        assertThat(event)
                .isEqualTo(
                        new PersonEvent.PersonAccountChanged(PersonalData.erased(new UUID(0, 1))));
    }
}
