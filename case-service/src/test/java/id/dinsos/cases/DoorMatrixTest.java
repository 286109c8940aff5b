package id.dinsos.cases;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.http.AuthorityMatrix;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation of this service under every role and region, against {@code doors.csv}. */
@QuarkusTest
@WithTestResource(TestServices.class)
class DoorMatrixTest {
    @Test
    void what_is_elsewhere_is_as_what_is_not_there_and_each_role_has_its_own_doors() {
        // Given
        String complaint =
                post(
                        "/v1/complaints",
                        Map.of(
                                "householdId",
                                UUID.randomUUID(),
                                "programme",
                                "SEMBAKO",
                                "month",
                                Topics.MONTH,
                                "region",
                                Topics.VILLAGE,
                                "channel",
                                "VILLAGE_DESK",
                                "text",
                                "Nama kami ada di daftar",
                                "complainant",
                                Map.of("name", "Siti Aminah", "phone", "081234567890")));
        String opened =
                post(
                        "/v1/cases",
                        Map.of(
                                "kind", "ODGJ",
                                "source", "HOTLINE",
                                "region", "35.24.05.2001",
                                "place", "Pasar Babat",
                                "words", "Marah-marah di depan pasar",
                                "people", List.of(Map.of("role", "SUBJECT", "name", "Warsito")),
                                "facts", Map.of()));

        String letter =
                post(
                        "/v1/letters",
                        Map.of(
                                "caseId",
                                opened,
                                "template",
                                "RECOMMENDATION",
                                "fields",
                                Map.of("name", "Warsito", "purpose", "perawatan")));

        String ref =
                RestAssured.given()
                        .header(
                                "Authorization",
                                "Bearer " + TestTokens.mint("sari", "35.24", "supervisor"))
                        .get("/v1/cases/" + opened)
                        .path("people[0].ref");
        // When
        String enrolment =
                post(
                        "/v1/enrolments",
                        Map.of(
                                "caseId",
                                opened,
                                "ref",
                                ref,
                                "programme",
                                "BUSINESS_TRAINING",
                                "startsOn",
                                "2026-11-01"));
        // Then
        assertThat(
                        AuthorityMatrix.of(
                                        RestAssured.port,
                                        Map.of(
                                                "complaint",
                                                complaint,
                                                "case",
                                                opened,
                                                "letter",
                                                letter,
                                                "enrolment",
                                                enrolment))
                                .findings())
                .isEmpty();
    }

    private static String post(String path, Map<String, ?> body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header(
                        "Authorization",
                        "Bearer " + TestTokens.mint("sari", "35.24", "officer", "supervisor"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
