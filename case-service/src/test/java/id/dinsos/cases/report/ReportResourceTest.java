package id.dinsos.cases.report;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures over real rows. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ReportResourceTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private final CaseDesk desk = new CaseDesk();

    @Test
    void a_caseload_is_counted_by_kind_and_source_and_small_counts_are_hidden() {
        // Given
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
        // When
        var answer =
                with(desk.sari).header("X-Position", position).get("/v1/case-reports/caseload");
        // Then
        answer.then()
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
                .startsWith("\uFEFFkind;source;place;month;received;open\r\n")
                .contains("<5");
        with(desk.sari)
                .get("/v1/case-reports/caseload?asOf=2020-01-01")
                .then()
                .body("rows", hasSize(0));
    }

    @Test
    void a_spreadsheet_holds_the_counts_as_numbers_and_its_names_in_sight(@TempDir Path folder)
            throws IOException {
        // Given
        String position = "";
        for (int i = 0; i < 6; i++) {
            position = desk.post(desk.form("BEGGAR", Map.of())).header("X-Position");
        }
        // When
        byte[] sheet =
                with(desk.sari)
                        .header("X-Position", position)
                        .get("/v1/case-reports/caseload?format=xlsx")
                        .then()
                        .statusCode(200)
                        .contentType(ReportSheetFile.TYPE)
                        .extract()
                        .asByteArray();
        // Then
        Path saved = Files.write(folder.resolve("laporan.xlsx"), sheet);
        try (ZipFile zip = new ZipFile(saved.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("state=\"frozen\"", "<autoFilter ref=\"A1:")
                    .containsPattern("<col [^>]*width=\"18[.\"]")
                    .doesNotContainPattern("<col [^>]*width=\"(4[1-9]|[5-9]\\d|\\d{3})")
                    .containsPattern("<v>\\d+</v>");
        }
        problem(with(desk.sari).get("/v1/case-reports/caseload?format=pdf"), 422, "field-invalid");
    }

    @Test
    void a_report_of_the_day_before_knows_nothing_of_what_was_done_since() {
        // Given
        String position = "";
        for (int i = 0; i < 5; i++) {
            String id = desk.receive("VAGRANT", Map.of());
            position = desk.done(desk.sari, id, "/moves", Map.of("to", "ASSESSED"));
        }

        // When
        var today = report("service-times?asOf=" + LocalDate.now(ZONE), position);
        var before = report("service-times?asOf=" + LocalDate.now(ZONE).minusDays(1), position);

        // Then
        today.body("rows.find { it.kind == 'VAGRANT' }.overdue", equalTo(0));
        before.body("rows", hasSize(0));
    }

    @Test
    void a_shackled_person_is_counted_against_a_target_of_zero_until_they_are_free() {
        // Given
        for (int i = 0; i < 5; i++) {
            String unused = desk.receive("SHACKLING", Map.of("monthsShackled", 3));
        }
        String position = desk.post(desk.form("SHACKLING", Map.of())).header("X-Position");
        // When
        ValidatableResponse report = report("shackling", position);
        // Then
        report.body("rows[0].office", equalTo(desk.owner))
                .body("rows[0].shackled", equalTo(6))
                .body("rows[0].followed", equalTo(0))
                .body("rows[0].target", equalTo(0));
    }

    @Test
    void who_is_in_need_is_counted_against_who_was_served_and_who_comes_again() {
        // Given
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            people.add(desk.registered("Warsito " + i));
        }
        String position = "";
        for (UUID person : people.subList(0, 6)) {
            String id = desk.post(of(person)).then().statusCode(201).extract().path("id");
            desk.done(desk.sari, id, "/moves", Map.of("to", "ASSESSED"));
            position = desk.done(desk.sari, id, "/moves", Map.of("to", "IN_SERVICE"));
        }
        Topics.person(people.getFirst(), 2, desk.owner, true, people.getLast());
        await().untilAsserted(() ->
                assertThat(
                                CaseDesk.query(
                                        "select merged_into from person where person_id = '%s'"
                                                .formatted(people.getFirst())))
                        .isEqualTo(people.getLast().toString()));
        // When
        ValidatableResponse standard = report("service-standard", position);
        ValidatableResponse ppks = report("ppks", position);
        for (UUID person : people.subList(1, 6)) {
            position = desk.post(of(person)).header("X-Position");
        }
        ValidatableResponse repeats = report("repeats", position);
        // Then
        String vagrants = "rows.find { it.indicator.startsWith('4') }.";
        standard.body(vagrants + "inNeed", equalTo(6))
                .body(vagrants + "served", equalTo(6))
                .body(vagrants + "denominator", containsString("of 7 people"));
        ppks.body("rows", hasSize(1))
                .body("rows[0].type", equalTo("VAGRANT"))
                .body("rows[0].sex", equalTo("MALE"))
                .body("rows[0].age", equalTo("FROM_18_TO_59"))
                .body("rows[0].people", equalTo(6));
        repeats.body("rows[0].peopleAgain", equalTo(5)).body("rows[0].reopened", equalTo(0));
    }

    @Test
    void referrals_are_counted_by_what_became_of_them() {
        // Given
        CaseDesk home = new CaseDesk();
        String position = "";
        for (int i = 0; i < 10; i++) {
            String path = "/v1/referrals/" + offered(home.owner);
            Response answer =
                    with(home.sari)
                            .header("If-Match", with(home.sari).get(path).header("ETag"))
                            .body(i < 5 ? Map.of() : Map.of("reason", "penuh"))
                            .post(path + (i < 5 ? "/acceptance" : "/refusal"));
            position = answer.then().statusCode(200).extract().header("X-Position");
        }
        // When
        ValidatableResponse report = report("referrals", position);
        // Then
        report.body("rows", hasSize(1))
                .body("rows[0].from", equalTo(desk.owner))
                .body("rows[0].to", equalTo(home.owner))
                .body("rows[0].offered", equalTo(10))
                .body("rows[0].accepted", equalTo(5))
                .body("rows[0].declined", equalTo(5))
                .body("rows[0].lapsed", equalTo(0));
    }

    private Map<String, Object> of(UUID person) {
        Map<String, Object> form = desk.form("VAGRANT", Map.of());
        form.put("people", List.of(Map.of("role", "SUBJECT", "personId", person)));
        return form;
    }

    private String offered(String office) {
        return with(desk.sari)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "caseId",
                                desk.receive("BEGGAR", Map.of()),
                                "toOffice",
                                office,
                                "fields",
                                List.of("FACTS"),
                                "consent",
                                "GIVEN",
                                "reason",
                                "warga kabupaten lain"))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void beds_are_counted_as_they_stood() {
        // Given
        String site =
                with(desk.boss)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("name", "UPT Bina Karya", "kind", "UPT"))
                        .post("/v1/facilities")
                        .path("id");
        with(desk.boss)
                .body(Map.of("beds", 9))
                .put("/v1/facilities/" + site + "/beds/TRAINEES")
                .then()
                .statusCode(200);
        String position = "";
        for (int i = 0; i < 6; i++) {
            position = enrolled(desk.receive("VAGRANT", Map.of()), site);
        }

        // When
        ValidatableResponse today = report("occupancy", position);
        ValidatableResponse before =
                report("occupancy?asOf=" + LocalDate.now(ZONE).minusDays(1), position);
        ValidatableResponse courses = report("empowerment", position);

        // Then
        today.body("rows.find { it.facility == 'UPT Bina Karya' }.beds", equalTo(9))
                .body("rows.find { it.facility == 'UPT Bina Karya' }.occupied", equalTo(6));
        before.body("rows", hasSize(0));
        courses.body("rows.find { it.programme == 'VOCATIONAL_TRAINING' }.enrolled", equalTo(6))
                .body("rows.find { it.programme == 'VOCATIONAL_TRAINING' }.certified", equalTo(0));
    }

    @Test
    void a_month_of_a_report_ends_at_the_owners_midnight() {
        // Given
        CaseDesk kutaiTimur = new CaseDesk("64.08");
        CaseDesk papua = new CaseDesk("91.07");
        String there = received(kutaiTimur, "2026-10-31T16:30:00Z");
        String east = received(papua, "2026-10-31T15:30:00Z");
        String here = received(desk, "2026-10-31T16:30:00Z");

        // When
        List<String> months =
                Stream.of(month(kutaiTimur, there), month(papua, east), month(desk, here)).toList();
        Response october = with(kutaiTimur.sari).get("/v1/case-reports/caseload?asOf=2026-10-31");

        // Then
        assertThat(months).containsExactly("2026-11", "2026-11", "2026-10");
        october.then().statusCode(200).body("rows", hasSize(0));
    }

    /** A case that reached the office at some moment. */
    private static String received(CaseDesk office, String at) {
        Response answer = office.post(office.form("VAGRANT", Map.of()));
        String position = answer.then().statusCode(201).extract().header("X-Position");
        with(office.sari)
                .header("X-Position", position)
                .get("/v1/case-reports/caseload")
                .then()
                .body("rows", hasSize(1));
        CaseDesk.execute(
                "update view_cases.case_row set received_at = '%s' where case_id = '%s'"
                        .formatted(at, answer.<String>path("id")));
        return position;
    }

    private static String month(CaseDesk office, String position) {
        return with(office.sari)
                .header("X-Position", position)
                .get("/v1/case-reports/caseload")
                .path("rows[0].month");
    }

    private String enrolled(String id, String site) {
        String ref = desk.show(desk.sari, id).path("people[0].ref");
        return with(desk.sari)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "caseId", id,
                                "ref", ref,
                                "programme", "VOCATIONAL_TRAINING",
                                "site", site,
                                "startsOn", "2026-11-01"))
                .post("/v1/enrolments")
                .then()
                .statusCode(201)
                .extract()
                .header("X-Position");
    }

    private ValidatableResponse report(String what, String position) {
        return with(desk.sari)
                .header("X-Position", position)
                .get("/v1/case-reports/" + what)
                .then()
                .statusCode(200);
    }

    @Test
    void every_report_answers_and_an_unknown_one_is_named() {
        // When
        List<Response> known =
                Stream.of(ReportStore.Name.values())
                        .map(name -> with(desk.sari).get("/v1/case-reports/" + name.name()))
                        .toList();
        Response unknown = with(desk.sari).get("/v1/case-reports/weather");
        Response undated = with(desk.sari).get("/v1/case-reports/caseload?asOf=yesterday");
        // Then
        known.forEach(report -> report.then().statusCode(200));
        problem(unknown, 422, "field-invalid");
        problem(undated, 422, "field-invalid");
    }
}
