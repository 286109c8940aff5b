package id.dinsos.registry.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import id.dinsos.registry.Api;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person asks what is held of them, and who has read it. */
@QuarkusTest
@WithTestResource(TestServices.class)
class AccessResourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Map<String, Object> SEEN = Map.of("reason", "KTP diperlihatkan di loket");

    @Inject ReadLogStore seen;

    @Test
    void the_report_says_what_is_held_and_who_has_read_it_and_what_for() {
        // Given
        String nik = Api.newNik();
        String id = Api.registerPerson(nik, "Budi Bertanya").jsonPath().getString("id");
        Api.registrar()
                .body(Map.of("reason", "Cetak surat keterangan"))
                .post("/v1/persons/" + id + "/unmasking")
                .then()
                .statusCode(200);
        for (int i = 0; i < 300; i++) {
            var unused =
                    seen.read("rina", "search", List.of(UUID.fromString(id))).await().atMost(LIMIT);
        }
        // When
        ask(id).then().statusCode(200);
        Response report = Api.registrar().get(path(id) + "/report");
        // Then
        report.then()
                .statusCode(200)
                .body("reads.size()", greaterThan(300))
                .header("Content-Disposition", containsString("attachment"))
                .header("Cache-Control", equalTo("no-store"))
                .body("clear.nik", equalTo(nik))
                .body("clear.name", equalTo("Budi Bertanya"))
                .body("history.items[0].actor", equalTo("sari"))
                .body("register.code", hasItem("RIGHTS"));
        JsonPath body = report.jsonPath();
        assertThat(body.getList("reads.action", String.class)).contains("unmask", "access");
        assertThat(body.getList("reads.reason", String.class)).contains("Cetak surat keterangan");
        assertThat(body.getList("reads.legalBasis", String.class)).doesNotContainNull();
        assertThat(body.getList("reads.purpose.id", String.class)).doesNotContainNull();
    }

    @Test
    void what_lies_in_records_that_ended_in_this_one_is_told_too() {
        // Given
        String nik = Api.newNik();
        String first = Api.registerPerson(nik, "Budi Pertama").jsonPath().getString("id");
        String second = Api.newPerson("Budi Kedua");
        String stays = Api.newPerson("Budi Ketiga");
        merge(first, 1, second);
        merge(second, 2, stays);
        ask(stays).then().statusCode(200);
        // When
        JsonPath report = Api.registrar().get(path(stays) + "/report").jsonPath();
        // Then
        assertThat(report.getList("merged.personId")).isEqualTo(List.of(second, first));
        assertThat(report.getList("merged.clear.name", String.class))
                .containsExactly("Budi Kedua", "Budi Pertama");
        assertThat(report.getString("merged[1].clear.nik")).isEqualTo(nik);
        assertThat(report.getList("merged[1].history.items")).hasSize(2);
        assertThat(report.getList("merged[1].reads.action", String.class)).contains("access");
        assertThat(report.getString("clear.name")).isEqualTo("Budi Ketiga");
    }

    private static void merge(String record, int version, String into) {
        Api.change("/v1/persons/" + record + "/merge", version, Map.of("into", into))
                .then()
                .statusCode(200);
    }

    @Test
    void the_law_sets_the_day_and_the_list_shows_who_waits() {
        // Given
        String id = Api.newPerson("Budi Menunggu");
        Instant before = Instant.now();
        // When
        ask(id).then().statusCode(200);
        // Then
        Instant due =
                Instant.parse(
                        Api.registrar()
                                .get("/v1/persons/" + id + "/privacy")
                                .jsonPath()
                                .getString("access.due"));
        assertThat(due).isBetween(before.plusSeconds(71 * 3600), before.plusSeconds(73 * 3600));
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> waiting().body("personId", hasItem(id)).body("due", notNullValue()));
        // When
        Api.registrar().post(path(id) + "/answer").then().statusCode(200);
        // Then
        await().atMost(LIMIT).untilAsserted(() -> waiting().body("personId", not(hasItem(id))));
        Api.registrar()
                .get(path(id) + "/report")
                .then()
                .statusCode(409)
                .body("code", equalTo("access-not-asked"));
    }

    @Test
    void it_is_asked_for_once_and_may_be_refused_for_a_reason() {
        String id = Api.newPerson("Budi Ditolak");
        Api.registrar()
                .post(path(id) + "/answer")
                .then()
                .statusCode(409)
                .body("code", equalTo("access-not-asked"));
        Api.registrar().body(Map.of("reason", "x")).post(path(id)).then().statusCode(422);
        ask(id).then().statusCode(200);
        ask(id).then().statusCode(409).body("code", equalTo("access-asked-already"));
        Api.as("wati", "35.24", "supervisor")
                .body(Map.of("reason", "Membahayakan penghuni rumah aman"))
                .post(path(id) + "/refusal")
                .then()
                .statusCode(200);
        Api.registrar()
                .get("/v1/persons/" + id + "/privacy")
                .then()
                .body("access.answer", equalTo("REFUSED"));
        ask(id).then().statusCode(200);
    }

    @Test
    void whoever_keeps_the_record_from_now_on_sees_that_a_request_waits() {
        // Given
        String id = Api.newPerson("Budi Pindah Kantor");
        ask(id).then().statusCode(200);
        Api.change("/v1/persons/" + id + "/offer", 1, Map.of("to", "64.08")).then().statusCode(200);
        // When
        sangatta()
                .header("If-Match", "\"2\"")
                .body(Map.of())
                .post("/v1/persons/" + id + "/acceptance")
                .then()
                .statusCode(200);
        // Then
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        sangatta()
                                .get("/v1/access-requests")
                                .then()
                                .statusCode(200)
                                .body("personId", hasItem(id)));
        waiting().body("personId", not(hasItem(id)));
        sangatta().post(path(id) + "/answer").then().statusCode(200);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        sangatta()
                                .get("/v1/access-requests")
                                .then()
                                .body("personId", not(hasItem(id))));
    }

    @Test
    void of_somebody_else_nobody_learns_anything() {
        String id = Api.newPerson("Budi Orang Lain");
        ask(id).then().statusCode(200);
        List.of("64.08", "35.25")
                .forEach(region ->
                        Api.as("tono", region, "registrar")
                                .get(path(id) + "/report")
                                .then()
                                .statusCode(404));
    }

    private static Response ask(String id) {
        return Api.registrar().body(SEEN).post(path(id));
    }

    private static RequestSpecification sangatta() {
        return Api.as("tono", "64.08", "registrar");
    }

    private static String path(String id) {
        return "/v1/persons/" + id + "/access";
    }

    private static ValidatableResponse waiting() {
        return Api.registrar().get("/v1/access-requests").then().statusCode(200);
    }
}
