package id.dinsos.cases.empowerment;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vagrant learns a trade: enrolled, there on most days, certified, helped on and visited. */
@QuarkusTest
@WithTestResource(TestServices.class)
class EnrolmentResourceTest {
    private final CaseDesk desk = new CaseDesk();
    private String id = "";
    private String ref = "";

    @BeforeEach
    void aVagrant() {
        id = desk.receive("VAGRANT", Map.of());
        ref = desk.show(desk.sari, id).path("people[0].ref");
    }

    @Test
    void who_was_there_gets_a_certificate_tools_and_visits_and_a_relapse_ends_it() {
        // Given
        String enrolment = enrolled("BUSINESS_TRAINING", null);
        problem(
                step(desk.boss, enrolment, "certificate", certificate()),
                409,
                "enrolment-attendance-too-low");
        for (int day = 1; day <= 5; day++) {
            step(
                            desk.sari,
                            enrolment,
                            "attendance",
                            Map.of("day", "2025-01-0" + day, "present", day != 3))
                    .then()
                    .statusCode(200);
        }
        problem(step(desk.sari, enrolment, "certificate", certificate()), 403, "role-missing");
        step(desk.boss, enrolment, "certificate", certificate()).then().statusCode(200);
        step(desk.boss, enrolment, "starting-help", tools()).then().statusCode(200);
        problem(
                step(desk.boss, enrolment, "starting-help", tools()),
                409,
                "enrolment-grant-not-foreseen");

        // When
        step(desk.sari, enrolment, "follow-ups/2025-04-10", Map.of("outcome", "SELF_EMPLOYED"))
                .then()
                .statusCode(200);
        String position =
                step(
                                desk.sari,
                                enrolment,
                                "follow-ups/2025-07-10",
                                Map.of("outcome", "RELAPSED", "words", "kembali ke jalan"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("X-Position");

        // Then
        with(desk.sari)
                .get("/v1/enrolments/" + enrolment)
                .then()
                .statusCode(200)
                .body("state", equalTo("RELAPSED"))
                .body("attendancePercent", equalTo(80))
                .body("certificate", equalTo("BLK/1/2025"))
                .body("help[0].amountRupiah", equalTo(3_500_000))
                .body("visits.outcome", hasItems("SELF_EMPLOYED", "RELAPSED"));
        with(desk.sari)
                .header("X-Position", position)
                .get("/v1/enrolments?case=" + id)
                .then()
                .body("", hasSize(1))
                .body("[0].state", equalTo("RELAPSED"));
        problem(
                step(desk.sari, enrolment, "follow-ups/2026-01-10", Map.of("outcome", "WORKING")),
                409,
                "enrolment-step-not-allowed");
    }

    @Test
    void somebody_is_in_a_programme_once_at_a_time_and_may_come_again() {
        // Given
        String first = enrolled("BUSINESS_TRAINING", null);
        // When
        var answer = enrol("BUSINESS_TRAINING", null);
        // Then
        problem(answer, 409, "enrolment-stands-already");
        step(desk.sari, first, "leaving", Map.of("reason", "sakit dan pulang ke rumah"))
                .then()
                .statusCode(200);

        enrol("BUSINESS_TRAINING", null).then().statusCode(201);
    }

    @Test
    void a_place_at_a_site_is_one_of_its_places_and_the_last_is_taken_once() {
        // Given
        String site =
                with(desk.boss)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("name", "UPT Bina Karya", "kind", "UPT"))
                        .post("/v1/facilities")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String etag = with(desk.boss).get("/v1/facilities/" + site).header("ETag");
        with(desk.boss)
                .header("If-Match", etag)
                .body(Map.of("beds", 1))
                .put("/v1/facilities/" + site + "/beds/PUPILS")
                .then()
                .statusCode(200);

        // When
        String unused = enrolled("SEKOLAH_RAKYAT", site);

        // Then
        String other = desk.receive("BEGGAR", Map.of());
        String there = desk.show(desk.sari, other).path("people[0].ref");
        problem(enrol(other, there, "SEKOLAH_RAKYAT", site), 409, "facility-full");
        problem(enrol("SEKOLAH_RAKYAT", null), 409, "enrolment-site-missing");
    }

    @Test
    void what_cannot_be_is_refused() {
        // When
        var answer = enrol("CIRCUS", null);
        // Then
        problem(answer, 422, "enrolment-programme-unknown");
        problem(
                enrol(id, UUID.randomUUID().toString(), "BUSINESS_TRAINING", null),
                422,
                "enrolment-person-unknown");
        String enrolment = enrolled("BUSINESS_TRAINING", null);
        problem(
                step(
                        desk.sari,
                        enrolment,
                        "attendance",
                        Map.of("day", "2024-12-31", "present", true)),
                409,
                "enrolment-day-out-of-range");
        problem(
                with(desk.sari).get("/v1/enrolments/" + UUID.randomUUID()),
                404,
                "enrolment-unknown");
    }

    @Test
    void the_enrolments_of_a_sealed_case_are_not_there_for_others() {
        // Given
        String sealed = desk.receive("VIOLENCE_SHELTER", Map.of());
        String there = desk.show(desk.sari, sealed).path("people[0].ref");
        String enrolment =
                enrol(sealed, there, "BUSINESS_TRAINING", null)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        // When
        var answer = with(desk.curious).get("/v1/enrolments/" + enrolment);
        // Then
        problem(answer, 404, "enrolment-unknown");
        problem(
                step(
                        desk.curious,
                        enrolment,
                        "attendance",
                        Map.of("day", "2025-01-02", "present", true)),
                404,
                "enrolment-unknown");
        problem(with(desk.curious).get("/v1/enrolments?case=" + sealed), 404, "case-unknown");
    }

    private static Map<String, Object> certificate() {
        return Map.of("number", "BLK/1/2025", "day", "2025-01-10");
    }

    private static Map<String, Object> tools() {
        return Map.of(
                "kind", "TOOLS",
                "what", "mesin jahit",
                "amountRupiah", 3_500_000,
                "receipt", "BAST/7/2025",
                "day", "2025-01-12");
    }

    private String enrolled(String programme, @Nullable String site) {
        return enrol(programme, site).then().statusCode(201).extract().path("id");
    }

    private Response enrol(String programme, @Nullable String site) {
        return enrol(id, ref, programme, site);
    }

    private Response enrol(String caseId, String whom, String programme, @Nullable String site) {
        Map<String, Object> body = new HashMap<>();
        body.put("caseId", caseId);
        body.put("ref", whom);
        body.put("programme", programme);
        body.put("startsOn", "2025-01-01");
        if (site != null) {
            body.put("site", site);
        }
        return with(desk.sari)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/enrolments");
    }

    private Response step(String token, String enrolment, String what, Map<String, ?> body) {
        String etag = with(desk.boss).get("/v1/enrolments/" + enrolment).header("ETag");
        return with(token)
                .header("If-Match", etag)
                .body(body)
                .post("/v1/enrolments/" + enrolment + "/" + what);
    }
}
