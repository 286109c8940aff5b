package id.dinsos.cases.report;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures over real rows. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ReportResourceTest {
    private final CaseDesk desk = new CaseDesk();

    @Test
    void a_caseload_is_counted_by_kind_and_source_and_small_counts_are_hidden() {
        String position = "";
        for (int i = 0; i < 6; i++) {
            position = desk.post(desk.form("VAGRANT", Map.of())).header("X-Position");
        }
        for (int i = 0; i < 4; i++) {
            Map<String, Object> form = desk.form("VAGRANT", Map.of());
            form.put("source", i < 2 ? "POLICE" : "WORKER");
            position = desk.post(form).header("X-Position");
        }
        for (int i = 0; i < 2; i++) {
            position = desk.post(desk.form("VIOLENCE_SHELTER", Map.of())).header("X-Position");
        }

        with(desk.sari)
                .header("X-Position", position)
                .get("/v1/case-reports/caseload")
                .then()
                .statusCode(200)
                .body("rows", hasSize(3))
                .body("rows[0].source", equalTo("HOTLINE"))
                .body("rows[0].received", equalTo(6))
                .body("rows[1].received", nullValue())
                .body("rows[2].received", nullValue());
        with(desk.boss)
                .get("/v1/case-reports/caseload")
                .then()
                .body("rows", hasSize(4))
                .body("rows[3].place", equalTo(desk.owner))
                .body("rows[3].received", nullValue());
        assertThat(with(desk.sari).get("/v1/case-reports/caseload?format=csv").asString())
                .startsWith("kind,source,place,month,received,open\r\n")
                .contains("<5");
        with(desk.sari)
                .get("/v1/case-reports/caseload?asOf=2020-01-01")
                .then()
                .body("rows", hasSize(0));
    }

    @Test
    void every_report_answers_and_an_unknown_one_is_named() {
        for (ReportStore.Name name : ReportStore.Name.values()) {
            with(desk.sari).get("/v1/case-reports/" + name.name()).then().statusCode(200);
        }
        problem(with(desk.sari).get("/v1/case-reports/weather"), 422, "field-invalid");
        problem(
                with(desk.sari).get("/v1/case-reports/caseload?asOf=yesterday"),
                422,
                "field-invalid");
    }
}
