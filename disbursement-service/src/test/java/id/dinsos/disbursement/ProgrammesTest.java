package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.disbursement.RegistryTopics.Family;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Programmes that are nothing but data, from the registry's topics to the payments. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ProgrammesTest {
    private static final Consumer<ObjectNode> AS_IT_IS = terms -> {};
    private static final String ELSEWHERE = "36.99";

    @Test
    void two_disabled_under_one_carer_are_both_paid_and_a_third_waits_for_a_place() {
        // Given
        Office office = Office.fresh("ASPDB");
        Neighbours all = new Neighbours(office.owner());
        UUID severe =
                all.family(
                        1,
                        2,
                        List.of(),
                        born("1980-01"),
                        born("2016-05").disabled("SEVERE", 0),
                        born("2017-05").disabled("SEVERE", 0),
                        born("2018-05").disabled("MILD", 0));
        UUID richer = all.family(2, 4, List.of(), born("1980-01"), severe("2016-05"));
        assertThat(severe).isNotEqualTo(richer);
        define(office, "ASPDB", terms -> ((ObjectNode) terms.get("quota")).put("beneficiaries", 2));
        var budget = office.budget(10_000_000);

        // When
        UUID run = office.instructed("2026-10", "2026-11");
        Response less =
                put(
                        office,
                        "ASPDB",
                        terms -> ((ObjectNode) terms.get("quota")).put("beneficiaries", 1));

        // Then
        refused(less, 409, "programme-quota-below-committed");
        JsonPath known = office.run(run).jsonPath();
        assertThat(known.getInt("totals.candidates")).isEqualTo(4);
        assertThat(known.getInt("totals.eligible")).isEqualTo(2);
        assertThat(known.getInt("totals.excluded")).isEqualTo(1);
        assertThat(known.getInt("totals.held")).isZero();
        assertThat(known.getInt("totals.waiting")).isEqualTo(1);
        assertThat(known.getInt("totals.instructed")).isEqualTo(4);
        assertThat(known.getLong("money.orderedRupiah")).isEqualTo(1_200_000);
        office.preparer()
                .get("/v1/runs/" + run + "/waiting-list")
                .then()
                .body("waiting", equalTo(1))
                .body("items[0].beneficiaryId", equalTo(all.personId(2, 1).toString()));
        assertThat(office.sent(run)).hasSize(2).allMatch(t -> t.amountRupiah() == 600_000);
    }

    @Test
    void a_family_with_seven_children_is_paid_for_four_and_to_the_rupiah_over_a_quarter() {
        // Given
        Office office = Office.fresh("PKH");
        Neighbours all = new Neighbours(office.owner());
        UUID family =
                all.family(
                        1,
                        1,
                        List.of("PKH"),
                        born("1980-01"),
                        born("2009-01").at("SMA"),
                        born("2010-01").at("SMA"),
                        born("2011-01").at("SMA"),
                        born("2012-01").at("SMP"),
                        born("2013-01").at("SMP"),
                        born("2016-01").at("SD"),
                        born("2017-01").at("SD"));
        define(office, "PKH", AS_IT_IS);
        var budget = office.budget(100_000_000);

        // When
        UUID run = office.instructed("2026-01", "2026-02", "2026-03");

        // Then
        long quarter = (3 * 2_000_000L + 1_500_000L) / 4;
        assertThat(office.run(run).jsonPath().getLong("money.orderedRupiah")).isEqualTo(quarter);
        assertThat(office.sent(run)).hasSize(1).allMatch(t -> t.amountRupiah() == quarter);
        JsonPath why = why(office, family, "2026-02");
        assertThat(why.getString("items[0].verdict")).isEqualTo("ELIGIBLE");
        assertThat(why.getString("items[0].textId"))
                .contains("Februari 2026")
                .contains("Rp625.000");
    }

    @Test
    void why_says_it_in_plain_indonesian_and_english_with_the_regulation() {
        // Given
        Office office = Office.fresh("FOOD");
        UUID family =
                new Neighbours(office.owner())
                        .family(1, 8, List.of("SEMBAKO"), born("1980-01").died("2026-02-03"));
        define(office, "SEMBAKO", AS_IT_IS);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");

        // When
        JsonPath why = why(office, family, "2026-11");

        // Then
        assertThat(why.getString("items[0].textId"))
                .startsWith(
                        "Mohon maaf, Bapak/Ibu belum dapat menerima Sembako (BPNT) untuk November 2026"
                                + " karena:")
                .contains("(1) Desil kesejahteraan di atas batas program")
                .contains("(2) Pengurus telah meninggal dunia.")
                .contains("sanggahan");
        assertThat(why.getString("items[0].textEn"))
                .contains("(2) The payee has died.")
                .contains("object at the village office");
        assertThat(why.getString("items[0].reasons[0].regulation")).isEqualTo("Permensos 5/2021");
        assertThat(why.getInt("items[0].facts.decile")).isEqualTo(8);
    }

    @Test
    void a_finding_is_held_until_a_person_releases_it_who_then_does_not_approve() {
        // Given
        Office office = Office.fresh("FOOD");
        Neighbours all = new Neighbours(office.owner());
        UUID stranger =
                all.family(1, 2, List.of("SEMBAKO"), born("1980-01").paidInto("BUDI SANTOSO"));
        UUID without = all.family(2, 2, List.of("SEMBAKO"), born("1980-01").paidInto(null));
        define(office, "SEMBAKO", AS_IT_IS);
        var budget = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        assertThat(why(office, stranger, "2026-11").getString("items[0].reasons[0].code"))
                .isEqualTo("holder-name-differs");

        // When
        Response released = release(office, run, stranger, "Rekening anak, surat kuasa 12/2026");
        Response again = release(office, run, stranger, "twice");
        Response firm = release(office, run, without, "please");
        office.submit(run).then().statusCode(200);
        Response late = release(office, run, without, "too late");
        Response own = office.approve(run, "joko");

        // Then
        released.then().statusCode(200);
        refused(again, 404, "hold-not-found");
        refused(firm, 409, "hold-not-releasable");
        refused(late, 409, "hold-not-releasable");
        refused(own, 403, "approver-is-preparer");
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");
        JsonPath known = office.run(run).jsonPath();
        assertThat(known.getInt("totals.instructed")).isEqualTo(1);
        assertThat(known.getInt("totals.held")).isEqualTo(1);
        assertThat(why(office, stranger, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
    }

    @Test
    void who_moves_to_another_regency_between_freeze_and_approval_is_not_paid_here() {
        // Given
        Office office = Office.fresh("FOOD");
        office.families(2);
        define(office, "SEMBAKO_GOODS", ProgrammesTest::asMoney);
        var budget = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);

        // When
        Family moved = RegistryTopics.family(1).owned(office.owner());
        moveAway(moved);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");

        // Then
        assertThat(office.run(run).jsonPath().getInt("totals.instructed")).isEqualTo(1);
        assertThat(why(office, moved.id(), "2026-11").getString("items[0].reasons[0].code"))
                .isEqualTo("changed-since-freeze");
    }

    @Test
    void a_death_learned_late_lists_what_was_paid_after_it() {
        // Given
        Office office = Office.fresh("FOOD");
        Neighbours all = new Neighbours(office.owner());
        UUID family = all.family(1, 2, List.of("SEMBAKO"), born("1980-01"));
        define(office, "SEMBAKO", AS_IT_IS);
        var budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-09", "2026-10");
        var transfers = office.sent(run);

        // When
        UUID same =
                all.family(
                        1,
                        2,
                        List.of("SEMBAKO"),
                        2,
                        "2026-11-20T00:00:00Z",
                        born("1980-01").died("2026-08-15"));

        // Then
        assertThat(transfers).hasSize(1);
        assertThat(same).isEqualTo(family);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        office.preparer()
                                .queryParam("owner", office.owner())
                                .get("/v1/recoveries/deaths")
                                .then()
                                .statusCode(200)
                                .body("items.size()", equalTo(2))
                                .body("items[0].diedOn", equalTo("2026-08-15"))
                                .body("items[0].action", equalTo("RECOVER")));
    }

    @Test
    void a_draft_is_asked_of_today_and_of_a_month_as_it_was_known_at_midnight_in_jakarta() {
        // Given
        Office office = Office.fresh("FOOD");
        Neighbours all = new Neighbours(office.owner());
        UUID risen = all.family(1, 3, List.of("SEMBAKO"), born("1980-01"));
        UUID old = all.family(2, 5, List.of("SEMBAKO"), born("1950-01"));
        UUID gone =
                all.family(1, 7, List.of("SEMBAKO"), 2, "2026-10-31T17:30:00Z", born("1980-01"));
        assertThat(gone).isEqualTo(risen);
        define(office, "SEMBAKO", AS_IT_IS);
        awaitDecile(risen, 7);
        Consumer<ObjectNode> stricter =
                terms ->
                        terms.withArray("rule")
                                .addObject()
                                .put("code", "somebody-old")
                                .put("expression", "!members.exists(m, m.age >= 70)");

        // When
        JsonPath today = whatIf(office, stricter, "2026-11");
        JsonPath october = whatIf(office, stricter, "2026-10");

        // Then
        assertThat(today.getInt("total.eligibleBefore")).isEqualTo(1);
        assertThat(today.getInt("total.leaves")).isEqualTo(1);
        assertThat(today.getString("leaving[0].beneficiaryId")).isEqualTo(old.toString());
        assertThat(today.getString("leaving[0].clauses[0]")).isEqualTo("somebody-old");
        assertThat(october.getString("asOf")).isEqualTo("2026-10-31T16:59:59.999Z");
        assertThat(october.getInt("total.eligibleBefore")).isEqualTo(2);
        assertThat(october.getInt("total.eligibleAfter")).isEqualTo(1);
        assertThat(october.getLong("total.costBeforeRupiah")).isEqualTo(400_000);
        assertThat(october.getLong("districts[0].costAfterRupiah")).isEqualTo(200_000);
        office.preparer()
                .get("/v1/programmes/" + office.programme())
                .then()
                .body("version", equalTo(1));
    }

    @Test
    void a_widow_receives_the_veteran_s_token_once_a_year_and_only_in_its_month() {
        // Given
        Office office = Office.fresh("TALI_ASIH");
        Neighbours all = new Neighbours(office.owner());
        UUID family =
                all.family(
                        1,
                        0,
                        List.of(),
                        born("1930-01").died("2026-03-01").fought(1),
                        born("1935-01"));
        UUID alone = all.family(2, 0, List.of(), born("1930-01").died("2026-03-01").fought(-1));
        assertThat(alone).isNotEqualTo(family);
        define(office, "TALI_ASIH_VETERAN", AS_IT_IS);
        var budget = office.budget(100_000_000);

        // When
        Response wrongMonth = office.tryOpen("2026-09");
        UUID run = office.instructed("2026-10");

        // Then
        refused(wrongMonth, 422, "run-off-calendar");
        JsonPath known = office.run(run).jsonPath();
        assertThat(known.getInt("totals.instructed")).isEqualTo(1);
        assertThat(known.getLong("money.orderedRupiah")).isEqualTo(7_500_000);
        assertThat(why(office, all.personId(2, 0), "2026-10").getString("items[0].reasons[0].code"))
                .isEqualTo("no-heir");
    }

    @Test
    void a_benefit_in_kind_has_a_roster_and_moves_no_money() {
        // Given
        Office office = Office.fresh("GOODS");
        office.families(3);
        define(office, "SEMBAKO_GOODS", AS_IT_IS);
        var budget = office.budget(10_000_000);

        // When
        UUID run = office.instructed("2026-11");

        // Then
        JsonPath known = office.run(run).jsonPath();
        assertThat(known.getInt("totals.eligible")).isEqualTo(3);
        assertThat(known.getInt("totals.instructed")).isEqualTo(0);
    }

    @Test
    void a_budget_that_does_not_last_serves_the_poorest_first() {
        // Given
        Office office = Office.fresh("BLT");
        Neighbours all = new Neighbours(office.owner());
        UUID third = all.family(1, 4, List.of(), born("1980-01"));
        UUID first = all.family(2, 1, List.of(), born("1980-01"));
        UUID second = all.family(3, 2, List.of(), born("1980-01"));
        define(office, "BLT", AS_IT_IS);
        var budget = office.budget(700_000);

        // When
        UUID run = office.instructed("2026-11");

        // Then
        assertThat(office.run(run).jsonPath().getInt("totals.instructed")).isEqualTo(2);
        assertThat(why(office, first, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
        assertThat(why(office, second, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
        assertThat(why(office, third, "2026-11").getString("items[0].reasons[0].code"))
                .isEqualTo("waiting-list");
    }

    @Test
    void bad_programmes_and_bad_months_have_clear_codes() {
        // Given
        Office office = Office.fresh("BST");
        define(office, "BST", AS_IT_IS);

        // When
        Response past = office.tryOpen("2026-11");
        Response type = put(office, rule("decile > 'five'"));
        Response square = put(office, rule("members.exists(a, members.exists(b, a.age < b.age))"));
        Response zero = put(office, rule("decile / 0 > 1"));
        Response overlap =
                put(
                        office,
                        terms ->
                                ((ObjectNode) terms.get("schedule"))
                                        .put("from", "2021-06-01")
                                        .put("until", "2022-12-31"));

        // Then
        refused(past, 409, "programme-not-in-force");
        refused(type, 422, "programme-clause-invalid");
        type.then().body("errors[0].pointer", equalTo("/rule/3"));
        type.then().body("errors[0].code", equalTo("rule-type-error"));
        square.then().body("errors[0].code", equalTo("rule-quadratic"));
        zero.then().body("errors[0].code", equalTo("rule-divides-by-zero"));
        refused(overlap, 409, "programme-dates-overlap");
    }

    private static Consumer<ObjectNode> rule(String expression) {
        return terms ->
                terms.withArray("rule")
                        .addObject()
                        .put("code", "new-clause")
                        .put("expression", expression);
    }

    private static Response put(Office office, Consumer<ObjectNode> change) {
        return put(office, "BST", change);
    }

    private static Response put(Office office, String sample, Consumer<ObjectNode> change) {
        String path = "/v1/programmes/" + office.programme();
        return office.agreed(
                path,
                office.preparer()
                        .header("If-Match", office.preparer().get(path).header("ETag"))
                        .body(office.draft(sample, change).toString())
                        .put(path));
    }

    private static void asMoney(ObjectNode terms) {
        terms.putObject("benefit").put("kind", "FIXED").put("amountRupiah", 200_000);
    }

    private static Neighbours.Member severe(String birthMonth) {
        return born(birthMonth).disabled("SEVERE", 0);
    }

    private static void define(Office office, String sample, Consumer<ObjectNode> change) {
        office.tryDefine(sample, change).then().statusCode(200);
    }

    private static JsonPath why(Office office, UUID beneficiary, String month) {
        return office.preparer()
                .queryParam("beneficiary", beneficiary)
                .queryParam("month", month)
                .get("/v1/verdicts/why")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response release(Office office, UUID run, UUID beneficiary, String reason) {
        return office.as("joko", "preparer", "approver")
                .header("If-Match", office.run(run).header("ETag"))
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/v1/runs/" + run + "/holds/" + beneficiary + "/release");
    }

    private static JsonPath whatIf(Office office, Consumer<ObjectNode> change, String month) {
        return office.preparer()
                .body(
                        "{\"terms\":%s,\"month\":\"%s\"}"
                                .formatted(office.draft("SEMBAKO", change), month))
                .post("/v1/programmes/" + office.programme() + "/what-if")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The registry hands the household over to another authority. */
    private static void moveAway(Family family) {
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    new Household(
                            family.id(),
                            "household-moved-out",
                            ELSEWHERE + ".01.2001",
                            ELSEWHERE,
                            "LIVE",
                            family.payee(),
                            family.payee(),
                            3,
                            50,
                            new Composition(1, 0, 0, 0),
                            List.of(new Listing("DTSEN", "SEMBAKO", true, null, "2026-10")),
                            null),
                    2,
                    "2026-11-03T00:00:00Z");
            registry.flush();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_household where owner ="
                                                + " '"
                                                + ELSEWHERE
                                                + "' and id = '"
                                                + family.id()
                                                + "'")
                                == 1);
    }

    private static void awaitDecile(UUID family, int decile) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_household where id = '"
                                                + family
                                                + "' and decile = "
                                                + decile)
                                == 1);
    }
}
