package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.testkit.Heard;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Nothing that decides over money is one person's word: terms, allotments, runs by their sum. */
@QuarkusTest
@WithTestResource(TestServices.class)
class SecondPersonTest {
    private static final String BANDS =
            """
            "approvals":[{"fromRupiah":0,"roles":["approver","approver"]},
             {"fromRupiah":600000,"roles":["approver","approver","supervisor"]}],
            """;

    @Test
    void terms_are_in_force_once_a_second_person_agrees() {
        // Given
        Office office = new Office("36.31", "TERMS_3631");
        String path = "/v1/programmes/TERMS_3631";
        office.preparer()
                .body(Office.programmeBody("36.31", "FOOD"))
                .put(path)
                .then()
                .statusCode(200);

        // When
        Response early = office.tryOpen("2026-11");
        Response own = agree(office, "sari", path);
        Response other = agree(office, "endang", path);
        Response again = agree(office, "endang", path);

        // Then
        refused(early, 404, "programme-not-found");
        refused(own, 403, "programme-approved-by-author");
        other.then().statusCode(200);
        refused(again, 409, "programme-nothing-proposed");
        office.preparer().get(path).then().body("version", equalTo(1));
        office.tryOpen("2026-11").then().statusCode(201);
    }

    @Test
    void terms_are_said_on_the_topic_once_a_second_person_agrees_and_not_before() throws Exception {
        // Given
        Office office = new Office("36.35", "SAID_3635");
        String path = "/v1/programmes/SAID_3635";
        String terms = Office.programmeBody("36.35", "FOOD");

        try (Heard heard = new Heard(DisbursementMessage.PROGRAMMES)) {
            // When
            office.preparer().body(terms).put(path).then().statusCode(200);
            List<String> early = heard.bodies("SAID_3635");
            agree(office, "endang", path).then().statusCode(200);

            // Then
            assertThat(early).isEmpty();
            assertThat(heard.bodies("SAID_3635")).hasSize(1);
            var said =
                    EventCodec.mapper()
                            .readValue(
                                    heard.bodies("SAID_3635").getFirst(),
                                    DisbursementMessage.Programme.class);
            assertThat(said.programme()).isEqualTo("SAID_3635");
            assertThat(said.change()).isEqualTo("programme-defined");
            assertThat(said.owner()).isEqualTo("36.35");
            assertThat(said.versions())
                    .singleElement()
                    .satisfies(version -> {
                        assertThat(version.number()).isEqualTo(1);
                        assertThat(version.amountRupiah()).isEqualTo(200_000);
                    });
        }
    }

    @Test
    void money_is_there_once_a_second_person_agrees_and_is_shifted_with_two_sides() {
        // Given
        Office office = new Office("36.32", "MONEY_3632");
        office.define("FOOD");
        UUID local = Office.last(office.tryBudget(1_000_000).header("Location"));
        String path = "/v1/budgets/" + local;

        // When
        office.preparer().get(path).then().body("inForce", equalTo(false));
        refused(agree(office, "sari", path), 403, "budget-approved-by-preparer");
        agree(office, "endang", path).then().statusCode(200);
        UUID tobacco = office.agreedBudget(office.tryBudget(2026, 500_000, "ALLOTMENT", "DBHCHT"));
        refused(shift(office, local, tobacco, 1_000_001), 409, "budget-in-use");
        refused(shift(office, local, local, 1), 422, "budget-shift-elsewhere");
        shift(office, local, tobacco, 400_000).then().statusCode(200);
        office.preparer()
                .get(path)
                .then()
                .body("allottedRupiah", equalTo(1_000_000))
                .body("proposed.kind", equalTo("SHIFT"));
        agree(office, "endang", path).then().statusCode(200);

        // Then
        assertThat(tobacco).isNotEqualTo(local);
        assertThat(allotted(office, local)).isEqualTo(600_000);
        assertThat(allotted(office, tobacco)).isEqualTo(900_000);
        LedgerAudit.prove(office, local);
        LedgerAudit.prove(office, tobacco);
    }

    @Test
    void a_run_is_signed_by_as_many_and_in_such_roles_as_its_sum_asks_for() {
        // Given
        Office office = new Office("36.33", "BANDS_3633");
        office.families(3);
        String terms =
                Office.programmeBody("36.33", "FOOD").replace("\"rule\":", BANDS + "\"rule\":");
        office.preparer().body(terms).put("/v1/programmes/BANDS_3633").then().statusCode(200);
        assertThat(office.agree("/v1/programmes/BANDS_3633")).isTrue();
        var budget = office.budget(1_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);

        // When
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        Response third = office.approve(run, "tini");
        office.run(run)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("approvalsMissing", contains("supervisor"));
        Response head =
                office.as("kepala", "approver", "supervisor")
                        .header("If-Match", office.run(run).header("ETag"))
                        .body("{}")
                        .post("/v1/runs/" + run + "/approvals");

        // Then
        refused(third, 403, "approver-role-missing");
        head.then().statusCode(200);
        office.run(run).then().body("state", equalTo("APPROVED"));
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");
    }

    @Test
    void of_a_revision_and_an_approval_at_once_neither_takes_the_other_s_money() throws Exception {
        // Given
        Office office = new Office("36.34", "RACE_3634");
        office.families(3);
        office.define("FOOD");
        UUID budget = office.budget(600_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.preparer()
                .header("If-Match", office.preparer().get("/v1/budgets/" + budget).header("ETag"))
                .body(
                        """
                        {"allottedRupiah":599999,"reason":"perubahan",
                         "decree":{"number":"188/2","date":"2026-06-05"}}
                        """)
                .post("/v1/budgets/" + budget + "/correction")
                .then()
                .statusCode(200);

        // When
        List<Response> both =
                atOnce(
                        () -> agree(office, "endang", "/v1/budgets/" + budget),
                        () -> office.approve(run, "ani"));

        // Then
        boolean revised = both.getFirst().statusCode() == 200;
        boolean approved = both.getLast().statusCode() == 200;
        JsonPath now = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(revised).isNotEqualTo(approved);
        assertThat(now.getLong("allottedRupiah")).isEqualTo(revised ? 599_999 : 600_000);
        assertThat(now.getLong("reservedRupiah")).isEqualTo(approved ? 600_000 : 0);
        LedgerAudit.prove(office, budget);
    }

    private static Response agree(Office office, String person, String path) {
        return office.approver(person)
                .header("If-Match", office.preparer().get(path).header("ETag"))
                .post(path + "/approval");
    }

    private static Response shift(Office office, UUID from, UUID to, long amount) {
        return office.preparer()
                .header("If-Match", office.preparer().get("/v1/budgets/" + from).header("ETag"))
                .body(
                        """
                        {"to":"%s","amountRupiah":%d,
                         "decree":{"number":"188/3","date":"2026-07-05"}}
                        """
                                .formatted(to, amount))
                .post("/v1/budgets/" + from + "/shifts");
    }

    private static long allotted(Office office, UUID budget) {
        return office.preparer().get("/v1/budgets/" + budget).jsonPath().getLong("allottedRupiah");
    }

    static List<Response> atOnce(Callable<Response> one, Callable<Response> other)
            throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Response> first = two.submit(one);
            Future<Response> second = two.submit(other);
            return List.of(first.get(), second.get());
        }
    }
}
