package id.dinsos.cases.letter;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.sun.net.httpserver.HttpServer;
import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Letters over HTTP: initialled in steps, numbered without a gap, printed, sealed and proved. */
@QuarkusTest
@WithTestResource(TestServices.class)
class LetterTest {
    private static final Map<String, ?> HEAD =
            Map.of("name", "Dra. Rina Lestari", "position", "Kepala Dinas Sosial");
    private static final Map<String, ?> WHY = Map.of("reason", "alamat tujuan keliru");
    @Inject LetterAddressFile address;
    private final CaseDesk desk = new CaseDesk();
    private final String agus = TestTokens.mint("agus", desk.owner, "officer");
    private final int year = Year.now(ZoneId.of("Asia/Jakarta")).getValue();

    @Test
    void a_letter_is_initialled_signed_numbered_and_printed_with_a_code_that_proves_it()
            throws Exception {
        // Given
        String letter = draft(desk.receive("HOME_CARE", Map.of()));
        problem(step(desk.sari, letter, "initials", null), 403, "letter-needs-another");
        problem(step(desk.boss, letter, "signature", HEAD), 409, "letter-step-not-allowed");
        problem(sheet(desk.sari, letter), 409, "letter-step-not-allowed");
        signed(letter);

        // When
        Response sheet = sheet(desk.sari, letter);

        // Then
        String number = "460/RUJ/1/" + desk.owner + "/" + year;
        sheet.then().statusCode(200).contentType("application/pdf");
        LetterPages pages = new LetterPages(sheet.asByteArray());
        assertThat(pages.text())
                .contains("DINAS SOSIAL", "SURAT RUJUKAN", number, "RSJ Menur", "Rina Lestari");
        with(desk.sari)
                .get("/v1/letters/" + letter)
                .then()
                .body("number", equalTo(number))
                .body("check", equalTo(pages.code()))
                .body("text[0]", containsString("Warsito"));
        assertThat(
                        query(
                                "select count(*) from event where convert_from(data, 'UTF8')"
                                        + " like '%RSJ Menur%'"))
                .isEqualTo("0");
    }

    @Test
    void anybody_with_the_code_hears_whether_a_letter_holds_and_nothing_of_whom_it_is_about() {
        // Given
        String id = desk.receive("VIOLENCE_SHELTER", Map.of());
        String letter = draft(id);
        signed(letter);
        String code = code(letter);

        // When
        Response answer = RestAssured.get(code);

        // Then
        assertThat(answer.jsonPath().getMap("").keySet())
                .containsExactlyInAnyOrder("valid", "title", "number", "day", "office");
        answer.then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("title", equalTo("SURAT RUJUKAN"))
                .body("office", equalTo(desk.owner));
        assertThat(answer.asString()).doesNotContain("Warsito", "RSJ Menur", id, letter);
        problem(RestAssured.get(code + "A"), 404, "letter-unknown");
        problem(RestAssured.get(forged(code)), 404, "letter-unknown");
        problem(RestAssured.get("/v1/letter-checks/" + letter), 404, "letter-unknown");
        step(desk.boss, letter, "revocation", WHY).then().statusCode(200);
        RestAssured.get(code).then().statusCode(200).body("valid", equalTo(false));
        problem(sheet(desk.sari, letter), 409, "letter-step-not-allowed");
    }

    @Test
    void the_code_of_a_draft_is_answered_as_one_that_nobody_was_given() {
        // Given
        String letter = draft(desk.receive("HOME_CARE", Map.of()));
        // When
        var answer = RestAssured.get(code(letter));
        // Then
        problem(answer, 404, "letter-unknown");
    }

    @Test
    void eight_signatures_at_once_take_eight_numbers_without_a_gap() throws Exception {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        List<Callable<Integer>> signatures = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String letter = draft(id);
            letters.add(letter);
            step(agus, letter, "initials", null).then().statusCode(200);
            signatures.add(() -> step(desk.boss, letter, "signature", HEAD).statusCode());
        }

        // When
        Set<Integer> answers = new TreeSet<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> one : desks.invokeAll(signatures)) {
                answers.add(one.get());
            }
        }

        // Then
        assertThat(answers).containsExactly(200);
        Set<String> expected = new TreeSet<>();
        for (int i = 1; i <= 8; i++) {
            expected.add("460/RUJ/" + i + "/" + desk.owner + "/" + year);
        }
        Set<String> numbers = new TreeSet<>();
        letters.forEach(
                one -> numbers.add(with(desk.sari).get("/v1/letters/" + one).path("number")));
        assertThat(numbers).isEqualTo(expected);
    }

    @Test
    void a_letter_needs_every_field_and_none_else() {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        // When
        var answer = post(id, "REFERRAL", Map.of("name", "W"));
        // Then
        problem(answer, 422, "field-invalid");
        problem(
                post(
                        id,
                        "REFERRAL",
                        Map.of("name", "W", "destination", "x", "purpose", "y", "nik", "3")),
                422,
                "field-invalid");
        problem(post(id, "WEATHER", Map.of()), 422, "letter-template-unknown");
        String letter = draft(id);
        step(agus, letter, "initials", null).then().statusCode(200);
        problem(step(desk.boss, letter, "signature", Map.of()), 422, "field-invalid");
        problem(
                step(desk.boss, letter, "revocation", Map.of("reason", "salah")),
                422,
                "field-invalid");
    }

    @Test
    void a_certificate_says_name_and_decile_as_the_registry_has_them_and_not_as_somebody_types() {
        // Given
        UUID household = UUID.randomUUID();
        Topics.household(household, 1, desk.village, "SEMBAKO");
        UUID person = desk.registered("Siti Aminah", household);
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select count(*) from household where household_id = '"
                                                + household
                                                + "'"))
                        .isEqualTo("1"));
        String id = desk.receive("HOME_CARE", Map.of());
        problem(post(id, "REGISTRATION", Map.of("purpose", "BPJS")), 409, "letter-fact-unknown");
        String ref = desk.show(desk.sari, id).path("people[0].ref");
        desk.done(
                desk.sari,
                id,
                "/people/" + ref + "/identification",
                Map.of("personId", person.toString()));

        // When
        Response letter = post(id, "REGISTRATION", Map.of("purpose", "BPJS"));

        // Then
        with(desk.sari)
                .get("/v1/letters/" + letter.then().statusCode(201).extract().path("id"))
                .then()
                .body("text[0]", containsString("Siti Aminah"))
                .body("text[0]", containsString("desil 2"));
        problem(
                post(id, "REGISTRATION", Map.of("purpose", "BPJS", "decile", "1")),
                422,
                "field-invalid");
    }

    @Test
    void of_a_sealed_case_no_letter_is_there_for_others() {
        // Given
        String id = desk.receive("VIOLENCE_SHELTER", Map.of());
        String letter = draft(id);
        // When
        var answer = with(desk.curious).get("/v1/letters/" + letter);
        // Then
        problem(answer, 404, "letter-unknown");
        problem(sheet(desk.curious, letter), 404, "letter-unknown");
        problem(step(desk.curious, letter, "initials", null), 404, "letter-unknown");
        problem(with(desk.curious).get("/v1/letters?case=" + id), 404, "case-unknown");
    }

    @Test
    void the_letters_of_a_case_are_listed_with_how_far_they_have_come() {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        signed(draft(id));
        String position =
                post(id, "RECOMMENDATION", Map.of("name", "W", "purpose", "beasiswa"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("X-Position");
        // When
        var answer = with(desk.sari).header("X-Position", position).get("/v1/letters?case=" + id);
        // Then
        answer.then()
                .statusCode(200)
                .body("", hasSize(2))
                .body("find { it.template == 'REFERRAL' }.state", equalTo("SIGNED"))
                .body("find { it.template == 'RECOMMENDATION' }.initials", equalTo(0));
    }

    @Test
    void the_seal_service_seals_a_sheet_once_and_what_it_gave_is_what_is_printed()
            throws Exception {
        // Given
        String letter = draft(desk.receive("HOME_CARE", Map.of()));
        signed(letter);
        problem(step(desk.boss, letter, "sheet/seal", null), 409, "letter-seal-not-configured");
        byte[] sealed = "%PDF-1.7 sealed".getBytes(StandardCharsets.US_ASCII);
        HttpServer service = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        service.createContext(
                "/seal",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, sealed.length);
                    exchange.getResponseBody().write(sealed);
                    exchange.close();
                });
        service.createContext(
                "/broken",
                exchange -> {
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                });
        service.start();
        try {
            System.setProperty("dinsos.letter-seal.url", url(service, "/broken"));
            problem(step(desk.boss, letter, "sheet/seal", null), 503, "letter-seal-failed");
            System.setProperty("dinsos.letter-seal.url", url(service, "/seal"));

            // When
            Response answer = step(desk.boss, letter, "sheet/seal", null);

            // Then
            answer.then().statusCode(200);
            assertThat(sheet(desk.sari, letter).asByteArray()).isEqualTo(sealed);
            problem(step(desk.boss, letter, "sheet/seal", null), 409, "letter-step-not-allowed");
        } finally {
            System.clearProperty("dinsos.letter-seal.url");
            service.stop(0);
        }
    }

    private static String url(HttpServer service, String path) {
        return "http://localhost:" + service.getAddress().getPort() + path;
    }

    private String draft(String id) {
        return post(
                        id,
                        "REFERRAL",
                        Map.of(
                                "name", "Warsito Kusnadi",
                                "destination", "RSJ Menur",
                                "purpose", "perawatan"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** By the supervisor where the initials are another officer's: a sealed case knows few. */
    private void signed(String letter) {
        String other = TestTokens.mint("tini", desk.owner, "officer", "supervisor");
        step(other, letter, "initials", null).then().statusCode(200);
        step(desk.boss, letter, "signature", HEAD).then().statusCode(200);
    }

    private String code(String letter) {
        return URI.create(address.of(UUID.fromString(letter))).getPath();
    }

    /** The same letter under another proof. */
    private static String forged(String code) {
        int last = code.length() - 2;
        char other = code.charAt(last) == 'A' ? 'B' : 'A';
        return code.substring(0, last) + other + code.substring(last + 1);
    }

    private static Response sheet(String token, String letter) {
        return with(token).get("/v1/letters/" + letter + "/sheet");
    }

    private Response post(String id, String template, Map<String, String> fields) {
        return with(desk.sari)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("caseId", id, "template", template, "fields", fields))
                .post("/v1/letters");
    }

    private Response step(String token, String letter, String what, @Nullable Object body) {
        String etag = with(desk.boss).get("/v1/letters/" + letter).header("ETag");
        var request = with(token).header("If-Match", etag);
        return (body == null ? request : request.body(body))
                .post("/v1/letters/" + letter + "/" + what);
    }
}
