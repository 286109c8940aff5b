package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.RegistryTopics.assigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.ServiceResource;
import id.dinsos.contracts.RegistryMessage.Suspension;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each sample that gives something of its own kind, from the registry's topics to the close. */
@QuarkusTest
@WithTestResource(TestServices.class)
class SampleProgrammesTest {
    private static final Consumer<ObjectNode> AS_IT_IS = terms -> {};
    private static final Consumer<ObjectNode> MIRRORED = terms -> terms.put("mode", "MIRROR");

    @Test
    void health_insurance_is_an_entitlement_of_persons_that_moves_no_money() {
        // Given
        Office office = Office.fresh("PBI");
        Neighbours all = new Neighbours(office.owner());
        UUID poor = all.family(1, 3, List.of(), born("1980-01"), born("2016-05").at("SD"));
        UUID richer = all.family(2, 8, List.of(), born("1980-01"), born("1990-01").ill());
        UUID unranked = all.family(3, 0, List.of(), born("1980-01").died("2026-09-01"));
        assertThat(List.of(poor, richer, unranked)).doesNotHaveDuplicates();
        define(office, "PBI_JK", MIRRORED);

        // When
        UUID run = office.instructed("2026-11");
        office.close(run);

        // Then
        JsonPath closed = office.run(run).jsonPath();
        assertThat(closed.getString("state")).isEqualTo("CLOSED");
        assertThat(closed.getString("mode")).isEqualTo("MIRROR");
        assertThat(closed.getInt("totals.candidates")).isEqualTo(5);
        assertThat(closed.getInt("totals.eligible")).isEqualTo(3);
        assertThat(closed.getInt("totals.excluded")).isEqualTo(2);
        assertThat(closed.getInt("totals.instructed")).isZero();
        assertThat(closed.getLong("money.orderedRupiah")).isZero();
        assertThat(office.why(all.personId(2, 1), "2026-11").getString("items[0].textId"))
                .isEqualTo(
                        "Bapak/Ibu tercatat sebagai calon penerima PBI Jaminan Kesehatan untuk"
                                + " November 2026; penyaluran dilakukan oleh penyelenggara program.");
        assertThat(office.whyCode(all.personId(2, 0), "2026-11")).isEqualTo("decile-above-limit");
        assertThat(office.whyCode(all.personId(3, 0), "2026-11")).isEqualTo("person-deceased");
    }

    @Test
    void a_school_grant_is_for_children_who_are_enrolled_and_poor_or_on_pkh() {
        // Given
        Office office = Office.fresh("PIP");
        Neighbours all = new Neighbours(office.owner());
        UUID poor =
                all.family(
                        1,
                        4,
                        List.of(),
                        born("1980-01"),
                        born("2012-05").at("SMP"),
                        born("2022-05"),
                        born("2013-05"));
        UUID onPkh = all.family(2, 6, List.of("PKH"), born("1980-01"), born("2010-05").at("SMA"));
        UUID other = all.family(3, 6, List.of(), born("1980-01"), born("2010-05").at("SMA"));
        assertThat(List.of(poor, onPkh, other)).doesNotHaveDuplicates();
        define(office, "PIP", MIRRORED);

        // When
        UUID run = office.instructed("2026-07");
        office.close(run);

        // Then
        JsonPath closed = office.run(run).jsonPath();
        assertThat(closed.getString("state")).isEqualTo("CLOSED");
        assertThat(closed.getInt("totals.eligible")).isEqualTo(2);
        assertThat(closed.getLong("totals.eligibleRupiah")).isZero();
        assertThat(office.why(all.personId(1, 1), "2026-07").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
        assertThat(office.whyCode(all.personId(1, 2), "2026-07")).isEqualTo("not-enrolled");
        // Nobody has told whether they go to school: that is not the same as that they do not.
        assertThat(office.whyCode(all.personId(1, 3), "2026-07")).isEqualTo("facts-incomplete");
        assertThat(office.whyCode(all.personId(3, 1), "2026-07")).isEqualTo("not-poor");
    }

    @Test
    void disaster_aid_is_paid_for_each_living_member_of_an_assessed_family() {
        // Given
        Office office = Office.fresh("FLOOD");
        Neighbours all = new Neighbours(office.owner());
        UUID flooded =
                all.family(
                        1,
                        7,
                        List.of(),
                        born("1980-01").of("NATURAL_DISASTER_VICTIM"),
                        born("1985-01").of("NATURAL_DISASTER_VICTIM"),
                        born("1950-01").died("2026-10-30").of("NATURAL_DISASTER_VICTIM"),
                        born("2016-05").at("SD"));
        UUID dry = all.family(2, 1, List.of(), born("1980-01"));
        define(office, "DISASTER", AS_IT_IS);
        var budget = office.budget(10_000_000);

        // When
        UUID run = office.instructed("2026-11", "2026-12");
        office.credited(run);
        office.close(run);

        // Then
        long twoMonths = 2 * 3 * 450_000L;
        JsonPath closed = office.run(run).jsonPath();
        assertThat(closed.getString("state")).isEqualTo("CLOSED");
        assertThat(closed.getInt("totals.instructed")).isEqualTo(2);
        assertThat(closed.getLong("money.orderedRupiah")).isEqualTo(twoMonths);
        assertThat(closed.getLong("money.creditedRupiah")).isEqualTo(twoMonths);
        assertThat(office.why(flooded, "2026-12").getLong("items[0].amountRupiah"))
                .isEqualTo(1_350_000);
        assertThat(office.whyCode(dry, "2026-11")).isEqualTo("no-victim");
    }

    @Test
    void pkh_plus_is_paid_by_the_quarter_to_the_eldest_of_a_family_through_a_caregiver() {
        // Given
        Office office = Office.fresh("PKH_PLUS");
        Neighbours all = new Neighbours(office.owner());
        UUID couple =
                all.family(
                        1,
                        3,
                        List.of(),
                        born("1970-01"),
                        born("1950-01").paidInto(null).caredForBy(0),
                        born("1948-06").paidInto(null).caredForBy(0));
        UUID richer = all.family(2, 5, List.of(), born("1940-01"));
        UUID younger = all.family(3, 1, List.of(), born("1957-01"));
        assertThat(List.of(couple, richer, younger)).doesNotHaveDuplicates();
        define(office, "PKH_PLUS", AS_IT_IS);
        var budget = office.budget(10_000_000);

        // When
        UUID run = office.instructed("2026-10", "2026-11", "2026-12");
        var transfers = office.sent(run);
        var report =
                office.report(
                        Office.csv(
                                transfers.stream()
                                        .map(t -> t.line("CREDITED", "", "BJ-1"))
                                        .toList()));
        office.close(run);

        // Then
        assertThat(transfers).hasSize(1).allMatch(t -> t.amountRupiah() == 500_000);
        JsonPath closed = office.run(run).jsonPath();
        assertThat(closed.getInt("totals.candidates")).isEqualTo(3);
        assertThat(closed.getInt("totals.instructed")).isEqualTo(3);
        assertThat(closed.getLong("money.creditedRupiah")).isEqualTo(500_000);
        assertThat(office.whyCode(all.personId(1, 1), "2026-11")).isEqualTo("another-of-family");
        assertThat(office.whyCode(all.personId(2, 0), "2026-11")).isEqualTo("decile-above-limit");
    }

    @Test
    void social_workers_of_the_districts_have_an_honorarium_for_the_months_they_serve() {
        // Given
        Office office = Office.fresh("TKSK");
        Neighbours all = new Neighbours(office.owner());
        String district = office.owner() + ".01";
        for (int i = 1; i <= 7; i++) {
            var unused = all.family(i, 8, List.of(), born("1985-01"));
        }
        UUID late = all.family(8, 8, List.of(), born("1985-01").died("2026-10-01"));
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.serves(
                    all.personId(1, 0),
                    office.owner(),
                    "TKSK",
                    1,
                    assigned(district, "2024-01-01", null, "188/7"));
            registry.serves(
                    all.personId(2, 0),
                    office.owner(),
                    "TKSK",
                    1,
                    assigned(district, "2024-01-01", "2026-10-31", "188/7"));
            registry.serves(
                    all.personId(3, 0),
                    office.owner(),
                    "TKSK",
                    1,
                    assigned(district, "2026-11-02", null, "188/7"));
            registry.serves(
                    all.personId(4, 0),
                    office.owner(),
                    "TKSK",
                    1,
                    assigned(district, "2024-01-01", null, null));
            registry.serves(
                    all.personId(5, 0),
                    office.owner(),
                    "TAGANA",
                    1,
                    assigned(district, "2024-01-01", null, "188/7"));
            registry.serves(
                    all.personId(8, 0),
                    office.owner(),
                    "TKSK",
                    1,
                    assigned(district, "2024-01-01", null, "188/7"));
            registry.serves(suspended(all.personId(6, 0), office.owner(), district), 1);
            registry.flush();
        }
        define(office, "TALI_ASIH_TKSK", AS_IT_IS);
        var budget = office.budget(10_000_000);

        // When
        UUID run = office.instructed("2026-11");
        office.credited(run);
        office.close(run);

        // Then
        JsonPath closed = office.run(run).jsonPath();
        assertThat(closed.getInt("totals.candidates")).as("with a decree, once").isEqualTo(5);
        assertThat(closed.getInt("totals.instructed")).isEqualTo(1);
        assertThat(closed.getLong("money.creditedRupiah")).isEqualTo(500_000);
        assertThat(office.why(all.personId(1, 0), "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
        for (int gone : new int[] {2, 3, 6}) {
            assertThat(office.whyCode(all.personId(gone, 0), "2026-11"))
                    .as("social worker %d", gone)
                    .isEqualTo("no-assignment");
        }
        assertThat(late).isNotNull();
        assertThat(office.why(all.personId(8, 0), "2026-11").getString("items[0].verdict"))
                .isEqualTo("EXCLUDED");
    }

    @Test
    void of_a_social_worker_of_whom_something_was_said_that_nobody_could_read_nothing_is_paid() {
        // Given
        Office office = Office.fresh("TKSK");
        Neighbours all = new Neighbours(office.owner());
        var family = all.family(1, 8, List.of(), born("1985-01"));
        UUID resource = Names.uuid(all.personId(1, 0), "serves", "TKSK");
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.serves(
                    all.personId(1, 0),
                    office.owner(),
                    "TKSK",
                    1,
                    assigned(office.owner() + ".01", "2024-01-01", null, "188/7"));
            registry.nonsense(RegistryMessage.RESOURCES, resource, office.owner(), 2);
            registry.flush();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Audit.number("select count(*) from parked where key = '" + resource + "'")
                                == 1);
        define(office, "TALI_ASIH_TKSK", AS_IT_IS);

        // When
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");

        // Then
        JsonPath why = office.why(all.personId(1, 0), "2026-11");
        assertThat(family).isNotNull();
        assertThat(why.getString("items[0].verdict")).isEqualTo("HELD");
        assertThat(why.getList("items[0].reasons.code")).containsExactly("facts-incomplete");
    }

    private static ServiceResource suspended(UUID person, String owner, String district) {
        return new ServiceResource(
                Names.uuid(person, "serves", "TKSK"),
                "resource-suspended",
                owner,
                "TKSK",
                person,
                "SUSPENDED",
                List.of(assigned(district, "2024-01-01", null, "188/7")),
                List.of(new Suspension(LocalDate.of(2026, 10, 15), LocalDate.of(2026, 11, 14))),
                null);
    }

    @Test
    void a_pioneer_s_parcel_is_handed_to_the_widow_in_the_month_of_independence() {
        // Given
        Office office = Office.fresh("PIONEER");
        Neighbours all = new Neighbours(office.owner());
        UUID family =
                all.family(
                        1,
                        0,
                        List.of(),
                        born("1925-01").died("2020-01-01").pioneer(1),
                        born("1930-01"));
        UUID alone = all.family(2, 0, List.of(), born("1925-01").died("2020-01-01").pioneer(-1));
        assertThat(alone).isNotEqualTo(family);
        define(office, "TALI_ASIH_PIONEER", AS_IT_IS);
        var budget = office.budget(1);
        Office.refused(office.tryOpen("2026-09"), 422, "run-off-calendar");

        // When
        UUID run = office.instructed("2026-08");
        office.close(run);

        // Then
        JsonPath closed = office.run(run).jsonPath();
        assertThat(closed.getInt("totals.eligible")).isEqualTo(1);
        assertThat(closed.getInt("totals.instructed")).isZero();
        assertThat(closed.getLong("money.orderedRupiah")).isZero();
        assertThat(office.whyCode(all.personId(2, 0), "2026-08")).isEqualTo("no-heir");
    }

    @Test
    void who_is_handed_food_is_not_paid_for_it_by_another_programme_nor_the_other_way_round() {
        // Given
        Office goods = Office.fresh("GOODS");
        Office cash = goods.beside("CASH");
        Neighbours all = new Neighbours(goods.owner());
        UUID early = all.family(1, 2, List.of("SEMBAKO"), born("1980-01"));
        define(cash, "SEMBAKO", terms -> terms.put("conflictGroup", cash.owner()));
        define(goods, "SEMBAKO_GOODS", terms -> terms.put("conflictGroup", cash.owner()));
        var one = cash.budget(10_000_000);
        var other = goods.budget(10_000_000);
        UUID paid = cash.instructed("2026-11");

        // When
        UUID late = all.family(2, 2, List.of("SEMBAKO"), born("1980-01"));
        UUID handedOver = goods.instructed("2026-11");
        cash.credited(paid);
        cash.close(paid);
        UUID again = cash.open("2026-11");
        cash.awaitState(again, "FROZEN");
        goods.close(handedOver);

        // Then
        JsonPath given = goods.run(handedOver).jsonPath();
        assertThat(given.getInt("totals.eligible")).isEqualTo(1);
        assertThat(given.getInt("totals.held")).isEqualTo(1);
        assertThat(given.getLong("money.orderedRupiah")).isZero();
        assertThat(goods.whyCode(early, "2026-11")).isEqualTo("entitlement-claimed");
        assertThat(goods.why(late, "2026-11").getString("items[0].verdict")).isEqualTo("ELIGIBLE");
        assertThat(cash.run(again).jsonPath().getInt("totals.eligible")).isZero();
        assertThat(cash.whyCode(late, "2026-11")).isEqualTo("entitlement-claimed");
    }

    @Test
    void a_programme_of_the_ministry_is_followed_without_a_budget_or_a_bank_file_of_ours() {
        // Given
        Office office = Office.fresh("MIRROR");
        office.families(3);
        define(
                office,
                "SEMBAKO_GOODS",
                terms -> {
                    terms.put("mode", "MIRROR");
                    terms.putObject("benefit").put("kind", "FIXED").put("amountRupiah", 200_000);
                });

        // When
        UUID run = office.instructed("2026-11");
        office.close(run);

        // Then
        JsonPath closed = office.run(run).jsonPath();
        assertThat(closed.getString("mode")).isEqualTo("MIRROR");
        assertThat(closed.getInt("totals.instructed")).isEqualTo(3);
        assertThat(closed.getLong("money.orderedRupiah")).isEqualTo(600_000);
        assertThat(closed.getLong("money.pendingRupiah")).isEqualTo(600_000);
        office.preparer().get("/v1/runs/" + run + "/bank-files").then().body("size()", equalTo(0));
    }

    private static void define(Office office, String sample, Consumer<ObjectNode> change) {
        office.tryDefine(sample, change).then().statusCode(200);
    }
}
