package id.dinsos.registry.person;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class PersonFactsResourceTest {
    private static final String CARD = "6032980000000002";

    @Test
    void a_card_is_kept_as_a_token_and_shown_by_its_last_four_digits() {
        // Given
        String id = Api.newPerson("Budi");
        // When
        var answer = Api.change("/v1/persons/" + id + "/kks-card", 1, Map.of("number", CARD));
        // Then
        answer.then().statusCode(200).body("warnings", equalTo(null));
        person(id).body("kksCard", equalTo("************0002")).body(not(containsString(CARD)));
        Api.change("/v1/persons/" + id + "/kks-card", 2, Map.of()).then().statusCode(200);
        person(id).body("kksCard", equalTo(null));
    }

    @Test
    void a_card_belongs_to_one_person() {
        // Given
        String holder = Api.newPerson("Budi");
        String number = "6032980000000010";
        Api.change("/v1/persons/" + holder + "/kks-card", 1, Map.of("number", number))
                .then()
                .statusCode(200);
        // When
        var answer =
                Api.change(
                        "/v1/persons/" + Api.newPerson("Wati") + "/kks-card",
                        1,
                        Map.of("number", number));
        // Then
        answer.then()
                .statusCode(409)
                .body("code", equalTo("kks-card-held-by-other"))
                .body("detail", containsString(holder))
                .body(not(containsString(number)));
    }

    @Test
    void a_card_with_a_wrong_check_digit_is_taken_with_a_warning() {
        // Given
        String id = Api.newPerson("Budi");
        // When
        var answer =
                Api.change(
                        "/v1/persons/" + id + "/kks-card", 1, Map.of("number", "6032981234567890"));
        // Then
        answer.then().statusCode(200).body("warnings", hasItem("kks-check-digit-differs"));
    }

    @Test
    void what_is_no_card_is_refused() {
        // Given
        String id = Api.newPerson("Budi");
        // When
        var answer = Api.change("/v1/persons/" + id + "/kks-card", 1, Map.of("number", "6.03E+15"));
        // Then
        answer.then().statusCode(422).body("code", equalTo("kks-card-invalid"));
    }

    @Test
    void a_veterans_number_belongs_to_one_person_however_it_is_spelt() {
        // Given
        String veteran = Api.newPerson("Budi");
        Api.change("/v1/persons/" + veteran + "/veteran", 1, Map.of("number", "NPV 21.007/a"))
                .then()
                .statusCode(200);
        // When
        var answer =
                Api.change(
                        "/v1/persons/" + Api.newPerson("Wati") + "/veteran",
                        1,
                        Map.of("number", "npv-21007A"));
        // Then
        answer.then().statusCode(409).body("code", equalTo("veteran-number-held-by-other"));
        person(veteran).body("veteranNumber", equalTo("********07/a"));
        Api.change("/v1/persons/" + veteran + "/veteran", 2, Map.of()).then().statusCode(200);
        person(veteran).body("veteranNumber", equalTo(null));
    }

    @Test
    void a_veterans_number_without_letter_or_digit_is_refused() {
        // Given
        String id = Api.newPerson("Budi");
        // When
        var answer = Api.change("/v1/persons/" + id + "/veteran", 1, Map.of("number", "--"));
        // Then
        answer.then().statusCode(422).body("code", equalTo("veteran-number-invalid"));
    }

    @Test
    void the_widow_of_a_pioneer_is_recognised() {
        // Given
        String id = Api.newPerson("Sri");
        // When
        var answer = Api.change("/v1/persons/" + id + "/pioneer", 1, Map.of("title", "WIDOW"));
        // Then
        answer.then().statusCode(200);
        person(id).body("pioneer", equalTo("WIDOW"));
    }

    @Test
    void a_caregiver_and_an_heir_are_persons_on_record() {
        // Given
        String id = Api.newPerson("Mbah");
        String daughter = Api.newPerson("Ani");
        Api.change(
                        "/v1/persons/" + id + "/caregiver",
                        1,
                        Map.of("personId", daughter, "as", "CHILD"))
                .then()
                .statusCode(200);
        // When
        var answer = Api.change("/v1/persons/" + id + "/heir", 2, Map.of("personId", daughter));
        // Then
        answer.then().statusCode(200);
        person(id)
                .body("caregiver.personId", equalTo(daughter))
                .body("caregiver.as", equalTo("CHILD"))
                .body("heir.as", equalTo("OTHER"));
        Api.change(
                        "/v1/persons/" + id + "/heir",
                        3,
                        Map.of("personId", "00000000-0000-0000-0000-00000000000f"))
                .then()
                .statusCode(404)
                .body("code", equalTo("person-unknown"));
    }

    @Test
    void a_merged_record_cares_for_nobody() {
        // Given
        String known = Api.newPerson("Ani");
        String merged = Api.newPerson("Ani");
        Api.change("/v1/persons/" + merged + "/merge", 1, Map.of("into", known))
                .then()
                .statusCode(200);
        // When
        var answer =
                Api.change(
                        "/v1/persons/" + Api.newPerson("Mbah") + "/caregiver",
                        1,
                        Map.of("personId", merged));
        // Then
        answer.then()
                .statusCode(409)
                .body("code", equalTo("person-merged"))
                .body("detail", containsString(known));
    }

    @Test
    void a_nik_of_another_birth_or_sex_is_taken_with_warnings() {
        // Given
        var identity =
                Map.of(
                        "nik", Api.newNik(),
                        "name", "Budi",
                        "birthDate", "1985-03-18",
                        "sex", "FEMALE");
        // When
        var answer =
                Api.registrar()
                        .body(Map.of("owner", "35.24", "identity", identity))
                        .post("/v1/persons");
        // Then
        answer.then()
                .statusCode(201)
                .body("warnings", equalTo(List.of("nik-birth-date-differs", "nik-sex-differs")));
    }

    private static ValidatableResponse person(String id) {
        return Api.registrar().get("/v1/persons/" + id).then().statusCode(200);
    }
}
