package id.dinsos.registry.civil;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.registry.civil.FakeCivil.Asked;
import id.dinsos.registry.civil.FakeCivil.Fate;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Matching with the civil registry as an office does it, and what goes wrong on the way. */
@QuarkusTest
@WithTestResource(TestServices.class)
class CivilResourceTest {
    private static final AtomicInteger VILLAGE = new AtomicInteger();
    private static final String CHECKS = "/v1/civil-checks";
    private static final String HEADER = "no;nik;hasil_nik;skor_nama;tgl_periksa\n";

    @Inject Settings settings;
    @Inject CivilJob job;
    @Inject CivilStore checks;
    @Inject CivilTakingStore taking;
    @Inject Views views;

    @Inject
    @ConfigProperty(name = "dinsos.civil.url")
    String url;

    private String village = "";
    private FakeCivil civil;

    @BeforeEach
    void open() {
        civil = FakeCivil.anew(URI.create(url).getPort());
        int next = VILLAGE.getAndIncrement();
        village = next < 17 ? "35.24.25." + (2001 + next) : "35.24.26." + (2010 + next - 17);
    }

    @AfterEach
    void close() {
        civil.close();
    }

    @Test
    void a_person_is_matched_over_http_and_it_is_seen_at_their_record() {
        // Given
        String nik = Api.newNik();
        String person = living("Wardoyo Padan", nik);
        civil.knows(nik, "Wardoyo Padan", "1985-03-17");
        // When
        JsonPath check = ended(ordered("HTTP"));
        // Then
        assertThat(check.getString("state")).isEqualTo("DONE");
        assertThat(outcomes(check)).isEqualTo(Map.of("MATCHED", 1));
        Api.registrar()
                .get("/v1/persons/" + person)
                .then()
                .body("civilMatch", equalTo("MATCHED"))
                .body("civilAnswer.nik", equalTo(true))
                .body("civilAnswer.nameScore", equalTo(100))
                .body("civilAnswer.birthDate", equalTo(true))
                .body("civilAnswer.checkedOn", equalTo(FakeCivil.today()))
                .body("civilAnswer.source", equalTo("civil-check " + check.getString("id")));
        backlog("").then().body("items", empty());
        Api.as("dewi", "35.24", "auditor")
                .get("/v1/reads?subject=" + person)
                .then()
                .body("items.action", hasItem("civil-check " + check.getString("id")));
        assertThat(civil.asked()).extracting(Asked::address).containsOnly("/civil/v1/matches");
    }

    @Test
    void who_is_not_matched_stands_in_the_backlog_by_cause_is_repaired_and_matched_anew() {
        // Given
        String named = Api.newNik();
        String born = Api.newNik();
        String unknown = Api.newNik();
        String misspelt = living("Soetrisno Padan", named);
        String otherDay = living("Rukmini Padan", born);
        String nobody = living("Kasiyem Padan", unknown);
        String without = withoutNik("Tanpa Nomor Padan");
        civil.knows(named, "Sutrisno Padan", null);
        civil.knows(born, "Rukmini Padan", "1985-03-18");
        backlog("&cause=NEVER_CHECKED").then().body("items", hasSize(3));
        // When
        ended(ordered("HTTP"));
        JsonPath unmatched = backlog("").jsonPath();
        correct(misspelt, "Sutrisno Padan", named, "1985-03-17");
        correct(otherDay, "Rukmini Padan", born, "1985-03-18");
        JsonPath repaired = villages();
        JsonPath again = ended(ordered("HTTP", "CORRECTED"));
        // Then
        assertThat(causes(unmatched))
                .isEqualTo(
                        Map.of(
                                misspelt, "NAME_DIFFERS",
                                otherDay, "BIRTH_DATE_DIFFERS",
                                nobody, "NIK_NOT_FOUND",
                                without, "NO_NIK"));
        assertThat(repaired.getInt("people")).isEqualTo(4);
        assertThat(repaired.getInt("items.find { it.cause == 'CORRECTED' }.people")).isEqualTo(2);
        assertThat(again.getInt("questions")).isEqualTo(2);
        assertThat(outcomes(again)).isEqualTo(Map.of("MATCHED", 2));
        assertThat(causes(backlog("").jsonPath()))
                .isEqualTo(Map.of(nobody, "NIK_NOT_FOUND", without, "NO_NIK"));
    }

    @Test
    void a_registry_that_is_away_slow_or_answers_nonsense_is_asked_again_for_the_same_batch() {
        // Given
        String nik = Api.newNik();
        String person = living("Sabar Padan", nik);
        civil.knows(nik, "Sabar Padan", null);
        civil.next(Fate.DOWN, Fate.GARBAGE, Fate.ANOTHER_BATCH, Fate.SLOW);
        // When
        String id = ordered("HTTP");
        await().until(() -> Api.registrar().get(CHECKS + "/" + id).path("trouble") != null);
        JsonPath check = ended(id);
        // Then
        assertThat(outcomes(check)).isEqualTo(Map.of("MATCHED", 1));
        assertThat(check.getString("trouble")).isNull();
        assertThat(civil.asked()).hasSize(5);
        assertThat(civil.asked())
                .extracting(Asked::batch)
                .containsOnly(civil.asked().getFirst().batch());
        Api.registrar().get("/v1/persons/" + person).then().body("civilMatch", equalTo("MATCHED"));
    }

    @Test
    void operations_see_for_how_long_the_registry_has_been_away_and_that_it_is_back()
            throws Exception {
        // Given
        String nik = Api.newNik();
        var person = living("Sunyi Padan", nik);
        civil.close();
        String id = ordered("HTTP");
        await().until(() -> Api.registrar().get(CHECKS + "/" + id).path("trouble") != null);
        // When
        changed("trouble_since = trouble_since - interval '20 minutes'", id);
        // Then
        await().until(() -> silent() >= 1_200);
        civil = new FakeCivil(URI.create(url).getPort());
        civil.knows(nik, "Sunyi Padan", null);
        // It would be asked ever more rarely, and this test does not wait for that.
        changed("not_before = null", id);
        assertThat(outcomes(ended(id))).isEqualTo(Map.of("MATCHED", 1));
        await().until(() -> silent() == 0);
        assertThat(person).isNotNull();
    }

    private static void changed(String what, String check) throws Exception {
        try (var connection = TestServices.database().connect();
                var statement = connection.createStatement()) {
            assertThat(
                            statement.executeUpdate(
                                    "update civil_check set %s where id = '%s'"
                                            .formatted(what, check)))
                    .isEqualTo(1);
        }
    }

    private static double silent() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("dinsos_civil_silent_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    @Test
    void a_registry_that_says_when_to_come_again_is_not_asked_before() {
        // Given
        String nik = Api.newNik();
        living("Tertib Padan", nik);
        civil.knows(nik, "Tertib Padan", null);
        civil.next(Fate.RATE_LIMITED);
        // When
        JsonPath check = ended(ordered("HTTP"));
        // Then
        assertThat(outcomes(check)).isEqualTo(Map.of("MATCHED", 1));
        List<Asked> asked = civil.asked();
        assertThat(asked).hasSize(2);
        assertThat(Duration.ofNanos(asked.get(1).atNanos() - asked.get(0).atNanos()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_missing_or_contradicting_answer_is_asked_for_again_and_what_nobody_asked_is_found() {
        // Given
        String nik = Api.newNik();
        String person = living("Ulang Padan", nik);
        civil.knows(nik, "Ulang Padan", null);
        civil.next(Fate.ONE_MISSING, Fate.CONTRADICTING, Fate.UNKNOWN_QUESTION);
        // When
        String id = ordered("HTTP");
        JsonPath check = ended(id);
        // Then
        assertThat(civil.asked()).hasSize(3);
        assertThat(outcomes(check)).isEqualTo(Map.of("MATCHED", 1));
        findings(id)
                .then()
                .body("items.outcome", contains("UNKNOWN_QUESTION"))
                .body("items.no", contains(999_999))
                .body("items.personId", contains(nullValue()));
        Api.registrar().get("/v1/persons/" + person).then().body("civilMatch", equalTo("MATCHED"));
    }

    @Test
    void answers_that_stay_wrong_are_given_up_after_three_times_and_nothing_of_them_is_taken() {
        // Given
        String nik = Api.newNik();
        String person = living("Salah Padan", nik);
        civil.knows(nik, "Salah Padan", null);
        civil.next(Fate.BAD_SCORE, Fate.FROM_TOMORROW, Fate.OF_ANOTHER);
        // When
        String id = ordered("HTTP");
        JsonPath check = ended(id);
        // Then
        assertThat(civil.asked()).hasSize(3);
        assertThat(outcomes(check)).isEqualTo(Map.of("OF_ANOTHER", 1));
        findings(id).then().body("items.personId", contains(person));
        Api.registrar()
                .get("/v1/persons/" + person)
                .then()
                .body("civilMatch", equalTo("UNCHECKED"))
                .body("civilAnswer", nullValue());
    }

    @Test
    void files_are_exchanged_and_each_answer_finds_its_person() throws Exception {
        // Given
        String one = Api.newNik();
        String two = Api.newNik();
        String known = living("Pertama Padan", one);
        String other = living("Kedua Padan", two);
        String id = ordered("FILE");
        JsonPath sent = awaited(id, "SENT");
        // When
        String request = requestFile(id).then().statusCode(200).extract().asString();
        int first = number(request, one);
        int second = number(request, two);
        String answers =
                HEADER
                        + line(first, one, "SESUAI", "99")
                        + line(first, one, "SESUAI", "99")
                        + line(second, two, "SESUAI", "20")
                        + line(4711, "", "TIDAK SESUAI", "")
                        + line(second, two, "MUNGKIN", "20");
        answered(id, answers).then().statusCode(202);
        JsonPath done = awaited(id, "DONE");
        // Then
        assertThat(request).startsWith("\uFEFFno;nik;no_kk;nama;tgl_lahir;");
        assertThat(request).contains("Pertama Padan", "Kedua Padan", "1985-03-17");
        assertThat(sent.getInt("questions")).isEqualTo(2);
        assertThat(outcomes(done)).isEqualTo(Map.of("MATCHED", 1, "MISMATCHED", 1));
        assertThat(findings(id).jsonPath().getList("items.outcome"))
                .containsExactlyInAnyOrder("REPEATED", "UNKNOWN_QUESTION", "UNREADABLE");
        Api.registrar()
                .get("/v1/persons/" + known)
                .then()
                .body("civilMatch", equalTo("MATCHED"))
                .body("civilAnswer.nameScore", equalTo(99));
        Api.registrar()
                .get("/v1/persons/" + other)
                .then()
                .body("civilMatch", equalTo("MISMATCHED"));
        Api.as("dewi", "35.24", "auditor")
                .get(CHECKS + "/" + id + "/reads")
                .then()
                .body("actor", contains("sari"))
                .body("action", contains("civil-request"));
        Api.as("dewi", "35.24", "auditor")
                .get("/v1/reads?subject=" + known)
                .then()
                .body("items.action", hasItem("civil-check " + id));
        assertThat(civil.asked()).isEmpty();
    }

    @Test
    void on_disk_the_questions_are_sealed_and_after_a_day_they_are_gone() throws Exception {
        // Given
        String nik = Api.newNik();
        living("Rahasia Padan", nik);
        String id = ordered("FILE");
        awaited(id, "SENT");
        Path folder = Path.of(settings.files()).resolve("civil-checks").resolve(id);
        byte[] bytes;
        try (Stream<Path> files = Files.walk(folder)) {
            bytes =
                    Files.readAllBytes(
                            files.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
        // When
        sentBefore(id, "25 hours");
        await().until(() -> Api.registrar().get(CHECKS + "/" + id).path("requestFile") == null);
        // Then
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain(nik)
                .doesNotContain("Rahasia Padan");
        requestFile(id).then().statusCode(409).body("code", equalTo("civil-request-expired"));
        assertThat(folder.resolve("request")).doesNotExist();
        sentBefore(id, "31 days");
        assertThat(outcomes(awaited(id, "EXPIRED"))).isEqualTo(Map.of("NOT_ANSWERED", 1));
        answered(id, HEADER + line(1, nik, "SESUAI", "99"))
                .then()
                .statusCode(409)
                .body("code", equalTo("civil-check-over"));
    }

    @Test
    void a_second_file_answers_the_rest_and_what_was_taken_stands() {
        // Given
        String one = Api.newNik();
        String two = Api.newNik();
        String known = living("Tetap Padan", one);
        living("Menyusul Padan", two);
        String id = ordered("FILE");
        awaited(id, "SENT");
        String request = requestFile(id).asString();
        int first = number(request, one);
        int second = number(request, two);
        String partly = HEADER + line(first, one, "SESUAI", "99");
        answered(id, partly).then().statusCode(202);
        await().until(() -> outcomes(status(id)).containsKey("MATCHED"));
        awaited(id, "SENT");
        // When
        var same = answered(id, partly);
        JsonPath unchanged = status(id);
        answered(
                        id,
                        HEADER
                                + line(first, one, "TIDAK SESUAI", "")
                                + line(second, two, "SESUAI", "88"))
                .then()
                .statusCode(202);
        JsonPath done = awaited(id, "DONE");
        // Then
        same.then().statusCode(202);
        assertThat(unchanged.getString("state")).isEqualTo("SENT");
        assertThat(outcomes(done)).isEqualTo(Map.of("MATCHED", 2));
        findings(id).then().body("items.outcome", contains("CONTRADICTING"));
        Api.registrar().get("/v1/persons/" + known).then().body("civilMatch", equalTo("MATCHED"));
    }

    @Test
    void an_answer_to_what_was_corrected_since_is_not_taken_and_asked_by_the_next_check() {
        // Given
        String nik = Api.newNik();
        String person = living("Soemarno Padan", nik);
        String id = ordered("FILE");
        awaited(id, "SENT");
        int no = number(requestFile(id).asString(), nik);
        correct(person, "Sumarno Padan", nik, "1985-03-17");
        // When
        answered(id, HEADER + line(no, nik, "SESUAI", "100")).then().statusCode(202);
        JsonPath done = awaited(id, "DONE");
        civil.knows(nik, "Sumarno Padan", null);
        JsonPath next = ended(ordered("HTTP"));
        // Then
        assertThat(outcomes(done)).isEqualTo(Map.of("CORRECTED_SINCE", 1));
        assertThat(outcomes(next)).isEqualTo(Map.of("MATCHED", 1));
    }

    @Test
    void a_worker_killed_between_taking_an_answer_and_noting_it_takes_it_once() {
        // Given
        String nik = Api.newNik();
        String person = living("Mati Padan", nik);
        String id = ordered("FILE");
        awaited(id, "SENT");
        CivilCheck check = checks.find(UUID.fromString(id)).await().indefinitely().orElseThrow();
        UUID upload = UUID.randomUUID();
        Map<String, String> cells =
                Map.of(
                        "no", "1",
                        "hasil_nik", "SESUAI",
                        "skor_nama", "91",
                        "tgl_periksa", FakeCivil.today());
        CivilLine line =
                CivilWords.line(
                        1,
                        column -> cells.getOrDefault(column, ""),
                        new CivilWords.Reading(
                                "x", 80, LocalDate.EPOCH, LocalDate.parse(FakeCivil.today())));
        // When
        boolean first = taking.file(check, upload, List.of(line), () -> false);
        String before = Api.registrar().get("/v1/persons/" + person).getHeader("ETag");
        execute(
                "update civil_question set state = 'ASKED', outcome = null, said = null,"
                        + " upload = null where check_id = ?",
                id);
        boolean second = taking.file(check, upload, List.of(line), () -> false);
        // Then
        assertThat(first && second).isTrue();
        assertThat(Api.registrar().get("/v1/persons/" + person).getHeader("ETag"))
                .isEqualTo(before);
        assertThat(outcomes(status(id))).isEqualTo(Map.of("MATCHED", 1));
        findings(id).then().body("items", empty());
    }

    @Test
    void nobody_is_asked_about_twice_at_the_same_time() {
        // Given
        living("Sekali Padan", Api.newNik());
        String first = ordered("FILE");
        awaited(first, "SENT");
        // When
        JsonPath second = ended(ordered("HTTP"));
        Response cancelled = Api.registrar().post(CHECKS + "/" + first + "/cancellation");
        JsonPath third = ended(ordered("HTTP"));
        // Then
        assertThat(second.getInt("questions")).isZero();
        cancelled.then().statusCode(200).body("state", equalTo("CANCELLED"));
        assertThat(third.getInt("questions")).isEqualTo(1);
        Api.registrar()
                .post(CHECKS + "/" + first + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("civil-check-over"));
    }

    @Test
    void whoever_is_erased_is_in_no_file_of_questions_any_more() throws Exception {
        // Given
        String person = living("Terhapus Padan", Api.newNik());
        String id = ordered("FILE");
        awaited(id, "SENT");
        // When
        execute("update subject_key set wrapped_key = null where subject_id = ?", person);
        await().until(() -> Api.registrar().get(CHECKS + "/" + id).path("requestFile") == null);
        // Then
        requestFile(id).then().statusCode(409).body("code", equalTo("civil-request-expired"));
    }

    @Test
    void a_file_that_is_none_and_a_check_that_takes_none_are_refused_with_their_codes() {
        // Given
        living("Berkas Padan", Api.newNik());
        job.stop(Duration.ofSeconds(30));
        String id = ordered("FILE");
        String good = HEADER + line(1, "", "TIDAK SESUAI", "");
        // When
        Response early = requestFile(id);
        Response tooEarly = answered(id, good);
        job.start();
        awaited(id, "SENT");
        String http = ordered("HTTP");
        // Then
        early.then().statusCode(409).body("code", equalTo("civil-request-not-ready"));
        tooEarly.then().statusCode(409).body("code", equalTo("civil-request-not-ready"));
        for (String bad :
                List.of(
                        "",
                        "a;b\n1;2\n",
                        HEADER,
                        HEADER + "1;\"x",
                        "no;no;hasil_nik\n1;1;SESUAI\n")) {
            answered(id, bad)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("civil-answer-malformed"));
        }
        answered(http, good)
                .then()
                .statusCode(409)
                .body("code", equalTo("civil-check-not-by-file"));
        answered(UUID.randomUUID().toString(), good)
                .then()
                .statusCode(404)
                .body("code", equalTo("civil-check-unknown"));
        Api.as("sari", "62.09", "registrar")
                .get(CHECKS + "/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("civil-check-unknown"));
    }

    @Test
    void an_order_says_where_how_and_why_and_its_repetition_is_the_same_check() {
        // Given
        Map<String, Object> order = order("FILE");
        // When
        String first = keyed(order).then().statusCode(202).extract().header("Location");
        String second = keyed(order).then().statusCode(202).extract().header("Location");
        order.put("reason", "Alasan yang lain sama sekali");
        Response other = keyed(order);
        // Then
        assertThat(second).isEqualTo(first);
        other.then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        Api.registrar()
                .body(Map.of("region", "35", "causes", List.of("NO_NIK"), "reason", "x"))
                .post(CHECKS)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/region"))
                .body("errors.pointer", hasItem("/way"))
                .body("errors.pointer", hasItem("/causes/0"))
                .body("errors.pointer", hasItem("/reason"));
        Api.registrar()
                .body(Map.of("region", "62.09", "way", "FILE", "reason", "Bukan wilayah kami"))
                .post(CHECKS)
                .then()
                .statusCode(403)
                .body("code", equalTo("region-not-yours"));
        Api.registrar()
                .get(CHECKS + "?region=" + village + "&limit=1")
                .then()
                .body("items.id", contains(first.replaceFirst(".*/", "")))
                .body("next", nullValue());
    }

    @Test
    void the_backlog_is_read_page_by_page_and_as_sheets_without_a_name() {
        // Given
        String nik = Api.newNik();
        String named = living("Halaman Padan", nik);
        living("Halaman Lain Padan", Api.newNik());
        // When
        JsonPath first = backlog("&limit=1").jsonPath();
        JsonPath second = backlog("&limit=1&cursor=" + first.getString("next")).jsonPath();
        Response people = Api.registrar().get("/v1/civil-backlog/persons.csv?region=" + village);
        Response counts = Api.registrar().get("/v1/civil-backlog/villages.csv?region=" + village);
        // Then
        assertThat(first.getList("items")).hasSize(1);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
        assertThat(first.getString("items[0].personId"))
                .isNotEqualTo(second.getString("items[0].personId"));
        people.then()
                .statusCode(200)
                .body(containsString(named))
                .body(containsString("belum pernah dipadankan"))
                .body(not(containsString(nik)))
                .body(not(containsString("Halaman")));
        counts.then().statusCode(200).body(containsString("\"2\""));
    }

    /** The id of somebody who lives in this test's village. */
    @CanIgnoreReturnValue
    private String living(String name, String nik) {
        String id = Api.registerPerson(nik, name).then().statusCode(201).extract().path("id");
        return housed(id);
    }

    private String withoutNik(String name) {
        String id =
                Api.registrar()
                        .body(
                                Map.of(
                                        "owner",
                                        "35.24",
                                        "identity",
                                        Map.of("name", name, "sex", "MALE", "status", "CLAIMED")))
                        .post("/v1/persons")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        return housed(id);
    }

    private String housed(String id) {
        String position =
                Api.registrar()
                        .body(
                                Map.of(
                                        "region",
                                        village,
                                        "address",
                                        Map.of("street", "Jalan Melati", "rt", "001"),
                                        "headId",
                                        id,
                                        "members",
                                        List.of(Map.of("personId", id, "relation", "HEAD"))))
                        .post("/v1/households")
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("X-Position");
        backlog("", position).then().statusCode(200);
        return id;
    }

    private static void correct(String person, String name, String nik, String born) {
        String tag = Api.registrar().get("/v1/persons/" + person).getHeader("ETag");
        String position =
                Api.registrar()
                        .header("If-Match", tag)
                        .body(Map.of("nik", nik, "name", name, "birthDate", born, "sex", "MALE"))
                        .post("/v1/persons/" + person + "/identity")
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("X-Position");
        Api.registrar()
                .header("X-Position", position)
                .get("/v1/civil-backlog?region=35.24.25&limit=1")
                .then()
                .statusCode(200);
    }

    private Response backlog(String more) {
        caughtUp();
        return Api.registrar().get("/v1/civil-backlog?region=" + village + more);
    }

    private Response backlog(String more, String position) {
        return Api.registrar()
                .header("X-Position", position)
                .get("/v1/civil-backlog?region=" + village + more);
    }

    private void caughtUp() {
        Past.caughtUp(views.get("civil"));
        Past.caughtUp(views.get("person"));
    }

    private JsonPath villages() {
        caughtUp();
        return Api.registrar().get("/v1/civil-backlog/villages?region=" + village).jsonPath();
    }

    private static Map<String, String> causes(JsonPath backlog) {
        Map<String, String> causes = new HashMap<>();
        for (Map<String, String> item : backlog.<Map<String, String>>getList("items")) {
            causes.put(item.get("personId"), item.get("cause"));
        }
        return causes;
    }

    private Map<String, Object> order(String way, String... causes) {
        Map<String, Object> order = new HashMap<>();
        order.put("region", village);
        order.put("way", way);
        order.put("reason", "Pemadanan bulanan");
        if (causes.length > 0) {
            order.put("causes", List.of(causes));
        }
        return order;
    }

    private String ordered(String way, String... causes) {
        return Api.registrar()
                .body(order(way, causes))
                .post(CHECKS)
                .then()
                .statusCode(202)
                .extract()
                .header("Location")
                .replaceFirst(".*/", "");
    }

    private Response keyed(Map<String, Object> order) {
        return Api.registrar()
                .header("Idempotency-Key", "padan-" + village)
                .body(order)
                .post(CHECKS);
    }

    private static JsonPath status(String id) {
        return Api.registrar().get(CHECKS + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    @CanIgnoreReturnValue
    private static JsonPath ended(String id) {
        return awaited(id, "DONE");
    }

    @CanIgnoreReturnValue
    private static JsonPath awaited(String id, String state) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> status(id), now -> state.equals(now.getString("state")));
    }

    private static Map<String, Integer> outcomes(JsonPath check) {
        Map<String, Integer> outcomes = new HashMap<>();
        for (Map<String, Object> one : check.<Map<String, Object>>getList("outcomes")) {
            outcomes.put((String) one.get("outcome"), (Integer) one.get("count"));
        }
        return outcomes;
    }

    private static Response findings(String id) {
        return Api.registrar().get(CHECKS + "/" + id + "/findings");
    }

    private static Response requestFile(String id) {
        return given().header(
                        "Authorization", "Bearer " + TestTokens.mint("sari", "35.24", "registrar"))
                .get(CHECKS + "/" + id + "/request-file");
    }

    private static Response answered(String id, String csv) {
        return given().header(
                        "Authorization", "Bearer " + TestTokens.mint("sari", "35.24", "registrar"))
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(CHECKS + "/" + id + "/answer-file");
    }

    private static int number(String request, String nik) {
        return request.lines()
                .filter(line -> line.contains(nik))
                .map(line -> Integer.parseInt(line.split(";", 2)[0]))
                .findFirst()
                .orElseThrow();
    }

    private static String line(int no, String nik, String known, String score) {
        return "%d;%s;%s;%s;%s\n"
                .formatted(no, nik, known, score, LocalDate.parse(FakeCivil.today()));
    }

    private static void sentBefore(String id, String interval) {
        execute(
                "update civil_check set sent_at = now() - interval '%s' where id = ?"
                        .formatted(interval),
                id);
    }

    private static void execute(String sql, String id) {
        try (var connection = TestServices.database().connect();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, UUID.fromString(id));
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
