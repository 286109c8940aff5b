package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.LONG_AGO;
import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Told.household;
import static id.dinsos.disbursement.Told.identity;
import static id.dinsos.disbursement.Told.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/**
 * A record that is nobody any more: merged, gone, dead or erased. It keeps no living person from
 * their money, and no money goes by it.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(180)
class EndedRecordsTest {
    private static final List<String> LISTED = List.of("SEMBAKO");
    private static final String NOVEMBER = "2026-11";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void one_number_on_a_record_that_ended_or_moved_away_is_one_person_all_the_same() {
        // Given
        Office office = Office.fresh("ENDED");
        Neighbours all = new Neighbours(office.owner());
        UUID family = all.family(1, 2, LISTED, born("1981-01"));
        String nik = all.nik(1, 0);
        UUID merged = Names.uuid(office.owner(), "merged");
        UUID away = Names.uuid(office.owner(), "away");
        UUID left = Names.uuid(office.owner(), "left");
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    person(office.owner(), merged, null, true, all.personId(1, 0)), 1, LONG_AGO);
            registry.tell(merged, office.owner(), identity(nik, "7701"), 1, LONG_AGO);
            registry.tell(person(office.owner(), away, left, true, null), 1, LONG_AGO);
            registry.tell(away, office.owner(), identity(nik, "7702"), 1, LONG_AGO);
            registry.tell(household(office.owner(), left, "MOVED_OUT", away, away), 1, LONG_AGO);
            registry.flush();
        }

        // When
        JsonPath why = frozen(office, family);

        // Then
        assertThat(why.getString("items[0].verdict")).isEqualTo("ELIGIBLE");
    }

    @Test
    void two_whose_merge_was_undone_are_two_again_and_share_an_account() {
        // Given
        Office office = Office.fresh("ENDED");
        Neighbours all = new Neighbours(office.owner());
        UUID family = all.family(1, 2, LISTED, born("1981-01").account("7711"));
        UUID twin = Names.uuid(office.owner(), "twin");
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(twin, office.owner(), identity(office.owner(), "7711", 1), 1, LONG_AGO);
            registry.tell(
                    person(office.owner(), twin, null, true, all.personId(1, 0)), 1, LONG_AGO);
            registry.tell(person(office.owner(), twin, null, true, null), 2, LONG_AGO);
            registry.flush();
        }

        // When
        JsonPath why = frozen(office, family);

        // Then
        assertThat(why.getString("items[0].verdict")).isEqualTo("HELD");
        assertThat(why.getList("items[0].reasons.code")).containsExactly("account-shared");
    }

    @Test
    void an_erased_person_shares_neither_account_nor_number_with_anybody() {
        // Given
        Office office = Office.fresh("ENDED");
        Neighbours all = new Neighbours(office.owner());
        UUID family = all.family(1, 2, LISTED, born("1981-01").account("7721"));
        UUID erased = Names.uuid(office.owner(), "erased");
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(person(office.owner(), erased, null, true, null), 1, LONG_AGO);
            registry.tell(erased, office.owner(), identity(all.nik(1, 0), "7721"), 1, LONG_AGO);
            registry.erased(erased, office.owner(), 2, LONG_AGO);
            registry.flush();
        }

        // When
        JsonPath why = frozen(office, family);

        // Then
        assertThat(why.getString("items[0].verdict")).isEqualTo("ELIGIBLE");
    }

    @Test
    void of_an_erased_person_no_name_number_or_account_is_left_and_what_was_paid_still_adds_up() {
        // Given
        Office office = Office.fresh("ENDED");
        Neighbours all = new Neighbours(office.owner());
        UUID family = all.family(1, 2, LISTED, born("1981-01"));
        UUID payee = all.personId(1, 0);
        define(office);
        var budget = office.budget(10_000_000);
        UUID run = office.instructed(NOVEMBER);
        long before = Audit.instructedRupiah(run);

        // When: under the version of the message that named them, as after a lost race
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.erased(payee, office.owner(), 1, LONG_AGO);
            registry.flush();
        }
        await().atMost(PATIENCE).until(() -> of(payee, "erased") == 1);

        // Then
        assertThat(
                        of(
                                payee,
                                "nik_hash is null and sealed is null and who is null and bank is"
                                        + " null and account_hash is null and account_print is null"))
                .isEqualTo(1);
        assertThat(
                        Audit.number(
                                "select count(*) from subject_key where wrapped_key is null and"
                                        + " subject_id = '"
                                        + payee
                                        + "'"))
                .isEqualTo(1);
        assertThat(before).isPositive();
        assertThat(Audit.instructedRupiah(run)).isEqualTo(before);
        assertThat(office.run(run).jsonPath().getLong("money.pendingRupiah")).isEqualTo(before);
        UUID next = office.open("2026-12");
        office.awaitState(next, "FROZEN");
        assertThat(office.why(family, "2026-12").getString("items[0].verdict"))
                .isNotEqualTo("ELIGIBLE");
    }

    @Test
    void nobody_who_was_erased_comes_back_by_a_message_that_was_on_its_way() {
        // Given
        Office office = Office.fresh("ENDED");
        UUID gone = Names.uuid(office.owner(), "gone");

        // When
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.erased(gone, office.owner(), 2, LONG_AGO);
            registry.tell(gone, office.owner(), identity(office.owner(), "7731", 3), 3, LONG_AGO);
            registry.flush();
        }
        await().atMost(PATIENCE).until(() -> of(gone, "version = 3") == 1);

        // Then
        assertThat(of(gone, "erased and nik_hash is null and sealed is null and who is null"))
                .isEqualTo(1);
    }

    @Test
    void a_household_whose_last_one_left_or_turned_out_to_live_elsewhere_is_not_paid() {
        // Given: both are paid through a living neighbour
        Office office = Office.fresh("ENDED");
        UUID deserted = Names.uuid(office.owner(), "deserted");
        UUID doubled = Names.uuid(office.owner(), "doubled");
        UUID mover = Names.uuid(deserted, "only");
        UUID twice = Names.uuid(doubled, "only");
        UUID elsewhere = Names.uuid(doubled, "elsewhere");
        neighbour(office.owner(), deserted, mover, 4);
        neighbour(office.owner(), doubled, twice, 5);
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(person(office.owner(), mover, null, true, null), 2, LONG_AGO);
            registry.tell(person(office.owner(), elsewhere, null, true, null), 1, LONG_AGO);
            registry.tell(person(office.owner(), twice, null, true, elsewhere), 2, LONG_AGO);
            registry.flush();
        }

        // When: the household's own message has not come yet
        JsonPath left = frozen(office, deserted);
        JsonPath merged = office.why(doubled, NOVEMBER);

        // Then
        assertThat(left.getString("items[0].verdict")).isNotEqualTo("ELIGIBLE");
        assertThat(merged.getString("items[0].verdict")).isNotEqualTo("ELIGIBLE");
        assertThat(left.getList("items[0].reasons.code")).contains("facts-incomplete");
        assertThat(merged.getList("items[0].reasons.code")).contains("facts-incomplete");
    }

    @Test
    void one_who_is_cared_for_and_dies_is_not_paid_through_the_living_carer() {
        // Given
        Office office = Office.fresh("ENDED");
        Neighbours all = new Neighbours(office.owner());
        var unused =
                all.family(
                        1,
                        1,
                        List.of(),
                        born("1970-01"),
                        born("1999-01").disabled("SEVERE", 0).died("2026-10-01"),
                        born("2001-01").disabled("SEVERE", 0));
        office.tryDefine("ASPDB", terms -> terms.remove("quota")).then().statusCode(200);

        // When
        UUID run = office.open("2026-10", NOVEMBER);
        office.awaitState(run, "FROZEN");

        // Then
        assertThat(office.why(all.personId(1, 1), NOVEMBER).getString("items[0].verdict"))
                .isEqualTo("EXCLUDED");
        assertThat(office.run(run).jsonPath().getInt("totals.eligible")).isEqualTo(1);
    }

    /** A household of one, paid through a neighbour who has an account. */
    private static void neighbour(String owner, UUID household, UUID only, int number) {
        UUID neighbour = Names.uuid(household, "neighbour");
        UUID next = Names.uuid(household, "next door");
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(person(owner, only, household, true, null), 1, LONG_AGO);
            registry.tell(person(owner, neighbour, next, true, null), 1, LONG_AGO);
            registry.tell(neighbour, owner, identity(owner, "774" + number, number), 1, LONG_AGO);
            registry.tell(household(owner, household, "LIVE", only, neighbour), 1, LONG_AGO);
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

    private static long of(UUID person, String condition) {
        return Audit.number(
                "select count(*) from beneficiary_identity where person_id = '"
                        + person
                        + "' and "
                        + condition);
    }
}
