package id.dinsos.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Numbers that one person alone may have, and who may learn that somebody has them. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(60)
class NumbersTest {
    @Test
    void who_has_no_role_learns_nothing_of_a_number_whether_somebody_has_it_or_not() {
        String taken = Api.newNik();
        String holder = Api.registerPerson(taken, "Budi").jsonPath().getString("id");
        for (String nik : List.of(taken, Api.newNik())) {
            for (String id : List.of(holder, "00000000-0000-7000-8000-000000000001")) {
                Api.as("rudi", "35.24")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("nik", nik, "name", "Budi"))
                        .post("/v1/persons/" + id + "/identity")
                        .then()
                        .statusCode(403)
                        .body("code", equalTo("role-missing"));
            }
        }
    }

    @Test
    void another_office_learns_neither_a_number_nor_a_version_from_a_record_not_its_own() {
        String taken = Api.newNik();
        String holder = Api.registerPerson(taken, "Budi").jsonPath().getString("id");
        for (String nik : List.of(taken, Api.newNik())) {
            Api.as("joko", "35.22", "registrar")
                    .header("If-Match", "\"7\"")
                    .body(Map.of("nik", nik, "name", "Budi"))
                    .post("/v1/persons/" + holder + "/identity")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("person-unknown"));
        }
    }

    @Test
    void who_holds_a_number_is_named_to_the_office_that_may_see_them_and_to_no_other() {
        String nik = Api.newNik();
        String holder = Api.registerPerson(nik, "Budi").jsonPath().getString("id");
        Api.registerPerson(nik, "Budi")
                .then()
                .statusCode(409)
                .body("detail", containsString(holder));
        Api.as("joko", "35.22", "registrar")
                .body(Map.of("owner", "35.22", "identity", Map.of("nik", nik, "name", "Budi")))
                .post("/v1/persons")
                .then()
                .statusCode(409)
                .body("code", equalTo("nik-held-by-other"))
                .body("detail", not(containsString(holder)));
    }

    @Test
    void of_fifty_registrations_of_one_nik_one_wins_and_the_rest_are_conflicts() throws Exception {
        String nik = Api.newNik();
        Map<Integer, Integer> answers = new TreeMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(10)) {
            List<Future<Integer>> all =
                    IntStream.range(0, 50)
                            .mapToObj(i ->
                                    pool.submit(() ->
                                            Api.as("race" + i % 5, "35.24", "registrar")
                                                    .body(Api.person(nik, "Budi"))
                                                    .post("/v1/persons")
                                                    .statusCode()))
                            .toList();
            for (Future<Integer> one : all) {
                answers.merge(one.get(), 1, Integer::sum);
            }
        }
        assertThat(answers).isEqualTo(Map.of(201, 1, 409, 49));
    }

    @Test
    void whoever_guesses_numbers_is_told_nothing_more() {
        String nik = Api.newNik();
        Api.registerPerson(nik, "Budi").then().statusCode(201);
        int last = 0;
        for (int i = 0; i <= NumberStore.MAX_CLASHES && last != 429; i++) {
            last =
                    Api.as("guesser", "35.24", "registrar")
                            .body(Api.person(nik, "Budi"))
                            .post("/v1/persons")
                            .statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void who_turned_out_to_be_no_veteran_is_none_anywhere_and_stays_none() {
        String id = Api.newPerson("Pak Tua");
        Api.change("/v1/persons/" + id + "/facts", 1, Map.of("veteran", true))
                .then()
                .statusCode(200);
        Api.change("/v1/persons/" + id + "/veteran", 2, Map.of("number", "NPV " + id))
                .then()
                .statusCode(200);
        Api.change("/v1/persons/" + id + "/veteran", 3, Map.of()).then().statusCode(200);
        Api.registrar()
                .get("/v1/persons/" + id)
                .then()
                .body("veteranNumber", equalTo(null))
                .body("facts.veteran", equalTo(false));
    }

    @Test
    void an_auditor_reads_who_looked_at_a_person() {
        String id = Api.newPerson("Budi");
        Api.registrar().get("/v1/persons/" + id).then().statusCode(200);
        Api.as("rina", "35.24", "auditor")
                .get("/v1/reads?subject=" + id)
                .then()
                .statusCode(200)
                .body("items.actor", hasItem("sari"));
        Api.registrar().get("/v1/reads?subject=" + id).then().statusCode(403);
        Api.as("rina", "35.22", "auditor").get("/v1/reads?subject=" + id).then().statusCode(404);
    }
}
