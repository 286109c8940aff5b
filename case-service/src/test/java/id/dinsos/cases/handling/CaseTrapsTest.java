package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Flows that each became a fault in some other system. */
@QuarkusTest
@WithTestResource(TestServices.class)
class CaseTrapsTest {
    private final CaseDesk desk = new CaseDesk();
    private final CaseDesk home = new CaseDesk();

    @Test
    void a_state_a_priority_and_an_owner_are_reached_by_no_field() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        for (String field : List.of("state", "priority", "owner", "confidentiality")) {
            Map<String, Object> form = desk.form("VAGRANT", Map.of());
            form.put(field, "CLOSED");
            // When
            Response opened = desk.post(form);
            Response told =
                    desk.step(desk.sari, id, "/facts", Map.of("facts", Map.of(field, "CLOSED")));
            Response remarked =
                    desk.step(
                            desk.sari, id, "/remarks", Map.of("text", "catatan", field, "CLOSED"));
            // Then
            assertThat(opened.statusCode()).as(field).isBetween(400, 422);
            problem(told, 422, "field-invalid");
            assertThat(remarked.statusCode()).as(field).isBetween(400, 422);
        }
        desk.show(desk.sari, id)
                .then()
                .body("state", equalTo("TRIAGED"))
                .body("owner", equalTo(desk.owner))
                .body("remarks.size()", equalTo(0));
    }

    @Test
    void an_access_a_visit_and_a_clock_of_another_case_are_not_found_under_this_one() {
        // Given
        String mine = desk.receive("ODGJ", Map.of("dangerous", true));
        String other = desk.receive("ODGJ", Map.of("dangerous", true));
        desk.done(
                desk.boss,
                other,
                "/access",
                Map.of("account", "budi", "purpose", "konferensi kasus", "days", 3));
        String access = desk.show(desk.boss, other).path("access[0].access");
        // When
        var answer = desk.step(desk.boss, mine, "/access/" + access + "/end", Map.of());
        // Then
        problem(answer, 404, "case-access-unknown");
        problem(
                desk.step(
                        desk.boss,
                        mine,
                        "/follow-ups/2026-12-20",
                        Map.of("result", "HELD", "remark", "sehat")),
                404,
                "case-follow-up-unknown");
        problem(
                desk.step(
                        desk.boss,
                        mine,
                        "/clocks/SHELTER/pause",
                        Map.of("reason", "menunggu keluarga")),
                404,
                "case-clock-unknown");
        desk.show(desk.curious, other).then().statusCode(200);
    }

    @Test
    void of_two_desks_with_one_version_of_a_case_one_takes_the_step() throws Exception {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        int version = desk.version(id);
        // When
        List<Integer> answers =
                atOnce(
                        () ->
                                desk.stepUnder(
                                                version,
                                                desk.sari,
                                                id,
                                                "/moves",
                                                Map.of("to", "ASSESSED"))
                                        .statusCode(),
                        () ->
                                desk.stepUnder(
                                                version,
                                                desk.boss,
                                                id,
                                                "/moves",
                                                Map.of("to", "DUPLICATE"))
                                        .statusCode());
        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
        assertThat(
                        query(
                                ("select count(*) from event where stream_id = '%s' and type in"
                                                + " ('case-moved.v1', 'case-closed.v1')")
                                        .formatted(id)))
                .isEqualTo("1");
    }

    @Test
    void of_two_desks_on_one_hand_over_one_takes_it() throws Exception {
        // Given
        String id = desk.receive("BEGGAR", Map.of());
        Map<String, Object> form = new HashMap<>();
        form.put("caseId", id);
        form.put("toOffice", home.owner);
        form.put("fields", List.of("PEOPLE"));
        form.put("consent", "GIVEN");
        form.put("reason", "warga kabupaten tetangga");
        form.put("mode", "TRANSFER");
        String referral =
                with(desk.sari)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(form)
                        .post("/v1/referrals")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String etag = with(desk.sari).get("/v1/referrals/" + referral).header("ETag");
        // When
        List<Integer> answers =
                atOnce(
                        () -> answer(home.sari, referral, "/acceptance", etag, Map.of()),
                        () ->
                                answer(
                                        home.boss,
                                        referral,
                                        "/refusal",
                                        etag,
                                        Map.of("reason", "bukan warga kami")));
        // Then
        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).allMatch(status -> status == 200 || status == 412 || status == 409);
        boolean moved = with(home.sari).get("/v1/cases/" + id).statusCode() == 200;
        boolean stayed = with(desk.sari).get("/v1/cases/" + id).statusCode() == 200;
        assertThat(moved).isNotEqualTo(stayed);
    }

    @Test
    void a_reopened_case_leaves_the_time_of_the_first_as_it_was() {
        // Given
        String id = desk.receive("VAGRANT", Map.of("minor", true));
        desk.done(desk.sari, id, "/moves", Map.of("to", "ASSESSED"));
        desk.done(
                desk.sari,
                id,
                "/moves",
                Map.of("to", "CLOSED", "outcome", "LEFT", "reason", "pergi sendiri"));
        List<Map<String, Object>> before = desk.show(desk.sari, id).path("clocks");

        String next =
                desk.step(desk.sari, id, "/reopening", Map.of())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        // When
        List<Map<String, Object>> after = desk.show(desk.sari, id).path("clocks");
        // Then
        assertThat(after).isNotEmpty();
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.get(i).get("due")).isEqualTo(before.get(i).get("due"));
            assertThat(after.get(i).get("level")).isEqualTo(before.get(i).get("level"));
        }
        desk.show(desk.sari, next).then().body("clocks.size()", not(equalTo(0)));
        with(desk.sari).get("/v1/cases?worklist=OVERDUE").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void two_who_met_one_man_on_one_night_and_took_him_for_different_things_are_told() {
        // Given
        String vagrant = desk.receive("VAGRANT", Map.of());
        Response second = desk.post(desk.form("BEGGAR", Map.of()));
        Map<String, Object> other = desk.form("BEGGAR", Map.of());
        other.put(
                "people",
                List.of(
                        Map.of(
                                "role",
                                "SUBJECT",
                                "looks",
                                "kaus hijau, bertopi",
                                "sex",
                                "FEMALE")));
        String woman = desk.post(other).path("id");
        Response later = desk.post(desk.form("HOME_CARE", Map.of()));
        // When
        var answer =
                with(desk.sari)
                        .header("X-Position", later.header("X-Position"))
                        .get("/v1/cases/" + second.<String>path("id") + "/doubles");
        // Then
        answer.then()
                .statusCode(200)
                .body("find { it.id == '%s' }.because".formatted(vagrant), hasItem("DESCRIPTION"))
                .body(
                        "find { it.id == '%s' }.because".formatted(woman),
                        equalTo(List.of("NIGHT_AND_PLACE")));
    }

    @Test
    void who_told_of_a_case_hears_how_it_ended_and_is_on_a_list_until_then() {
        // Given
        Map<String, Object> form = desk.form("VAGRANT", Map.of());
        form.put("reporter", Map.of("name", "Bu Lastri", "phone", "081234567890"));
        String told = desk.post(form).then().statusCode(201).extract().path("id");
        String nameless = desk.receive("VAGRANT", Map.of());
        // When
        var reply = desk.step(desk.sari, told, "/reporter-answer", Map.of("text", "sudah pulang"));
        // Then
        problem(reply, 409, "case-not-ended");
        desk.done(desk.sari, nameless, "/moves", Map.of("to", "DUPLICATE"));
        String position = desk.done(desk.sari, told, "/moves", Map.of("to", "DUPLICATE"));

        List<String> before = toTell(position);
        String after =
                desk.done(
                        desk.sari,
                        told,
                        "/reporter-answer",
                        Map.of("text", "sudah ditangani dalam kasus lain"));

        assertThat(before).containsExactly(told);
        assertThat(toTell(after)).isEmpty();
        assertThat(
                        query(
                                "select count(*) from event where convert_from(data, 'UTF8') like"
                                        + " '%kasus lain%'"))
                .isEqualTo("0");
    }

    @Test
    void who_has_no_token_is_told_so_at_every_door_of_cases() {
        for (String path : List.of("/v1/cases", "/v1/incidents", "/v1/referrals", "/v1/letters")) {
            // When
            Response answer = RestAssured.get(path);
            // Then
            problem(answer, 401, "token-missing");
        }
    }

    private List<String> toTell(String position) {
        return with(desk.sari)
                .header("X-Position", position)
                .get("/v1/cases?worklist=TO_TELL")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static int answer(
            String token, String id, String what, String etag, Map<String, ?> body) {
        Response response =
                with(token).header("If-Match", etag).body(body).post("/v1/referrals/" + id + what);
        return response.statusCode();
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other)
            throws Exception {
        try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> asked = desks.invokeAll(List.of(one, other));
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
