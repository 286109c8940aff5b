package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Told.household;
import static id.dinsos.disbursement.Told.identity;
import static id.dinsos.disbursement.Told.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Money is for the living: they are neither kept from it by the dead nor paid for them. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(180)
class LivingTest {
    private static final List<String> LISTED = List.of("SEMBAKO");
    private static final String NOVEMBER = "2026-11";

    @Test
    void a_widow_is_paid_into_the_account_that_was_her_husbands_too() {
        // Given
        Office office = Office.fresh("LIVING");
        Neighbours all = new Neighbours(office.owner());
        UUID family =
                all.family(
                        1,
                        2,
                        LISTED,
                        born("1981-01").account("0731"),
                        born("1979-01").died("2026-09-01").account("0731").nik(all.nik(1, 0)));

        // When
        JsonPath why = frozen(office, family);

        // Then
        assertThat(why.getString("items[0].verdict")).isEqualTo("ELIGIBLE");
    }

    @Test
    void a_record_that_ended_in_another_one_and_one_that_moved_away_share_no_account() {
        // Given
        Office office = Office.fresh("LIVING");
        Neighbours all = new Neighbours(office.owner());
        UUID family = all.family(1, 2, LISTED, born("1981-01").account("0741"));
        UUID merged = UUID.fromString("00000000-0000-4000-8000-000000387401");
        UUID away = UUID.fromString("00000000-0000-4000-8000-000000387402");
        UUID left = UUID.fromString("00000000-0000-4000-8000-000000387403");
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    person(office.owner(), merged, null, true, all.personId(1, 0)),
                    1,
                    Neighbours.LONG_AGO);
            registry.tell(
                    merged,
                    office.owner(),
                    identity(office.owner(), "0741", 1),
                    1,
                    Neighbours.LONG_AGO);
            registry.tell(person(office.owner(), away, left, true, null), 1, Neighbours.LONG_AGO);
            registry.tell(
                    away,
                    office.owner(),
                    identity(office.owner(), "0741", 2),
                    1,
                    Neighbours.LONG_AGO);
            registry.tell(
                    household(office.owner(), left, "MOVED_OUT", away, away),
                    1,
                    Neighbours.LONG_AGO);
            registry.flush();
        }

        // When
        JsonPath why = frozen(office, family);

        // Then
        assertThat(why.getString("items[0].verdict")).isEqualTo("ELIGIBLE");
    }

    @Test
    void a_household_in_which_nobody_lives_is_not_paid_through_a_living_neighbour() {
        // Given
        Office office = Office.fresh("LIVING");
        UUID household = UUID.fromString("00000000-0000-4000-8000-000000387501");
        UUID dead = UUID.fromString("00000000-0000-4000-8000-000000387502");
        UUID alsoDead = UUID.fromString("00000000-0000-4000-8000-000000387503");
        neighbour(office.owner(), household, dead);
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    person(office.owner(), dead, household, false, null), 2, Neighbours.LONG_AGO);
            registry.tell(
                    person(office.owner(), alsoDead, household, false, null),
                    1,
                    Neighbours.LONG_AGO);
            registry.flush();
        }

        // When
        JsonPath why = frozen(office, household);

        // Then
        assertThat(why.getString("items[0].verdict")).isEqualTo("EXCLUDED");
        assertThat(why.getList("items[0].reasons.code")).containsExactly("no-living-member");
        assertThat(why.getString("items[0].reasons[0].textId"))
                .isNotBlank()
                .isNotEqualTo("no-living-member");
    }

    @Test
    void whose_last_member_dies_between_freeze_and_instruction_is_not_paid_either() {
        // Given
        Office office = Office.fresh("LIVING");
        UUID household = UUID.fromString("00000000-0000-4000-8000-000000387601");
        UUID last = UUID.fromString("00000000-0000-4000-8000-000000387602");
        neighbour(office.owner(), household, last);
        define(office);
        var budget = office.budget(10_000_000);
        UUID run = office.open(NOVEMBER);
        office.awaitState(run, "FROZEN");
        assertThat(office.run(run).jsonPath().getInt("totals.eligible")).isEqualTo(1);
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);

        // When
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    person(office.owner(), last, household, false, null), 2, Neighbours.LONG_AGO);
            registry.flush();
        }
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");

        // Then
        assertThat(Audit.payments(run)).isZero();
        assertThat(office.whyCode(household, NOVEMBER)).isEqualTo("changed-since-freeze");
    }

    @Test
    void of_whom_something_was_said_that_nobody_could_read_is_held() {
        // Given
        Office office = Office.fresh("LIVING");
        Neighbours all = new Neighbours(office.owner());
        UUID family = all.family(1, 2, LISTED, born("1981-01"));
        UUID other = all.family(2, 2, LISTED, born("1981-01"));
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.nonsense(RegistryMessage.PERSONS, all.personId(1, 0), office.owner(), 2);
            registry.flush();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Audit.number(
                                        "select count(*) from parked where key = '"
                                                + all.personId(1, 0)
                                                + "'")
                                == 1);

        // When
        JsonPath why = frozen(office, family);

        // Then
        assertThat(why.getString("items[0].verdict")).isEqualTo("HELD");
        assertThat(why.getList("items[0].reasons.code")).containsExactly("facts-incomplete");
        assertThat(office.why(other, NOVEMBER).getString("items[0].verdict")).isEqualTo("ELIGIBLE");
    }

    /** A household of one, paid through a neighbour who has an account. */
    private static void neighbour(String owner, UUID household, UUID only) {
        UUID neighbour = Names.uuid(household, "neighbour");
        UUID next = Names.uuid(household, "next door");
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(person(owner, only, household, true, null), 1, Neighbours.LONG_AGO);
            registry.tell(person(owner, neighbour, next, true, null), 1, Neighbours.LONG_AGO);
            registry.tell(neighbour, owner, identity(owner, "0009", 9), 1, Neighbours.LONG_AGO);
            registry.tell(
                    household(owner, household, "LIVE", only, neighbour), 1, Neighbours.LONG_AGO);
            registry.flush();
        }
    }

    private static JsonPath frozen(Office office, UUID family) {
        define(office);
        UUID run = office.open(NOVEMBER);
        office.awaitState(run, "FROZEN");
        return office.why(family, NOVEMBER);
    }

    private static void define(Office office) {
        office.tryDefine("SEMBAKO", terms -> {}).then().statusCode(200);
    }
}
