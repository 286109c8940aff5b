package id.dinsos.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class SuspectResourceTest {
    private static final String MOTHER = "Ibu Ganda";

    @Inject Views views;

    @Test
    void two_records_alike_in_name_birth_and_mother_are_suspected_without_any_number() {
        // Given
        String one = person("Ganda Tanpa Nik", MOTHER, "1980-01-15", null, null);
        String two = person("Ganda Tanpa Nik", MOTHER, "1980-01-15", null, null);
        // When
        Set<Set<String>> found = suspected("PERSON");
        // Then
        assertThat(found).contains(Set.of(one, two));
    }

    @Test
    void a_name_spelt_otherwise_and_a_nik_on_one_of_the_two_change_nothing() {
        // Given
        String one = person("Siti Masroekhah Mariyam", MOTHER, "1985-03-17", Api.newNik(), null);
        String two = person("Sitti Masruhah Mariam", "Iboe Ganda", "1985-03-17", null, null);
        // When
        Set<Set<String>> found = suspected("PERSON");
        // Then
        assertThat(found).contains(Set.of(one, two));
    }

    @Test
    void twins_and_namesakes_of_another_mother_are_two_people() {
        // Given
        String one = person("Kembar Satu", MOTHER, "1991-05-05", null, null);
        var unused = person("Kembar Dua", MOTHER, "1991-05-05", null, null);
        var other = person("Kembar Satu", "Bunda Lain", "1991-05-05", null, null);
        // When
        Set<Set<String>> found = suspected("PERSON");
        // Then
        assertThat(found).noneMatch(ids -> ids.contains(one) || ids.contains(other));
    }

    @Test
    void one_family_card_of_two_households_in_two_villages_is_suspected() {
        // Given
        String card = "3524990101202477";
        String here = Api.newHousehold(person("Kepala Sini", MOTHER, "1970-02-02", null, card));
        String there = Api.newHousehold(person("Kepala Sana", MOTHER, "1971-02-02", null, card));
        Api.change("/v1/households/" + there + "/move", 1, Map.of("region", "35.24.09.2001"))
                .then()
                .statusCode(200);
        // When
        Set<Set<String>> found = suspected("FAMILY_CARD");
        // Then
        assertThat(found).contains(Set.of(here, there));
    }

    @Test
    void who_has_the_card_that_another_once_had_is_suspected_the_more() {
        // Given
        String card = "3524990101202478";
        String moved = person("Kartu Lama", MOTHER, "1972-04-04", null, card);
        String stayed = person("Kartu Lama", MOTHER, "1972-04-04", null, card);
        Past.caughtUp(views.get("person"));
        Map<String, Object> together = item(moved);
        Map<String, Object> other =
                Map.of(
                        "name",
                        "Kartu Lama",
                        "mothersName",
                        MOTHER,
                        "birthDate",
                        "1972-04-04",
                        "kkNumber",
                        "3524990101202479");
        // When
        Api.change("/v1/persons/" + moved + "/identity", 1, other).then().statusCode(200);
        Past.caughtUp(views.get("person"));
        // Then
        Map<String, Object> apart = item(moved);
        assertThat(apart.get("ids")).asInstanceOf(LIST).containsExactlyInAnyOrder(moved, stayed);
        assertThat(together.get("reasons")).asInstanceOf(LIST).contains("SAME_FAMILY_CARD");
        assertThat(apart.get("reasons"))
                .asInstanceOf(LIST)
                .contains("FORMER_NUMBER")
                .doesNotContain("SAME_FAMILY_CARD");
    }

    @Test
    void what_was_merged_is_suspected_no_more() {
        // Given
        String one = person("Sudah Digabung", MOTHER, "1977-07-07", null, null);
        String two = person("Sudah Digabung", MOTHER, "1977-07-07", null, null);
        Set<Set<String>> before = suspected("PERSON");
        Api.change("/v1/persons/" + two + "/merge", 1, Map.of("into", one)).then().statusCode(200);
        // When
        Set<Set<String>> after = suspected("PERSON");
        // Then
        assertThat(before).contains(Set.of(one, two));
        assertThat(after).doesNotContain(Set.of(one, two));
    }

    @Test
    void two_who_were_found_to_be_different_are_suspected_no_more() {
        // Given
        String one = person("Kembar Beda Orang", MOTHER, "1988-08-08", null, null);
        String two = person("Kembar Beda Orang", MOTHER, "1988-08-08", null, null);
        Set<Set<String>> before = suspected("PERSON");
        judge("UNSURE", one, two).then().statusCode(200);
        Set<Set<String>> unsure = suspected("PERSON");
        // When
        judge("DIFFERENT", two, one).then().statusCode(200);
        // Then
        Set<Set<String>> after = suspected("PERSON");
        assertThat(before).contains(Set.of(one, two));
        assertThat(unsure).contains(Set.of(one, two));
        assertThat(after).doesNotContain(Set.of(one, two));
    }

    @Test
    void who_has_said_so_sees_it_in_the_list_at_once() {
        // Given
        String one = person("Langsung Terlihat", MOTHER, "1983-03-03", null, null);
        String two = person("Langsung Terlihat", MOTHER, "1983-03-03", null, null);
        Past.caughtUp(views.get("person"));
        for (String verdict : List.of("UNSURE", "SAME", "UNSURE", "SAME")) {
            String position = verdict(verdict, one, two).getHeader("X-Position");
            // When
            Response list =
                    Api.registrar()
                            .header("X-Position", position)
                            .get("/v1/duplicates/suspected?limit=500");
            // Then
            list.then()
                    .statusCode(200)
                    .body(
                            "items.find { it.ids.contains('%s') }.said.verdict".formatted(one),
                            equalTo(List.of(verdict)));
        }
    }

    @Test
    void a_third_one_alike_is_asked_about_with_both() {
        // Given
        String one = person("Mirip Bertiga", MOTHER, "1989-09-09", null, null);
        String two = person("Mirip Bertiga", MOTHER, "1989-09-09", null, null);
        judge("DIFFERENT", one, two).then().statusCode(200);
        // When
        String three = person("Mirip Bertiga", MOTHER, "1989-09-09", null, null);
        // Then
        assertThat(suspected("PERSON")).contains(Set.of(one, two, three));
        judge("DIFFERENT", one, two, three).then().statusCode(200);
        assertThat(suspected("PERSON")).noneMatch(ids -> ids.contains(three));
    }

    @Test
    void a_verdict_is_about_records_of_the_office_and_says_why() {
        String one = person("Beda Kantor", MOTHER, "1966-06-06", null, null);
        judge("DIFFERENT", one, "0190a1b2-0000-7000-8000-00000000dead")
                .then()
                .statusCode(404)
                .body("code", equalTo("person-unknown"));
        Api.as("rudi", "64.08", "registrar")
                .body(
                        Map.of(
                                "kind",
                                "PERSON",
                                "verdict",
                                "SAME",
                                "reason",
                                "Satu orang yang sama",
                                "ids",
                                List.of(one, Api.newPerson("Lain"))))
                .post("/v1/duplicates/suspected/verdicts")
                .then()
                .statusCode(404);
        Api.registrar()
                .body(Map.of("ids", List.of(one, one)))
                .post("/v1/duplicates/suspected/verdicts")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/kind", "/verdict", "/reason", "/ids")));
    }

    private static Response verdict(String verdict, String... ids) {
        return Api.registrar()
                .body(
                        Map.of(
                                "kind",
                                "PERSON",
                                "verdict",
                                verdict,
                                "reason",
                                "Dua akta kelahiran yang berbeda",
                                "ids",
                                List.of(ids)))
                .post("/v1/duplicates/suspected/verdicts");
    }

    private Response judge(String verdict, String... ids) {
        Response answer = verdict(verdict, ids);
        Past.caughtUp(views.get("duplicate_pair"));
        return answer;
    }

    @Test
    void another_office_sees_nothing_of_it() {
        // Given
        var stranger = Api.as("rudi", "64.08", "officer");
        // When
        var answer = stranger.get("/v1/duplicates/suspected?region=35.24");
        // Then
        answer.then().statusCode(403).body("code", equalTo("region-not-yours"));
    }

    /** What stands in the list of one person. */
    private static Map<String, Object> item(String person) {
        return Api.registrar()
                .get("/v1/duplicates/suspected?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("items.find { it.ids.contains('%s') }".formatted(person));
    }

    /** All of a kind, page by page. */
    private Set<Set<String>> suspected(String kind) {
        Past.caughtUp(views.get("person"));
        Set<Set<String>> found = new HashSet<>();
        String next = null;
        do {
            var request = Api.registrar();
            if (next != null) {
                var unused = request.queryParam("cursor", next);
            }
            var answer = request.get("/v1/duplicates/suspected?limit=2");
            answer.then().statusCode(200);
            JsonPath page = answer.jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            for (Map<String, Object> item : items) {
                if (kind.equals(item.get("kind"))) {
                    Set<String> ids = new HashSet<>();
                    Objects.requireNonNull((List<?>) item.get("ids"))
                            .forEach(id -> ids.add(String.valueOf(id)));
                    found.add(ids);
                }
            }
            next = page.getString("next");
        } while (next != null);
        return found;
    }

    private static String person(
            String name,
            String mother,
            String born,
            @Nullable String nik,
            @Nullable String familyCard) {
        Map<String, Object> identity =
                new HashMap<>(
                        Map.of(
                                "name",
                                name,
                                "mothersName",
                                mother,
                                "birthDate",
                                born,
                                "sex",
                                "MALE"));
        if (nik != null) {
            identity.put("nik", nik);
        }
        if (familyCard != null) {
            identity.put("kkNumber", familyCard);
        }
        return Api.registrar()
                .body(Map.of("owner", "35.24", "identity", identity))
                .post("/v1/persons")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }
}
