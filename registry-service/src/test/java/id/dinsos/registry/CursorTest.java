package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.eventstore.http.Operations;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every list that goes on from a cursor goes on only from one that it has given itself. */
@QuarkusTest
@WithTestResource(TestServices.class)
class CursorTest {
    /** Of the lists below an intake: one with two errors. */
    private String intake = "";

    @BeforeEach
    void take() {
        intake =
                Uploads.take(
                                new SampleFiles()
                                        .family(99_901, 3)
                                        .member(1, "nik", "1")
                                        .member(2, "nik", "1"))
                        .getString("id");
    }

    @Test
    void a_cursor_nobody_has_given_is_refused_by_every_list() {
        List<String> lists = lists();
        for (String list : lists) {
            for (String forged :
                    List.of("x", "0", "00000000-0000-0000-0000-000000000000", "AAAA")) {
                Api.registrar()
                        .queryParam("cursor", forged)
                        .get(list)
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("cursor-invalid"));
            }
        }
        assertThat(lists)
                .contains(
                        "/v1/duplicates",
                        "/v1/households",
                        "/v1/intakes/" + intake + "/errors",
                        "/v1/intakes/" + intake + "/absent");
    }

    @Test
    void a_cursor_of_which_one_sign_was_changed_and_that_of_another_list_are_refused() {
        String path = "/v1/intakes/" + intake + "/errors";
        JsonPath page =
                Api.registrar().get(path + "?limit=1").then().statusCode(200).extract().jsonPath();
        String given = page.getString("next");
        int middle = given.length() / 2;
        char other = given.charAt(middle) == 'A' ? 'B' : 'A';
        String changed = given.substring(0, middle) + other + given.substring(middle + 1);

        Api.registrar().queryParam("cursor", given).get(path).then().statusCode(200);
        refused(path, changed);
        refused("/v1/intakes/" + intake + "/absent", given);
        refused("/v1/duplicates", given);
    }

    @Test
    void a_search_goes_on_only_with_the_same_question() {
        var unused = Api.newPerson("Kursorwati Satu");
        var another = Api.newPerson("Kursorwati Dua");
        Map<String, Object> body = new HashMap<>(Map.of("name", "Kursorwati", "limit", 1));
        String next = found(body);
        body.put("cursor", next);
        Api.registrar().body(body).post("/v1/persons/search").then().statusCode(200);
        body.put("name", "Budi");
        Api.registrar()
                .body(body)
                .post("/v1/persons/search")
                .then()
                .statusCode(422)
                .body("code", equalTo("cursor-invalid"));
        body.put("limit", 0);
        Api.registrar()
                .body(body)
                .post("/v1/persons/search")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/limit"));
    }

    private static String found(Map<String, Object> body) {
        return org.awaitility.Awaitility.await()
                .until(
                        () ->
                                Api.registrar()
                                        .body(body)
                                        .post("/v1/persons/search")
                                        .jsonPath()
                                        .getString("cursor"),
                        java.util.Objects::nonNull);
    }

    private static void refused(String path, String cursor) {
        Api.registrar()
                .queryParam("cursor", cursor)
                .get(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("cursor-invalid"));
    }

    /** The paths of all operations that take a cursor, as the service's resources have them. */
    private List<String> lists() {
        return Operations.all().stream()
                .filter(one -> one.query().contains("cursor"))
                .map(one -> one.at(intake))
                .toList();
    }
}
