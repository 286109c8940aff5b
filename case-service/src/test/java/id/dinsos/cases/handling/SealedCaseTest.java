package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.published;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A woman's shelter case that a curious officer, an administrator included, cannot see. */
@QuarkusTest
@WithTestResource(TestServices.class)
class SealedCaseTest {
    private static final String SECRET = "Rumah Aman Melati, lorong belakang";
    private static final String WOMAN = "Suminah Pertiwi";
    private final CaseDesk desk = new CaseDesk();

    @Test
    void for_others_a_sealed_case_is_not_there_whatever_they_try() {
        // Given
        Response created = receive();
        String id = created.path("id");
        String position = created.header("X-Position");
        // When
        for (String token :
                List.of(
                        desk.curious,
                        TestTokens.mint("tono", "37.01", "officer", "supervisor"),
                        TestTokens.mint("dewi", desk.province, "auditor"))) {
            Response shown = desk.show(token, id);
            // Then
            problem(shown, 404, "case-unknown");
            problem(with(token).get("/v1/cases/" + id + "/reads"), 404, "case-unknown")
                    .body("detail", equalTo("there is no case with this id"));
            with(token)
                    .header("X-Position", position)
                    .get("/v1/cases")
                    .then()
                    .body("items.id", not(hasItem(id)));
        }
        Map<String, Map<String, ?>> steps =
                Map.of(
                        "/facts", Map.of("facts", Map.of("inDangerNow", false)),
                        "/moves", Map.of("to", "ASSESSED"),
                        "/documents", Map.of("type", "DECREE", "number", "1", "date", "2026-11-20"),
                        "/remarks", Map.of("text", "catatan"),
                        "/merge", Map.of("into", UUID.randomUUID()),
                        "/unmerge", Map.of(),
                        "/kind-version", Map.of(),
                        "/clocks/SHELTER/resume", Map.of(),
                        "/people", Map.of("role", "FAMILY"));
        steps.forEach((path, body) ->
                problem(
                        with(desk.curious)
                                .header("If-Match", "\"1\"")
                                .body(body)
                                .post("/v1/cases/" + id + path),
                        404,
                        "case-unknown"));
    }

    @Test
    void it_is_in_no_list_of_doubles_and_cannot_be_merged_by_who_may_not_see_it() {
        // Given
        String id = receive().path("id");
        Map<String, Object> form = desk.form("VAGRANT", Map.of());
        Response mine =
                with(desk.curious)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(form)
                        .post("/v1/cases");
        String other = mine.path("id");
        // When
        var answer =
                with(desk.curious)
                        .header("X-Position", mine.header("X-Position"))
                        .get("/v1/cases/" + other + "/doubles");
        // Then
        answer.then().statusCode(200).body("id", not(hasItem(id)));
        problem(
                with(desk.curious)
                        .header("If-Match", "\"" + desk.version(other) + "\"")
                        .body(Map.of("into", id))
                        .post("/v1/cases/" + other + "/merge"),
                404,
                "case-unknown");
    }

    @Test
    void it_is_never_said_in_public() {
        // Given
        String id = receive().path("id");
        desk.done(desk.boss, id, "/moves", Map.of("to", "ASSESSED"));
        // When
        var answer = published();
        // Then
        assertThat(answer).doesNotContain(id).doesNotContain("VIOLENCE_SHELTER");
    }

    @Test
    void neither_log_nor_tables_nor_metrics_hold_its_words_or_its_place() {
        // When
        var unused = receive();
        // Then
        for (String word : List.of("Melati", "Suminah")) {
            assertThat(
                            query(
                                    "select count(*) from event where convert_from(data, 'UTF8') like"
                                            + " '%"
                                            + word
                                            + "%' or convert_from(meta, 'UTF8') like"
                                            + " '%"
                                            + word
                                            + "%'"))
                    .isEqualTo("0");
            assertThat(
                            query(
                                    "select count(*) from view_cases.case_row c where"
                                            + " c::text like '%"
                                            + word
                                            + "%'"))
                    .isEqualTo("0");
        }
        assertThat(RestAssured.get("/q/metrics").asString())
                .doesNotContain("Melati")
                .doesNotContain("VIOLENCE_SHELTER");
    }

    @Test
    void even_those_who_see_it_in_a_list_do_not_see_its_place_there() {
        // Given
        Response created = receive();
        // When
        var answer =
                with(desk.boss)
                        .header("X-Position", created.header("X-Position"))
                        .get("/v1/cases?kind=VIOLENCE_SHELTER");
        // Then
        answer.then().body("items", hasSize(1)).body("items[0].region", equalTo(desk.owner));
    }

    @Test
    void each_read_is_on_record_with_its_reader_and_purpose() {
        // Given
        String id = receive().path("id");
        // When
        var answer = desk.show(desk.boss, id);
        // Then
        answer.then().statusCode(200);
        with(desk.boss).get("/v1/cases/" + id + "?purpose=SUPERVISION").then().statusCode(200);

        await().untilAsserted(() ->
                with(desk.boss)
                        .get("/v1/cases/" + id + "/reads")
                        .then()
                        .body("reader", hasItem("rina"))
                        .body("purpose", hasItems("HANDLING", "SUPERVISION")));
    }

    @Test
    void who_breaks_the_glass_says_why_reads_and_is_seen_by_the_supervisor_at_once() {
        // Given
        String id = receive().path("id");
        // When
        var answer =
                with(desk.curious)
                        .body(Map.of("reason", "ingin"))
                        .post("/v1/cases/" + id + "/break-glass");
        // Then
        problem(answer, 422, "field-invalid");
        problem(
                with(TestTokens.mint("tono", "37.01", "officer"))
                        .body(Map.of("reason", "korban pingsan di kantor"))
                        .post("/v1/cases/" + id + "/break-glass"),
                404,
                "case-unknown");

        Response opened =
                with(desk.curious)
                        .body(Map.of("reason", "korban pingsan di kantor"))
                        .post("/v1/cases/" + id + "/break-glass");
        opened.then().statusCode(200);

        desk.show(desk.curious, id).then().statusCode(200);
        with(desk.boss)
                .header("X-Position", opened.header("X-Position"))
                .get("/v1/cases/opened-in-emergency")
                .then()
                .statusCode(200)
                .body("caseId", hasItem(id))
                .body("account", hasItem("budi"));
        desk.show(desk.boss, id)
                .then()
                .body(
                        "history.find { it.what == 'glass-broken' }.words",
                        equalTo("korban pingsan di kantor"));
        problem(with(desk.curious).get("/v1/cases/opened-in-emergency"), 403, "role-missing");
    }

    @Test
    void a_case_of_health_shows_that_it_is_there_and_not_what_is_in_it() {
        // Given
        String id = desk.receive("ODGJ", Map.of());
        // When
        var answer = desk.show(desk.curious, id);
        // Then
        problem(answer, 403, "case-restricted");
        desk.show(desk.sari, id).then().statusCode(200);
    }

    private Response receive() {
        Map<String, Object> form = desk.form("VIOLENCE_SHELTER", Map.of("inDangerNow", true));
        form.put("place", SECRET);
        form.put("people", List.of(Map.of("role", "SUBJECT", "name", WOMAN)));
        Response created = desk.post(form);
        created.then().statusCode(201);
        return created;
    }
}
