package id.dinsos.registry.history;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class HistoryResourceTest {
    private static final Map<String, Object> LIST =
            Map.of("source", "DTSEN", "programme", "SEMBAKO", "reason", "GRADUATED");

    @Test
    void a_households_history_says_who_did_what_when_and_why() {
        // Given
        String child = Api.newPerson("Ani Lestari");
        String id = Api.newHousehold(Api.newPerson("Budi Santoso"), child);
        Api.change("/v1/households/" + id + "/listing", 1, LIST).then().statusCode(200);
        Api.change("/v1/households/" + id + "/delisting", 2, LIST).then().statusCode(200);
        Api.registrar()
                .body(Map.of("diedOn", "2026-01-05"))
                .post("/v1/persons/" + child + "/death")
                .then()
                .statusCode(200);
        // When
        var answer = Api.registrar().get("/v1/households/" + id + "/history");
        // Then
        answer.then()
                .statusCode(200)
                .body("items.version", contains(1, 2, 3, 4))
                .body("items.actor", everyItem(equalTo("sari")))
                .body(
                        "items[0].what.en",
                        equalTo(
                                "The household of Budi Santoso was registered in Banggle with 2"
                                        + " members, decile 0"))
                .body(
                        "items[2].what.id",
                        equalTo(
                                "Keluarga dikeluarkan dari daftar SEMBAKO (DTSEN), alasan: graduasi"
                                        + " (tidak lagi miskin)"))
                .body("items[3].trueSince", equalTo("2026-01-05"))
                .body(
                        "items[3].told.en",
                        containsString(
                                "sari recorded: Ani Lestari died (true since 5 January 2026)."));
    }

    @Test
    void a_match_and_a_merge_are_true_since_the_day_the_officer_says() {
        // Given
        String known = Api.newPerson("Budi");
        String twice = Api.newPerson("Budi");
        Api.change(
                        "/v1/persons/" + twice + "/civil-match",
                        1,
                        Map.of("civilMatch", "MISMATCHED", "effectiveOn", "2026-02-01"))
                .then()
                .statusCode(200);
        Api.change(
                        "/v1/persons/" + twice + "/merge",
                        2,
                        Map.of("into", known, "effectiveOn", "2026-03-01"))
                .then()
                .statusCode(200);
        Api.change("/v1/persons/" + twice + "/unmerge", 3, Map.of("effectiveOn", "2026-04-01"))
                .then()
                .statusCode(200);
        // When
        var answer = Api.registrar().get("/v1/persons/" + twice + "/history");
        // Then
        answer.then()
                .statusCode(200)
                .body("items[1].trueSince", equalTo("2026-02-01"))
                .body("items[2].trueSince", equalTo("2026-03-01"))
                .body("items[3].trueSince", equalTo("2026-04-01"));
    }

    @Test
    void an_auditor_reads_initials() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi Santoso"));
        // When
        var answer = Api.as("dewi", "35.24", "auditor").get("/v1/households/" + id + "/history");
        // Then
        answer.then().statusCode(200).body("items[0].what.en", containsString("of B*** S*** was"));
    }

    @Test
    void a_persons_history_tells_that_numbers_changed_but_not_which() {
        // Given
        String nik = Api.newNik();
        String id = Api.registerPerson(nik, "Budi").jsonPath().getString("id");
        var identity = Map.of("nik", nik, "name", "Budi Santoso");
        Api.change("/v1/persons/" + id + "/identity", 1, identity).then().statusCode(200);
        // When
        var answer = Api.registrar().get("/v1/persons/" + id + "/history");
        // Then
        answer.then()
                .statusCode(200)
                .body("items[1].what.en", equalTo("Name, numbers, birth or sex were corrected"))
                .body(not(containsString(nik)))
                .body(not(containsString("Santoso")));
    }

    @Test
    void a_history_of_another_region_is_not_there() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        // When
        var answer = Api.as("rudi", "64.08", "auditor").get("/v1/households/" + id + "/history");
        // Then
        answer.then().statusCode(404).body("code", equalTo("household-unknown"));
    }
}
