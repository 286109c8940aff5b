package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.Desk.change;
import static id.dinsos.cases.complaint.Desk.complain;
import static id.dinsos.cases.complaint.Desk.form;
import static id.dinsos.cases.complaint.Desk.newId;
import static id.dinsos.cases.complaint.Desk.officer;
import static id.dinsos.cases.complaint.Desk.post;
import static id.dinsos.cases.complaint.Desk.query;
import static id.dinsos.cases.complaint.Desk.show;
import static id.dinsos.cases.complaint.Desk.version;
import static id.dinsos.cases.complaint.Desk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.cases.Topics;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the counter may ask, and every clear no it can get. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ComplaintResourceTest {
    private final UUID household = newId();

    @Test
    void a_complaint_is_created_with_its_address_and_version() {
        // When
        var answer = post(form(household), "key-" + household);
        // Then
        answer.then()
                .statusCode(201)
                .header("Location", startsWith(RestAssured.baseURI))
                .header("ETag", "\"1\"");
    }

    @Test
    void what_the_ministry_pays_is_answered_by_its_own_word_and_again_when_that_moves() {
        // Given
        String id = complain(household);

        // When
        Topics.central(household, 2, "UNDER_WAY", "perintah sudah di bank");
        await().until(() -> Desk.answer(id).equals("central-under-way"));
        Topics.central(household, 1, "WITHHELD", "rekening sedang diperiksa");
        Topics.central(household, 3, "PAID", "dana sudah masuk ke rekening");

        // Then
        await().until(() -> Desk.answer(id).equals("central-paid"));
        show(id).then()
                .body("answer.text_id", containsString("dana sudah masuk ke rekening"))
                .body("state", equalTo("ASSESSED"))
                .body("answer.paymentId", nullValue());
        assertThat(show(id).jsonPath().getList("history.answer"))
                .as("an older word undoes nothing")
                .doesNotContain("central-withheld");
    }

    @Test
    void the_same_key_and_body_is_one_complaint() {
        // Given
        String key = newId().toString();
        String first = post(form(household), key).path("id");
        // When
        var answer = post(form(household), key);
        // Then
        answer.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
    }

    @Test
    void twenty_complaints_on_one_matter_are_one_record() {
        // Given
        String first = complain(household);
        // When
        for (int i = 0; i < 19; i++) {
            post(form(household), newId().toString())
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(first));
        }
        // Then
        show(first).then().header("ETag", "\"20\"");
        officer()
                .get("/v1/complaints/" + first + "/statement?purpose=HANDLING")
                .then()
                .body("repeated", hasSize(19));
    }

    @Test
    void eight_who_complain_of_one_matter_at_once_are_heard_under_one_record() throws Exception {
        // Given
        List<Callable<String>> desks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            desks.add(() ->
                    post(form(household), newId().toString())
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id"));
        }
        // When
        Set<String> records = new HashSet<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(desks.size())) {
            for (Future<String> one : workers.invokeAll(desks)) {
                records.add(one.get());
            }
        }
        // Then
        assertThat(records).hasSize(1);
        show(records.iterator().next()).then().header("ETag", "\"8\"");
    }

    @Test
    void a_matter_may_be_complained_of_anew_once_it_is_closed() {
        // Given
        String first = complain(household);
        change(first, "/closure", 1, Map.of("outcome", "EXPLAINED")).then().statusCode(200);
        // When
        var answer = complain(household);
        // Then
        assertThat(answer).isNotEqualTo(first);
    }

    @Test
    void the_id_of_another_kind_of_record_is_missing() {
        // Given
        String id = complain(household);
        officer()
                .get("/v1/complaints/" + id + "/statement?purpose=HANDLING")
                .then()
                .statusCode(200);
        UUID reads = Names.uuid("statement-reads", id);
        // When
        var answer = officer().get("/v1/complaints/" + reads);
        // Then
        answer.then().statusCode(404);
        change(reads.toString(), "/closure", 1, Map.of("outcome", "EXPLAINED"))
                .then()
                .statusCode(404);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        // Given
        String key = newId().toString();
        post(form(household), key).then().statusCode(201);
        // When
        var answer = post(form(newId()), key);
        // Then
        problem(answer, 422, "idempotency-key-reused");
    }

    @Test
    void a_complaint_without_a_key_is_refused() {
        // When
        var answer = officer().body(form(household)).post("/v1/complaints");
        // Then
        problem(answer, 428, "idempotency-key-missing");
    }

    @Test
    void every_field_at_fault_is_named_at_once() {
        // Given
        Map<String, Object> form = new HashMap<>();
        form.put("programme", "sembako!");
        form.put("month", "November");
        form.put("region", "35");
        form.put("channel", "?");
        form.put("text", " ");
        form.put("complainant", Map.of("name", "x".repeat(201), "phone", "0".repeat(31)));
        // When
        var answer = post(form, newId().toString());
        // Then
        problem(answer, 422, "field-invalid")
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/householdId",
                                "/programme",
                                "/month",
                                "/region",
                                "/channel",
                                "/text",
                                "/complainant/name",
                                "/complainant/phone"));
    }

    @Test
    void a_household_id_that_is_none_is_named() {
        // Given
        Map<String, Object> form = form(household);
        form.put("householdId", "35-24");
        // When
        var answer = post(form, newId().toString());
        // Then
        problem(answer, 422, "field-invalid")
                .body("errors.pointer", equalTo(List.of("/householdId")));
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        // When
        var answer = post("{\"month\": ", newId().toString());
        // Then
        problem(answer, 400, "body-malformed");
        problem(post("", newId().toString()), 400, "body-malformed");
    }

    @Test
    void a_missing_or_wrong_token_is_refused() {
        // When
        var answer =
                RestAssured.given()
                        .contentType(ContentType.JSON)
                        .body(form(household))
                        .post("/v1/complaints");
        // Then
        problem(answer, 401, "token-missing");
        problem(with("not.a.token").get("/v1/complaints"), 401, "token-invalid");
    }

    @Test
    void a_caller_without_the_role_is_refused() {
        // Given
        String token = TestTokens.mint("budi", "35.24", "registrar");
        // When
        var answer = with(token).body(form(household)).post("/v1/complaints");
        // Then
        problem(answer, 403, "role-missing");
        problem(with(token).get("/v1/complaints"), 403, "role-missing");
    }

    @Test
    void a_complaint_naming_another_region_is_refused() {
        // Given
        Map<String, Object> form = form(household);
        form.put("region", "35.25.01.2001");
        // When
        var answer = post(form, newId().toString());
        // Then
        problem(answer, 403, "region-not-yours");
    }

    @Test
    void a_household_of_another_region_is_answered_as_one_that_nobody_knows() {
        // Given
        Topics.household(household, 1, "35.25.01.2001", "SEMBAKO");
        await().until(() ->
                query("select region from household where household_id = '%s'".formatted(household))
                        .startsWith("35.25"));
        // When
        String elsewhere = complain(household);
        String nowhere = complain(newId());
        // Then
        for (String part : List.of("owner", "region", "state", "answer")) {
            Object there = show(elsewhere).path(part);
            Object none = show(nowhere).path(part);
            assertThat(there).as(part).isEqualTo(none);
        }
        show(elsewhere).then().body("answer.code", equalTo("facts-not-known-yet"));
    }

    @Test
    void a_complaint_of_another_region_is_not_shown_or_changed() {
        // Given
        String id = complain(household);
        String token = TestTokens.mint("tono", "35.25", "officer");
        // When
        var answer = with(token).get("/v1/complaints/" + id);
        // Then
        problem(answer, 404, "complaint-unknown");
        problem(
                with(token)
                        .header("If-Match", "\"1\"")
                        .body(Map.of("outcome", "UNFOUNDED"))
                        .post("/v1/complaints/" + id + "/closure"),
                404,
                "complaint-unknown");
    }

    @Test
    void the_province_sees_what_its_regencies_own() {
        // Given
        String id = complain(household);
        String token = TestTokens.mint("dewi", "35", "auditor");
        // When
        var answer = with(token).get("/v1/complaints/" + id);
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void an_unknown_complaint_is_missing() {
        // When
        var answer = show(newId().toString());
        // Then
        problem(answer, 404, "complaint-unknown");
        problem(show("none"), 404, "not-found");
        problem(
                officer().get("/v1/complaints/%s/statement?purpose=HANDLING".formatted(newId())),
                404,
                "complaint-unknown");
    }

    @Test
    void an_officer_closes_and_opens_a_complaint() {
        // Given
        String id = complain(household);
        // When
        var answer =
                change(
                        id,
                        "/closure",
                        1,
                        Map.of("outcome", "EXPLAINED", "note", "Bu Siti sudah paham"));
        // Then
        answer.then().statusCode(200).header("ETag", "\"2\"");
        show(id).then().body("state", equalTo("CLOSED")).body("outcome", equalTo("EXPLAINED"));
        change(id, "/reopening", 2, Map.of()).then().statusCode(200);
        show(id).then().body("state", equalTo("RECEIVED")).body("outcome", nullValue());
    }

    @Test
    void closing_needs_the_version_that_was_read() {
        // Given
        String id = complain(household);
        // When
        var answer =
                officer()
                        .body(Map.of("outcome", "EXPLAINED"))
                        .post("/v1/complaints/" + id + "/closure");
        // Then
        problem(answer, 428, "if-match-missing");
        problem(change(id, "/closure", 7, Map.of("outcome", "EXPLAINED")), 412, "etag-stale");
    }

    @Test
    void a_closed_complaint_is_not_closed_again() {
        // Given
        String id = complain(household);
        change(id, "/closure", 1, Map.of("outcome", "UNFOUNDED")).then().statusCode(200);
        // When
        var answer = change(id, "/closure", 2, Map.of("outcome", "UNFOUNDED"));
        // Then
        problem(answer, 409, "complaint-already-closed");
    }

    @Test
    void an_open_complaint_is_not_opened() {
        // When
        var answer = change(complain(household), "/reopening", 1, Map.of());
        // Then
        problem(answer, 409, "complaint-still-open");
    }

    @Test
    void an_outcome_must_be_one_of_ours_and_a_note_short() {
        // Given
        String id = complain(household);
        // When
        var answer = change(id, "/closure", 1, Map.of("outcome", "DONE"));
        // Then
        problem(answer, 422, "field-invalid").body("errors.pointer", equalTo(List.of("/outcome")));
        problem(change(id, "/closure", 1, Map.of()), 422, "field-invalid")
                .body("errors.pointer", equalTo(List.of("/outcome")));
        problem(
                        change(
                                id,
                                "/closure",
                                1,
                                Map.of("outcome", "UNFOUNDED", "note", "x".repeat(2_001))),
                        422,
                        "field-invalid")
                .body("errors.pointer", equalTo(List.of("/note")));
    }

    @Test
    void a_list_shows_the_callers_own_newest_first_page_by_page() {
        // Given
        String village = "64.08.05.2001";
        String token = TestTokens.mint("rina", "64.08", "officer");
        String position = "";
        for (int i = 0; i < 3; i++) {
            Map<String, Object> form = form(newId());
            form.put("region", village);
            position =
                    with(token)
                            .header("Idempotency-Key", newId().toString())
                            .body(form)
                            .post("/v1/complaints")
                            .header("X-Position");
        }

        Response first =
                with(token)
                        .header("X-Position", position)
                        .get("/v1/complaints?region=64.08.05&state=RECEIVED&limit=2");
        // When
        Response second =
                with(token).get("/v1/complaints?limit=2&cursor=" + first.<String>path("next"));
        // Then
        first.then().statusCode(200).body("items", hasSize(2));
        second.then().body("items", hasSize(1)).body("next", nullValue());
        assertThat(first.<String>path("items[0].id"))
                .isGreaterThan(first.<String>path("items[1].id"));
        with(token).get("/v1/complaints?state=CLOSED").then().body("items", hasSize(0));
        problem(with(token).get("/v1/complaints?region=35.24"), 403, "region-not-yours");
        problem(with(token).get("/v1/complaints?state=LOST"), 422, "field-invalid");
        String cursor = first.path("next");
        char other = cursor.charAt(20) == 'A' ? 'B' : 'A';
        String tampered = cursor.substring(0, 20) + other + cursor.substring(21);
        problem(with(token).get("/v1/complaints?cursor=" + tampered), 422, "cursor-invalid");
        problem(with(token).get("/v1/cases?cursor=" + cursor), 422, "cursor-invalid");
        problem(with(token).get("/v1/complaints?cursor=zz"), 422, "cursor-invalid");
        problem(with(token).get("/v1/complaints?limit=501"), 422, "parameter-invalid");
    }

    @Test
    void the_statement_is_sealed_in_the_log_and_each_read_is_recorded_with_its_purpose() {
        // Given
        String id = complain(household);
        // When
        var answer = officer().get("/v1/complaints/" + id + "/statement?purpose=HANDLING");
        // Then
        answer.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("text", equalTo(Desk.WORDS))
                .body("name", equalTo("Siti Aminah"));

        assertThat(
                        query(
                                "select count(*) from event where type = 'statement-read.v1' and"
                                        + " convert_from(meta, 'UTF8') like '%%sari%%' and"
                                        + " convert_from(data, 'UTF8') like '%%HANDLING%%' and"
                                        + " stream_id = '%s'"
                                                .formatted(Names.uuid("statement-reads", id))))
                .isEqualTo("1");
        assertThat(
                        query(
                                "select count(*) from event where convert_from(data, 'UTF8') like"
                                        + " '%Aminah%' or convert_from(data, 'UTF8') like '%daftar%'"))
                .isEqualTo("0");
        assertThat(version(id)).isEqualTo(1);
    }

    @Test
    void a_statement_is_not_given_without_a_purpose_or_after_its_erasure() {
        // Given
        String id = complain(household);
        // When
        var answer = officer().get("/v1/complaints/" + id + "/statement");
        // Then
        problem(answer, 422, "field-invalid");
        String subject =
                query(
                        "select convert_from(data, 'UTF8')::json #>> '{statement,subject}' from event"
                                + " where stream_id = '%s' and version = 1".formatted(id));

        var unused =
                query(
                        "update subject_key set wrapped_key = null where subject_id = '%s' returning 1"
                                .formatted(subject));

        problem(
                officer().get("/v1/complaints/" + id + "/statement?purpose=HANDLING"),
                409,
                "person-erased");
        show(id).then().statusCode(200);
        change(id, "/closure", 1, Map.of("outcome", "NO_REPLY")).then().statusCode(200);
    }

    @Test
    void what_was_said_by_or_of_one_who_is_erased_goes_and_a_familys_own_word_when_it_is_closed() {
        // Given: one who lived alone, and one whose family goes on
        UUID alone = newId();
        UUID leaving = newId();
        UUID family = newId();
        String known = "select count(*) from person where household_id in ('%s', '%s')";
        Topics.personOf(household, alone, 1, "35.24", true, null);
        Topics.personOf(family, leaving, 1, "35.24", true, null);
        Topics.personOf(family, newId(), 1, "35.24", true, null);
        String theirs = complain(household);
        post(form(household), newId().toString()).then().statusCode(201);
        String familys = complain(family);
        await().until(() -> query(known.formatted(household, family)).equals("3"));
        String held = "/v1/case-persons/" + alone + "/access-report";
        await().untilAsserted(() ->
                with(TestTokens.mint("wati", "35.24", "supervisor"))
                        .get(held)
                        .then()
                        .statusCode(200)
                        .body("complaints.id", hasItem(theirs)));
        // When
        Topics.erased(alone, 2);
        Topics.erased(leaving, 2);
        // Then
        await().untilAsserted(() -> problem(said(theirs), 409, "person-erased"));
        said(familys).then().statusCode(200).body("name", equalTo("Siti Aminah"));
        show(theirs).then().statusCode(200);
        // When
        change(familys, "/closure", 1, Map.of("outcome", "EXPLAINED")).then().statusCode(200);
        // Then
        await().untilAsserted(() -> problem(said(familys), 409, "person-erased"));
        // When
        String later = complain(family);
        change(later, "/closure", version(later), Map.of("outcome", "EXPLAINED"))
                .then()
                .statusCode(200);
        String row = "select %s from view_complaints.complaint where complaint_id = '%s'";
        await().until(() -> query(row.formatted("state", later)).equals("CLOSED"));
        String before = query(row.formatted("newest_key", theirs));
        post(form(household), newId().toString()).then().statusCode(201);
        // Then
        String erased =
                "select count(*) from view_complaints.complaint c join subject_key k on"
                        + " k.subject_id = c.newest_key where c.complaint_id = '%s'"
                        + " and c.newest_key <> '%s' and k.wrapped_key is null";
        await().until(() -> query(erased.formatted(theirs, before)).equals("1"));
        said(later).then().statusCode(200).body("name", equalTo("Siti Aminah"));
        // When: of an erasure before this was kept nobody knows when it was
        String unknown = "update identity set erased_at = null where person_id = '%s'";
        TestServices.database().execute(unknown.formatted(leaving));
        // Then
        await().untilAsserted(() -> problem(said(later), 409, "person-erased"));
    }

    private static Response said(String id) {
        return officer().get("/v1/complaints/" + id + "/statement?purpose=HANDLING");
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("https://dinsos.id/problems/" + code));
    }
}
