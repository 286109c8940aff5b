package id.dinsos.registry.person;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class PersonResourceTest {
    @Test
    void a_registered_person_is_shown_by_name_to_those_who_keep_the_registry() {
        // Given
        String nik = Api.newNik();
        String id = Api.registerPerson(nik, "Budi Santoso").jsonPath().getString("id");
        // When
        var answer = Api.registrar().get("/v1/persons/" + id);
        // Then
        answer.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Budi Santoso"))
                .body("nik", equalTo(nik.substring(0, 4) + "************"))
                .body("birthMonth", equalTo("1985-03"))
                .body("civilMatch", equalTo("UNCHECKED"));
    }

    @Test
    void an_auditor_sees_initials() {
        // Given
        String id = Api.newPerson("Budi Santoso");
        // When
        var answer = Api.as("dewi", "35", "auditor").get("/v1/persons/" + id);
        // Then
        answer.then().statusCode(200).body("name", equalTo("B*** S***"));
    }

    @Test
    void a_person_of_another_region_is_as_one_who_is_not_there() {
        // Given
        String id = Api.newPerson("Budi");
        // When
        var answer = Api.as("rudi", "64.08", "registrar").get("/v1/persons/" + id);
        // Then
        answer.then().statusCode(404).body("code", equalTo("person-unknown"));
    }

    @Test
    void a_token_of_another_region_registers_nobody_here() {
        // Given
        var body = Api.person(Api.newNik(), "Budi");
        // When
        var answer = Api.as("rudi", "64.08", "registrar").body(body).post("/v1/persons");
        // Then
        answer.then().statusCode(403).body("code", equalTo("region-not-yours"));
    }

    @Test
    void an_officer_without_the_role_registers_nobody() {
        // Given
        var body = Api.person(Api.newNik(), "Budi");
        // When
        var answer = Api.as("rudi", "35.24", "officer").body(body).post("/v1/persons");
        // Then
        answer.then().statusCode(403).body("code", equalTo("role-missing"));
    }

    @Test
    void a_nik_that_another_person_holds_is_refused_with_who_that_is() {
        // Given
        String nik = Api.newNik();
        String holder = Api.registerPerson(nik, "Budi").jsonPath().getString("id");
        // When
        var answer = Api.registerPerson(nik, "Wati");
        // Then
        answer.then()
                .statusCode(409)
                .body("code", equalTo("nik-held-by-other"))
                .body("detail", containsString(holder));
    }

    @Test
    void everything_wrong_with_a_person_is_said_at_once() {
        // Given
        var body = Map.of("owner", "35.24.01", "identity", Map.of("nik", "3524013213859001"));
        // When
        var answer = Api.registrar().body(body).post("/v1/persons");
        // Then
        answer.then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/owner"))
                .body("errors.pointer", hasItem("/identity/nik"))
                .body("errors.code", hasItem("nik-invalid"))
                .body("errors.pointer", hasItem("/identity/name"));
    }

    @Test
    void a_body_that_is_no_json_is_malformed() {
        // Given
        String body = "{\"owner\": ";
        // When
        var answer = Api.registrar().body(body).post("/v1/persons");
        // Then
        answer.then().statusCode(400).body("code", equalTo("body-malformed"));
    }

    @Test
    void a_person_who_is_known_needs_a_nik() {
        // Given
        var body = Map.of("owner", "35.24", "identity", Map.of("name", "X", "status", "KNOWN"));
        // When
        var answer = Api.registrar().body(body).post("/v1/persons");
        // Then
        answer.then().statusCode(422).body("code", equalTo("nik-missing"));
    }

    @Test
    void a_person_found_by_nik_is_masked_and_the_address_holds_no_number() {
        // Given
        String nik = Api.newNik();
        String id = Api.registerPerson(nik, "Budi").jsonPath().getString("id");
        // When
        var answer = Api.registrar().body(Map.of("nik", nik)).post("/v1/persons/search");
        // Then
        answer.then()
                .statusCode(200)
                .body("items.id", equalTo(java.util.List.of(id)))
                .body(not(containsString(nik)));
    }

    @Test
    void a_search_finds_nobody_of_another_region() {
        // Given
        String nik = Api.newNik();
        String id = Api.registerPerson(nik, "Budi").jsonPath().getString("id");
        // When
        var answer =
                Api.as("rudi", "64.08", "registrar")
                        .body(Map.of("nik", nik))
                        .post("/v1/persons/search");
        // Then
        answer.then().statusCode(200).body("items", hasSize(0)).body(not(containsString(id)));
    }

    @Test
    void a_search_for_what_is_no_nik_is_refused() {
        // Given
        var body = Map.of("nik", "3.52E+15");
        // When
        var answer = Api.registrar().body(body).post("/v1/persons/search");
        // Then
        answer.then().statusCode(422).body("code", equalTo("nik-invalid"));
    }

    @Test
    void a_corrected_nik_is_free_for_others_afterwards() {
        // Given
        String wrong = Api.newNik();
        String id = Api.registerPerson(wrong, "Budi").jsonPath().getString("id");
        var identity = Map.of("nik", Api.newNik(), "name", "Budi Santoso");
        Api.change("/v1/persons/" + id + "/identity", 1, identity).then().statusCode(200);
        // When
        var answer = Api.registerPerson(wrong, "Wati");
        // Then
        answer.then().statusCode(201);
    }

    @Test
    void a_change_under_a_stale_version_is_refused() {
        // Given
        String id = Api.newPerson("Budi");
        var match = Map.of("civilMatch", "MATCHED");
        Api.change("/v1/persons/" + id + "/civil-match", 1, match).then().statusCode(200);
        // When
        var answer =
                Api.change(
                        "/v1/persons/" + id + "/civil-match",
                        1,
                        Map.of("civilMatch", "MISMATCHED"));
        // Then
        answer.then().statusCode(412).body("code", equalTo("etag-stale"));
    }

    @Test
    void a_change_without_a_version_is_refused() {
        // Given
        String id = Api.newPerson("Budi");
        // When
        var answer =
                Api.registrar()
                        .body(Map.of("civilMatch", "MATCHED"))
                        .post("/v1/persons/" + id + "/civil-match");
        // Then
        answer.then().statusCode(428).body("code", equalTo("if-match-missing"));
    }

    @Test
    void facts_and_account_can_change() {
        // Given
        String id = Api.newPerson("Budi");
        var facts = Map.of("employment", "CIVIL_SERVANT", "ppksTypes", java.util.List.of("POOR"));
        Api.change("/v1/persons/" + id + "/facts", 1, facts).then().statusCode(200);
        var account = Map.of("bank", "BNI", "number", "1234567890", "holder", "BUDI");
        // When
        var answer = Api.change("/v1/persons/" + id + "/account", 2, account);
        // Then
        answer.then().statusCode(200).header("ETag", "\"3\"");
        Api.registrar()
                .get("/v1/persons/" + id)
                .then()
                .body("facts.employment", equalTo("CIVIL_SERVANT"))
                .body("account.number", equalTo("******7890"));
    }

    @Test
    void an_account_is_of_a_bank_that_there_is_and_has_its_number_of_digits() {
        // Given
        String id = Api.newPerson("Budi");
        String path = "/v1/persons/" + id + "/account";
        for (String bank :
                java.util.List.of("BRRI", "XX", "BNI_", "BANK_ANTAH", "bni", "BANK JATIM")) {
            // When
            var answer =
                    Api.change(
                            path,
                            1,
                            Map.of("bank", bank, "number", "1234567890", "holder", "BUDI"));
            // Then
            answer.then().statusCode(422).body(containsString("bank-unknown"));
        }
        Api.change(path, 1, Map.of("bank", "BNI", "number", "123456789", "holder", "BUDI"))
                .then()
                .statusCode(422);
        Api.change(path, 1, Map.of("bank", "BNI", "number", "1234567890", "holder", "\u00a0"))
                .then()
                .statusCode(422);
    }

    @Test
    void an_unknown_person_is_missing() {
        // Given
        UUID nobody = new UUID(1, 2);
        // When
        var answer = Api.registrar().get("/v1/persons/" + nobody);
        // Then
        answer.then().statusCode(404).body("code", equalTo("person-unknown"));
    }

    @Test
    void without_a_token_nothing_is_shown() {
        // Given
        String id = Api.newPerson("Budi");
        // When
        var answer = io.restassured.RestAssured.get("/v1/persons/" + id);
        // Then
        answer.then().statusCode(401);
    }
}
