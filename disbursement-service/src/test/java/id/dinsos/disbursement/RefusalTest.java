package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an office must not do, and the clear problem it gets for trying. */
@QuarkusTest
@WithTestResource(TestServices.class)
class RefusalTest {
    private static final String NOVEMBER = "2026-11";

    @Test
    void a_run_is_not_opened_twice_for_one_month() {
        // Given
        Office office = office();
        UUID run = office.open(NOVEMBER);

        // When
        Response second = office.tryOpen(NOVEMBER);
        Response overlapping = office.tryOpen("2026-10", NOVEMBER);

        // Then
        refused(second, 409, "run-already-open");
        refused(overlapping, 409, "run-already-open");
        assertThat(office.run(run).statusCode()).isEqualTo(200);
    }

    @Test
    void a_cancelled_run_makes_room_for_another() {
        // Given
        Office office = office();
        UUID run = office.open(NOVEMBER);
        office.awaitState(run, "FROZEN");
        office.preparer()
                .header("If-Match", office.run(run).header("ETag"))
                .body("{\"reason\":\"wrong month\"}")
                .post("/v1/runs/" + run + "/cancellation")
                .then()
                .statusCode(200);

        // When
        UUID next = office.open(NOVEMBER);

        // Then
        assertThat(next).isNotEqualTo(run);
        office.run(run).then().body("state", equalTo("CANCELLED"));
    }

    @Test
    void money_with_a_fraction_is_refused_and_nothing_of_it_is_cut_off() {
        // Given
        Office office = Office.fresh("FRACTION");
        office.define("FRACTION");
        String terms = Office.programmeBody(office.owner(), "FRACTION");
        String budget =
                """
                {"programme":"PROGRAMME","year":2026,"owner":"OWNER","source":"APBD",
                 "allottedRupiah":%s,"decree":{"number":"188/1","date":"2026-01-05"},
                 "funding":"ALLOTMENT"}
                """
                        .replace("PROGRAMME", office.programme())
                        .replace("OWNER", office.owner());
        for (String amount :
                List.of("200.000", "200000.75", "1e-1", "true", "9223372036854775808")) {
            // When
            Response programme =
                    office.preparer()
                            .body(terms.replace(":200000,", ":" + amount + ","))
                            .put("/v1/programmes/" + office.programme());
            Response allotment =
                    office.preparer()
                            .header("Idempotency-Key", Office.key())
                            .body(budget.formatted(amount))
                            .post("/v1/budgets");

            // Then
            programme.then().statusCode(422).body("errors.pointer", hasItem("/amountRupiah"));
            allotment.then().statusCode(422).body("errors.pointer", hasItem("/allottedRupiah"));
        }
    }

    @Test
    void who_prepared_a_run_does_not_approve_it() {
        // Given
        Office office = office();
        UUID run = submitted(office);

        // When
        Response approval = office.approve(run, "sari");

        // Then
        refused(approval, 403, "approver-is-preparer");
    }

    @Test
    void nobody_approves_twice() {
        // Given
        Office office = office();
        UUID run = submitted(office);
        office.approve(run, "budi").then().statusCode(200);

        // When
        Response again = office.approve(run, "budi");

        // Then
        refused(again, 403, "already-approved-by-you");
        office.run(run).then().body("state", equalTo("SUBMITTED"));
    }

    @Test
    void a_run_without_its_decree_is_not_approved() {
        // Given
        Office office = office();
        UUID run = office.open(NOVEMBER);
        office.awaitState(run, "FROZEN");

        // When
        Response approval = office.approve(run, "budi");

        // Then
        refused(approval, 409, "run-not-submitted");
    }

    @Test
    void a_decree_without_its_signatory_is_refused() {
        // Given
        Office office = office();
        UUID run = office.open(NOVEMBER);
        office.awaitState(run, "FROZEN");

        // When
        Response submission =
                office.preparer()
                        .header("If-Match", office.run(run).header("ETag"))
                        .body("{\"rosterDecree\":{\"number\":\"1\",\"date\":\"2026-11-02\"}}")
                        .post("/v1/runs/" + run + "/submission");

        // Then
        refused(submission, 422, "paper-unsigned");
    }

    @Test
    void a_run_without_a_budget_is_not_approved() {
        // Given
        Office office = office();
        UUID run = office.open("2025-11");
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);

        // When
        Response approval = office.approve(run, "budi");

        // Then
        refused(approval, 409, "budget-missing");
    }

    @Test
    void a_run_one_rupiah_above_the_budget_is_not_approved() {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(3);
        office.define("FOOD");
        var budget = office.budget(599_999);
        UUID run = submitted(office);

        // When
        Response approval = office.approve(run, "budi");

        // Then
        refused(approval, 409, "budget-exhausted");
        office.run(run).then().body("approvers.size()", equalTo(0));
    }

    @Test
    void a_budget_is_entered_once() {
        // Given
        Office office = office();

        // When
        Response second = office.tryBudget(1);

        // Then
        refused(second, 409, "budget-exists");
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_another_one_none() {
        // Given
        Office office = office();
        String body = opening(office, NOVEMBER);
        Response first = open(office, "the-key", body);

        // When
        Response again = open(office, "the-key", body);
        Response other = open(office, "the-key", opening(office, "2026-12"));

        // Then
        again.then().statusCode(201).header("Location", equalTo(first.header("Location")));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        refused(other, 422, "idempotency-key-reused");
    }

    @Test
    void a_run_needs_an_idempotency_key_and_a_change_the_version_it_changes() {
        // Given
        Office office = office();
        UUID run = submitted(office);

        // When
        Response keyless = office.preparer().body(opening(office, "2026-12")).post("/v1/runs");
        Response blind = office.approver("budi").body("{}").post("/v1/runs/" + run + "/approvals");
        Response stale =
                office.approver("budi")
                        .header("If-Match", "\"1\"")
                        .body("{}")
                        .post("/v1/runs/" + run + "/approvals");

        // Then
        refused(keyless, 428, "idempotency-key-missing");
        refused(blind, 428, "if-match-missing");
        refused(stale, 412, "etag-stale");
    }

    @Test
    void another_region_s_officer_sees_and_does_nothing_here() {
        // Given
        Office office = office();
        UUID run = office.open(NOVEMBER);
        String stranger = TestTokens.mint("joko", "64.08", "preparer", "approver", "auditor");

        // When
        Response read =
                given().header("Authorization", "Bearer " + stranger).get("/v1/runs/" + run);
        Response write =
                given().header("Authorization", "Bearer " + stranger)
                        .header("Idempotency-Key", "x")
                        .contentType("application/json")
                        .body(opening(office, NOVEMBER))
                        .post("/v1/runs");

        // Then
        refused(read, 404, "run-not-found");
        refused(write, 403, "region-not-yours");
    }

    @Test
    void roles_are_asked_for_and_tokens_too() {
        // Given
        Office office = office();
        UUID run = submitted(office);

        // When
        Response auditor =
                office.as("rina", "auditor").body(opening(office, NOVEMBER)).post("/v1/runs");
        Response admin =
                office.as("root", "admin")
                        .header("If-Match", office.run(run).header("ETag"))
                        .body("{}")
                        .post("/v1/runs/" + run + "/approvals");
        Response nobody = given().get("/v1/runs/" + run);

        // Then
        refused(auditor, 403, "role-missing");
        refused(admin, 403, "role-missing");
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_not_there_is_missing() {
        // Given
        Office office = office();
        UUID nowhere = new UUID(0, 7);

        // When
        Response run = office.run(nowhere);
        Response file = office.preparer().get("/v1/bank-files/" + nowhere);
        Response report = office.preparer().get("/v1/bank-reports/" + nowhere);
        Response payment = office.preparer().get("/v1/payments/" + nowhere);
        Response programme = office.preparer().get("/v1/programmes/NOWHERE");
        Response verdict =
                office.preparer()
                        .queryParam("beneficiary", nowhere)
                        .queryParam("programme", office.programme())
                        .queryParam("month", NOVEMBER)
                        .get("/v1/verdicts");

        // Then
        refused(run, 404, "run-not-found");
        refused(file, 404, "bank-file-not-found");
        refused(report, 404, "report-not-found");
        refused(payment, 404, "payment-not-found");
        refused(programme, 404, "programme-not-found");
        refused(verdict, 404, "verdict-not-found");
    }

    @Test
    void a_run_needs_a_known_programme_of_its_region() {
        // Given
        Office office = office();

        // When
        Response unknown =
                open(
                        office,
                        "k1",
                        opening(office, NOVEMBER).replace(office.programme(), "NOWHERE"));
        Response outside =
                open(
                        office,
                        "k2",
                        opening(office, NOVEMBER)
                                .replace(office.programme(), office.programme() + "X"));

        // Then
        refused(unknown, 404, "programme-not-found");
        refused(outside, 404, "programme-not-found");
    }

    @Test
    void an_office_is_of_a_regency_or_a_province_and_of_no_smaller_place() {
        // Given
        Office office = office();
        String district = office.owner() + ".01";

        // When
        Response run =
                open(
                        office,
                        "k3",
                        opening(office, NOVEMBER)
                                .replace(quoted(office.owner()), quoted(district)));
        Response programme =
                office.preparer()
                        .body(Office.programmeBody(district, "FOOD"))
                        .put("/v1/programmes/" + office.beside("SMALL").programme());
        Response budget =
                office.preparer()
                        .header("Idempotency-Key", Office.key())
                        .body(
                                """
                                {"programme":"%s","year":2026,"owner":"%s","source":"APBD",
                                 "allottedRupiah":1000,
                                 "decree":{"number":"188/1","date":"2026-01-05"},
                                 "funding":"ALLOTMENT"}
                                """
                                        .formatted(office.programme(), district))
                        .post("/v1/budgets");

        // Then
        for (Response one : List.of(run, programme, budget)) {
            refused(one, 422, "field-invalid");
            one.then().body("errors[0].pointer", equalTo("/owner"));
        }
        office.preparer()
                .get("/v1/programmes/" + office.beside("SMALL").programme())
                .then()
                .statusCode(404);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    @Test
    void a_programme_with_a_clause_nobody_knows_is_refused_with_its_place() {
        // Given
        Office office = office();

        // When
        Response put =
                office.preparer()
                        .body(
                                Office.programmeBody(office.owner(), "FOOD")
                                        .replace("decile-at-most", "star-sign"))
                        .put("/v1/programmes/" + office.beside("OTHER").programme());

        // Then
        refused(put, 422, "programme-clause-invalid");
        put.then().body("errors[0].pointer", equalTo("/rule/2"));
    }

    @Test
    void a_new_version_of_a_programme_needs_the_version_it_replaces() {
        // Given
        Office office = office();
        String changed = Office.programmeBody(office.owner(), "OTHER_GROUP");

        // When
        Response blind =
                office.preparer().body(changed).put("/v1/programmes/" + office.programme());
        Response seen =
                office.preparer()
                        .header(
                                "If-Match",
                                office.preparer()
                                        .get("/v1/programmes/" + office.programme())
                                        .header("ETag"))
                        .body(changed)
                        .put("/v1/programmes/" + office.programme());

        // Then
        refused(blind, 428, "if-match-missing");
        seen.then().statusCode(200).body("version", equalTo(3));
    }

    @Test
    void a_body_that_is_no_json_and_a_field_that_is_wrong_are_told_apart() {
        // Given
        Office office = office();

        // When
        Response garbage = open(office, "k", "this is no json");
        Response months = open(office, "k", opening(office, "2026-13"));
        Response none =
                open(
                        office,
                        "k",
                        "{\"programme\":\"%s\",\"months\":[],\"owner\":\"%s\"}"
                                .formatted(office.programme(), office.owner()));

        // Then
        refused(garbage, 400, "body-malformed");
        refused(months, 422, "field-invalid");
        refused(none, 422, "field-invalid");
    }

    private static Office office() {
        Office office = Office.fresh("SEMBAKO");
        office.families(2);
        office.define("FOOD");
        var budget = office.budget(1_000_000_000);
        return office;
    }

    private static UUID submitted(Office office) {
        UUID run = office.open(NOVEMBER);
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);
        return run;
    }

    private static String opening(Office office, String month) {
        return "{\"programme\":\"%s\",\"months\":[\"%s\"],\"owner\":\"%s\"}"
                .formatted(office.programme(), month, office.owner());
    }

    private static Response open(Office office, String key, String body) {
        return office.preparer().header("Idempotency-Key", key).body(body).post("/v1/runs");
    }
}
