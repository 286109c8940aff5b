package id.dinsos.registry.merge;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two households become one, and two again where that was wrong. */
@QuarkusTest
@WithTestResource(TestServices.class)
class HouseholdMergeResourceTest {
    @Test
    void two_households_become_one_and_the_other_says_where_it_went() {
        // Given
        String widow = Api.newPerson("Ibu");
        String ending = Api.newHousehold(widow, Api.newPerson("Ani"));
        String staying = Api.newHousehold(Api.newPerson("Eko"));
        var relations = List.of(Map.of("personId", widow, "relation", "PARENT"));
        // When
        var answer =
                Api.change(
                        "/v1/households/" + ending + "/merge",
                        1,
                        Map.of("into", staying, "members", relations));
        // Then
        answer.then().statusCode(200);
        household(ending)
                .body("state", equalTo("MERGED"))
                .body("mergedInto", equalTo(staying))
                .body("members", equalTo(List.of()));
        household(staying)
                .body("members.name", equalTo(List.of("Eko", "Ibu", "Ani")))
                .body("members.relation", equalTo(List.of("HEAD", "PARENT", "OTHER")));
    }

    @Test
    void a_household_does_not_end_in_itself() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Budi"));
        // When
        var answer = Api.change("/v1/households/" + home + "/merge", 1, Map.of("into", home));
        // Then
        answer.then().statusCode(422).body("code", equalTo("household-into-itself"));
    }

    @Test
    void an_undone_merge_leaves_both_households_as_they_were() {
        // Given
        String ending = Api.newHousehold(Api.newPerson("Ibu"), Api.newPerson("Ani"));
        String staying = Api.newHousehold(Api.newPerson("Eko"));
        merge(ending, staying);
        // When
        var answer =
                Api.change(
                        "/v1/households/" + ending + "/unmerge",
                        2,
                        Map.of("effectiveOn", "2026-01-15"));
        // Then
        String position = answer.then().statusCode(200).extract().header("X-Position");
        household(ending)
                .body("state", equalTo("LIVE"))
                .body("mergedInto", nullValue())
                .body("members.name", equalTo(List.of("Ibu", "Ani")))
                .body("members.relation", equalTo(List.of("HEAD", "CHILD")))
                .body("members.householdId", equalTo(List.of(ending, ending)));
        household(staying).body("members.name", equalTo(List.of("Eko")));
        Api.registrar()
                .header("X-Position", position)
                .get("/v1/households?region=35.24.01.2002&limit=500")
                .then()
                .body("items.find { it.id == '" + ending + "' }.living", equalTo(2))
                .body("items.find { it.id == '" + ending + "' }.state", equalTo("LIVE"))
                .body("items.find { it.id == '" + staying + "' }.living", equalTo(1));
    }

    @Test
    void an_undo_without_a_body_is_true_from_now_on() {
        // Given
        String ending = Api.newHousehold(Api.newPerson("Ibu"));
        merge(ending, Api.newHousehold(Api.newPerson("Eko")));
        // When
        var answer =
                Api.registrar()
                        .header("If-Match", "\"2\"")
                        .post("/v1/households/" + ending + "/unmerge");
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void a_merge_is_not_undone_once_somebody_who_came_by_it_has_left() {
        // Given
        String daughter = Api.newPerson("Ani");
        String ending = Api.newHousehold(Api.newPerson("Ibu"), daughter);
        String staying = Api.newHousehold(Api.newPerson("Eko"));
        merge(ending, staying);
        Api.change("/v1/households/" + staying + "/leave", 3, Map.of("personId", daughter))
                .then()
                .statusCode(200);
        // When
        var answer = Api.change("/v1/households/" + ending + "/unmerge", 2, Map.of());
        // Then
        answer.then().statusCode(409).body("code", equalTo("household-changed-since-merge"));
        household(staying).body("members.name", equalTo(List.of("Eko", "Ibu")));
    }

    @Test
    void a_merge_is_not_undone_while_one_who_came_by_it_heads_the_household() {
        // Given
        String mother = Api.newPerson("Ibu");
        String ending = Api.newHousehold(mother);
        String staying = Api.newHousehold(Api.newPerson("Eko"));
        merge(ending, staying);
        Api.change("/v1/households/" + staying + "/head", 2, Map.of("personId", mother))
                .then()
                .statusCode(200);
        // When
        var answer = Api.change("/v1/households/" + ending + "/unmerge", 2, Map.of());
        // Then
        answer.then().statusCode(409).body("code", equalTo("head-cannot-leave"));
    }

    @Test
    void what_was_never_merged_is_not_taken_apart() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Budi"));
        // When
        var answer = Api.change("/v1/households/" + home + "/unmerge", 1, Map.of());
        // Then
        answer.then().statusCode(409).body("code", equalTo("household-not-merged"));
    }

    private static void merge(String ending, String staying) {
        Api.change("/v1/households/" + ending + "/merge", 1, Map.of("into", staying))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse household(String id) {
        return Api.registrar().get("/v1/households/" + id).then().statusCode(200);
    }
}
