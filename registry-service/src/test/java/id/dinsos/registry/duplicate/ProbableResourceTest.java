package id.dinsos.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may be the one just registered, however the name was written. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ProbableResourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void one_person_in_two_spellings_is_shown_until_somebody_says_they_are_two() {
        // Given
        String one = person("Djumadi Poerwanto", "Soetinah");
        String other = person("H. Jumadi Purwanto", "Sutinah");
        String mistyped = person("Jumadi Purwanto", "Sutinah", "1985-07-17");
        String namesake = person("Jumadi Kartono", "Rukmini");
        String younger = person("Jumadi Purwanto", "Sutinah", "1991-11-02");
        // When
        await().atMost(LIMIT).until(() -> probable(one).getList("").size() == 2);
        JsonPath found = probable(one);
        // Then
        assertThat(found.getList("person.id", String.class))
                .containsExactly(other, mistyped)
                .doesNotContain(namesake, younger);
        assertThat(found.getInt("[0].score")).isBetween(Likeness.LIKELY, 100);
        assertThat(found.getList("[0].reasons", String.class)).contains("BIRTH_SAME");
        // When
        Api.registrar()
                .body(
                        Map.of(
                                "kind",
                                "PERSON",
                                "ids",
                                List.of(one, other),
                                "verdict",
                                "DIFFERENT",
                                "reason",
                                "Dua orang, sudah ditemui"))
                .post("/v1/duplicates/suspected/verdicts")
                .then()
                .statusCode(200);
        // Then
        await().atMost(LIMIT)
                .until(() ->
                        probable(one).getList("person.id", String.class).equals(List.of(mistyped)));
    }

    @Test
    void it_is_asked_of_one_person_of_the_callers_own() {
        String id = person("Wibowo Tersendiri", "Lasmi");
        Api.registrar().get("/v1/duplicates/probable").then().statusCode(422);
        Api.as("tono", "64.08", "registrar")
                .get("/v1/duplicates/probable?person=" + id)
                .then()
                .statusCode(404);
    }

    private static JsonPath probable(String id) {
        return Api.registrar()
                .get("/v1/duplicates/probable?person=" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String person(String name, String mother) {
        return person(name, mother, "1985-03-17");
    }

    private static String person(String name, String mother, String born) {
        return Api.registrar()
                .body(
                        Map.of(
                                "owner",
                                "35.24",
                                "identity",
                                Map.of(
                                        "nik",
                                        Api.newNik(),
                                        "name",
                                        name,
                                        "mothersName",
                                        mother,
                                        "birthDate",
                                        born,
                                        "sex",
                                        "MALE")))
                .post("/v1/persons")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
