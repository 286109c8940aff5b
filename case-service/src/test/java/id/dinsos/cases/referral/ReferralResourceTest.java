package id.dinsos.cases.referral;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A night's ODGJ from the raid to the hospital; a beggar handed over to the regency of home. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ReferralResourceTest {
    /** The list follows the log a moment later. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CaseDesk desk = new CaseDesk();
    private final CaseDesk home = new CaseDesk();
    private final String province = TestTokens.mint("wati", desk.province, "supervisor");

    @Test
    void what_is_disclosed_is_chosen_by_field_read_on_record_and_ends_with_the_consent() {
        // Given
        String id = desk.receive("ODGJ", Map.of("dangerous", true));
        String referral = offer(id, home.owner, null, "FACTS");
        // When
        var answer = with(home.sari).get("/v1/referrals/" + referral + "/disclosure");
        // Then
        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("facts.dangerous", equalTo(true))
                .body("people", nullValue())
                .body("report", nullValue());
        problem(with(home.sari).get("/v1/cases/" + id), 404, "case-unknown");
        step(desk.sari, referral, "/consent-withdrawal", Map.of()).then().statusCode(200);
        problem(
                with(home.sari).get("/v1/referrals/" + referral + "/disclosure"),
                409,
                "referral-disclosure-ended");
        await().untilAsserted(() ->
                with(desk.sari)
                        .get("/v1/referrals/" + referral + "/ledger")
                        .then()
                        .statusCode(200)
                        .body("readable", equalTo(false))
                        .body("reason", equalTo("perlu perawatan"))
                        .body("reads", hasSize(1))
                        .body("reads[0].office", equalTo(home.owner)));
    }

    @Test
    void a_referral_keeps_a_bed_is_accepted_admitted_and_discharged() {
        // Given
        String hospital = facility("MENTAL_HOSPITAL", 1);
        String id = desk.receive("ODGJ", Map.of());
        String referral = offer(id, desk.province, hospital, "FACTS", "PEOPLE");
        beds(hospital, 1);
        // When
        var answer = step(desk.sari, referral, "/acceptance", Map.of());
        // Then
        problem(answer, 403, "referral-not-yours");
        step(province, referral, "/acceptance", Map.of()).then().statusCode(200);
        step(province, referral, "/admission", Map.of()).then().statusCode(200);
        problem(
                step(desk.sari, referral, "/revocation", Map.of("reason", "keluarga datang")),
                409,
                "referral-step-not-allowed");
        step(province, referral, "/discharge", Map.of("outcome", "RECOVERED"))
                .then()
                .statusCode(200);

        with(desk.sari)
                .get("/v1/referrals/" + referral)
                .then()
                .body("stage", equalTo("DISCHARGED"))
                .body("outcome", equalTo("RECOVERED"));
        beds(hospital, 0);
    }

    @Test
    void of_fifty_desks_on_the_last_bed_one_gets_it() throws Exception {
        // Given
        String hospital = facility("MENTAL_HOSPITAL", 1);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            cases.add(desk.receive("ODGJ", Map.of()));
        }
        // When
        List<Future<Integer>> tries = new ArrayList<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(10)) {
            for (String id : cases) {
                tries.add(
                        desks.submit(
                                () -> post(id, desk.province, hospital, "FACTS").statusCode()));
            }
        }
        // Then
        int won = 0;
        for (Future<Integer> one : tries) {
            int status = one.get();
            assertThat(status).isIn(201, 409);
            won += status == 201 ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
        beds(hospital, 1);
    }

    @Test
    void a_declined_referral_gives_the_bed_back() {
        // Given
        String hospital = facility("MENTAL_HOSPITAL", 1);
        String referral = offer(desk.receive("ODGJ", Map.of()), desk.province, hospital, "FACTS");

        step(province, referral, "/refusal", Map.of("reason", "tidak ada dokter"))
                .then()
                .statusCode(200);

        beds(hospital, 0);
        with(desk.sari)
                .get("/v1/referrals/" + referral)
                .then()
                .body("stage", equalTo("DECLINED"))
                .body("answer", equalTo("tidak ada dokter"));
        // When
        var answer = step(province, referral, "/acceptance", Map.of());
        // Then
        problem(answer, 409, "referral-step-not-allowed");
    }

    @Test
    void an_office_asks_for_a_case_in_words_and_is_offered_it_under_the_same_id() {
        // Given
        String id = desk.receive("BEGGAR", Map.of());
        String words = "Warsito, warga kami, terjaring semalam";
        String request = asked(words).then().statusCode(201).extract().path("id");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        with(desk.boss).get("/v1/referrals").then().body("id", hasItem(request)));
        with(desk.boss)
                .get("/v1/referrals/" + request)
                .then()
                .body("stage", equalTo("ASKED"))
                .body("request", equalTo(words));
        with(desk.sari).get("/v1/referrals").then().body("id", not(hasItem(request)));
        problem(with(desk.sari).get("/v1/referrals/" + request), 404, "referral-unknown");
        Map<String, Object> form = form(id, home.owner, null, "PEOPLE");
        form.put("mode", "TRANSFER");
        form.put("request", request);
        // When
        Response offered = post(desk.boss, form);
        // Then
        offered.then().statusCode(201).body("id", equalTo(request));
        problem(post(desk.boss, form), 409, "referral-already-offered");
        step(home.sari, request, "/acceptance", Map.of()).then().statusCode(200);
        with(home.sari).get("/v1/cases/" + id).then().statusCode(200);
        form.put("request", UUID.randomUUID().toString());
        problem(post(home.boss, form), 404, "referral-unknown");
    }

    @Test
    void an_agency_outside_answers_through_the_office_and_its_name_is_sealed() {
        // Given
        Map<String, Object> form = form(desk.receive("ODGJ", Map.of()), desk.owner, null, "FACTS");
        form.put("agency", "RSUD dr. Soegiri");
        String referral = post(desk.sari, form).then().statusCode(201).extract().path("id");
        // When
        var answer = step(desk.sari, referral, "/acceptance", Map.of());
        // Then
        answer.then().statusCode(200);
        with(desk.sari)
                .get("/v1/referrals/" + referral)
                .then()
                .body("stage", equalTo("ACCEPTED"))
                .body("agency", equalTo("RSUD dr. Soegiri"));
        form.put("toOffice", home.owner);
        problem(post(desk.sari, form), 422, "referral-agency-elsewhere");
        assertThat(
                        CaseDesk.query(
                                "select count(*) from event where convert_from(data, 'UTF8') like"
                                        + " '%Soegiri%'"))
                .isEqualTo("0");
    }

    @Test
    void what_is_asked_for_and_not_there_is_answered_with_a_reason() {
        // Given
        String request = asked("Suminah, dicari keluarganya").path("id");
        // When
        var answer = step(desk.boss, request, "/refusal", Map.of("reason", "tidak kami tangani"));
        // Then
        answer.then().statusCode(200);
        with(home.sari)
                .get("/v1/referrals/" + request)
                .then()
                .body("stage", equalTo("DECLINED"))
                .body("answer", equalTo("tidak kami tangani"));
        assertThat(
                        CaseDesk.query(
                                "select count(*) from event where convert_from(data, 'UTF8') like"
                                        + " '%Suminah%'"))
                .isEqualTo("0");
    }

    private Response asked(String words) {
        return with(home.sari)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("fromOffice", desk.owner, "mode", "TRANSFER", "words", words))
                .post("/v1/referrals/requests");
    }

    @Test
    void a_beggar_of_another_regency_is_handed_over_and_both_sides_know_whose_the_case_is() {
        // Given
        String id = desk.receive("BEGGAR", Map.of());
        Map<String, Object> form = form(id, home.owner, null, "PEOPLE", "FACTS");
        form.put("mode", "TRANSFER");
        Response offered = post(desk.sari, form);
        String referral = offered.path("id");
        // When
        var answer = with(home.sari).get("/v1/cases/" + id);
        // Then
        problem(answer, 404, "case-unknown");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        with(home.sari).get("/v1/referrals").then().body("id", hasItem(referral)));
        step(home.sari, referral, "/acceptance", Map.of()).then().statusCode(200);

        with(home.sari)
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200)
                .body("owner", equalTo(home.owner));
        problem(with(desk.sari).get("/v1/cases/" + id), 404, "case-unknown");
    }

    @Test
    void without_consent_a_worker_alone_cannot_disclose() {
        // Given
        String id = desk.receive("ODGJ", Map.of());
        Map<String, Object> form = form(id, home.owner, null, "FACTS");
        form.put("consent", "OVERRIDDEN");
        // When
        var answer = post(desk.sari, form);
        // Then
        problem(answer, 403, "referral-override-needs-another");
        post(desk.boss, form).then().statusCode(201);
    }

    @Test
    void a_sealed_case_is_not_referred_by_who_may_not_see_it_and_a_stranger_sees_no_referral() {
        // Given
        String sealed = desk.receive("VIOLENCE_SHELTER", Map.of());
        // When
        var answer = post(desk.curious, form(sealed, home.owner, null, "FACTS"));
        // Then
        problem(answer, 404, "case-unknown");
        String referral = offer(sealed, home.owner, null, "FACTS");
        CaseDesk stranger = new CaseDesk();

        problem(with(stranger.sari).get("/v1/referrals/" + referral), 404, "case-unknown");
        problem(step(stranger.sari, referral, "/acceptance", Map.of()), 404, "referral-unknown");
        problem(
                with(stranger.sari).get("/v1/referrals/" + referral + "/disclosure"),
                404,
                "referral-unknown");
    }

    @Test
    void a_shelters_place_is_in_no_answer_and_the_shelter_in_no_list_of_others() {
        // Given
        Response opened =
                with(desk.boss)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(
                                Map.of(
                                        "name", "Rumah Singgah",
                                        "kind", "SHELTER",
                                        "address", "Gang Kenanga 7"))
                        .post("/v1/facilities");
        opened.then().statusCode(201);
        String id = opened.path("id");
        // When
        String shown = with(desk.boss).get("/v1/facilities/" + id).asString();
        // Then
        assertThat(shown).contains("Rumah Singgah").doesNotContain("Kenanga");
        problem(with(desk.sari).get("/v1/facilities/" + id), 404, "facility-unknown");
        with(desk.sari)
                .header("X-Position", opened.header("X-Position"))
                .get("/v1/facilities")
                .then()
                .body("id", not(hasItem(id)));
        assertThat(
                        CaseDesk.query(
                                "select count(*) from event where convert_from(data, 'UTF8') like"
                                        + " '%Kenanga%'"))
                .isEqualTo("0");
    }

    @Test
    void a_free_bed_goes_to_who_has_waited_longest() {
        // Given
        String hospital = facility("MENTAL_HOSPITAL", 0);
        String first = desk.receive("ODGJ", Map.of());
        String second = desk.receive("ODGJ", Map.of());
        for (String id : List.of(first, second)) {
            with(desk.sari)
                    .body(Map.of("caseId", id, "bedClass", "MEN"))
                    .post("/v1/facilities/" + hospital + "/waiting")
                    .then()
                    .statusCode(200);
        }
        with(province)
                .body(Map.of("beds", 1))
                .put("/v1/facilities/" + hospital + "/beds/MEN")
                .then()
                .statusCode(200);
        // When
        Response later = post(second, desk.province, hospital, "FACTS");
        Response longest = post(first, desk.province, hospital, "FACTS");
        // Then
        problem(later, 409, "facility-others-wait");
        longest.then().statusCode(201);
    }

    @Test
    void a_capacity_is_not_cut_below_its_occupancy() {
        // Given
        String hospital = facility("MENTAL_HOSPITAL", 2);
        var unused = offer(desk.receive("ODGJ", Map.of()), desk.province, hospital, "FACTS");
        // When
        var answer =
                with(province)
                        .body(Map.of("beds", 0))
                        .put("/v1/facilities/" + hospital + "/beds/MEN");
        // Then
        problem(answer, 409, "facility-capacity-in-use");
    }

    private String facility(String kind, int beds) {
        String id =
                with(province)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("name", "RSJ Menur", "kind", kind))
                        .post("/v1/facilities")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        with(province)
                .body(Map.of("beds", beds))
                .put("/v1/facilities/" + id + "/beds/MEN")
                .then()
                .statusCode(200);
        return id;
    }

    private void beds(String facility, int used) {
        with(desk.sari)
                .get("/v1/facilities/" + facility)
                .then()
                .statusCode(200)
                .body("beds[0].used", equalTo(used));
    }

    private String offer(String caseId, String to, @Nullable String facility, String... fields) {
        return post(caseId, to, facility, fields)
                .then()
                .statusCode(201)
                .body("id", notNullValue())
                .extract()
                .path("id");
    }

    private Response post(String caseId, String to, @Nullable String facility, String... fields) {
        return post(desk.sari, form(caseId, to, facility, fields));
    }

    private static Response post(String token, Map<String, Object> form) {
        return with(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(form)
                .post("/v1/referrals");
    }

    private static Map<String, Object> form(
            String caseId, String to, @Nullable String facility, String... fields) {
        Map<String, Object> form = new HashMap<>();
        form.put("caseId", caseId);
        form.put("toOffice", to);
        form.put("fields", List.of(fields));
        form.put("consent", "GIVEN");
        form.put("reason", "perlu perawatan");
        if (facility != null) {
            form.put("facility", facility);
            form.put("bedClass", "MEN");
        }
        return form;
    }

    private Response step(String token, String id, String what, Map<String, ?> body) {
        String etag = with(desk.boss).get("/v1/referrals/" + id).header("ETag");
        return with(token)
                .header("If-Match", etag == null ? "\"1\"" : etag)
                .body(body)
                .post("/v1/referrals/" + id + what);
    }
}
