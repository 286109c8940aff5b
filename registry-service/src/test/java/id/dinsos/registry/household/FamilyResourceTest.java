package id.dinsos.registry.household;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Birth, marriage, moves out and in, guardians and late deaths. */
@QuarkusTest
@WithTestResource(TestServices.class)
class FamilyResourceTest {
    @Test
    void a_child_is_born_into_a_household_and_its_mother_is_pregnant_no_more() {
        // Given
        String mother = Api.newPerson("Ani");
        String home = Api.newHousehold(mother);
        Api.change("/v1/persons/" + mother + "/facts", 2, Map.of("pregnant", true))
                .then()
                .statusCode(200);
        var identity = Map.of("name", "Bayi", "birthDate", "2026-10-01", "sex", "FEMALE");
        // When
        var answer =
                Api.registrar()
                        .body(Map.of("identity", identity, "motherId", mother))
                        .post("/v1/households/" + home + "/birth");
        // Then
        answer.then().statusCode(201);
        household(home)
                .header("ETag", "\"2\"")
                .body("members.name", equalTo(List.of("Ani", "Bayi")))
                .body("members.relation", equalTo(List.of("HEAD", "CHILD")))
                .body("members[0].facts.pregnant", equalTo(false));
    }

    @Test
    void nobody_is_born_tomorrow_and_nothing_of_it_is_kept() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Ani"));
        String child = UUID.randomUUID().toString();
        var identity = Map.of("name", "Bayi", "birthDate", "2126-01-01");
        // When
        var answer =
                Api.registrar()
                        .body(Map.of("id", child, "identity", identity))
                        .post("/v1/households/" + home + "/birth");
        // Then
        answer.then().statusCode(422).body("code", equalTo("birth-in-future"));
        household(home).header("ETag", "\"1\"");
        Api.registrar().get("/v1/persons/" + child).then().statusCode(404);
    }

    @Test
    void nobody_is_born_in_the_year_24() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Ani"));
        for (String day : List.of("0024-05-01", "1885-01-01")) {
            // When
            var answer =
                    Api.registrar()
                            .body(Map.of("identity", Map.of("name", "Bayi", "birthDate", day)))
                            .post("/v1/households/" + home + "/birth");
            // Then
            answer.then().statusCode(422).body("errors.pointer", hasItem("/identity/birthDate"));
        }
        household(home).header("ETag", "\"1\"");
    }

    @Test
    void a_mother_lives_where_her_child_is_born() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Ani"));
        var identity = Map.of("name", "Bayi", "birthDate", "2026-10-01");
        // When
        var answer =
                Api.registrar()
                        .body(Map.of("identity", identity, "motherId", Api.newPerson("Sri")))
                        .post("/v1/households/" + home + "/birth");
        // Then
        answer.then().statusCode(409).body("code", equalTo("not-a-member"));
    }

    @Test
    void a_birth_without_its_day_is_refused() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Ani"));
        // When
        var answer =
                Api.registrar()
                        .body(Map.of("identity", Map.of("name", "Bayi")))
                        .post("/v1/households/" + home + "/birth");
        // Then
        answer.then().statusCode(422).body("errors.pointer", hasItem("/identity/birthDate"));
    }

    @Test
    void two_who_marry_leave_their_households_and_found_one() {
        // Given
        String groom = Api.newPerson("Eko");
        String bride = Api.newPerson("Rina");
        String his = Api.newHousehold(Api.newPerson("Budi"), groom);
        String hers = Api.newHousehold(Api.newPerson("Joko"), bride);
        // When
        var answer = Api.registrar().body(couple(groom, bride)).post("/v1/households/split");
        // Then
        answer.then().statusCode(201);
        household(answer.jsonPath().getString("id"))
                .body("members.id", equalTo(List.of(groom, bride)));
        household(his).body("members.name", equalTo(List.of("Budi")));
        household(hers).body("members.name", equalTo(List.of("Joko")));
    }

    @Test
    void a_marriage_that_would_leave_a_household_without_head_changes_nothing() {
        // Given
        String groom = Api.newPerson("Eko");
        String bride = Api.newPerson("Rina");
        String his = Api.newHousehold(groom, Api.newPerson("Ibu"));
        String hers = Api.newHousehold(Api.newPerson("Joko"), bride);
        // When
        var answer = Api.registrar().body(couple(groom, bride)).post("/v1/households/split");
        // Then
        answer.then().statusCode(409).body("code", equalTo("head-cannot-leave"));
        household(his).header("ETag", "\"1\"");
        household(hers).header("ETag", "\"1\"");
    }

    @Test
    void a_household_leaves_the_regency_and_comes_back() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Budi"));
        var out = Map.of("to", "64.08", "reason", "WORK", "effectiveOn", "2026-01-15");
        Api.change("/v1/households/" + home + "/move-out", 1, out).then().statusCode(200);
        household(home).body("state", equalTo("MOVED_OUT")).body("movedTo", equalTo("64.08"));
        // When
        var answer =
                Api.change(
                        "/v1/households/" + home + "/move-in",
                        2,
                        Map.of("region", "35.24.02.2001"));
        // Then
        answer.then().statusCode(200);
        household(home).body("state", equalTo("LIVE")).body("region", equalTo("35.24.02.2001"));
    }

    @Test
    void nothing_is_true_since_tomorrow_or_since_the_last_century_but_one() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Budi"));
        var tomorrow = Map.of("reason", "WORK", "effectiveOn", "2126-01-01");
        var longAgo = Map.of("reason", "WORK", "effectiveOn", "1899-12-31");
        // When
        var answer = Api.change("/v1/households/" + home + "/move-out", 1, tomorrow);
        // Then
        answer.then().statusCode(422).body("code", equalTo("date-in-future"));
        Api.change("/v1/households/" + home + "/move-out", 1, longAgo)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/effectiveOn"));
    }

    @Test
    void nobody_joins_a_household_that_was_dissolved() {
        // Given
        String last = Api.newPerson("Budi");
        String home = Api.newHousehold(last);
        Api.change("/v1/households/" + home + "/leave", 1, Map.of("personId", last))
                .then()
                .statusCode(200);
        // When
        var answer =
                Api.change(
                        "/v1/households/" + home + "/join",
                        4,
                        Map.of("personId", Api.newPerson("Ani")));
        // Then
        answer.then().statusCode(412).header("ETag", "\"3\"");
        Api.change("/v1/households/" + home + "/join", 3, Map.of("personId", Api.newPerson("Ani")))
                .then()
                .statusCode(409)
                .body("code", equalTo("household-dissolved"));
    }

    @Test
    void what_is_no_person_joins_no_household() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Budi"));
        String other = Api.newHousehold(Api.newPerson("Joko"));
        // When
        var answer = Api.change("/v1/households/" + home + "/join", 1, Map.of("personId", other));
        // Then
        answer.then().statusCode(404).body("code", equalTo("person-unknown"));
    }

    @Test
    void a_guardian_who_lives_elsewhere_is_paid_for_orphans() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Ani"));
        String aunt = Api.newPerson("Sri");
        // When
        var answer =
                Api.change(
                        "/v1/households/" + home + "/payee",
                        1,
                        Map.of("personId", aunt, "as", "GUARDIAN"));
        // Then
        answer.then().statusCode(200);
        household(home).body("payeeId", equalTo(aunt)).body("payeeAs", equalTo("GUARDIAN"));
    }

    @Test
    void the_dead_are_guardians_of_nobody() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Ani"));
        String aunt = Api.newPerson("Sri");
        Api.registrar()
                .body(Map.of())
                .post("/v1/persons/" + aunt + "/death")
                .then()
                .statusCode(200);
        // When
        var answer =
                Api.change(
                        "/v1/households/" + home + "/payee",
                        1,
                        Map.of("personId", aunt, "as", "GUARDIAN"));
        // Then
        answer.then().statusCode(409).body("code", equalTo("person-dead"));
    }

    @Test
    void a_wrong_day_of_death_is_corrected_and_a_wrong_death_withdrawn() {
        // Given
        String child = Api.newPerson("Ani");
        String home = Api.newHousehold(Api.newPerson("Budi"), child);
        Api.registrar()
                .body(Map.of("diedOn", "2026-01-05"))
                .post("/v1/persons/" + child + "/death")
                .then()
                .statusCode(200);
        Api.change("/v1/persons/" + child + "/death/correction", 3, Map.of("diedOn", "2026-01-06"))
                .then()
                .statusCode(200);
        person(child).body("diedOn", equalTo("2026-01-06"));
        // When
        var answer = Api.change("/v1/persons/" + child + "/death/withdrawal", 4, Map.of());
        // Then
        answer.then().statusCode(200);
        person(child).body("alive", equalTo(true)).body("householdId", equalTo(home));
        household(home).header("ETag", "\"3\"").body("members.alive", equalTo(List.of(true, true)));
    }

    private static Map<String, Object> couple(String head, String other) {
        Map<String, Object> body = new HashMap<>();
        body.put("region", "35.24.01.2002");
        body.put("headId", head);
        body.put(
                "members",
                List.of(
                        Map.of("personId", head, "relation", "HEAD"),
                        Map.of("personId", other, "relation", "SPOUSE")));
        return body;
    }

    private static ValidatableResponse household(String id) {
        return Api.registrar().get("/v1/households/" + id).then().statusCode(200);
    }

    private static ValidatableResponse person(String id) {
        return Api.registrar().get("/v1/persons/" + id).then().statusCode(200);
    }
}
