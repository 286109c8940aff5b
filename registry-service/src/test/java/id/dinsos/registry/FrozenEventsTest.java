package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.person.VeteranNumber;
import id.dinsos.registry.psks.PostEvent;
import id.dinsos.registry.psks.Psks;
import id.dinsos.registry.psks.PsksEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One JSON of each released event as it lies in the log, never edited: what was written must be
 * read for ever. Personal data stand here without their sealed part, as after an erasure.
 */
class FrozenEventsTest {
    private static final ObjectMapper MAPPER = EventCodec.mapper();

    private static final Map<String, String> SAMPLES =
            Map.ofEntries(
                    Map.entry(
                            "person-registered.v1",
                            """
                            {"owner":"35.24",\
                            "identity":{"subject":"00000000-0000-0000-0000-000000000001"},\
                            "identityStatus":"KNOWN","sex":"MALE","birthMonth":"1992-08",\
                            "civilMatch":"MATCHED","facts":{"employment":"INFORMAL",\
                            "disability":{"kind":"PHYSICAL","severity":"SEVERE","chronic":true},\
                            "ppksTypes":["VAGRANT","POOR"],"schooling":"SMA","pregnant":false,\
                            "veteran":true,"independencePioneer":false},\
                            "membership":{"householdId":"00000000-0000-0000-0000-000000000002",\
                            "relation":"HEAD"}}\
                            """),
                    Map.entry(
                            "person-identity-corrected.v1",
                            """
                            {"identity":{"subject":"00000000-0000-0000-0000-000000000001"},\
                            "identityStatus":"CLAIMED","sex":"UNKNOWN","birthMonth":"1992-08"}\
                            """),
                    Map.entry(
                            "person-account-changed.v1",
                            """
                            {"account":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "person-facts-changed.v1",
                            """
                            {"facts":{"employment":"CIVIL_SERVANT","ppksTypes":[]}}\
                            """),
                    Map.entry(
                            "person-civil-match-checked.v1",
                            """
                            {"civilMatch":"MISMATCHED"}\
                            """),
                    Map.entry(
                            "person-died.v1",
                            """
                            {"diedOn":"2026-03-01","learnedOn":"2026-11-22",\
                            "evidence":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "person-joined-household.v1",
                            """
                            {"membership":{"householdId":"00000000-0000-0000-0000-000000000002",\
                            "relation":"PARENT_IN_LAW"}}\
                            """),
                    Map.entry(
                            "person-relation-changed.v1",
                            """
                            {"relation":"GRANDCHILD"}\
                            """),
                    Map.entry(
                            "person-left-household.v1",
                            """
                            {"householdId":"00000000-0000-0000-0000-000000000002"}\
                            """),
                    Map.entry(
                            "household-registered.v1",
                            """
                            {"owner":"35.24","region":"35.24.01.2001",\
                            "address":{"subject":"00000000-0000-0000-0000-000000000001"},\
                            "headId":"00000000-0000-0000-0000-000000000001",\
                            "payeeId":"00000000-0000-0000-0000-000000000003",\
                            "members":[{"personId":"00000000-0000-0000-0000-000000000001",\
                            "relation":"HEAD","birthMonth":"1992-08","alive":true}],\
                            "ranking":{"decile":2,"percentile":15},\
                            "listings":[{"list":{"source":"DTSEN","programme":"SEMBAKO"},\
                            "listed":true,"sourceVersion":"2026-10"}]}\
                            """),
                    Map.entry(
                            "household-ranked.v1",
                            """
                            {"ranking":{"decile":10,"percentile":99}}\
                            """),
                    Map.entry(
                            "household-listed.v1",
                            """
                            {"list":{"source":"DTKS","programme":"PKH"},\
                            "sourceVersion":"2024-01"}\
                            """),
                    Map.entry(
                            "household-delisted.v1",
                            """
                            {"list":{"source":"DTSEN","programme":"SEMBAKO"},\
                            "reason":"GRADUATED","sourceVersion":"2026-11"}\
                            """),
                    Map.entry(
                            "household-member-joined.v1",
                            """
                            {"member":{"personId":"00000000-0000-0000-0000-000000000004",\
                            "relation":"CHILD","birthMonth":"2020-01","alive":true}}\
                            """),
                    Map.entry(
                            "household-member-corrected.v1",
                            """
                            {"member":{"personId":"00000000-0000-0000-0000-000000000004",\
                            "relation":"OTHER","alive":false}}\
                            """),
                    Map.entry(
                            "household-member-left.v1",
                            """
                            {"personId":"00000000-0000-0000-0000-000000000004"}\
                            """),
                    Map.entry(
                            "household-member-died.v1",
                            """
                            {"personId":"00000000-0000-0000-0000-000000000004"}\
                            """),
                    Map.entry(
                            "household-moved.v1",
                            """
                            {"region":"35.24.02.2001",\
                            "address":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "household-head-changed.v1",
                            """
                            {"headId":"00000000-0000-0000-0000-000000000003"}\
                            """),
                    Map.entry(
                            "household-payee-changed.v1",
                            """
                            {"payeeId":"00000000-0000-0000-0000-000000000003"}\
                            """),
                    Map.entry(
                            "service-resource-registered.v1",
                            """
                            {"owner":"35.24","kind":"TKSK",\
                            "personId":"00000000-0000-0000-0000-000000000001",\
                            "contact":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "service-resource-contact-corrected.v1",
                            """
                            {"contact":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "service-resource-assigned.v1",
                            """
                            {"assignment":{"id":"00000000-0000-0000-0000-000000000002",\
                            "region":"35.24.05","period":{"from":"2026-01-01",\
                            "until":"2026-12-31"},"role":"MEMBER","decree":{"number":"188/12",\
                            "date":"2025-12-20"}}}\
                            """),
                    Map.entry(
                            "service-resource-assignment-ended.v1",
                            """
                            {"assignmentId":"00000000-0000-0000-0000-000000000002",\
                            "lastDay":"2026-06-30","reason":"TRANSFERRED"}\
                            """),
                    Map.entry(
                            "service-resource-suspended.v1",
                            """
                            {"from":"2026-03-01","reason":"LEAVE"}\
                            """),
                    Map.entry(
                            "service-resource-resumed.v1",
                            """
                            {"on":"2026-04-01"}\
                            """),
                    Map.entry(
                            "service-resource-ended.v1",
                            """
                            {"lastDay":"2026-06-30","reason":"CONTRACT_ENDED"}\
                            """),
                    Map.entry(
                            "post-taken.v1",
                            """
                            {"tenure":{"resourceId":"00000000-0000-0000-0000-000000000003",\
                            "assignmentId":"00000000-0000-0000-0000-000000000002",\
                            "period":{"from":"2026-01-01","until":"2026-12-31"}}}\
                            """),
                    Map.entry(
                            "post-left.v1",
                            """
                            {"assignmentId":"00000000-0000-0000-0000-000000000002",\
                            "lastDay":"2026-06-30"}\
                            """),
                    Map.entry(
                            "person-death-corrected.v1",
                            """
                            {"diedOn":"2026-03-01","learnedOn":"2026-11-22",\
                            "evidence":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "person-death-withdrawn.v1",
                            """
                            {"learnedOn":"2026-11-22",\
                            "evidence":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "person-caregiver-named.v1",
                            """
                            {"caregiver":{"personId":"00000000-0000-0000-0000-000000000003",\
                            "as":"CHILD"}}\
                            """),
                    Map.entry(
                            "person-heir-named.v1",
                            """
                            {"heir":{"personId":"00000000-0000-0000-0000-000000000003",\
                            "as":"SPOUSE"}}\
                            """),
                    Map.entry(
                            "person-veteran-recognised.v1",
                            """
                            {"number":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "person-pioneer-recognised.v1",
                            """
                            {"title":"WIDOW"}\
                            """),
                    Map.entry(
                            "person-kks-card-changed.v1",
                            """
                            {"card":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "person-merged.v1",
                            """
                            {"into":"00000000-0000-0000-0000-000000000003","handed":["NIK"],\
                            "pointing":[{"record":"00000000-0000-0000-0000-000000000004",\
                            "role":"HEIR","as":"SPOUSE"}]}\
                            """),
                    Map.entry(
                            "person-absorbed.v1",
                            """
                            {"personId":"00000000-0000-0000-0000-000000000001",\
                            "known":{"identity":{"subject":"00000000-0000-0000-0000-000000000003"},\
                            "sex":"FEMALE","facts":{"employment":"NONE","ppksTypes":["BEGGAR"]},\
                            "ties":{"caregiver":{"personId":"00000000-0000-0000-0000-000000000004",\
                            "as":"GUARDIAN"}},\
                            "honours":{"veteran":{"subject":"00000000-0000-0000-0000-000000000003"},\
                            "pioneer":"PIONEER"}},"birthMonth":"1992-08"}\
                            """),
                    Map.entry(
                            "person-unmerged.v1",
                            """
                            {"from":"00000000-0000-0000-0000-000000000003",\
                            "home":{"householdId":"00000000-0000-0000-0000-000000000002",\
                            "relation":"CHILD"}}\
                            """),
                    Map.entry(
                            "person-released.v1",
                            """
                            {"personId":"00000000-0000-0000-0000-000000000001",\
                            "known":{"identity":{"subject":"00000000-0000-0000-0000-000000000003"},\
                            "sex":"UNKNOWN","facts":{"employment":"NONE","ppksTypes":[]},\
                            "ties":{},"honours":{}}}\
                            """),
                    Map.entry(
                            "household-reopened.v1",
                            """
                            {}\
                            """),
                    Map.entry(
                            "household-guardian-named.v1",
                            """
                            {"payeeId":"00000000-0000-0000-0000-000000000003","as":"GUARDIAN"}\
                            """),
                    Map.entry(
                            "household-moved-out.v1",
                            """
                            {"to":"64.08","reason":"WORK"}\
                            """),
                    Map.entry(
                            "household-moved-in.v1",
                            """
                            {"region":"35.24.02.2001",\
                            "address":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "household-taken-over.v1",
                            """
                            {"owner":"35.22","region":"35.22.01.2001",\
                            "address":{"subject":"00000000-0000-0000-0000-000000000001"}}\
                            """),
                    Map.entry(
                            "household-unmerged.v1",
                            """
                            {"from":"00000000-0000-0000-0000-000000000005",\
                            "members":[{"personId":"00000000-0000-0000-0000-000000000004",\
                            "relation":"HEAD","birthMonth":"1980-01","alive":true}],\
                            "headId":"00000000-0000-0000-0000-000000000004",\
                            "payeeId":"00000000-0000-0000-0000-000000000001",\
                            "payeeAs":"GUARDIAN"}\
                            """),
                    Map.entry(
                            "person-offered.v1",
                            """
                            {"to":"35.22"}\
                            """),
                    Map.entry(
                            "person-taken-over.v1",
                            """
                            {"owner":"35.22"}\
                            """),
                    Map.entry(
                            "household-merged.v1",
                            """
                            {"into":"00000000-0000-0000-0000-000000000005"}\
                            """),
                    Map.entry(
                            "household-member-merged.v1",
                            """
                            {"personId":"00000000-0000-0000-0000-000000000004",\
                            "into":"00000000-0000-0000-0000-000000000003",\
                            "inPlace":{"personId":"00000000-0000-0000-0000-000000000003",\
                            "relation":"CHILD","birthMonth":"2020-01","alive":true},\
                            "head":true,"payee":false}\
                            """),
                    Map.entry(
                            "household-member-unmerged.v1",
                            """
                            {"member":{"personId":"00000000-0000-0000-0000-000000000004",\
                            "relation":"CHILD","birthMonth":"2020-01","alive":true},\
                            "leaves":"00000000-0000-0000-0000-000000000003",\
                            "headId":"00000000-0000-0000-0000-000000000004",\
                            "payeeId":"00000000-0000-0000-0000-000000000004"}\
                            """),
                    Map.entry(
                            "household-member-found-alive.v1",
                            """
                            {"personId":"00000000-0000-0000-0000-000000000004"}\
                            """),
                    Map.entry("household-dissolved.v1", "{}"));

    private static final List<Map<String, ? extends Class<?>>> NAMES =
            List.of(PersonEvent.NAMES, HouseholdEvent.NAMES, PsksEvent.NAMES, PostEvent.NAMES);

    static Stream<String> names() {
        return NAMES.stream().flatMap(names -> names.keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_of_the_first_release_is_still_read_whole(String name) throws Exception {
        String frozen = Objects.requireNonNull(SAMPLES.get(name), name);
        Object event = MAPPER.readValue(frozen, type(name));
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(event)))
                .isEqualTo(MAPPER.readTree(frozen));
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
                        """);
        for (Map.Entry<Class<?>, String> content : contents.entrySet()) {
            Object read = MAPPER.readValue(content.getValue(), content.getKey());
            assertThat(MAPPER.readTree(MAPPER.writeValueAsString(read)))
                    .isEqualTo(MAPPER.readTree(content.getValue()));
        }
    }

    @Test
    void every_event_has_a_name() {
        assertThat(PersonEvent.NAMES.values())
                .containsExactlyInAnyOrder(permitted(PersonEvent.class));
        assertThat(HouseholdEvent.NAMES.values())
                .containsExactlyInAnyOrder(permitted(HouseholdEvent.class));
        assertThat(PsksEvent.NAMES.values()).containsExactlyInAnyOrder(permitted(PsksEvent.class));
        assertThat(PostEvent.NAMES.values()).containsExactlyInAnyOrder(permitted(PostEvent.class));
    }

    @Test
    void a_sealed_part_without_its_key_reads_as_erased() throws Exception {
        String account =
                """
                {"account":{"subject":"00000000-0000-0000-0000-000000000001","sealed":"AAAA"}}\
                """;
        Object event = MAPPER.readValue(account, type("person-account-changed.v1"));
        assertThat(event)
                .isEqualTo(
                        new PersonEvent.PersonAccountChanged(PersonalData.erased(new UUID(0, 1))));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> Class<? extends T>[] permitted(Class<T> events) {
        return (Class[]) events.getPermittedSubclasses();
    }

    private static Class<?> type(String name) {
        return NAMES.stream()
                .filter(names -> names.containsKey(name))
                .map(names -> names.get(name))
                .findFirst()
                .orElseThrow();
    }
}
