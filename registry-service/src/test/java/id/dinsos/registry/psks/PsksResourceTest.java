package id.dinsos.registry.psks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each test has a district of its own, so that the lists of others are not in its way. */
@QuarkusTest
@WithTestResource(TestServices.class)
class PsksResourceTest {
    private static final String PATH = "/v1/service-resources";

    @Test
    void a_tksk_is_put_on_record_and_found_again() {
        // Given
        String person = Api.newPerson("Budi Santoso");
        String id = register("TKSK", person);
        // When
        Response answer = Api.registrar().get(PATH + "/" + id);
        // Then
        answer.then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("kind", equalTo("TKSK"))
                .body("state", equalTo("ACTIVE"))
                .body("personId", equalTo(person))
                .body("contact.phone", equalTo("+628123456789"));
    }

    @Test
    void who_does_not_keep_the_registry_sees_no_contact() {
        String id = register("TAGANA", null);
        Api.as("rudi", "35.24", "officer")
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("contact", nullValue());
    }

    @Test
    void one_who_is_no_registered_person_cannot_be_linked() {
        body("TKSK", new UUID(4, 4).toString())
                .then()
                .statusCode(404)
                .body("code", equalTo("person-unknown"));
    }

    @Test
    void what_is_missing_is_said_all_at_once() {
        Api.registrar()
                .body(Map.of("contact", Map.of("phone", "x")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains("/owner", "/kind", "/contact/name", "/contact/phone"));
    }

    @Test
    void a_district_lists_who_serves_it_on_a_day() {
        // Given
        String id = register("TKSK", null);
        assign(id, 1, "35.24.02", "2026-01-01", "2026-06-30").then().statusCode(200);
        Response last = assign(id, 2, "35.24.03", "2026-07-01", null);
        String position = last.getHeader("X-Position");
        // When
        Response june = list("region=35.24.02&kind=TKSK&on=2026-06-30", position);
        Response july = list("region=35.24.02&kind=TKSK&on=2026-07-01", position);
        Response village = list("region=35.24.03.2001&around=true&on=2030-01-01", position);
        Response below = list("region=35.24.03.2001&on=2030-01-01", position);
        // Then
        june.then().statusCode(200).body("items.resourceId", contains(id));
        june.then().body("items.until", contains("2026-06-30")).body("next", nullValue());
        july.then().body("items", empty());
        village.then().body("items.resourceId", contains(id));
        below.then().body("items", empty());
    }

    @Test
    void one_who_is_suspended_or_ended_is_not_on_the_list() {
        // Given
        String id = register("TAGANA", null);
        assign(id, 1, "35.24.04", "2026-01-01", null).then().statusCode(200);
        change(id, 2, "suspension", Map.of("from", "2026-03-01", "reason", "LEAVE"))
                .then()
                .statusCode(200);
        change(id, 3, "resumption", Map.of("on", "2026-04-01")).then().statusCode(200);
        String position =
                change(id, 4, "end", Map.of("lastDay", "2026-05-31", "reason", "RESIGNED"))
                        .getHeader("X-Position");
        // When
        List<Integer> serving = new ArrayList<>();
        for (String day :
                List.of("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01", "2026-06-01")) {
            serving.add(
                    list("region=35.24.04&on=" + day, position).jsonPath().getList("items").size());
        }
        // Then
        assertThat(serving).containsExactly(1, 0, 0, 1, 0);
    }

    @Test
    void a_district_has_one_tksk_at_a_time() {
        // Given
        String first = register("TKSK", null);
        String second = register("TKSK", null);
        assign(first, 1, "35.24.05", "2026-01-01", null).then().statusCode(200);
        // When
        Response refused = assign(second, 1, "35.24.05", "2026-07-01", null);
        // Then
        refused.then().statusCode(409).body("code", equalTo("post-taken"));
        change(first, 2, "end", Map.of("lastDay", "2026-06-30", "reason", "RESIGNED"))
                .then()
                .statusCode(200);
        assign(second, 1, "35.24.05", "2026-07-01", null).then().statusCode(200);
    }

    @Test
    void who_leaves_an_assignment_leaves_its_post() {
        // Given
        String first = register("TKSK", null);
        String second = register("TKSK", null);
        assign(first, 1, "35.24.06", "2026-01-01", null).then().statusCode(200);
        String assignment =
                Api.registrar().get(PATH + "/" + first).jsonPath().getString("assignments[0].id");
        // When
        Response ended =
                change(
                        first,
                        2,
                        "assignments/" + assignment + "/end",
                        Map.of("lastDay", "2026-06-30", "reason", "TRANSFERRED"));
        // Then
        ended.then().statusCode(200);
        assign(second, 1, "35.24.06", "2026-07-01", null).then().statusCode(200);
    }

    @Test
    void of_two_assigned_to_one_post_at_once_one_is_refused() throws Exception {
        // Given
        List<String> candidates = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            candidates.add(register("TKSK", null));
        }
        // When
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(candidates.size())) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String one : candidates) {
                answers.add(
                        threads.submit(
                                () -> assign(one, 1, "35.24.07", "2026-01-01", null).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        // Then
        assertThat(statuses).containsOnlyOnce(200).contains(409).hasSize(6);
        assertThat(statuses.stream().filter(one -> one == 409)).hasSize(5);
    }

    @Test
    void a_facilitator_shares_a_village_with_others() {
        String first = register("PKH_FACILITATOR", null);
        String second = register("PKH_FACILITATOR", null);
        assign(first, 1, "35.24.08.2001", "2026-01-01", null).then().statusCode(200);
        assign(second, 1, "35.24.08.2001", "2026-01-01", null).then().statusCode(200);
    }

    @Test
    void the_list_comes_in_pages_that_never_overlap() {
        // Given
        String position = "";
        for (int i = 0; i < 3; i++) {
            position =
                    assign(register("TAGANA", null), 1, "35.24.09", "2026-01-01", null)
                            .getHeader("X-Position");
        }
        String query = "region=35.24.09&on=2026-02-01&limit=2";
        Response first = list(query, position);
        String next = first.jsonPath().getString("next");
        // When
        Response second = list(query + "&cursor=" + next, position);
        // Then
        first.then().body("items", hasSize(2));
        second.then().body("items", hasSize(1)).body("next", nullValue());
        assertThat(second.jsonPath().getString("items[0].resourceId"))
                .isNotIn(first.jsonPath().<Object>getList("items.resourceId"));
    }

    @Test
    void what_a_list_is_asked_must_make_sense() {
        for (String query : List.of("on=today", "kind=TEACHER")) {
            list(query, null).then().statusCode(422).body("code", equalTo("field-invalid"));
        }
        list("region=Babat", null)
                .then()
                .statusCode(422)
                .body("code", equalTo("parameter-invalid"))
                .body("errors.pointer", equalTo(List.of("?region")));
        list("cursor=x", null).then().statusCode(422).body("code", equalTo("cursor-invalid"));
        list("region=64.08", null).then().statusCode(403).body("code", equalTo("region-not-yours"));
    }

    @Test
    void a_region_that_is_none_is_refused() {
        assign(register("TKSK", null), 1, "35.24.88", "2026-01-01", null)
                .then()
                .statusCode(422)
                .body("code", equalTo("assignment-region-unknown"));
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        String id = register("TAGANA", null);
        assign(id, 7, "35.24.10", "2026-01-01", null)
                .then()
                .statusCode(412)
                .body("code", equalTo("etag-stale"));
    }

    @Test
    void another_office_and_another_role_have_no_say() {
        String id = register("TAGANA", null);
        Api.as("rudi", "64.08", "registrar").get(PATH + "/" + id).then().statusCode(404);
        Api.as("rudi", "35.24", "officer")
                .body(Map.of("lastDay", "2026-01-01", "reason", "OTHER"))
                .post(PATH + "/" + id + "/end")
                .then()
                .statusCode(403)
                .body("code", equalTo("role-missing"));
        Api.registrar().get(PATH + "/" + new UUID(1, 2)).then().statusCode(404);
    }

    @Test
    void a_corrected_contact_is_the_contact() {
        String id = register("LKS", null);
        change(id, 1, "contact", Map.of("name", "Yayasan Baru")).then().statusCode(200);
        Api.registrar()
                .get(PATH + "/" + id)
                .then()
                .body("contact.name", equalTo("Yayasan Baru"))
                .body("contact.phone", not(equalTo("+628123456789")));
    }

    private static String register(String kind, @Nullable String personId) {
        return body(kind, personId).then().statusCode(201).extract().jsonPath().getString("id");
    }

    private static Response body(String kind, @Nullable String personId) {
        Map<String, Object> body = new HashMap<>();
        body.put("owner", "35.24");
        body.put("kind", kind);
        body.put("contact", Map.of("name", "Budi Santoso", "phone", "+628123456789"));
        if (personId != null) {
            body.put("personId", personId);
        }
        return Api.registrar().body(body).post(PATH);
    }

    private static Response assign(
            String id, int version, String region, String from, @Nullable String until) {
        Map<String, Object> body = new HashMap<>();
        body.put("region", region);
        body.put("from", from);
        if (until != null) {
            body.put("until", until);
        }
        return Api.change(PATH + "/" + id + "/assignments", version, body);
    }

    private static Response change(String id, int version, String what, Object body) {
        return Api.change(PATH + "/" + id + "/" + what, version, body);
    }

    private static Response list(String query, @Nullable String position) {
        var request = Api.registrar();
        if (position != null) {
            request.header("X-Position", position);
        }
        return request.get(PATH + "?" + query);
    }
}
