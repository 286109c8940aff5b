package id.dinsos.cases.worker;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.Assignment;
import id.dinsos.contracts.RegistryMessage.ServiceResource;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** From the registry's resource to a worker with a list of cases. */
@QuarkusTest
@WithTestResource(TestServices.class)
class WorkerResourceTest {
    private static final int DESKS = 8;

    private final CaseDesk desk = new CaseDesk();
    private final UUID resource = UUID.randomUUID();
    private final String account = "agus-" + resource;
    private final String agus = TestTokens.mint(account, desk.owner, "officer");

    @Test
    void a_resource_of_the_registry_becomes_a_worker_is_proposed_by_place_and_skill_and_works() {
        // Given
        resource(1, "ACTIVE");
        enlist(account).then().statusCode(200);
        String id = desk.receive("VIOLENCE_SHELTER", Map.of());

        await().untilAsserted(() ->
                with(desk.boss)
                        .get("/v1/case-workers?skill=ODGJ&region=" + desk.village)
                        .then()
                        .statusCode(200)
                        .body("account", hasItem(account)));
        // When
        var answer = with(agus).get("/v1/cases/" + id);
        // Then
        problem(answer, 404, "case-unknown");
        listed(desk.boss, "UNASSIGNED&region=" + desk.village, id);
        desk.done(desk.boss, id, "/assignment", Map.of("worker", resource));

        with(agus).get("/v1/cases/" + id).then().statusCode(200);
        problem(with(desk.sari).get("/v1/cases/" + id), 404, "case-unknown");
        await().untilAsserted(() ->
                with(agus)
                        .get("/v1/cases?worklist=MINE")
                        .then()
                        .body("items", hasSize(1))
                        .body("items[0].id", equalTo(id)));
        listed(agus, "WAITING", id);
        listed(agus, "TEAM&kind=VIOLENCE_SHELTER", id);
        with(desk.boss)
                .get("/v1/cases?worklist=UNASSIGNED")
                .then()
                .body("items.id", not(hasItem(id)));
    }

    private static void listed(String token, String worklist, String id) {
        await().untilAsserted(() ->
                with(token)
                        .get("/v1/cases?worklist=" + worklist)
                        .then()
                        .statusCode(200)
                        .body("items.id", hasItem(id)));
    }

    @Test
    void a_hundred_cases_go_to_one_worker_all_or_none() {
        // Given
        resource(1, "ACTIVE");
        enlist(account).then().statusCode(200);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(desk.receive("VAGRANT", Map.of()));
        }
        String foreign = new CaseDesk().receive("VAGRANT", Map.of());
        List<String> mixed = new ArrayList<>(ids);
        mixed.add(foreign);
        // When
        var answer = assign(mixed);
        // Then
        problem(answer, 404, "case-unknown");
        assertThat(assigned(ids)).isEqualTo("0");
        assign(ids).then().statusCode(200);
        assertThat(assigned(ids)).isEqualTo("5");
    }

    @Test
    void nobody_is_given_more_than_the_office_has_said_they_take() {
        // Given
        resource(1, "ACTIVE");
        enlist(account).then().statusCode(200);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            ids.add(desk.receive("VAGRANT", Map.of()));
        }
        String last = ids.getLast();
        // When
        var answer = assign(ids);
        // Then
        problem(answer, 409, "worker-full");
        assertThat(assigned(ids)).isEqualTo("0");
        assign(ids.subList(0, 20)).then().statusCode(200);
        problem(
                desk.step(desk.boss, last, "/assignment", Map.of("worker", resource)),
                409,
                "worker-full");
        desk.done(desk.boss, ids.getFirst(), "/assignment", Map.of("worker", resource));
    }

    @Test
    void of_eight_desks_that_give_a_worker_the_last_place_at_once_one_does() throws Exception {
        // Given
        resource(1, "ACTIVE");
        enlist(account, 2).then().statusCode(200);
        String first = desk.receive("VAGRANT", Map.of());
        desk.done(desk.boss, first, "/assignment", Map.of("worker", resource));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < DESKS; i++) {
            ids.add(desk.receive("VAGRANT", Map.of()));
        }

        // When
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(DESKS)) {
            List<Future<Integer>> jobs = new ArrayList<>();
            for (String id : ids) {
                jobs.add(
                        desks.submit(() ->
                                desk.stepUnder(
                                                desk.version(id),
                                                desk.boss,
                                                id,
                                                "/assignment",
                                                Map.of("worker", resource))
                                        .statusCode()));
            }
            for (Future<Integer> job : jobs) {
                answers.add(job.get());
            }
        }

        // Then
        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(DESKS - 1);
        assertThat(assigned(ids)).isEqualTo("1");
        String none = desk.receive("VAGRANT", Map.of());
        problem(
                desk.step(desk.boss, none, "/assignment", Map.of("worker", resource)),
                409,
                "worker-full");
    }

    @Test
    void who_does_not_serve_or_was_never_enlisted_gets_no_case() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        // When
        var answer = desk.step(desk.boss, id, "/assignment", Map.of("worker", resource));
        // Then
        problem(answer, 404, "worker-unknown");
        problem(enlist(account), 404, "worker-unknown");
        resource(1, "SUSPENDED");
        problem(enlist(account), 409, "worker-not-serving");
        resource(2, "ACTIVE");
        enlist(account).then().statusCode(200);
        with(desk.boss).delete("/v1/case-workers/" + resource).then().statusCode(200);
        problem(
                desk.step(desk.boss, id, "/assignment", Map.of("worker", resource)),
                409,
                "worker-not-serving");
    }

    @Test
    void an_account_is_one_workers() {
        // Given
        resource(1, "ACTIVE");
        enlist(account).then().statusCode(200);
        UUID other = UUID.randomUUID();
        say(other, 1, "ACTIVE");
        // When
        var answer = with(desk.boss).body(body(account)).put("/v1/case-workers/" + other);
        // Then
        problem(answer, 409, "worker-account-taken");
    }

    @Test
    void a_team_is_let_into_a_case_for_a_purpose_and_a_time_and_who_leaves_it_is_out() {
        // Given
        resource(1, "ACTIVE");
        enlist(account).then().statusCode(200);
        await().untilAsserted(() ->
                with(desk.boss)
                        .get("/v1/case-workers?region=" + desk.village)
                        .then()
                        .body("account", hasItem(account)));
        String id = desk.receive("VIOLENCE_SHELTER", Map.of());
        // When
        var answer = with(agus).get("/v1/cases/" + id);
        // Then
        problem(answer, 404, "case-unknown");
        problem(
                desk.step(desk.boss, id, "/access", Map.of("purpose", "konferensi", "days", 3)),
                422,
                "field-invalid");

        String position =
                desk.done(
                        desk.boss,
                        id,
                        "/access",
                        Map.of("team", "malam", "purpose", "jaga malam", "days", 3));

        with(agus).get("/v1/cases/" + id).then().statusCode(200);
        with(agus)
                .header("X-Position", position)
                .get("/v1/cases?kind=VIOLENCE_SHELTER")
                .then()
                .body("items.id", hasItem(id));
        problem(desk.show(desk.curious, id), 404, "case-unknown");
        desk.show(desk.boss, id).then().body("access[0].team", equalTo("malam"));
        with(desk.boss).delete("/v1/case-workers/" + resource).then().statusCode(200);
        await().untilAsserted(
                        () -> problem(with(agus).get("/v1/cases/" + id), 404, "case-unknown"));
        with(agus).get("/v1/cases").then().body("items", hasSize(0));
    }

    private io.restassured.response.Response assign(List<String> ids) {
        return with(desk.boss)
                .body(Map.of("worker", resource, "cases", ids))
                .post("/v1/cases/assignments");
    }

    private static String assigned(List<String> ids) {
        return query(
                "select count(*) from event where type = 'case-assigned.v1' and stream_id in ('%s')"
                        .formatted(String.join("','", ids)));
    }

    private io.restassured.response.Response enlist(String name) {
        return enlist(name, 20);
    }

    private io.restassured.response.Response enlist(String name, int most) {
        Map<String, Object> body = new HashMap<>(body(name));
        body.put("maxCases", most);
        return with(desk.boss).body(body).put("/v1/case-workers/" + resource);
    }

    private static Map<String, Object> body(String name) {
        return Map.of("account", name, "team", "malam", "skills", List.of("ODGJ"), "maxCases", 20);
    }

    private void resource(int version, String state) {
        say(resource, version, state);
    }

    private void say(UUID id, int version, String state) {
        Topics.send(
                RegistryMessage.RESOURCES,
                id,
                version,
                new ServiceResource(
                        id,
                        "psks-registered",
                        desk.owner,
                        "TKSK",
                        null,
                        state,
                        List.of(
                                new Assignment(
                                        UUID.randomUUID(),
                                        desk.owner + ".05",
                                        LocalDate.parse("2020-01-01"),
                                        null,
                                        "MEMBER",
                                        null,
                                        null)),
                        List.of(),
                        null));
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select version from resource where resource_id = '%s'"
                                                .formatted(id)))
                        .isEqualTo(Integer.toString(version)));
    }
}
