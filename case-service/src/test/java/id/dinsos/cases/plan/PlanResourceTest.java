package id.dinsos.cases.plan;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A home-care round: a plan, another's approval, a visit held and a visit missed. */
@QuarkusTest
@WithTestResource(TestServices.class)
class PlanResourceTest {
    private final CaseDesk desk = new CaseDesk();

    @Test
    void a_plan_is_written_approved_by_another_and_its_visits_are_on_record() {
        // Given
        String id = desk.receive("HOME_CARE", Map.of("bedBound", true));
        String plan = "/v1/cases/" + id + "/plan";
        // When
        var answer = with(desk.sari).get(plan);
        // Then
        problem(answer, 404, "plan-unknown");
        with(desk.sari)
                .body(
                        Map.of(
                                "goals", List.of("dapat duduk sendiri"),
                                "interventions",
                                        List.of(
                                                Map.of(
                                                        "kind", "VISIT",
                                                        "what", "kunjungan mingguan",
                                                        "due", "2026-12-01"))))
                .post(plan)
                .then()
                .statusCode(200);
        problem(
                with(desk.sari)
                        .body(Map.of("day", "2026-11-21", "met", true))
                        .post(plan + "/visits"),
                409,
                "plan-not-approved");
        problem(with(desk.sari).post(plan + "/approval"), 403, "plan-approved-by-author");
        await().untilAsserted(() ->
                with(desk.boss)
                        .get("/v1/cases?worklist=WAITING")
                        .then()
                        .body("items.id", hasItem(id)));
        with(desk.boss).post(plan + "/approval").then().statusCode(200);
        for (boolean met : List.of(true, false)) {
            with(desk.sari)
                    .body(Map.of("day", "2026-11-21", "met", met, "words", "catatan"))
                    .post(plan + "/visits")
                    .then()
                    .statusCode(200);
        }

        with(desk.sari)
                .get(plan)
                .then()
                .statusCode(200)
                .body("approved", equalTo(1))
                .body("approver", equalTo("rina"))
                .body("content.goals", equalTo(List.of("dapat duduk sendiri")))
                .body("visits", hasSize(2));
    }

    @Test
    void the_plan_of_a_sealed_case_is_not_there_for_others() {
        // Given
        String id = desk.receive("VIOLENCE_SHELTER", Map.of());
        // When
        var answer = with(desk.curious).get("/v1/cases/" + id + "/plan");
        // Then
        problem(answer, 404, "case-unknown");
        problem(
                with(desk.curious)
                        .body(Map.of("goals", List.of("x")))
                        .post("/v1/cases/" + id + "/plan"),
                404,
                "case-unknown");
    }
}
