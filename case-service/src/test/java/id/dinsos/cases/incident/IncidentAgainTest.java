package id.dinsos.cases.incident;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The lists of an incident on the second day: another list, the same again, and what became so. */
@QuarkusTest
@WithTestResource(TestServices.class)
class IncidentAgainTest {
    private static final String ELSEWHERE = "11.01.01.2001";

    private final CaseDesk desk = new CaseDesk();
    private final CaseDesk home = new CaseDesk();
    private final IncidentDesk lists = new IncidentDesk(desk);

    @Test
    void the_list_of_another_village_that_counts_from_one_as_well_loses_nobody() {
        // Given
        String flood = lists.fire("BANJIR-2");
        String other = desk.owner + ".05.2002";
        var first = lists.taken(flood, List.of(lists.line(1, "", ""), lists.line(2, "", "")));
        // When
        String position =
                lists.taken(flood, List.of(lists.line(1, "", "").replace(desk.village, other)));
        // Then
        assertThat(first).isNotNull();
        shown(position, flood).then().body("counts.households", equalTo(3));
    }

    @Test
    void the_same_list_again_changes_nothing_also_where_a_household_has_moved_since() {
        // Given
        UUID family = lists.household();
        String fire = lists.fire("KEBAKARAN-6");
        List<String> lines = List.of(lists.line(1, family.toString(), "BERAT"));
        var first = lists.taken(fire, lines);
        Topics.household(family, 2, ELSEWHERE, "SEMBAKO");
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select region from household where household_id = '%s'"
                                                .formatted(family)))
                        .isEqualTo(ELSEWHERE));
        String events = lists.events();
        // When
        var again = lists.taken(fire, lines);
        // Then
        assertThat(first).isNotNull();
        assertThat(again).isNotNull();
        assertThat(lists.events()).isEqualTo(events);
    }

    @Test
    void of_two_officers_with_one_list_at_once_each_is_done_and_no_household_stands_twice()
            throws Exception {
        // Given
        String fire = lists.fire("KEBAKARAN-7");
        List<String> lines = List.of(lists.line(1, "", ""), lists.line(2, "", "BERAT"));
        Callable<Response> one = () -> IncidentDesk.send(desk.sari, fire, lines);
        Callable<Response> other = () -> IncidentDesk.send(desk.boss, fire, lines);
        List<Response> answers = new ArrayList<>();
        // When
        try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
            for (Future<Response> answer : desks.invokeAll(List.of(one, other))) {
                answers.add(answer.get());
            }
        }
        // Then
        for (Response answer : answers) {
            answer.then().statusCode(200);
            shown(answer.header("X-Position"), fire)
                    .then()
                    .body("counts.households", equalTo(2))
                    .body("counts.open", equalTo(2));
        }
    }

    @Test
    void two_lines_that_turn_out_to_be_one_household_are_counted_once() {
        // Given
        String fire = lists.fire("KEBAKARAN-8");
        String taken = lists.taken(fire, List.of(lists.line(1, "", ""), lists.line(2, "", "")));
        List<String> ids = households(taken, fire).path("items.caseId");
        // When
        String merged = desk.done(desk.sari, ids.get(0), "/merge", Map.of("into", ids.get(1)));
        Response counted = shown(merged, fire);
        Response listed = households(merged, fire);
        String parted = desk.done(desk.sari, ids.get(0), "/unmerge", Map.of());
        Response back = shown(parted, fire);
        // Then
        counted.then().body("counts.households", equalTo(1)).body("counts.open", equalTo(1));
        listed.then().body("items.caseId", equalTo(List.of(ids.get(1))));
        back.then().body("counts.households", equalTo(2)).body("counts.open", equalTo(2));
    }

    @Test
    void a_household_whose_case_goes_on_as_one_that_no_list_had_is_counted_still() {
        // Given
        String fire = lists.fire("KEBAKARAN-9");
        String taken = lists.taken(fire, List.of(lists.line(1, "", "")));
        String line = households(taken, fire).path("items[0].caseId");
        String hotline = desk.receive("DISASTER_HOUSEHOLD", Map.of());
        // When
        String merged = desk.done(desk.sari, line, "/merge", Map.of("into", hotline));
        Response counted = shown(merged, fire);
        Response listed = households(merged, fire);
        // Then
        counted.then().body("counts.households", equalTo(1)).body("counts.open", equalTo(1));
        listed.then().body("items.caseId", equalTo(List.of(line)));
    }

    @Test
    void a_case_that_another_office_has_by_now_is_in_no_list_and_no_count_of_the_first() {
        // Given
        String fire = lists.fire("KEBAKARAN-10");
        String taken = lists.taken(fire, List.of(lists.line(1, "", ""), lists.line(2, "", "")));
        String id = households(taken, fire).path("items[0].caseId");
        // When
        String position = handedOver(id);
        Response counted = shown(position, fire);
        Response listed = households(position, fire);
        // Then
        counted.then().body("counts.households", equalTo(1));
        listed.then().body("items", hasSize(1));
        assertThat(listed.asString()).doesNotContain(id);
    }

    @Test
    void who_looks_for_doubles_of_a_household_is_not_shown_the_others_of_its_list() {
        // Given
        String fire = lists.fire("KEBAKARAN-12");
        String taken = lists.taken(fire, List.of(lists.line(1, "", ""), lists.line(2, "", "")));
        List<String> ids = households(taken, fire).path("items.caseId");
        Map<String, Object> form = desk.form("DISASTER_HOUSEHOLD", Map.of());
        form.put("happenedAt", "2026-11-20T03:00:00Z");
        Response hotline = desk.post(form);
        // When
        Response doubles =
                lists.at(hotline.header("X-Position"), "/v1/cases/" + ids.getFirst() + "/doubles");
        // Then
        doubles.then().statusCode(200).body("id", equalTo(List.of(hotline.<String>path("id"))));
    }

    @Test
    void a_fault_names_the_line_of_the_file_and_not_what_was_sent() {
        // Given
        String fire = lists.fire("KEBAKARAN-11");
        String stranger = lists.line(77, "", "").replace(desk.village, ELSEWHERE);
        // When
        Response refused = IncidentDesk.send(desk.sari, fire, List.of(stranger));
        // Then
        problem(refused, 422, "incident-file-invalid")
                .body("errors.pointer", hasItem("/rows/2/id_wilayah"));
    }

    private Response shown(String position, String incident) {
        return lists.at(position, "/v1/incidents/" + incident);
    }

    private Response households(String position, String incident) {
        return lists.at(position, "/v1/incidents/" + incident + "/households");
    }

    private String handedOver(String id) {
        Map<String, Object> form =
                Map.of(
                        "caseId",
                        id,
                        "toOffice",
                        home.owner,
                        "fields",
                        List.of("PEOPLE"),
                        "consent",
                        "GIVEN",
                        "reason",
                        "warga kabupaten tetangga",
                        "mode",
                        "TRANSFER");
        String referral =
                with(desk.sari)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(form)
                        .post("/v1/referrals")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String etag = with(desk.sari).get("/v1/referrals/" + referral).header("ETag");
        return with(home.sari)
                .header("If-Match", etag)
                .body(Map.of())
                .post("/v1/referrals/" + referral + "/acceptance")
                .then()
                .statusCode(200)
                .extract()
                .header("X-Position");
    }
}
