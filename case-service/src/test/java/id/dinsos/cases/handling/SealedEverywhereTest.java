package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.CaseDesk.execute;
import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.published;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.dinsos.cases.report.ReportStore;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Looks for a sealed case in everything that this service says to those who may not know of it:
 * every operation there is, with and without filters, the topics, the log, the metrics and every
 * table.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class SealedEverywhereTest {
    private static final String PLACE = "Lorong Kenanga Wetan";
    private static final String WOMAN = "Lestari Wulandari";
    private static final String TOLD = "dipukuli suaminya setiap malam";
    private static final String PHONE = "081298761234";
    private static final String NOTE = "mengungsi ke rumah kakaknya";
    private static final String LETTER = "VER-7781";
    private static final List<String> QUERIES =
            List.of(
                    "",
                    "?kind=VIOLENCE_SHELTER",
                    "?worklist=OPEN",
                    "?worklist=UNASSIGNED",
                    "?worklist=WAITING",
                    "?worklist=TEAM",
                    "?worklist=TO_TELL",
                    "?state=ASSESSED",
                    "?priority=P0",
                    "?format=csv",
                    "?purpose=SUPERVISION",
                    "?skill=VIOLENCE");

    private final CaseDesk desk = new CaseDesk();

    @Test
    void nothing_of_a_sealed_case_is_in_anything_that_is_said_to_others() throws IOException {
        // Given
        Listener log = new Listener();
        Logger.getLogger("").addHandler(log);
        String id = sealed();
        List<String> words = List.of(PLACE, WOMAN, TOLD, PHONE, NOTE, LETTER);
        List<String> ids = new ArrayList<>(List.of(id));
        Response shown = desk.show(desk.boss, id);
        ids.add(shown.path("people[0].ref"));
        ids.add(shown.path("documents[0].id"));
        ids.add(
                query(
                        "select subject_id from view_cases.case_row where case_id = '%s'"
                                .formatted(id)));
        // When
        int answers = 0;
        for (String token : others()) {
            for (String operation : operations()) {
                for (String answer : answers(operation, token, id)) {
                    answers++;
                    for (String word : words) {
                        assertThat(answer).as(operation).doesNotContain(word);
                    }
                    for (String one : ids) {
                        assertThat(answer).as(operation).doesNotContain(one);
                    }
                    if (!operation.contains("/case-kinds")) {
                        assertThat(answer).as(operation).doesNotContain("VIOLENCE_SHELTER");
                    }
                }
            }
        }
        // Then
        assertThat(answers).isGreaterThan(400);
        assertThat(published()).doesNotContain(id).doesNotContain("VIOLENCE_SHELTER");
        assertThat(RestAssured.get("/q/metrics").asString())
                .doesNotContain(id)
                .doesNotContain("VIOLENCE_SHELTER");
        for (String word : words) {
            assertThat(log.said).noneMatch(line -> line.contains(word));
            assertThat(published()).doesNotContain(word);
            assertThat(tables()).doesNotContain(word);
        }
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void where_a_read_cannot_be_recorded_nothing_is_given() {
        // Given
        String id = sealed();
        execute(
                "create function no_reads() returns trigger language plpgsql as $$ begin"
                        + " if new.type = 'case-read.v1' then raise exception 'disk full'; end if;"
                        + " return new; end $$");
        execute(
                "create trigger no_reads before insert on event for each row"
                        + " execute function no_reads()");
        try {
            for (String path : List.of("", "/plan", "/assistance")) {
                // When
                Response answer = with(desk.boss).get("/v1/cases/" + id + path);
                // Then
                assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
                assertThat(answer.asString()).doesNotContain(PLACE).doesNotContain(NOTE);
            }
        } finally {
            execute("drop trigger no_reads on event");
            execute("drop function no_reads()");
        }
        desk.show(desk.boss, id).then().statusCode(200);
    }

    @Test
    void who_supervises_lets_a_colleague_in_for_a_purpose_and_a_time_and_out_again() {
        // Given
        String id = sealed();
        // When
        var answer = desk.step(desk.boss, id, "/access", Map.of("account", "budi", "days", 3));
        // Then
        problem(answer, 422, "field-invalid");

        String position =
                desk.done(
                        desk.boss,
                        id,
                        "/access",
                        Map.of("account", "budi", "purpose", "konferensi kasus", "days", 3));

        desk.show(desk.curious, id).then().statusCode(200);
        with(desk.curious)
                .header("X-Position", position)
                .get("/v1/cases?kind=VIOLENCE_SHELTER")
                .then()
                .body("items.id", hasItem(id));
        String access = desk.show(desk.boss, id).path("access[0].access");
        problem(
                desk.step(desk.boss, id, "/access/" + UUID.randomUUID() + "/end", Map.of()),
                404,
                "case-access-unknown");
        String after = desk.done(desk.boss, id, "/access/" + access + "/end", Map.of());
        problem(desk.show(desk.curious, id), 404, "case-unknown");
        with(desk.curious)
                .header("X-Position", after)
                .get("/v1/cases")
                .then()
                .body("items.id", not(hasItem(id)));
    }

    @Test
    void a_supervisor_counts_sealed_cases_and_nobody_else_learns_that_there_are_any() {
        // When
        var answer = sealed();
        // Then
        assertThat(answer).isNotNull();

        with(desk.boss)
                .get("/v1/case-reports/caseload")
                .then()
                .body("rows.kind", hasItem("VIOLENCE_SHELTER"));
        with(desk.curious).get("/v1/case-reports/caseload").then().body("rows.size()", equalTo(0));
    }

    private String sealed() {
        Map<String, Object> form = desk.form("VIOLENCE_SHELTER", Map.of("inDangerNow", true));
        form.put("place", PLACE);
        form.put("words", TOLD);
        form.put("reporter", Map.of("name", WOMAN, "phone", PHONE));
        form.put("people", List.of(Map.of("role", "SUBJECT", "name", WOMAN)));
        Response created = desk.post(form);
        String id = created.then().statusCode(201).extract().path("id");
        desk.done(desk.boss, id, "/remarks", Map.of("text", NOTE, "about", "CHILD"));
        desk.done(
                desk.boss,
                id,
                "/documents",
                Map.of("type", "VISUM", "number", LETTER, "date", "2026-11-20"));
        desk.done(desk.boss, id, "/moves", Map.of("to", "ASSESSED"));
        with(desk.boss)
                .body(Map.of("goals", List.of(NOTE), "interventions", List.of()))
                .post("/v1/cases/" + id + "/plan")
                .then()
                .statusCode(200);
        var unused =
                with(desk.boss)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(
                                Map.of(
                                        "caseId",
                                        id,
                                        "toOffice",
                                        desk.province + ".99",
                                        "fields",
                                        List.of("REPORT"),
                                        "consent",
                                        "GIVEN",
                                        "reason",
                                        NOTE))
                        .post("/v1/referrals")
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("X-Position");
        with(desk.boss)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        Map.of(
                                "caseId",
                                id,
                                "template",
                                "RECOMMENDATION",
                                "fields",
                                Map.of("name", WOMAN, "purpose", NOTE)))
                .post("/v1/letters")
                .then()
                .statusCode(201);
        return id;
    }

    /** An officer who is administrator and auditor besides, and what sits above and beside. */
    private List<String> others() {
        return List.of(
                desk.curious,
                TestTokens.mint("dewi", desk.province, "officer", "auditor", "admin"),
                TestTokens.mint("tono", desk.province + ".99", "officer", "auditor"),
                TestTokens.mint("joko", "31.71", "officer", "supervisor", "auditor"));
    }

    private static List<String> operations() throws IOException {
        try (InputStream file = SealedEverywhereTest.class.getResourceAsStream("/doors.csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(0, line.indexOf(';')))
                    .filter(operation -> !operation.contains("/rebuild"))
                    // A republication is called by the id that its caller has chosen.
                    .filter(operation -> !operation.startsWith("PUT /v1/republications"))
                    .toList();
        }
    }

    private static List<String> answers(String operation, String token, String id) {
        String method = operation.substring(0, operation.indexOf(' '));
        List<String> answers = new ArrayList<>();
        for (String path : paths(operation.substring(method.length() + 1), id)) {
            if (method.equals("GET")) {
                QUERIES.forEach(query -> answers.add(text(with(token).get(path + query), path)));
            } else {
                RequestSpecification request =
                        with(token)
                                .header("If-Match", "\"1\"")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .body("{}");
                answers.add(text(request.request(method, path), path));
            }
        }
        return answers;
    }

    /** Without the caller's own words: a problem names the path that was asked for. */
    private static String text(Response answer, String asked) {
        return (answer.statusLine() + "\n" + answer.headers() + "\n" + answer.asString())
                .replace("\"instance\":\"" + asked, "");
    }

    private static List<String> paths(String template, String id) {
        String path =
                template.replace("{ref}", new UUID(3, 3).toString())
                        .replace("{code}", "VIOLENCE_SHELTER")
                        .replace("{class}", "WOMEN")
                        .replace("{clock}", "SHELTER")
                        .replace("{due}", "2026-12-20")
                        .replace("{day}", "2026-12-25");
        if (path.startsWith("/v1/case-reports")) {
            return Arrays.stream(ReportStore.Name.values())
                    .map(name -> path.replace("{name}", name.name()))
                    .toList();
        }
        return List.of(path.replace("{name}", "cases").replaceAll("\\{[a-z]+\\}", id));
    }

    /** Every text in every table. */
    private static String tables() {
        return query(
                "select string_agg(xml, '') from (select"
                        + " query_to_xml('select * from ' || quote_ident(table_schema) || '.' ||"
                        + " quote_ident(table_name), true, true, '')::text as xml"
                        + " from information_schema.tables where table_type = 'BASE TABLE' and"
                        + " (table_schema = 'public' or table_schema like 'view%')) t");
    }

    /** Hears what the process logs. */
    private static final class Listener extends Handler {
        private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            said.add(
                    record.getMessage()
                            + (record.getParameters() == null
                                    ? ""
                                    : java.util.Arrays.toString(record.getParameters()))
                            + (record.getThrown() == null ? "" : record.getThrown().toString()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
