package id.dinsos.registry.household;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class HouseholdResourceTest {
    @Test
    void a_registered_household_is_shown_with_its_members() {
        // Given
        String head = Api.newPerson("Budi");
        String child = Api.newPerson("Ani");
        String id = Api.newHousehold(head, child);
        // When
        var answer = Api.registrar().get("/v1/households/" + id);
        // Then
        answer.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("LIVE"))
                .body("owner", equalTo("35.24"))
                .body("address.street", equalTo("Jalan Kenanga"))
                .body("members.name", equalTo(List.of("Budi", "Ani")))
                .body("members.householdId", equalTo(List.of(id, id)));
    }

    @Test
    void somebody_who_lives_elsewhere_is_registered_in_no_second_household() {
        // Given
        String head = Api.newPerson("Budi");
        var unused = Api.newHousehold(head);
        // When
        var answer = Api.registerHousehold(head);
        // Then
        answer.then().statusCode(409).body("code", equalTo("person-in-other-household"));
    }

    @Test
    void a_household_in_a_village_that_does_not_exist_is_refused() {
        // Given
        var body =
                Map.of(
                        "region", "35.24.99.2001",
                        "headId", Api.newPerson("Budi"),
                        "members", List.of());
        // When
        var answer = Api.registrar().body(body).post("/v1/households");
        // Then
        answer.then().statusCode(422).body("code", equalTo("village-unknown"));
    }

    @Test
    void a_household_without_its_parts_is_refused_with_all_that_is_missing() {
        // Given
        var body = Map.of("members", List.of(Map.of("relation", "HEAD")));
        // When
        var answer = Api.registrar().body(body).post("/v1/households");
        // Then
        answer.then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        equalTo(List.of("/region", "/headId", "/members/0/personId")));
    }

    @Test
    void somebody_joins_and_leaves_again() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        String aunt = Api.newPerson("Sri");
        var join = Map.of("personId", aunt, "relation", "OTHER");
        Api.change("/v1/households/" + id + "/join", 1, join).then().statusCode(200);
        // When
        var answer = Api.change("/v1/households/" + id + "/leave", 2, Map.of("personId", aunt));
        // Then
        answer.then().statusCode(200).header("ETag", "\"3\"");
        Api.registrar()
                .get("/v1/persons/" + aunt)
                .then()
                .header("ETag", "\"3\"")
                .body("householdId", equalTo(null));
    }

    @Test
    void the_head_does_not_leave_the_others_behind() {
        // Given
        String head = Api.newPerson("Budi");
        String id = Api.newHousehold(head, Api.newPerson("Ani"));
        // When
        var answer = Api.change("/v1/households/" + id + "/leave", 1, Map.of("personId", head));
        // Then
        answer.then().statusCode(409).body("code", equalTo("head-cannot-leave"));
    }

    @Test
    void two_officers_change_one_household_and_the_second_is_told_the_current_version() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        Api.change("/v1/households/" + id + "/ranking", 1, Map.of("decile", 3))
                .then()
                .statusCode(200);
        // When
        var answer = Api.change("/v1/households/" + id + "/ranking", 1, Map.of("decile", 4));
        // Then
        answer.then()
                .statusCode(412)
                .body("code", equalTo("etag-stale"))
                .header("ETag", "\"2\"")
                .body("detail", equalTo("the current version is 2"));
    }

    @Test
    void a_decile_beyond_ten_is_refused() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        // When
        var answer = Api.change("/v1/households/" + id + "/ranking", 1, Map.of("decile", 11));
        // Then
        answer.then().statusCode(422).body("code", equalTo("field-invalid"));
    }

    @Test
    void what_moves_money_by_hand_rests_on_something_that_can_be_looked_up() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        // When
        var without = byHand(id, "ranking", Map.of("decile", 3));
        var unlisted = byHand(id, "listing", Map.of("source", "DTSEN", "programme", "PKH"));
        var unpaid = byHand(id, "payee", Map.of());
        var number = byHand(id, "ranking", Map.of("decile", 3, "basis", "NIK 3524011508929001"));
        var ranked = byHand(id, "ranking", Map.of("decile", 3, "basis", "Surat Kemensos 7/2026"));
        // Then
        for (var refused : List.of(without, unlisted, unpaid, number)) {
            refused.then().statusCode(422).body("errors.pointer", equalTo(List.of("/basis")));
        }
        ranked.then().statusCode(200);
        Api.registrar()
                .get("/v1/households/" + id + "/history")
                .then()
                .body("items.basis", hasItem("Surat Kemensos 7/2026"));
    }

    private static Response byHand(String id, String what, Object body) {
        return Api.registrar()
                .header("If-Match", "\"1\"")
                .body(body)
                .post("/v1/households/" + id + "/" + what);
    }

    @Test
    void a_household_is_put_on_a_list_and_taken_off_with_a_reason() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        var list = Map.of("source", "DTSEN", "programme", "SEMBAKO");
        Api.change("/v1/households/" + id + "/listing", 1, list).then().statusCode(200);
        var off = Map.of("source", "DTSEN", "programme", "SEMBAKO", "reason", "GRADUATED");
        // When
        var answer = Api.change("/v1/households/" + id + "/delisting", 2, off);
        // Then
        answer.then().statusCode(200);
        Api.registrar()
                .get("/v1/households/" + id)
                .then()
                .body("listings[0].listed", equalTo(false))
                .body("listings[0].reason", equalTo("GRADUATED"));
    }

    @Test
    void taking_off_a_list_needs_a_reason() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        var off = Map.of("source", "DTSEN", "programme", "SEMBAKO");
        // When
        var answer = Api.change("/v1/households/" + id + "/delisting", 1, off);
        // Then
        answer.then().statusCode(422).body("errors.pointer", hasItem("/reason"));
    }

    @Test
    void a_household_moves_within_the_regency_and_changes_head_and_payee() {
        // Given
        String wife = Api.newPerson("Ani");
        String id = Api.newHousehold(Api.newPerson("Budi"), wife);
        var move = Map.of("region", "35.24.02.2001", "address", Map.of("street", "Jalan Baru"));
        Api.change("/v1/households/" + id + "/move", 1, move).then().statusCode(200);
        Api.change("/v1/households/" + id + "/head", 2, Map.of("personId", wife))
                .then()
                .statusCode(200);
        // When
        var answer = Api.change("/v1/households/" + id + "/payee", 3, Map.of("personId", wife));
        // Then
        answer.then().statusCode(200);
        Api.registrar()
                .get("/v1/households/" + id)
                .then()
                .body("region", equalTo("35.24.02.2001"))
                .body("headId", equalTo(wife))
                .body("payeeId", equalTo(wife));
    }

    @Test
    void a_decile_alone_and_a_move_without_an_address_leave_what_is_known() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        String path = "/v1/households/" + id;
        var address = Map.of("street", "Jalan Uji 13", "rt", "001", "rw", "002");
        Api.change(path + "/move", 1, Map.of("region", "35.24.02.2001", "address", address))
                .then()
                .statusCode(200);
        Api.change(path + "/ranking", 2, Map.of("decile", 2, "percentile", 15))
                .then()
                .statusCode(200);
        // When
        Api.change(path + "/ranking", 3, Map.of("decile", 4)).then().statusCode(200);
        Api.change(path + "/move", 4, Map.of("region", "35.24.02.2002")).then().statusCode(200);
        // Then
        Api.registrar()
                .get(path)
                .then()
                .body("ranking.decile", equalTo(4))
                .body("ranking.percentile", equalTo(15))
                .body("region", equalTo("35.24.02.2002"))
                .body("address.street", equalTo("Jalan Uji 13"))
                .body("address.rt", equalTo("001"));
    }

    @Test
    void a_death_is_counted_in_the_household_too() {
        // Given
        String child = Api.newPerson("Ani");
        String id = Api.newHousehold(Api.newPerson("Budi"), child);
        var death = Map.of("diedOn", "2026-01-05", "evidence", "Akta 12/2026");
        // When
        var answer = Api.registrar().body(death).post("/v1/persons/" + child + "/death");
        // Then
        answer.then().statusCode(200);
        Api.registrar()
                .get("/v1/households/" + id)
                .then()
                .header("ETag", "\"2\"")
                .body("members.alive", equalTo(List.of(true, false)));
    }

    @Test
    void a_second_date_of_death_is_refused() {
        // Given
        String id = Api.newPerson("Budi");
        Api.registrar()
                .body(Map.of("diedOn", "2026-01-05"))
                .post("/v1/persons/" + id + "/death")
                .then()
                .statusCode(200);
        // When
        var answer =
                Api.registrar()
                        .body(Map.of("diedOn", "2026-01-06"))
                        .post("/v1/persons/" + id + "/death");
        // Then
        answer.then().statusCode(409).body("code", equalTo("death-date-differs"));
    }

    @Test
    void a_household_is_dissolved_only_once_nobody_lives_in_it() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        // When
        var answer = Api.change("/v1/households/" + id + "/dissolution", 1, Map.of());
        // Then
        answer.then().statusCode(409).body("code", equalTo("household-has-members"));
    }

    @Test
    void a_list_shows_what_its_reader_has_just_written() {
        // Given
        String head = Api.newPerson("Budi");
        var written = Api.registerHousehold(head);
        String id = written.jsonPath().getString("id");
        // When
        var answer =
                Api.registrar()
                        .header("X-Position", written.getHeader("X-Position"))
                        .get("/v1/households?region=35.24.01.2002&limit=500");
        // Then
        answer.then().statusCode(200).body("items.id", hasItem(id));
    }

    @Test
    void pages_follow_each_other_without_overlap() {
        // Given
        var unused = Api.newHousehold(Api.newPerson("Budi"));
        var written = Api.registerHousehold(Api.newPerson("Ani"));
        var first =
                Api.registrar()
                        .header("X-Position", written.getHeader("X-Position"))
                        .get("/v1/households?limit=1");
        String cursor = first.jsonPath().getString("next");
        // When
        var second = Api.registrar().queryParam("cursor", cursor).get("/v1/households?limit=1");
        // Then
        second.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", not(equalTo(first.jsonPath().getString("items[0].id"))));
    }

    @Test
    void a_list_is_narrowed_to_deciles() {
        // Given
        String id = Api.newHousehold(Api.newPerson("Budi"));
        var ranked = Api.change("/v1/households/" + id + "/ranking", 1, Map.of("decile", 7));
        // When
        var within =
                Api.registrar()
                        .header("X-Position", ranked.getHeader("X-Position"))
                        .get("/v1/households?region=35.24.01&decileFrom=7&decileTo=7&limit=500");
        var without = Api.registrar().get("/v1/households?region=35.24.01&decileTo=6&limit=500");
        // Then
        within.then().statusCode(200).body("items.id", hasItem(id));
        without.then().statusCode(200).body("items.id", not(hasItem(id)));
    }

    @Test
    void a_cursor_that_was_changed_on_the_way_is_refused() {
        // Given
        var unused = Api.newHousehold(Api.newPerson("Budi"));
        String forged = "00/00000000-0000-0000-0000-000000000000";
        // When
        var answer =
                Api.as("dewi", "35.24.02", "auditor")
                        .queryParam("cursor", forged)
                        .get("/v1/households?region=35.24.02");
        // Then
        answer.then().statusCode(422).body("code", equalTo("cursor-invalid"));
    }

    @Test
    void a_list_of_another_region_is_refused() {
        // Given
        var stranger = Api.as("rudi", "64.08", "registrar");
        // When
        var answer = stranger.get("/v1/households?region=35.24");
        // Then
        answer.then().statusCode(403).body("code", equalTo("region-not-yours"));
    }

    @Test
    void a_cursor_of_another_kind_is_refused() {
        // Given
        var sari = Api.registrar();
        // When
        var answer = sari.get("/v1/households?cursor=17");
        // Then
        answer.then().statusCode(422).body("code", equalTo("cursor-invalid"));
    }

    @Test
    void an_unknown_household_is_missing() {
        // Given
        String person = Api.newPerson("Budi");
        // When
        var answer = Api.registrar().get("/v1/households/" + person);
        // Then
        answer.then().statusCode(404).body("code", equalTo("household-unknown"));
    }
}
