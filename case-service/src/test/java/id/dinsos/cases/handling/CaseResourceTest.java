package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.CaseDesk.NAME;
import static id.dinsos.cases.handling.CaseDesk.WORDS;
import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.published;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A case from the night it is told of, over HTTP. */
@QuarkusTest
@WithTestResource(TestServices.class)
class CaseResourceTest {
    private final CaseDesk desk = new CaseDesk();

    @Test
    void who_is_brought_in_at_night_is_taken_in_unknown_judged_and_on_the_clock() {
        // Given
        String id = desk.receive("ODGJ", Map.of("dangerous", true));
        // When
        var answer = desk.show(desk.sari, id);
        // Then
        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("state", equalTo("TRIAGED"))
                .body("priority", equalTo("P0"))
                .body("rule", equalTo("danger-to-self-or-others"))
                .body("people[0].personId", nullValue())
                .body(
                        "people[0].description.looks",
                        equalTo("baju merah, sekitar empat puluh tahun"))
                .body("clocks.code", hasItems("FIRST_RESPONSE", "OVERALL"))
                .body("clocks[0].state", equalTo("RUNNING"))
                .body("history.what", hasItems("case-received", "case-triaged"));
    }

    @Test
    void every_field_at_fault_is_named_at_once() {
        // Given
        Map<String, Object> form = desk.form("ODGJ", Map.of());
        form.put("kind", "odgj!");
        form.put("region", desk.province);
        form.put("words", " ");
        form.put("people", List.of(Map.of("role", "KING", "estimatedAge", 400)));
        // When
        var answer = desk.post(form);
        // Then
        problem(answer, 422, "field-invalid")
                .body(
                        "errors.pointer",
                        hasItems(
                                "/kind",
                                "/region",
                                "/words",
                                "/people/0/role",
                                "/people/0/estimatedAge"));
    }

    @Test
    void a_fact_is_what_its_kind_says_it_is() {
        // When
        var answer = desk.post(desk.form("ODGJ", Map.of("dangerous", "very")));
        // Then
        problem(answer, 422, "field-invalid")
                .body("errors.pointer", equalTo(List.of("/facts/dangerous")));
        problem(desk.post(desk.form("ODGJ", Map.of("colour", "red"))), 422, "field-invalid")
                .body("errors.pointer", equalTo(List.of("/facts/colour")));
        problem(desk.post(desk.form("ODGJ", Map.of("healthCard", "MAYBE"))), 422, "field-invalid")
                .body("errors.pointer", equalTo(List.of("/facts/healthCard")));
        problem(desk.post(desk.form("HOME_CARE", Map.of("age", -3))), 422, "field-invalid")
                .body("errors.pointer", equalTo(List.of("/facts/age")));
    }

    @Test
    void an_unknown_kind_or_source_is_refused() {
        // When
        var answer = desk.post(desk.form("DRAGON", Map.of()));
        // Then
        problem(answer, 404, "kind-unknown");
        Map<String, Object> form = desk.form("ODGJ", Map.of());
        form.put("source", "NEWSPAPER");
        problem(desk.post(form), 422, "case-source-not-taken");
    }

    @Test
    void control_characters_are_refused_wherever_they_stand() {
        // Given
        Map<String, Object> form = desk.form("ODGJ", Map.of());
        form.put("place", "Pasar\u0000Babat");
        // When
        var answer = desk.post(form);
        // Then
        problem(answer, 422, "field-invalid").body("errors.pointer", hasItem("/place"));
    }

    @Test
    void the_same_key_is_one_case() {
        // Given
        Map<String, Object> form = desk.form("VAGRANT", Map.of());
        String key = UUID.randomUUID().toString();
        Response first =
                with(desk.sari).header("Idempotency-Key", key).body(form).post("/v1/cases");
        // When
        var answer = with(desk.sari).header("Idempotency-Key", key).body(form).post("/v1/cases");
        // Then
        answer.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.<String>path("id")));
    }

    @Test
    void a_case_is_assessed_served_and_ended_with_what_its_kind_asks_for() {
        // Given
        Map<String, Object> form = desk.form("HEALTH_INSURANCE", Map.of("inHospital", true));
        form.put("source", "SELF");
        String id = desk.post(form).then().statusCode(201).extract().path("id");

        desk.done(desk.sari, id, "/moves", Map.of("to", "ASSESSED"));
        // When
        var answer = desk.step(desk.sari, id, "/moves", Map.of("to", "IN_SERVICE"));
        // Then
        problem(answer, 409, "case-document-missing");
        for (String paper : List.of("FACILITY_LETTER", "OFFICE_LETTER")) {
            desk.done(
                    desk.sari,
                    id,
                    "/documents",
                    Map.of("type", paper, "number", "445/1", "date", "2026-11-20"));
        }
        desk.done(desk.sari, id, "/moves", Map.of("to", "IN_SERVICE"));
        problem(
                desk.step(desk.sari, id, "/moves", Map.of("to", "CLOSED", "outcome", "ACTIVE")),
                409,
                "case-closing-not-met");
        desk.done(desk.sari, id, "/facts", Map.of("facts", Map.of("active", true)));
        desk.done(desk.sari, id, "/moves", Map.of("to", "CLOSED", "outcome", "ACTIVE"));

        desk.show(desk.sari, id)
                .then()
                .body("state", equalTo("CLOSED"))
                .body("outcome", equalTo("ACTIVE"))
                .body("clocks[0].state", equalTo("STOPPED"));
        problem(
                desk.step(desk.sari, id, "/facts", Map.of("facts", Map.of("active", false))),
                409,
                "case-ended");
    }

    @Test
    void a_step_needs_the_version_that_was_read() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        // When
        var answer =
                with(desk.sari).body(Map.of("to", "ASSESSED")).post("/v1/cases/" + id + "/moves");
        // Then
        problem(answer, 428, "if-match-missing");
        problem(
                with(desk.sari)
                        .header("If-Match", "\"99\"")
                        .body(Map.of("to", "ASSESSED"))
                        .post("/v1/cases/" + id + "/moves"),
                412,
                "etag-stale");
    }

    @Test
    void an_unknown_person_is_identified_undone_and_identified_again() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        String ref = desk.show(desk.sari, id).path("people[0].ref");
        UUID wrong = desk.registered("Warsito");
        UUID right = desk.registered("Warsono");
        String path = "/people/" + ref + "/identification";

        desk.done(desk.sari, id, path, Map.of("personId", wrong));
        // When
        var answer = desk.step(desk.sari, id, path, Map.of("personId", right));
        // Then
        problem(answer, 409, "case-person-identified");
        desk.done(desk.sari, id, path + "/undo", Map.of("reason", "sidik jari berbeda"));
        desk.done(desk.sari, id, path, Map.of("personId", right));

        desk.show(desk.sari, id)
                .then()
                .body("people[0].personId", equalTo(right.toString()))
                .body("history.what", hasItems("person-identified", "identification-undone"));
    }

    @Test
    void the_child_of_another_case_is_not_found_under_this_one() {
        // Given
        String mine = desk.receive("VAGRANT", Map.of());
        String other = desk.receive("VAGRANT", Map.of());
        String ref = desk.show(desk.sari, other).path("people[0].ref");
        // When
        var answer =
                desk.step(
                        desk.sari,
                        mine,
                        "/people/" + ref + "/identification",
                        Map.of("personId", UUID.randomUUID()));
        // Then
        problem(answer, 404, "case-person-unknown");
    }

    @Test
    void
            two_workers_who_meet_one_unknown_on_one_night_see_each_others_case_and_merge_without_loss() {
        // Given
        String first = desk.receive("VAGRANT", Map.of());
        Response second = desk.post(desk.form("VAGRANT", Map.of("ill", true)));
        String id = second.path("id");

        // When
        Response doubles =
                with(desk.sari)
                        .header("X-Position", second.header("X-Position"))
                        .get("/v1/cases/" + id + "/doubles");
        desk.done(desk.sari, id, "/merge", Map.of("into", first));
        Response ended = desk.show(desk.sari, id);
        Response absorbing = desk.show(desk.sari, first);
        Response moved = desk.step(desk.sari, id, "/moves", Map.of("to", "ASSESSED"));
        desk.done(desk.sari, first, "/facts", Map.of("facts", Map.of("timesPickedUp", 4)));
        desk.done(desk.sari, id, "/unmerge", Map.of());
        Response back = desk.show(desk.sari, id);
        Response alone = desk.show(desk.sari, first);

        // Then
        doubles.then().statusCode(200).body("id", hasItem(first));
        ended.then().body("mergedInto", equalTo(first));
        absorbing.then().body("absorbed", hasItem(id));
        problem(moved, 409, "case-merged");
        back.then()
                .body("mergedInto", nullValue())
                .body("facts.ill", equalTo(true))
                .body("facts.timesPickedUp", nullValue());
        alone.then().body("absorbed", hasSize(0)).body("facts.timesPickedUp", equalTo(4));
    }

    @Test
    void what_has_ended_goes_on_as_a_new_case_that_names_the_old_one() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        desk.done(desk.sari, id, "/moves", Map.of("to", "DUPLICATE"));

        String next =
                desk.step(desk.sari, id, "/reopening", Map.of())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        // When
        var answer = desk.show(desk.sari, next);
        // Then
        answer.then()
                .body("predecessor", equalTo(id))
                .body("people[0].description.name", equalTo(NAME));
        desk.show(desk.sari, id)
                .then()
                .body("state", equalTo("DUPLICATE"))
                .body("successor", equalTo(next));
        problem(desk.step(desk.sari, id, "/reopening", Map.of()), 409, "case-already-reopened");
    }

    @Test
    void a_list_shows_the_offices_own_by_kind_state_and_urgency_page_by_page() {
        // Given
        String position = "";
        for (int i = 0; i < 3; i++) {
            position = desk.post(desk.form("BEGGAR", Map.of("minor", true))).header("X-Position");
        }
        // When
        Response first =
                with(desk.sari)
                        .header("X-Position", position)
                        .get("/v1/cases?kind=BEGGAR&state=TRIAGED&priority=P0&limit=2");
        // Then
        first.then().statusCode(200).body("items", hasSize(2));
        with(desk.sari)
                .get("/v1/cases?limit=2&cursor=" + first.<String>path("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        with(desk.sari).get("/v1/cases?kind=ODGJ").then().body("items", hasSize(0));
        with(TestTokens.mint("tono", "37.01", "officer"))
                .get("/v1/cases")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void the_log_and_the_topic_know_neither_words_nor_names() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        // When
        var answer =
                query(
                        "select count(*) from event where convert_from(data, 'UTF8') like"
                                + " '%Warsito%' or convert_from(data, 'UTF8') like '%Babat%'");
        // Then
        assertThat(answer).isEqualTo("0");
        assertThat(published())
                .contains("{\"caseId\":\"%s\",\"change\":\"case-triaged\"".formatted(id))
                .doesNotContain(NAME)
                .doesNotContain(WORDS)
                .doesNotContain("Babat");
    }

    @Test
    void an_erased_case_is_still_counted_and_can_be_ended() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        String subject =
                query(
                        "select subject_id from view_cases.case_row where case_id = '%s'"
                                .formatted(id));
        String ref = desk.show(desk.sari, id).path("people[0].ref");
        CaseDesk.execute(
                "update subject_key set wrapped_key = null where subject_id in ('%s', '%s')"
                        .formatted(subject, ref));
        // When
        var answer = desk.show(desk.sari, id);
        // Then
        answer.then()
                .statusCode(200)
                .body("report", nullValue())
                .body("people[0].description", nullValue());
        desk.done(desk.sari, id, "/moves", Map.of("to", "DUPLICATE"));
    }

    @Test
    void an_office_sets_its_own_kind_and_a_running_case_keeps_the_old_one() {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        Map<String, Object> kind =
                new java.util.HashMap<>(
                        with(desk.boss).get("/v1/case-kinds/HOME_CARE").path("inForce"));
        kind.put(
                "triage",
                List.of(
                        Map.of(
                                "code", "very-old",
                                "when", "age >= 90",
                                "priority", "P1",
                                "reason", Map.of("id", "sangat lanjut usia", "en", "very old"))));

        with(desk.boss)
                .body(Map.of("kind", kind))
                .put("/v1/case-kinds/HOME_CARE")
                .then()
                .statusCode(200);

        desk.done(desk.sari, id, "/facts", Map.of("facts", Map.of("age", 95)));
        // When
        var answer = desk.show(desk.sari, id);
        // Then
        answer.then().body("kindVersion", equalTo(0)).body("rule", equalTo("otherwise"));
        desk.done(desk.sari, id, "/kind-version", Map.of());
        desk.done(desk.sari, id, "/facts", Map.of("facts", Map.of("age", 96)));
        desk.show(desk.sari, id)
                .then()
                .body("kindVersion", equalTo(1))
                .body("rule", equalTo("very-old"));
    }

    @Test
    void a_kind_with_a_rule_that_costs_too_much_is_refused_with_its_place() {
        // Given
        Map<String, Object> kind =
                new java.util.HashMap<>(
                        with(desk.boss).get("/v1/case-kinds/HOME_CARE").path("inForce"));
        kind.put(
                "triage",
                List.of(
                        Map.of(
                                "code", "bomb",
                                "when", "source.matches('((a{1000}){1000}){1000}')",
                                "priority", "P1",
                                "reason", Map.of("id", "x", "en", "x"))));
        // When
        var answer = with(desk.boss).body(Map.of("kind", kind)).put("/v1/case-kinds/HOME_CARE");
        // Then
        problem(answer, 422, "kind-invalid")
                .body("errors.pointer", equalTo(List.of("/kind/triage/0/when")));
        kind.put("triage", List.of());
        kind.put(
                "facts",
                List.of(
                        Map.of(
                                "name", "daysInState",
                                "type", "INT",
                                "label", Map.of("id", "x", "en", "x"))));
        problem(
                        with(desk.boss).body(Map.of("kind", kind)).put("/v1/case-kinds/HOME_CARE"),
                        422,
                        "kind-invalid")
                .body("errors.pointer", hasItem("/kind/facts/0/name"));
    }

    @Test
    void nobody_is_free_of_shackles_before_a_year_of_visits_each_in_its_time() {
        // Given
        LocalDate began = LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(370);
        String now = freed(Map.of("to", "AFTERCARE"));
        String before =
                freed(
                        Map.of(
                                "to", "AFTERCARE",
                                "since", began.toString(),
                                "reason", "dicatat kemudian dari berkas"));
        List<String> due = desk.show(desk.sari, before).path("followUps.due");
        // When
        var early = visit(now, desk.show(desk.sari, now).path("followUps[3].due"));
        // Then
        problem(early, 409, "case-follow-up-early");
        problem(close(now), 409, "case-follow-up-open");
        assertThat(due).hasSize(4).startsWith(began.plusMonths(1).toString());
        for (String day : due) {
            visit(before, day).then().statusCode(200);
        }
        close(before).then().statusCode(200);
    }

    @Test
    void a_clock_stands_still_for_a_reason_that_is_read_and_goes_on() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        String clock = "/clocks/FIRST_RESPONSE";
        problem(desk.step(desk.sari, id, clock + "/pause", Map.of()), 422, "field-invalid");
        desk.done(desk.sari, id, clock + "/pause", Map.of("reason", "menunggu kabar keluarga"));
        // When
        Response paused = desk.show(desk.sari, id);
        // Then
        paused.then()
                .body("clocks[0].state", equalTo("PAUSED"))
                .body("history[-1].what", equalTo("clock-paused"))
                .body("history[-1].words", equalTo("menunggu kabar keluarga"));
        desk.done(desk.sari, id, clock + "/resume", Map.of());
        desk.show(desk.sari, id).then().body("clocks[0].state", equalTo("RUNNING"));
        problem(
                desk.step(desk.sari, id, clock + "/resume", Map.of()),
                409,
                "case-clock-not-paused");
    }

    @Test
    void aftercare_begins_neither_tomorrow_nor_before_anything_happened() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        for (String move : List.of("ASSESSED", "IN_SERVICE")) {
            desk.done(desk.sari, id, "/moves", Map.of("to", move));
        }
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
        Map<String, String> unvisited =
                Map.of("to", "AFTERCARE", "since", today.toString(), "reason", "dari berkas");
        String care = desk.receive("HOME_CARE", Map.of());
        for (String move : List.of("ASSESSED", "IN_SERVICE")) {
            desk.done(desk.sari, care, "/moves", Map.of("to", move));
        }
        problem(desk.step(desk.sari, care, "/moves", unvisited), 422, "field-invalid")
                .body("errors.pointer", equalTo(List.of("/since")));
        for (int days : List.of(-2, 2)) {
            // When
            Map<String, String> body =
                    Map.of("to", "AFTERCARE", "since", today.plusDays(days).toString());
            var answer = desk.step(desk.sari, id, "/moves", body);
            // Then
            problem(answer, 422, "field-invalid")
                    .body("errors.pointer", equalTo(List.of("/since", "/reason")));
        }
    }

    /** Somebody out of shackles, told of more than a year ago; the move into aftercare as given. */
    private String freed(Map<String, Object> aftercare) {
        Map<String, Object> form =
                desk.form("SHACKLING", Map.of("familyConsents", true, "released", true));
        form.put("happenedAt", Instant.now().minus(Duration.ofDays(400)).toString());
        String id = desk.post(form).then().statusCode(201).extract().path("id");
        desk.done(desk.sari, id, "/moves", Map.of("to", "ASSESSED"));
        desk.done(
                desk.sari,
                id,
                "/documents",
                Map.of("type", "FAMILY_STATEMENT", "number", "3/2026", "date", "2026-01-05"));
        desk.done(desk.sari, id, "/moves", Map.of("to", "IN_SERVICE"));
        desk.done(desk.sari, id, "/facts", Map.of("facts", Map.of("shackledAgain", false)));
        desk.done(desk.sari, id, "/moves", aftercare);
        return id;
    }

    private Response visit(String id, String due) {
        return desk.step(desk.sari, id, "/follow-ups/" + due, Map.of("result", "HELD"));
    }

    private Response close(String id) {
        return desk.step(desk.sari, id, "/moves", Map.of("to", "CLOSED", "outcome", "FREE"));
    }

    @Test
    void the_id_of_another_kind_of_record_is_no_case() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        String read =
                query(
                        "select stream_id from event where type <> 'case-read.v1' and stream_id not in"
                                + " (select stream_id from event where type = 'case-received.v1')"
                                + " limit 1");
        // When
        var answer = with(desk.sari).get("/v1/cases/" + UUID.randomUUID());
        // Then
        answer.then().statusCode(404);
        if (!read.isEmpty()) {
            with(desk.sari).get("/v1/cases/" + read).then().statusCode(404);
        }
        desk.show(desk.sari, id).then().statusCode(200).body("id", not(nullValue()));
    }
}
