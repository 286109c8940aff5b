package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The waiting list fills vacancies: within a run and from one to the next. */
@QuarkusTest
@WithTestResource(TestServices.class)
class VacancyTest {
    @Test
    void the_next_who_is_still_due_takes_the_place_of_one_who_died_after_the_freeze() {
        // Given
        Office office = Office.fresh("QUOTA");
        Neighbours all = new Neighbours(office.owner());
        UUID stays = all.family(1, 1, List.of(), born("1980-01"));
        UUID dies = all.family(2, 2, List.of(), born("1980-01"));
        UUID diesToo = all.family(3, 3, List.of(), born("1980-01"));
        UUID next = all.family(4, 4, List.of(), born("1980-01"));
        quota(office, 2);
        var budget = office.budget(600_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        assertThat(office.why(next, "2026-11").getString("items[0].textId"))
                .contains("Nomor urut di daftar tunggu: 2. Urutan: Desil 1 lebih dahulu, kemudian");
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);

        // When
        died(all, 2, 2);
        died(all, 3, 3);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");

        // Then
        JsonPath known = office.run(run).jsonPath();
        assertThat(known.getInt("totals.eligible")).isEqualTo(2);
        assertThat(known.getInt("totals.held")).isEqualTo(2);
        assertThat(known.getInt("totals.instructed")).isEqualTo(2);
        assertThat(known.getLong("money.orderedRupiah")).isEqualTo(600_000);
        assertThat(office.why(stays, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
        assertThat(office.whyCode(dies, "2026-11")).isEqualTo("changed-since-freeze");
        assertThat(office.whyCode(diesToo, "2026-11")).isEqualTo("changed-since-freeze");
        JsonPath filled = office.why(next, "2026-11");
        assertThat(filled.getString("items[0].verdict")).isEqualTo("ELIGIBLE");
        assertThat(filled.getString("items[0].textId"))
                .contains("sebesar Rp300.000")
                .contains("Mengisi tempat yang kosong")
                .contains("Nomor urut di daftar tunggu: 2.");
        assertThat(Audit.payments(run)).isEqualTo(2);
        assertThat(waiting(office, run)).isZero();
        office.preparer()
                .queryParam("by", "village")
                .get("/v1/runs/" + run + "/totals")
                .then()
                .body("[0].payments", equalTo(2))
                .body("[0].held", equalTo(2));
    }

    @Test
    void a_finding_keeps_its_place_until_the_submission_and_then_the_next_has_it() {
        // Given
        Office office = Office.fresh("QUOTA");
        Neighbours all = new Neighbours(office.owner());
        UUID found = all.family(1, 1, List.of(), born("1980-01").paidInto("BUDI SANTOSO"));
        UUID first = all.family(2, 2, List.of(), born("1980-01"));
        UUID second = all.family(3, 3, List.of(), born("1980-01"));
        UUID below = all.family(4, 4, List.of(), born("1980-01").paidInto("BUDI SANTOSO"));
        quota(office, 2);
        var budget = office.budget(600_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        JsonPath frozen = office.run(run).jsonPath();

        // When
        Response belowTheCut = release(office, run, below);
        office.submit(run).then().statusCode(200);

        // Then
        assertThat(frozen.getInt("totals.eligible")).isEqualTo(1);
        assertThat(frozen.getInt("totals.held")).isEqualTo(2);
        assertThat(frozen.getInt("totals.waiting")).isEqualTo(1);
        refused(belowTheCut, 409, "hold-not-releasable");
        JsonPath submitted = office.run(run).jsonPath();
        assertThat(submitted.getInt("totals.eligible")).isEqualTo(2);
        assertThat(submitted.getInt("totals.held")).isEqualTo(2);
        assertThat(submitted.getString("rosterHash")).isNotEqualTo(frozen.getString("rosterHash"));
        assertThat(office.whyCode(found, "2026-11")).isEqualTo("holder-name-differs");
        assertThat(office.why(first, "2026-11").getList("items[0].reasons")).isEmpty();
        assertThat(office.whyCode(second, "2026-11")).isEqualTo("vacancy-filled");
        assertThat(office.why(below, "2026-11").getList("items[0].reasons.code"))
                .containsExactly("holder-name-differs", "waiting-list");
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");
        assertThat(Audit.payments(run)).isEqualTo(2);
    }

    @Test
    void a_release_never_goes_beyond_the_quota() {
        // Given
        Office office = Office.fresh("QUOTA");
        Neighbours all = new Neighbours(office.owner());
        UUID found = all.family(1, 1, List.of(), born("1980-01").paidInto("BUDI SANTOSO"));
        UUID first = all.family(2, 2, List.of(), born("1980-01"));
        UUID second = all.family(3, 3, List.of(), born("1980-01"));
        quota(office, 2);
        var budget = office.budget(600_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");

        // When
        release(office, run, found).then().statusCode(200);
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");

        // Then
        assertThat(Audit.payments(run)).isEqualTo(2);
        assertThat(office.why(found, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
        assertThat(office.why(first, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
        assertThat(office.whyCode(second, "2026-11")).isEqualTo("waiting-list");
        assertThat(waiting(office, run)).isEqualTo(1);
    }

    @Test
    void who_waited_last_month_has_the_place_of_one_who_died_since() {
        // Given
        Office office = Office.fresh("QUOTA");
        Neighbours all = new Neighbours(office.owner());
        UUID first = all.family(1, 1, List.of(), born("1980-01"));
        UUID second = all.family(2, 2, List.of(), born("1980-01"));
        quota(office, 1);
        var budget = office.budget(600_000);
        UUID october = office.instructed("2026-10");
        assertThat(office.whyCode(second, "2026-10")).isEqualTo("waiting-list");

        // When
        died(all, 1, 1);
        UUID november = office.instructed("2026-11");

        // Then
        assertThat(Audit.payments(october)).isEqualTo(1);
        assertThat(Audit.payments(november)).isEqualTo(1);
        assertThat(office.whyCode(first, "2026-11")).isEqualTo("payee-deceased");
        assertThat(office.why(second, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
    }

    @Test
    void a_second_run_of_a_month_does_not_give_a_place_twice() {
        // Given
        Office office = Office.fresh("QUOTA");
        Neighbours all = new Neighbours(office.owner());
        UUID first = all.family(1, 1, List.of(), born("1980-01"));
        UUID second = all.family(2, 2, List.of(), born("1980-01"));
        quota(office, 1);
        var budget = office.budget(1_000_000);
        UUID run = office.instructed("2026-11");
        office.credited(run);
        office.close(run);

        // When
        UUID again = office.open("2026-11");
        office.awaitState(again, "FROZEN");

        // Then
        assertThat(Audit.payments(run)).isEqualTo(1);
        assertThat(office.run(again).jsonPath().getInt("totals.eligible")).isZero();
        Office.refused(office.submit(again), 409, "run-empty");
        assertThat(office.whyCode(first, "2026-11")).isEqualTo("duplicate-payment");
        assertThat(office.whyCode(second, "2026-11")).isEqualTo("waiting-list");
    }

    @Test
    void a_place_whose_holder_was_paid_and_died_since_is_not_given_again_for_the_month() {
        // Given
        Office office = Office.fresh("QUOTA");
        Neighbours all = new Neighbours(office.owner());
        UUID first = all.family(1, 1, List.of(), born("1980-01"));
        UUID second = all.family(2, 2, List.of(), born("1980-01"));
        quota(office, 1);
        var budget = office.budget(1_000_000);
        UUID run = office.instructed("2026-11");
        office.credited(run);
        office.close(run);
        died(all, 1, 1);

        // When
        UUID again = office.open("2026-11");
        office.awaitState(again, "FROZEN");

        // Then
        assertThat(Audit.payments(run)).isEqualTo(1);
        assertThat(office.run(again).jsonPath().getInt("totals.eligible")).isZero();
        Office.refused(office.submit(again), 409, "run-empty");
        assertThat(office.whyCode(second, "2026-11")).isEqualTo("waiting-list");
        assertThat(first).isNotEqualTo(second);
    }

    /**
     * The sample is paid out by villages; here an office pays it by bank, and looks at accounts.
     */
    private static void quota(Office office, int beneficiaries) {
        office.tryDefine(
                        "BLT",
                        terms -> {
                            terms.withObject("/quota").put("beneficiaries", beneficiaries);
                            terms.withObject("/delivery").put("channel", "BANK");
                            for (String kind :
                                    List.of("has-account", "account-unique", "holder-matches")) {
                                terms.withArray("/rule")
                                        .addObject()
                                        .put("kind", kind)
                                        .put("regulation", "Temuan BPK")
                                        .putArray("arguments");
                            }
                        })
                .then()
                .statusCode(200);
    }

    /** The payee of a family dies, and the service has heard of it. */
    private static void died(Neighbours all, int number, int decile) {
        UUID family =
                all.family(
                        number,
                        decile,
                        List.of(),
                        2,
                        "2026-11-10T00:00:00Z",
                        born("1980-01").died("2026-11-09"));
        assertThat(family).isNotNull();
        String person = all.personId(number, 0).toString();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_person where not alive"
                                                + " and id = '"
                                                + person
                                                + "'")
                                == 1);
    }

    private static Response release(Office office, UUID run, UUID beneficiary) {
        return office.preparer()
                .header("If-Match", office.run(run).header("ETag"))
                .body("{\"reason\":\"Surat kuasa 12/2026\"}")
                .post("/v1/runs/" + run + "/holds/" + beneficiary + "/release");
    }

    private static int waiting(Office office, UUID run) {
        return office.preparer()
                .get("/v1/runs/" + run + "/waiting-list")
                .then()
                .statusCode(200)
                .extract()
                .path("waiting");
    }
}
