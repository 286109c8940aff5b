package id.dinsos.cases.desk;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The people of a case and the people of the registry, as its topics name them. */
@QuarkusTest
@WithTestResource(TestServices.class)
class CasePersonTest {
    /** How many keys of a stream's words are left. */
    private static final String KEYS =
            "select count(distinct k.subject_id) from event e join subject_key k on k.subject_id::text ="
                    + " convert_from(e.data, 'UTF8')::json #>> '{reason,subject}'"
                    + " where e.stream_id = '%s' and k.wrapped_key is not null";

    private final CaseDesk desk = new CaseDesk();

    @Test
    void nobody_is_found_to_be_somebody_whom_the_registry_never_named() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        // When
        var answer = identify(id, UUID.randomUUID());
        // Then
        problem(answer, 409, "case-person-not-in-registry");
        Map<String, Object> form = desk.form("VAGRANT", Map.of());
        form.put("people", List.of(Map.of("role", "SUBJECT", "personId", UUID.randomUUID())));
        problem(desk.post(form), 409, "case-person-not-in-registry");
    }

    @Test
    void who_is_found_has_the_name_and_the_life_that_the_registry_says_also_later() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        UUID person = desk.registered("Warsito Kusnadi");
        identify(id, person).then().statusCode(200);
        // When
        var answer = desk.show(desk.sari, id);
        // Then
        answer.then()
                .body("people[0].registered.name", equalTo("Warsito Kusnadi"))
                .body("people[0].registered.alive", equalTo(true));

        Topics.person(person, 2, desk.owner, false, null);

        await().untilAsserted(() ->
                desk.show(desk.sari, id)
                        .then()
                        .body("people[0].registered.alive", equalTo(false))
                        .body("people[0].registered.diedOn", equalTo("2026-11-19")));
    }

    @Test
    void a_record_that_was_merged_stands_for_the_one_that_goes_on() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        UUID first = desk.registered("Warsito");
        identify(id, first).then().statusCode(200);
        UUID second = desk.registered("Warsito Kusnadi");

        Topics.person(first, 2, desk.owner, true, second);

        await().untilAsserted(() ->
                desk.show(desk.sari, id)
                        .then()
                        .body("people[0].personId", equalTo(first.toString()))
                        .body("people[0].registered.personId", equalTo(second.toString()))
                        .body("people[0].registered.name", equalTo("Warsito Kusnadi")));
        String other = desk.receive("BEGGAR", Map.of());
        identify(other, first).then().statusCode(200);
        // When
        var answer = desk.show(desk.sari, other);
        // Then
        answer.then().body("people[0].personId", equalTo(second.toString()));
    }

    @Test
    void the_name_of_somebody_of_another_office_is_not_told() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        UUID person = UUID.randomUUID();
        Topics.identity(person, 1, "Orang Kediri");
        Topics.person(person, 1, "34.01", true, null);
        known(person);

        identify(id, person).then().statusCode(200);
        // When
        var answer = desk.show(desk.sari, id);
        // Then
        answer.then()
                .body("people[0].registered.alive", equalTo(true))
                .body("people[0].registered.name", nullValue());
    }

    @Test
    void who_is_erased_is_erased_from_the_cases_about_them_and_the_case_is_still_counted() {
        // Given
        String id = desk.receive("ODGJ", Map.of("dangerous", true));
        desk.done(desk.sari, id, "/remarks", Map.of("text", "kambuh", "about", "HEALTH"));
        Map<String, ?> family = Map.of("role", "FAMILY", "name", "Ibu Warsito");
        desk.done(desk.sari, id, "/people", family);
        UUID person = desk.registered("Warsito Kusnadi");
        identify(id, person).then().statusCode(200);
        CaseDesk home = new CaseDesk();
        String referral = askedForAndOffered(id, home);

        Topics.erased(person, 2);

        await().untilAsserted(() -> assertThat(query(KEYS.formatted(referral))).isEqualTo("0"));
        CaseDesk.with(desk.boss)
                .get("/v1/referrals/" + referral + "/ledger")
                .then()
                .statusCode(200)
                .body("reason", nullValue());
        await().untilAsserted(() ->
                desk.show(desk.sari, id)
                        .then()
                        .body("report", nullValue())
                        .body("people[0].description", nullValue())
                        .body("people[0].registered.name", nullValue())
                        .body("remarks[0].text", nullValue())
                        .body("people[1].description", notNullValue())
                        .body("history.what", hasItems("case-received", "remark-written")));
        // When: it is offered again, and the other office says no
        String later = offered(Map.of("caseId", id), home);
        listed(id, 2);
        var answer = CaseDesk.with(desk.sari).get("/v1/cases?kind=ODGJ");
        assertThat(query(KEYS.formatted(later))).isEqualTo("1");
        String path = "/v1/referrals/" + later;
        CaseDesk.with(home.sari)
                .header("If-Match", CaseDesk.with(home.sari).get(path).header("ETag"))
                .body(Map.of("reason", "keluarganya sudah pindah"))
                .post(path + "/refusal")
                .then()
                .statusCode(200);
        // Then
        await().untilAsserted(() -> assertThat(query(KEYS.formatted(later))).isEqualTo("0"));
        answer.then().body("items.size()", equalTo(1));
        problem(
                identify(desk.receive("VAGRANT", Map.of()), person),
                409,
                "case-person-not-in-registry");
    }

    @Test
    void an_identity_that_comes_with_an_erasure_brings_nobody_back() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        UUID person = desk.registered("Warsito Kusnadi");
        identify(id, person).then().statusCode(200);

        Topics.erasedAndNamed(person, 2, "Warsito Kusnadi");

        await().untilAsserted(() ->
                desk.show(desk.sari, id)
                        .then()
                        .body("people[0].registered.name", nullValue())
                        .body("people[0].description", nullValue()));
        // When
        var answer = identify(desk.receive("VAGRANT", Map.of()), person);
        // Then
        problem(answer, 409, "case-person-not-in-registry");
    }

    @Test
    void a_relative_who_is_erased_takes_no_word_about_others_along() {
        // Given
        String id = desk.receive("VAGRANT", Map.of());
        desk.done(desk.sari, id, "/people", Map.of("role", "FAMILY", "name", "Ibu Warsito"));
        UUID mother = desk.registered("Ibu Warsito");
        String ref = desk.show(desk.sari, id).path("people[1].ref");
        desk.done(desk.sari, id, "/people/" + ref + "/identification", Map.of("personId", mother));
        // When
        Topics.erased(mother, 2);
        // Then
        await().untilAsserted(() ->
                desk.show(desk.sari, id)
                        .then()
                        .body("people[1].description", nullValue())
                        .body("people[0].description", notNullValue())
                        .body("report.words", equalTo(CaseDesk.WORDS)));
    }

    /** Both sides have said why; answers once the list knows it. */
    private String askedForAndOffered(String id, CaseDesk home) {
        String referral =
                CaseDesk.with(home.sari)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("fromOffice", desk.owner, "words", "Warsito, warga kami"))
                        .post("/v1/referrals/requests")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        assertThat(offered(Map.of("request", referral, "caseId", id), home)).isEqualTo(referral);
        listed(id, 1);
        assertThat(query(KEYS.formatted(referral))).isEqualTo("2");
        return referral;
    }

    private String offered(Map<String, ?> which, CaseDesk home) {
        Map<String, Object> offer = new HashMap<>(which);
        offer.put("toOffice", home.owner);
        offer.put("fields", List.of("FACTS"));
        offer.put("consent", "GIVEN");
        offer.put("reason", "keluarganya di sana");
        return CaseDesk.with(desk.boss)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(offer)
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void listed(String id, int referrals) {
        String listed = "select count(*) from view_referrals.referral where case_id = '%s'";
        await().untilAsserted(() ->
                assertThat(query(listed.formatted(id))).isEqualTo(Integer.toString(referrals)));
    }

    private io.restassured.response.Response identify(String id, UUID person) {
        String ref = desk.show(desk.sari, id).path("people[0].ref");
        return desk.step(
                desk.sari, id, "/people/" + ref + "/identification", Map.of("personId", person));
    }

    private static void known(UUID person) {
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select count(*) from person where person_id = '%s'"
                                                .formatted(person)))
                        .isEqualTo("1"));
    }
}
