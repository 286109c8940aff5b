package id.dinsos.registry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class SearchResourceTest {
    private static final RegionCode LAMONGAN = RegionCode.of("35.24");

    @Inject EventStore store;
    @Inject Views views;
    @Inject PersonView view;
    @Inject ErasureStore erasures;
    @Inject PersonSearchStore searches;
    @Inject BlindIndex index;

    @Test
    void a_name_is_found_however_it_is_spelt_the_exact_one_first() {
        // Given
        String exact = Api.newPerson("Achmad Soebroto");
        String alike = Api.newPerson("Akhmat Subroto");
        String other = Api.newPerson("Budi Subroto");
        // When
        var answer = search(Map.of("name", "H. Ahmad Subroto"));
        // Then
        answer.then()
                .statusCode(200)
                .body("items.id", contains(exact, alike))
                .body("items.id", not(hasItem(other)))
                .body("cursor", nullValue());
    }

    @Test
    void words_written_as_one_are_found_by_two_and_the_other_way_round() {
        // Given
        String two = Api.newPerson("Abdul Kharismanto");
        String one = Api.newPerson("Sriwahyuningtyas");
        // When
        var joined = search(Map.of("name", "Abdulkharismanto"));
        var split = search(Map.of("name", "Sri Wahyuningtyas"));
        // Then
        joined.then().statusCode(200).body("items.id", hasItem(two));
        split.then().statusCode(200).body("items.id", hasItem(one));
    }

    @Test
    void of_three_words_one_may_be_missing() {
        // Given
        String id = Api.newPerson("Qomariyah Wulandari");
        // When
        var answer = search(Map.of("name", "Siti Qomariyah Wulandari"));
        // Then
        answer.then().body("items.id", contains(id));
    }

    @Test
    void a_corrected_name_is_found_and_the_wrong_one_no_more() {
        // Given
        String nik = Api.newNik();
        String id = Api.registerPerson(nik, "Gunadi Wrongname").jsonPath().getString("id");
        var identity = Map.of("nik", nik, "name", "Gunadi Rightname");
        Api.change("/v1/persons/" + id + "/identity", 1, identity).then().statusCode(200);
        // When
        var right = search(Map.of("name", "Gunadi Rightname"));
        var wrong = search(Map.of("name", "Gunadi Wrongname"));
        // Then
        right.then().body("items.id", contains(id));
        wrong.then().body("items", hasSize(0));
    }

    @Test
    void pages_follow_each_other_without_overlap_through_all_ranks() {
        // Given
        List<String> all = new ArrayList<>();
        for (String name : List.of("Zubaidah", "Zubaidah", "Zubaidah", "Subaidah", "Subaedah")) {
            all.add(Api.newPerson(name));
        }
        // When
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> body = new HashMap<>(Map.of("name", "Zubaidah", "limit", 2));
            body.put("cursor", cursor);
            var page = search(body).then().statusCode(200).extract().jsonPath();
            found.addAll(page.getList("items.id", String.class));
            cursor = page.getString("cursor");
        } while (cursor != null);
        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
        assertThat(found.subList(0, 3)).containsExactlyInAnyOrderElementsOf(all.subList(0, 3));
    }

    @Test
    void a_family_card_finds_those_on_it_and_stands_nowhere_in_the_answer() {
        // Given
        String kk = "3524010101259077";
        String id = withIdentity(Map.of("name", "Ratna", "nik", Api.newNik(), "kkNumber", kk));
        // When
        var answer = search(Map.of("kkNumber", kk));
        // Then
        answer.then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].kkNumber", equalTo("3524************"))
                .body(not(containsString(kk)));
    }

    @Test
    void place_decile_and_type_narrow_a_search() {
        // Given
        String poor = Api.newPerson("Darmaji Tohir");
        String rich = Api.newPerson("Darmaji Tohir");
        String poorHome = Api.newHousehold(poor);
        String richHome = Api.newHousehold(rich);
        Api.change("/v1/households/" + poorHome + "/ranking", 1, Map.of("decile", 1))
                .then()
                .statusCode(200);
        Api.change("/v1/households/" + richHome + "/ranking", 1, Map.of("decile", 9))
                .then()
                .statusCode(200);
        var move = Map.of("region", "35.24.02.2001", "address", Map.of("street", "Jalan Baru"));
        Api.change("/v1/households/" + richHome + "/move", 2, move).then().statusCode(200);
        var facts = Map.of("employment", "NONE", "ppksTypes", List.of("SCAVENGER"));
        Api.change("/v1/persons/" + poor + "/facts", 2, facts).then().statusCode(200);
        // When
        var byDecile = search(Map.of("name", "Darmaji", "decileTo", 2));
        var byPlace = search(Map.of("name", "Darmaji", "region", "35.24.02"));
        var byType = search(Map.of("ppksType", "SCAVENGER"));
        var byAll =
                search(Map.of("ppksType", "SCAVENGER", "region", "35.24.02", "name", "Darmaji"));
        // Then
        byDecile.then().statusCode(200).body("items.id", contains(poor));
        byPlace.then().body("items.id", contains(rich));
        byType.then().body("items.id", contains(poor));
        byAll.then().body("items", hasSize(0));
    }

    @Test
    void the_dead_are_left_out_where_only_the_living_are_asked_for() {
        // Given
        String id = Api.newPerson("Kasemat Wiro");
        Api.registrar()
                .body(Map.of("diedOn", "2026-01-05"))
                .post("/v1/persons/" + id + "/death")
                .then()
                .statusCode(200);
        // When
        var all = search(Map.of("name", "Kasemat"));
        var living = search(Map.of("name", "Kasemat", "alive", true));
        // Then
        all.then().body("items.id", contains(id));
        living.then().body("items", hasSize(0));
    }

    @Test
    void an_erased_person_is_found_no_more_and_no_key_of_them_is_kept_but_their_type() {
        // Given
        String id = Api.newPerson("Lenyap Selamanya");
        Api.change("/v1/persons/" + id + "/facts", 1, Map.of("ppksTypes", List.of("VAGRANT")))
                .then()
                .statusCode(200);
        search(Map.of("name", "Lenyap Selamanya")).then().body("items.id", contains(id));
        // When
        erasures.erase(UUID.fromString(id)).await().atMost(LIMIT);
        // Then
        assertThat(keys(id)).containsExactly(BlindIndex.ofType(PpksType.VAGRANT));
        search(Map.of("name", "Lenyap Selamanya")).then().statusCode(200).body("items", hasSize(0));
        Past.rebuild(views.get("person"));
        assertThat(keys(id)).containsExactly(BlindIndex.ofType(PpksType.VAGRANT));
    }

    @Test
    void a_batch_read_before_an_erasure_and_written_after_it_leaves_no_key() {
        // Given: the view's batch has been read while the person was there
        UUID id = UUID.fromString(Api.newPerson("Hampir Lenyap"));
        Past.caughtUp(views.get("person"));
        var read = store.load(id).await().atMost(LIMIT).events();
        var unused =
                store.pool()
                        .preparedQuery("delete from view_person.person where id = $1")
                        .execute(Tuple.of(id))
                        .await()
                        .atMost(LIMIT);
        erasures.erase(id).await().atMost(LIMIT);
        // When
        store.pool()
                .withTransaction(tx ->
                        tx.query("set local search_path to view_person, public")
                                .execute()
                                .flatMap(x -> view.apply(tx, read)))
                .await()
                .atMost(LIMIT);
        // Then
        assertThat(keys(id.toString())).isEmpty();
    }

    private Long[] keys(String id) {
        return store.pool()
                .query("select keys from view_person.person where id = '" + id + "'")
                .execute()
                .await()
                .atMost(LIMIT)
                .iterator()
                .next()
                .getArrayOfLongs(0);
    }

    @Test
    void short_looks_find_the_same_people_in_the_same_order_as_long_ones() {
        // Given
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            people.add(Api.newPerson("Bersama Wongso" + (char) ('a' + i)));
            people.add(Api.newPerson("Bersamo Liyane" + (char) ('a' + i)));
        }
        Past.caughtUp(views.get("person"));
        // When
        List<List<PersonSearchStore.Hit>> whole = pages(searches);
        List<List<PersonSearchStore.Hit>> bitByBit =
                pages(
                        new PersonSearchStore(
                                store.pool(), index, new PersonSearchStore.Limits(2, 3, 4)));
        // Then
        List<PersonSearchStore.Hit> found = whole.stream().flatMap(List::stream).toList();
        assertThat(found)
                .extracting(hit -> hit.id().toString())
                .containsExactlyInAnyOrderElementsOf(people);
        assertThat(found).extracting("rank").contains(0, 1);
        assertThat(bitByBit.stream().flatMap(List::stream).toList()).isEqualTo(found);
        assertThat(bitByBit.size()).isGreaterThan(2);
    }

    /** All of them, to the end: a page may be short. */
    private static List<List<PersonSearchStore.Hit>> pages(PersonSearchStore client) {
        List<List<PersonSearchStore.Hit>> pages = new ArrayList<>();
        SearchBody body =
                new SearchBody(
                        null, null, null, null, null, "Bersama", null, null, null, null, null, null,
                        null, 200);
        Cursor after = new Cursor(List.of());
        while (true) {
            var page = client.find(body, LAMONGAN, null, after).await().atMost(LIMIT);
            pages.add(page.hits());
            PersonSearchStore.Hit end = page.end();
            if (end == null || pages.size() >= 10_000) {
                return pages;
            }
            after = new Cursor(end.place());
        }
    }

    @Test
    void a_search_for_nothing_is_refused() {
        // Given
        var nothing = Map.of("limit", 10);
        // When
        var answer = Api.registrar().body(nothing).post("/v1/persons/search");
        var signs = Api.registrar().body(Map.of("name", "...")).post("/v1/persons/search");
        var kk = Api.registrar().body(Map.of("kkNumber", "3.5E+15")).post("/v1/persons/search");
        // Then
        answer.then().statusCode(422).body("code", equalTo("search-empty"));
        signs.then().statusCode(422).body("code", equalTo("name-without-letters"));
        kk.then().statusCode(422).body("code", equalTo("kk-number-invalid"));
    }

    @Test
    void a_search_in_another_region_or_with_a_strange_cursor_is_refused() {
        // Given
        Map<String, Object> there = Map.of("name", "Budi", "region", "64.08");
        // When
        var answer = Api.registrar().body(there).post("/v1/persons/search");
        var strange =
                Api.registrar()
                        .body(Map.of("name", "Budi", "cursor", "9/x/y"))
                        .post("/v1/persons/search");
        // Then
        answer.then().statusCode(403).body("code", equalTo("region-not-yours"));
        strange.then().statusCode(422).body("code", equalTo("cursor-invalid"));
    }

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static String withIdentity(Map<String, Object> identity) {
        return Api.registrar()
                .body(Map.of("owner", "35.24", "identity", identity))
                .post("/v1/persons")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    @Test
    void a_namesake_without_a_card_is_not_found_by_a_name_and_a_card() {
        // Given
        String card = "3524010101259078";
        String with =
                withIdentity(
                        Map.of("name", "Suratmi Kartu", "nik", Api.newNik(), "kkNumber", card));
        String without = Api.newPerson("Suratmi Kartu");
        for (int i = 0; i < 4; i++) {
            var unused = Api.newPerson("Suratmi Kartu");
        }
        // When
        var both = search(Map.of("name", "Suratmi Kartu", "kkNumber", card));
        var none = search(Map.of("name", "Suratmi Kartu", "kkNumber", "3524010101259079"));
        var name = search(Map.of("name", "Suratmi Kartu"));
        // Then
        both.then().statusCode(200).body("items.id", contains(with));
        none.then().statusCode(200).body("items", hasSize(0));
        name.then().statusCode(200).body("items.id", hasItem(without));
    }

    @Test
    void who_had_a_family_card_once_is_found_by_it_still() {
        // Given
        String id = withIdentity(Map.of("name", "Pindah Kartu", "kkNumber", "3524011703850401"));
        Api.change(
                        "/v1/persons/" + id + "/identity",
                        1,
                        Map.of("name", "Pindah Kartu", "kkNumber", "3524011703850402"))
                .then()
                .statusCode(200);
        // When
        var former = search(Map.of("kkNumber", "3524011703850401"));
        var present = search(Map.of("kkNumber", "3524011703850402"));
        // Then
        former.then().statusCode(200).body("items.id", contains(id));
        present.then().statusCode(200).body("items.id", contains(id));
    }

    @Test
    void a_welfare_card_finds_who_has_it_and_who_had_it() {
        // Given
        String id = Api.newPerson("Kartu Sejahtera");
        card(id, 1, "6032985544332210");
        card(id, 2, "6032985544332211");
        // When
        var former = search(Map.of("kksCard", "6032985544332210"));
        var present = search(Map.of("kksCard", "6032985544332211"));
        // Then
        former.then().statusCode(200).body("items.id", contains(id));
        present.then().statusCode(200).body("items.id", contains(id));
    }

    @Test
    void a_nik_that_was_corrected_finds_whose_it_was_as_long_as_nobody_else_has_it() {
        // Given
        String wrong = Api.newNik();
        String id = Api.registerPerson(wrong, "Salah Ketik").jsonPath().getString("id");
        Api.change(
                        "/v1/persons/" + id + "/identity",
                        1,
                        Map.of(
                                "nik",
                                Api.newNik(),
                                "name",
                                "Salah Ketik",
                                "birthDate",
                                "1985-03-17",
                                "sex",
                                "MALE"))
                .then()
                .statusCode(200);
        // When
        var answer = search(Map.of("nik", wrong));
        // Then
        answer.then().statusCode(200).body("items.id", contains(id));
    }

    @Test
    void whoever_guesses_niks_is_stopped_and_learns_nothing_of_other_regions() {
        // Given
        String elsewhere = Api.newNik();
        Api.registerPerson(elsewhere, "Orang Lamongan").then().statusCode(201);
        var guesser = Map.<String, Object>of("nik", elsewhere);
        var answer = guess(guesser);
        String held = answer.jsonPath().getString("items");
        // When
        int last = 0;
        for (int i = 0; i < 310 && last != 429; i++) {
            last = guess(Map.of("nik", Api.newNik())).statusCode();
        }
        // Then
        assertThat(held).isEqualTo("[]");
        assertThat(last).isEqualTo(429);
        guess(guesser)
                .then()
                .statusCode(429)
                .header("Retry-After", "10")
                .body("code", equalTo("too-many-searches"));
    }

    private static Response guess(Map<String, Object> body) {
        return Api.as("tebak", "64.08", "officer").body(body).post("/v1/persons/search");
    }

    private static void card(String id, int version, String number) {
        Api.change("/v1/persons/" + id + "/kks-card", version, Map.of("number", number))
                .then()
                .statusCode(200);
    }

    /** Waits until the view has come to where the log ends now. */
    private Response search(Map<String, Object> body) {
        Past.caughtUp(views.get("person"));
        return Api.registrar().body(body).post("/v1/persons/search");
    }
}
