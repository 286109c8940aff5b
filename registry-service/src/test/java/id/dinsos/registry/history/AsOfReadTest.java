package id.dinsos.registry.history;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class AsOfReadTest {
    @Inject Views views;

    @Test
    void a_household_is_shown_as_it_was_known_on_a_day() {
        // Given
        String id = movedHousehold();
        // When
        var before = Api.registrar().get("/v1/households/" + id + "?knownOn=2026-03-09");
        var after = Api.registrar().get("/v1/households/" + id + "?knownOn=2026-03-10");
        // Then
        before.then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("region", equalTo("35.24.01.2002"))
                .body("members.name", equalTo(List.of("Budi")));
        after.then().body("region", equalTo("35.24.02.2001"));
    }

    @Test
    void a_death_learned_of_late_is_true_on_its_day_and_known_only_later() {
        // Given
        String child = Api.newPerson("Ani");
        String id = Api.newHousehold(Api.newPerson("Budi"), child);
        Past.recorded(id, 1, "2026-01-02T00:00:00Z");
        Past.recorded(child, 1, "2026-01-02T00:00:00Z");
        Past.recorded(child, 2, "2026-01-02T00:00:00Z");
        var death = Map.of("diedOn", "2026-01-05");
        Api.registrar().body(death).post("/v1/persons/" + child + "/death");
        Past.recorded(child, 3, "2026-03-10T00:00:00Z");
        Past.recorded(id, 2, "2026-03-10T00:00:00Z");
        // When
        var known = Api.registrar().get("/v1/persons/" + child + "?knownOn=2026-01-05");
        var happened = Api.registrar().get("/v1/persons/" + child + "?trueOn=2026-01-05");
        var counted = Api.registrar().get("/v1/households/" + id + "?trueOn=2026-01-05");
        var believed =
                Api.registrar()
                        .get("/v1/persons/" + child + "?knownOn=2026-03-09&trueOn=2026-01-05");
        // Then
        known.then().statusCode(200).body("alive", equalTo(true));
        happened.then().statusCode(200).body("alive", equalTo(false));
        counted.then().body("members.find { it.name == 'Ani' }.alive", equalTo(false));
        believed.then().body("alive", equalTo(true));
    }

    @Test
    void between_a_merge_and_its_undo_they_were_two_people_all_the_time() {
        // Given
        String twice = Api.newPerson("Budi");
        String known = Api.newPerson("Budi");
        String home = Api.newHousehold(twice);
        Past.recorded(twice, 1, "2026-01-02T00:00:00Z");
        Past.recorded(twice, 2, "2026-01-02T00:00:00Z");
        Past.recorded(known, 1, "2026-01-02T00:00:00Z");
        Past.recorded(home, 1, "2026-01-02T00:00:00Z");
        merged("/v1/persons/", twice, 2, known);
        String person = "/v1/persons/" + twice + "?trueOn=2026-03-15";
        Api.registrar().get(person).then().body("mergedInto", equalTo(known));
        // When
        parted("/v1/persons/", twice, 3);
        // Then
        for (String day : List.of("2026-03-15", "2026-05-01")) {
            Api.registrar()
                    .get("/v1/persons/" + twice + "?trueOn=" + day)
                    .then()
                    .body("mergedInto", nullValue())
                    .body("householdId", equalTo(home));
            Api.registrar()
                    .get("/v1/persons/" + known + "?trueOn=" + day)
                    .then()
                    .body("mergedFrom", equalTo(List.of()))
                    .body("householdId", nullValue());
            Api.registrar()
                    .get("/v1/households/" + home + "?trueOn=" + day)
                    .then()
                    .body("headId", equalTo(twice))
                    .body("members.id", equalTo(List.of(twice)));
        }
    }

    @Test
    void between_a_merge_of_households_and_its_undo_everybody_lived_where_they_always_had() {
        // Given
        String guest = Api.newPerson("Ibu");
        String host = Api.newPerson("Eko");
        String ending = Api.newHousehold(guest);
        String staying = Api.newHousehold(host);
        for (String id : List.of(guest, host)) {
            Past.recorded(id, 1, "2026-01-02T00:00:00Z");
            Past.recorded(id, 2, "2026-01-02T00:00:00Z");
        }
        Past.recorded(ending, 1, "2026-01-02T00:00:00Z");
        Past.recorded(staying, 1, "2026-01-02T00:00:00Z");
        merged("/v1/households/", ending, 1, staying);
        Api.registrar()
                .get("/v1/households/" + staying + "?trueOn=2026-03-15")
                .then()
                .body("members.id", equalTo(List.of(host, guest)));
        // When
        parted("/v1/households/", ending, 2);
        // Then
        for (String day : List.of("2026-03-15", "2026-05-01")) {
            Api.registrar()
                    .get("/v1/households/" + ending + "?trueOn=" + day)
                    .then()
                    .body("state", equalTo("LIVE"))
                    .body("members.id", equalTo(List.of(guest)));
            Api.registrar()
                    .get("/v1/households/" + staying + "?trueOn=" + day)
                    .then()
                    .body("members.id", equalTo(List.of(host)));
            Api.registrar()
                    .get("/v1/persons/" + guest + "?trueOn=" + day)
                    .then()
                    .body("householdId", equalTo(ending));
        }
    }

    private static void merged(String kind, String id, int version, String into) {
        Api.change(kind + id + "/merge", version, Map.of("into", into, "effectiveOn", "2026-03-01"))
                .then()
                .statusCode(200);
    }

    private static void parted(String kind, String id, int version) {
        Api.change(kind + id + "/unmerge", version, Map.of("effectiveOn", "2026-04-01"))
                .then()
                .statusCode(200);
    }

    @Test
    void a_day_that_is_none_or_to_come_or_before_the_record_is_refused() {
        // Given
        String path = "/v1/households/" + Api.newHousehold(Api.newPerson("Budi"));
        // When
        var none = Api.registrar().get(path + "?knownOn=soon");
        var toCome = Api.registrar().get(path + "?trueOn=2999-01-01");
        var before = Api.registrar().get(path + "?knownOn=2020-01-01");
        // Then
        none.then()
                .statusCode(400)
                .body("code", equalTo("date-invalid"))
                .body("errors.pointer", equalTo(List.of("?knownOn")));
        toCome.then()
                .statusCode(422)
                .body("code", equalTo("date-in-future"))
                .body("errors.pointer", equalTo(List.of("?trueOn")));
        before.then().statusCode(404).body("code", equalTo("not-yet-on-record"));
    }

    @Test
    void a_villages_list_is_shown_as_it_was_known_on_a_day() {
        // Given
        String id = movedHousehold();
        Past.rebuild(views.get("household"));
        // When
        var before = list("35.24.01.2002", "2026-03-09");
        var after = list("35.24.01.2002", "2026-03-10");
        var there = list("35.24.02.2001", "2026-03-10");
        var early = list("35.24.01.2002", "2026-01-01");
        // Then
        before.then().statusCode(200).body("items.id", hasItem(id));
        after.then().statusCode(200).body("items.id", not(hasItem(id)));
        there.then().statusCode(200).body("items.id", hasItem(id));
        early.then().statusCode(200).body("items.id", not(hasItem(id)));
    }

    @Test
    void a_list_of_the_past_is_what_a_rebuild_makes_of_the_log_and_what_came_in_live() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        Past.recorded(id, 1, "2026-02-01T00:00:00Z");
        Past.rebuild(views.get("household"));
        // When
        var moved = Api.change("/v1/households/" + id + "/move", 1, MOVE);
        // Then
        Api.registrar()
                .header("X-Position", moved.getHeader("X-Position"))
                .get("/v1/households?region=35.24.01.2002&limit=500")
                .then()
                .body("items.id", not(hasItem(id)));
        list("35.24.01.2002", "2026-02-02").then().body("items.id", hasItem(id));
        list("35.24.02.2001", "2026-02-02").then().body("items.id", not(hasItem(id)));
    }

    private static final Map<String, Object> MOVE =
            Map.of("region", "35.24.02.2001", "address", Map.of("street", "Jalan Baru"));

    /** Registered on 2 January in one village, known since 10 March to live in another. */
    private static String movedHousehold() {
        String head = Api.newPerson("Budi");
        String id = Api.newHousehold(head);
        Api.change("/v1/households/" + id + "/move", 1, MOVE).then().statusCode(200);
        Past.recorded(head, 1, "2026-01-02T00:00:00Z");
        Past.recorded(head, 2, "2026-01-02T00:00:00Z");
        Past.recorded(id, 1, "2026-01-02T00:00:00Z");
        Past.recorded(id, 2, "2026-03-10T00:00:00Z");
        return id;
    }

    private static io.restassured.response.Response list(String village, String day) {
        return Api.registrar()
                .get("/v1/households?limit=500&region=" + village + "&knownOn=" + day);
    }
}
