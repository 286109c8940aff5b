package id.dinsos.registry.civil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * May 2021: of 87,000 people 18,000 were not matched, and 7,000 of them were repaired. A hundredth
 * of it in every run; all of it with {@code -Ddinsos.suite=long}.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class CivilStressTest {
    private static final int THOUSAND =
            "long".equals(System.getProperty("dinsos.suite")) ? 1_000 : 10;
    private static final int PEOPLE = 87 * THOUSAND;
    private static final int UNMATCHED = 18 * THOUSAND;
    private static final int REPAIRED = 7 * THOUSAND;
    private static final int BATCH = 250;
    private static final int VILLAGES = 20;
    private static final String DISTRICT = "35.24.24";
    private static final Instant AT = Instant.parse("2021-05-03T02:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Inject EventStore store;
    @Inject Views views;
    @Inject Aggregate<PersonCommand, Person, PersonEvent> persons;
    @Inject Aggregate<HouseholdCommand, Household, HouseholdEvent> households;

    @Inject
    @ConfigProperty(name = "dinsos.civil.url")
    String url;

    @Test
    void a_fifth_of_a_regency_is_not_matched_and_what_was_repaired_is_worked_off() {
        try (FakeCivil civil = FakeCivil.anew(URI.create(url).getPort())) {
            // Given
            for (int from = 0; from < PEOPLE; from += BATCH) {
                register(from, Math.min(PEOPLE, from + BATCH));
            }
            for (int i = 0; i < PEOPLE; i++) {
                know(civil, i);
            }
            // When
            JsonPath first = checked("NEVER_CHECKED");
            JsonPath backlog = backlog();
            for (int i = 0; i < REPAIRED; i++) {
                repair(i);
            }
            JsonPath repaired = backlog();
            JsonPath second = checked("CORRECTED");
            JsonPath left = backlog();
            // Then
            assertThat(first.getInt("questions")).isEqualTo(PEOPLE);
            assertThat(outcome(first, "MATCHED")).isEqualTo(PEOPLE - UNMATCHED);
            assertThat(outcome(first, "MISMATCHED")).isEqualTo(UNMATCHED);
            assertThat(backlog.getInt("people")).isEqualTo(UNMATCHED);
            assertThat(people(backlog, "NAME_DIFFERS")).isEqualTo(9 * THOUSAND);
            assertThat(people(backlog, "NIK_NOT_FOUND")).isEqualTo(6 * THOUSAND);
            assertThat(people(backlog, "BIRTH_DATE_DIFFERS")).isEqualTo(3 * THOUSAND);
            assertThat(villages(backlog)).isEqualTo(VILLAGES);
            assertThat(people(repaired, "CORRECTED")).isEqualTo(REPAIRED);
            assertThat(second.getInt("questions")).isEqualTo(REPAIRED);
            assertThat(outcome(second, "MATCHED")).isEqualTo(REPAIRED);
            assertThat(left.getInt("people")).isEqualTo(UNMATCHED - REPAIRED);
            assertThat(people(left, "CORRECTED")).isZero();
        }
    }

    /**
     * Names of the first half of the unmatched differ, numbers of a third, birth dates of a sixth.
     */
    private static void know(FakeCivil civil, int i) {
        boolean unknown = i >= 9 * THOUSAND && i < 15 * THOUSAND;
        boolean misborn = i >= 15 * THOUSAND && i < UNMATCHED;
        if (!unknown) {
            civil.knows(nik(i), rightName(i), born(misborn ? i + 1 : i).toString());
        }
    }

    private void register(int from, int to) {
        List<UUID> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add(person(i));
            ids.add(home(i));
        }
        UnitOfWork unit = store.openNew(ids);
        for (int i = from; i < to; i++) {
            unit.require(
                    persons,
                    person(i),
                    new PersonCommand.Register(
                            "35.24",
                            PersonalData.of(person(i), identity(i)),
                            IdentityStatus.KNOWN,
                            Sex.UNKNOWN,
                            CivilMatch.UNCHECKED,
                            PersonFacts.UNKNOWN,
                            new Membership(home(i), Relation.HEAD),
                            LocalDate.EPOCH.plusYears(40)));
            unit.require(
                    households,
                    home(i),
                    new HouseholdCommand.Register(
                            "35.24",
                            RegionCode.of("%s.%d".formatted(DISTRICT, 2001 + i % VILLAGES)),
                            PersonalData.of(person(i), new Address("Jalan Padan", "1", "1")),
                            person(i),
                            null,
                            List.of(new Member(person(i), Relation.HEAD, null, true)),
                            Ranking.NONE,
                            List.of()));
        }
        var unused =
                store.commit(unit, Meta.of(UUID.randomUUID(), "35.24", "sari", AT))
                        .await()
                        .atMost(LIMIT);
    }

    private static void repair(int i) {
        Api.change(
                        "/v1/persons/" + person(i) + "/identity",
                        2,
                        Map.of(
                                "nik",
                                nik(i),
                                "name",
                                rightName(i),
                                "birthDate",
                                born(i).toString()))
                .then()
                .statusCode(200);
    }

    private static JsonPath checked(String cause) {
        String path =
                Api.registrar()
                        .body(
                                Map.of(
                                        "region",
                                        DISTRICT,
                                        "way",
                                        "HTTP",
                                        "causes",
                                        List.of(cause),
                                        "reason",
                                        "Pemadanan Mei 2021"))
                        .post("/v1/civil-checks")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        return await().atMost(LIMIT)
                .until(
                        () -> Api.registrar().get(path).jsonPath(),
                        check -> "DONE".equals(check.getString("state")));
    }

    private JsonPath backlog() {
        Past.caughtUp(views.get("civil"));
        Past.caughtUp(views.get("person"));
        return Api.registrar().get("/v1/civil-backlog/villages?region=" + DISTRICT).jsonPath();
    }

    private static int outcome(JsonPath check, String outcome) {
        return check.getInt("outcomes.find { it.outcome == '%s' }.count".formatted(outcome));
    }

    private static int people(JsonPath backlog, String cause) {
        List<Integer> counts =
                backlog.getList("items.findAll { it.cause == '%s' }.people".formatted(cause));
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private static long villages(JsonPath backlog) {
        return backlog.<String>getList("items.region").stream().distinct().count();
    }

    private static UUID person(int i) {
        return Names.uuid("padan-person", i);
    }

    private static UUID home(int i) {
        return Names.uuid("padan-home", i);
    }

    private static String nik(int i) {
        return "352499%06d%04d".formatted(10_100 + i / 9_000, 1 + i % 9_000);
    }

    private static LocalDate born(int i) {
        return LocalDate.of(1950, 1, 1).plusDays(i % 18_000);
    }

    private static String rightName(int i) {
        return "Padanwarga " + word(i);
    }

    /** As it stands in our records: of the first ones spelt otherwise than over there. */
    private static PersonIdentity identity(int i) {
        return new PersonIdentity(
                nik(i),
                null,
                i < 9 * THOUSAND ? "Paddanworgo " + word(i) : rightName(i),
                null,
                born(i),
                null,
                null,
                null,
                null);
    }

    private static String word(int i) {
        StringBuilder word = new StringBuilder();
        for (int rest = i + 26; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
