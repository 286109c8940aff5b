package id.dinsos.registry.handover;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A family of Lamongan (35.24) comes to live in Bojonegoro (35.22), whose office takes it over. */
@QuarkusTest
@WithTestResource(TestServices.class)
class HandOverResourceTest {
    private static final String VILLAGE = "35.22.01.2001";
    private static final Map<String, String> HERE = Map.of("region", VILLAGE);

    @BeforeEach
    void there_is_a_village_to_move_to() {
        Api.as("tuti", "35", "admin")
                .contentType("text/csv")
                .body(
                        """
                        code,name
                        35.22,Bojonegoro
                        35.22.01,Margomulyo
                        35.22.01.2001,Kalangan
                        """)
                .put("/v1/regions")
                .then()
                .statusCode(200);
    }

    @Test
    void the_office_a_family_went_to_sees_it_coming_and_takes_it_over() {
        // Given
        String child = Api.newPerson("Ani");
        String home = Api.newHousehold(Api.newPerson("Budi"), child);
        String left = moveOut(home, "35.22").getHeader("X-Position");
        arrivals(left, 200).body("items.find { it.id == '" + home + "' }.from", equalTo("35.24"));
        joko().get("/v1/households/" + home).then().statusCode(200).header("ETag", "\"2\"");
        // When
        Response answer = change("/v1/households/" + home + "/move-in", 2, HERE);
        // Then
        answer.then().statusCode(200);
        joko().get("/v1/households/" + home)
                .then()
                .body("owner", equalTo("35.22"))
                .body("state", equalTo("LIVE"))
                .body("region", equalTo(VILLAGE))
                .body("members.owner", contains("35.22", "35.22"));
        String position = answer.getHeader("X-Position");
        arrivals(position, 200).body("items.id", not(hasItem(home)));
        change("/v1/persons/" + child + "/facts", 3, Map.of("schooling", "SD"))
                .then()
                .statusCode(200);
        joko().header("X-Position", position)
                .get("/v1/households?region=35.22&limit=500")
                .then()
                .body("items.id", hasItem(home))
                .body("items.owner", hasItem("35.22"));
    }

    @Test
    void the_office_that_handed_a_family_over_reads_its_own_past_and_changes_nothing() {
        // Given
        String child = Api.newPerson("Ani");
        String home = Api.newHousehold(Api.newPerson("Budi"), child);
        moveOut(home, "35.22");
        change("/v1/households/" + home + "/move-in", 2, HERE).then().statusCode(200);
        change("/v1/persons/" + child + "/facts", 3, Map.of("schooling", "SD"))
                .then()
                .statusCode(200);
        // When
        var answer = Api.registrar().get("/v1/households/" + home);
        // Then
        answer.then()
                .statusCode(200)
                .body("owner", equalTo("35.24"))
                .body("state", equalTo("MOVED_OUT"))
                .body("movedTo", equalTo("35.22"))
                .body("members[1].facts.schooling", nullValue());
        Api.registrar()
                .get("/v1/persons/" + child)
                .then()
                .statusCode(200)
                .body("facts.schooling", nullValue());
        Api.registrar()
                .get("/v1/households/" + home + "/history")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2));
        joko().get("/v1/households/" + home + "/history").then().body("items.size()", equalTo(3));
        notYours(
                Api.change(
                        "/v1/households/" + home + "/move-out",
                        3,
                        Map.of("to", "64.08", "reason", "WORK")));
        notYours(Api.change("/v1/persons/" + child + "/facts", 4, Map.of()));
    }

    @Test
    void who_moved_is_told_by_the_new_office_what_lies_in_merged_records_too() {
        // Given
        String ended = Api.newPerson("Budi Ganda");
        String stays = Api.newPerson("Budi Pindah");
        Api.change("/v1/persons/" + ended + "/merge", 1, Map.of("into", stays))
                .then()
                .statusCode(200);
        String home = Api.newHousehold(stays);
        moveOut(home, "35.22");
        change("/v1/households/" + home + "/move-in", 2, HERE).then().statusCode(200);
        String access = "/v1/persons/" + stays + "/access";
        // When
        joko().body(Map.of("reason", "KTP diperlihatkan di loket"))
                .post(access)
                .then()
                .statusCode(200);
        // Then
        joko().get(access + "/report")
                .then()
                .statusCode(200)
                .body("merged.personId", contains(ended));
    }

    @Test
    void a_hand_over_whose_connection_is_killed_in_the_middle_leaves_the_family_where_it_was() {
        // Given
        String child = Api.newPerson("Ani");
        String home = Api.newHousehold(Api.newPerson("Budi"), child);
        moveOut(home, "35.22");
        TestServices.database()
                .execute(
                        "create function no_hand_over() returns trigger language plpgsql as $$ begin"
                                + " perform pg_terminate_backend(pg_backend_pid()); return new; end $$");
        TestServices.database()
                .execute(
                        "create trigger no_hand_over before insert on event for each row"
                                + " when (new.type = 'person-taken-over.v1') execute function no_hand_over()");
        // When
        Response answer;
        try {
            answer = change("/v1/households/" + home + "/move-in", 2, HERE);
        } finally {
            TestServices.database().execute("drop trigger no_hand_over on event");
            TestServices.database().execute("drop function no_hand_over");
        }
        // Then
        answer.then().statusCode(503).body("code", equalTo("service-busy"));
        Api.registrar().get("/v1/households/" + home).then().header("ETag", "\"2\"");
        Api.registrar().get("/v1/persons/" + child).then().body("owner", equalTo("35.24"));
        change("/v1/households/" + home + "/move-in", 2, HERE).then().statusCode(200);
        joko().get("/v1/households/" + home)
                .then()
                .body("members.owner", contains("35.22", "35.22"));
    }

    @Test
    void an_office_takes_no_family_that_went_elsewhere() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Budi"));
        moveOut(home, "64.08");
        // When
        var answer = change("/v1/households/" + home + "/move-in", 2, HERE);
        // Then
        answer.then().statusCode(404).body("code", equalTo("household-unknown"));
        notYours(joko().get("/v1/households/" + home));
        notYours(joko().get("/v1/households/" + home + "/history"));
    }

    @Test
    void the_office_that_sent_a_family_does_not_take_it_over_for_the_other() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Budi"));
        moveOut(home, "35.22");
        // When
        var answer = Api.change("/v1/households/" + home + "/move-in", 2, HERE);
        // Then
        answer.then().statusCode(403).body("code", equalTo("region-not-yours"));
    }

    @Test
    void those_who_were_merged_come_along_so_that_the_new_office_may_undo_it() {
        // Given
        String known = Api.newPerson("Budi");
        String twice = Api.newPerson("Budi");
        String home = Api.newHousehold(known);
        Api.change("/v1/persons/" + twice + "/merge", 1, Map.of("into", known))
                .then()
                .statusCode(200);
        moveOut(home, "35.22");
        change("/v1/households/" + home + "/move-in", 2, HERE).then().statusCode(200);
        // When
        var answer = change("/v1/persons/" + twice + "/unmerge", 3, Map.of());
        // Then
        answer.then().statusCode(200);
        joko().get("/v1/persons/" + twice).then().body("owner", equalTo("35.22"));
    }

    @Test
    void a_person_without_household_is_offered_and_accepted() {
        // Given
        String person = Api.newPerson("Sri");
        notYours(joko().get("/v1/persons/" + person));
        String offered =
                Api.change("/v1/persons/" + person + "/offer", 1, Map.of("to", "35.22"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("X-Position");
        arrivals(offered, 200)
                .body("items.find { it.id == '" + person + "' }.kind", equalTo("PERSON"));
        joko().get("/v1/persons/" + person).then().body("offeredTo", equalTo("35.22"));
        // When
        var answer = change("/v1/persons/" + person + "/acceptance", 2, Map.of());
        // Then
        answer.then().statusCode(200);
        joko().get("/v1/persons/" + person).then().body("owner", equalTo("35.22"));
        Api.registrar().get("/v1/persons/" + person).then().body("owner", equalTo("35.24"));
        notYours(Api.change("/v1/persons/" + person + "/offer", 3, Map.of()));
    }

    @Test
    void nobody_is_accepted_who_was_not_offered() {
        // Given
        String person = Api.newPerson("Sri");
        // When
        var answer = change("/v1/persons/" + person + "/acceptance", 1, Map.of());
        // Then
        notYours(answer);
        Api.change("/v1/persons/" + person + "/acceptance", 1, Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("person-not-offered"));
    }

    @Test
    void an_offer_names_a_regency() {
        Api.change("/v1/persons/" + Api.newPerson("Sri") + "/offer", 1, Map.of("to", "35.22.01"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/to"));
    }

    @Test
    void a_person_of_another_office_joins_no_household_here() {
        // Given
        String person = Api.newPerson("Sri");
        String home = Api.newHousehold(Api.newPerson("Budi"));
        moveOut(home, "35.22");
        change("/v1/households/" + home + "/move-in", 2, HERE).then().statusCode(200);
        // When
        var answer = change("/v1/households/" + home + "/join", 3, Map.of("personId", person));
        // Then
        notYours(answer);
    }

    @Test
    void a_cursor_of_arrivals_that_is_none_is_refused() {
        joko().get("/v1/households/arrivals?cursor=x")
                .then()
                .statusCode(422)
                .body("code", equalTo("cursor-invalid"));
    }

    @CanIgnoreReturnValue
    private static Response moveOut(String home, String to) {
        Response answer =
                Api.change(
                        "/v1/households/" + home + "/move-out",
                        1,
                        Map.of("to", to, "reason", "WORK"));
        answer.then().statusCode(200);
        return answer;
    }

    private static io.restassured.response.ValidatableResponse arrivals(
            String position, int status) {
        return joko().header("X-Position", position)
                .get("/v1/households/arrivals")
                .then()
                .statusCode(status);
    }

    private static void notYours(Response answer) {
        answer.then().statusCode(404).body("code", endsWith("-unknown"));
    }

    /** Joko keeps the registry of Bojonegoro. */
    private static RequestSpecification joko() {
        return Api.as("joko", "35.22", "registrar");
    }

    private static Response change(String path, int version, Object body) {
        return joko().header("If-Match", "\"" + version + "\"").body(body).post(path);
    }
}
