package id.dinsos.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two records become one on a real database: whole or not at all, once, and back again. */
@QuarkusTest
@WithTestResource(TestServices.class)
class PersonMergeResourceTest {

    @Test
    void a_vagrant_turns_out_to_be_a_known_person_who_takes_their_place() {
        // Given
        String known = Api.newPerson("Budi");
        String vagrant = unknown("Pak Tua");
        String home = Api.newHousehold(Api.newPerson("Ani"), vagrant);
        // When
        var answer = merge(vagrant, 2, known);
        // Then
        answer.then().statusCode(200).header("ETag", "\"3\"");
        person(vagrant).body("mergedInto", equalTo(known)).body("householdId", equalTo(null));
        person(known)
                .body("mergedFrom", equalTo(List.of(vagrant)))
                .body("householdId", equalTo(home));
        household(home).body("members.name", equalTo(List.of("Ani", "Budi")));
    }

    @Test
    void an_undo_gives_everything_back_and_keeps_what_was_changed_since() {
        // Given
        String known = Api.newPerson("Budi");
        String vagrant = unknown("Pak Tua");
        String home = Api.newHousehold(vagrant, Api.newPerson("Ani"));
        var facts = Map.of("employment", "NONE", "ppksTypes", List.of("VAGRANT"));
        Api.change("/v1/persons/" + vagrant + "/facts", 2, facts).then().statusCode(200);
        merge(vagrant, 3, known).then().statusCode(200);
        household(home).body("headId", equalTo(known));
        var later = Map.of("employment", "INFORMAL", "ppksTypes", List.of("VAGRANT", "POOR"));
        Api.change("/v1/persons/" + known + "/facts", 3, later).then().statusCode(200);
        // When
        var answer = unmerge(vagrant, 4);
        // Then
        answer.then().statusCode(200);
        household(home)
                .body("headId", equalTo(vagrant))
                .body("members.name", equalTo(List.of("Ani", "Pak Tua")));
        person(vagrant)
                .body("mergedInto", equalTo(null))
                .body("householdId", equalTo(home))
                .body("facts.ppksTypes", equalTo(List.of("VAGRANT")));
        person(known)
                .body("householdId", equalTo(null))
                .body("mergedFrom", equalTo(List.of()))
                .body("facts.employment", equalTo("INFORMAL"))
                .body("facts.ppksTypes", equalTo(List.of("POOR")));
    }

    @Test
    void two_records_in_one_household_become_one_and_two_again() {
        // Given
        String twice = unknown("Budi");
        String known = Api.newPerson("Budi Santoso");
        String home = Api.newHousehold(twice, known);
        merge(twice, 2, known).then().statusCode(200);
        household(home)
                .body("headId", equalTo(known))
                .body("members.name", equalTo(List.of("Budi Santoso")));
        // When
        var answer = unmerge(twice, 3);
        // Then
        answer.then().statusCode(200);
        household(home)
                .body("headId", equalTo(twice))
                .body("members.name", equalTo(List.of("Budi Santoso", "Budi")));
    }

    @Test
    void three_records_become_one_person() {
        // Given
        String known = Api.newPerson("Budi");
        String first = unknown("Pak Tua");
        String second = unknown("Mbah");
        // When
        merge(first, 1, known).then().statusCode(200);
        var answer = merge(second, 1, known);
        // Then
        answer.then().statusCode(200);
        person(known).body("mergedFrom", equalTo(List.of(first, second)));
        unmerge(first, 2).then().statusCode(200);
        person(known).body("mergedFrom", equalTo(List.of(second)));
    }

    @Test
    void three_records_are_parted_again_and_what_was_learned_since_stays() {
        // Given
        String known = Api.newPerson("Budi");
        String first = unknown("Pak Tua");
        String second = unknown("Mbah");
        merge(first, 1, known).then().statusCode(200);
        merge(second, 1, known).then().statusCode(200);
        Api.change("/v1/persons/" + known + "/facts", 3, Map.of("ppksTypes", List.of("BEGGAR")))
                .then()
                .statusCode(200);
        // When
        var one = unmerge(first, 2);
        var other = unmerge(second, 2);
        // Then
        one.then().statusCode(200);
        other.then().statusCode(200);
        person(known)
                .body("mergedFrom", equalTo(List.of()))
                .body("facts.ppksTypes", equalTo(List.of("BEGGAR")));
        person(first).body("facts.ppksTypes", equalTo(List.of()));
    }

    @Test
    void the_nik_of_a_claimed_person_moves_with_the_merge_and_back() {
        // Given
        String nik = Api.newNik();
        String claimed = claimed(nik, "Budi");
        String survivor = unknown("Pak Tua");
        merge(claimed, 1, survivor).then().statusCode(200);
        assertThat(holder(nik)).isEqualTo(survivor);
        // When
        var answer = unmerge(claimed, 2);
        // Then
        answer.then().statusCode(200);
        assertThat(holder(nik)).isEqualTo(claimed);
    }

    @Test
    void the_nik_of_a_merged_record_is_free_for_nobody_else() {
        // Given
        String nik = Api.newNik();
        String twin = Api.registerPerson(nik, "Budi").jsonPath().getString("id");
        merge(twin, 1, Api.newPerson("Budi")).then().statusCode(200);
        // When
        var answer = Api.registerPerson(nik, "Budi");
        // Then
        answer.then()
                .statusCode(409)
                .body("code", equalTo("nik-held-by-other"))
                .body("detail", containsString(twin));
    }

    @Test
    void an_undo_is_refused_once_somebody_else_has_the_nik() {
        // Given
        String nik = Api.newNik();
        String claimed = claimed(nik, "Budi");
        String survivor = unknown("Pak Tua");
        merge(claimed, 1, survivor).then().statusCode(200);
        Api.change(
                        "/v1/persons/" + survivor + "/identity",
                        2,
                        Map.of("name", "Pak Tua", "nik", Api.newNik(), "status", "CLAIMED"))
                .then()
                .statusCode(200);
        Api.registerPerson(nik, "Wati").then().statusCode(201);
        // When
        var answer = unmerge(claimed, 2);
        // Then
        answer.then().statusCode(409).body("code", equalTo("nik-held-by-other"));
        person(claimed).body("mergedInto", equalTo(survivor));
    }

    @Test
    void a_record_that_was_never_merged_is_not_unmerged() {
        // Given
        String id = Api.newPerson("Budi");
        // When
        var answer = unmerge(id, 1);
        // Then
        answer.then().statusCode(409).body("code", equalTo("person-not-merged"));
    }

    @Test
    void a_merge_that_fails_in_the_middle_of_its_transaction_leaves_no_trace() {
        leavesNoTrace("raise exception 'the disk is full' using errcode = '53100'");
    }

    @Test
    void a_merge_whose_connection_is_killed_in_the_middle_leaves_no_trace() {
        leavesNoTrace("perform pg_terminate_backend(pg_backend_pid())");
    }

    /** The fault strikes between the events of the one and the events of the other. */
    private void leavesNoTrace(String fault) {
        // Given
        String vagrant = unknown("Pak Tua");
        String known = Api.newPerson("Budi");
        String home = Api.newHousehold(Api.newPerson("Ani"), vagrant);
        long events = rows("event");
        long claims = rows("claim");
        TestServices.database()
                .execute(
                        "create function no_merge() returns trigger language plpgsql as $$ begin %s; return new; end $$"
                                .formatted(fault));
        TestServices.database()
                .execute(
                        "create trigger no_merge before insert on event for each row"
                                + " when (new.type = 'household-member-merged.v1')"
                                + " execute function no_merge()");
        // When
        Response answer;
        try {
            answer = merge(vagrant, 2, known);
        } finally {
            TestServices.database().execute("drop trigger no_merge on event");
            TestServices.database().execute("drop function no_merge");
        }
        // Then
        answer.then().statusCode(503).body("code", equalTo("service-busy"));
        assertThat(rows("event")).isEqualTo(events);
        assertThat(rows("claim")).isEqualTo(claims);
        person(vagrant).header("ETag", "\"2\"").body("householdId", equalTo(home));
        person(known).header("ETag", "\"1\"");
        merge(vagrant, 2, known).then().statusCode(200);
        household(home).body("members.name", equalTo(List.of("Ani", "Budi")));
    }

    @Test
    void of_two_who_merge_one_record_into_two_others_one_wins() throws Exception {
        for (int round = 0; round < 10; round++) {
            // Given
            String vagrant = unknown("Pak Tua");
            String one = Api.newPerson("Budi");
            String other = Api.newPerson("Joko");
            // When
            List<Response> answers =
                    together(List.of(() -> merge(vagrant, 1, one), () -> merge(vagrant, 1, other)));
            // Then
            assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 412);
            String into = person(vagrant).extract().jsonPath().getString("mergedInto");
            person(into).body("mergedFrom", equalTo(List.of(vagrant)));
            person(into.equals(one) ? other : one).body("mergedFrom", equalTo(List.of()));
        }
    }

    @Test
    void many_records_merged_at_once_into_one_person_all_arrive() throws Exception {
        // Given
        String known = Api.newPerson("Budi");
        List<String> found = IntStream.range(0, 6).mapToObj(i -> unknown("Orang " + i)).toList();
        List<Supplier<Response>> merges = new ArrayList<>();
        found.forEach(one -> merges.add(() -> merge(one, 1, known)));
        // When
        List<Response> answers = together(merges);
        // Then
        assertThat(statuses(answers)).containsOnly(200);
        List<String> merged = person(known).extract().jsonPath().getList("mergedFrom");
        assertThat(merged).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void of_two_officers_who_change_one_household_at_once_one_is_told_the_current_etag()
            throws Exception {
        for (int round = 0; round < 10; round++) {
            // Given
            String path = "/v1/households/" + Api.newHousehold(Api.newPerson("Budi")) + "/ranking";
            // When
            List<Response> answers =
                    together(
                            List.of(
                                    () -> Api.change(path, 1, Map.of("decile", 3)),
                                    () -> Api.change(path, 1, Map.of("decile", 4))));
            // Then
            assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 412);
            answers.forEach(one -> one.then().header("ETag", "\"2\""));
        }
    }

    private static Response merge(String id, int version, String into) {
        return Api.change("/v1/persons/" + id + "/merge", version, Map.of("into", into));
    }

    private static Response unmerge(String id, int version) {
        return Api.change("/v1/persons/" + id + "/unmerge", version, Map.of());
    }

    private static String unknown(String name) {
        return registered(Map.of("name", name, "status", "UNKNOWN"));
    }

    private static String claimed(String nik, String name) {
        return registered(Map.of("name", name, "nik", nik, "status", "CLAIMED"));
    }

    private static String registered(Map<String, Object> identity) {
        return Api.registrar()
                .body(Map.of("owner", "35.24", "identity", identity))
                .post("/v1/persons")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static String holder(String nik) {
        return Api.registrar()
                .body(Map.of("nik", nik))
                .post("/v1/persons/search")
                .jsonPath()
                .getString("items[0].id");
    }

    private static ValidatableResponse person(String id) {
        return Api.registrar().get("/v1/persons/" + id).then().statusCode(200);
    }

    private static ValidatableResponse household(String id) {
        return Api.registrar().get("/v1/households/" + id).then().statusCode(200);
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }

    private static List<Response> together(List<Supplier<Response>> calls) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Response>> running = new ArrayList<>();
            for (Supplier<Response> call : calls) {
                running.add(threads.submit(call::get));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static long rows(String table) {
        return TestServices.database().number("select count(*) from " + table);
    }
}
