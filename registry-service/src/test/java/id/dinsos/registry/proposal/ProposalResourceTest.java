package id.dinsos.registry.proposal;

import static id.dinsos.registry.proposal.Proposals.PATH;
import static id.dinsos.registry.proposal.Proposals.VILLAGE;
import static id.dinsos.registry.proposal.Proposals.answer;
import static id.dinsos.registry.proposal.Proposals.body;
import static id.dinsos.registry.proposal.Proposals.civil;
import static id.dinsos.registry.proposal.Proposals.decree;
import static id.dinsos.registry.proposal.Proposals.decreed;
import static id.dinsos.registry.proposal.Proposals.deliberate;
import static id.dinsos.registry.proposal.Proposals.drafted;
import static id.dinsos.registry.proposal.Proposals.evidence;
import static id.dinsos.registry.proposal.Proposals.listed;
import static id.dinsos.registry.proposal.Proposals.reviewed;
import static id.dinsos.registry.proposal.Proposals.send;
import static id.dinsos.registry.proposal.Proposals.stage;
import static id.dinsos.registry.proposal.Proposals.step;
import static id.dinsos.registry.proposal.Proposals.today;
import static id.dinsos.registry.proposal.Proposals.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proposals from the village to their effect, over HTTP and on a real database. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ProposalResourceTest {
    @Inject Pool pool;

    @Test
    void a_removal_goes_from_the_village_to_its_effect_and_back() {
        // Given
        String home = listed("PKH");
        String id = reviewed(removal(home));
        String decree = decreed(id);
        send(decree).then().statusCode(200);
        answer(decree, line(id, "DITERIMA", "")).then().statusCode(200).body("faults", empty());
        // When
        boolean untouched = isListed(home);
        step("sari", id, "ground-check", ground()).then().statusCode(200);
        step("sari", id, "effect", Map.of("version", "DTSEN-2027-1", "decile", 6))
                .then()
                .statusCode(200);
        // Then
        assertThat(untouched).as("an acceptance changes nothing").isTrue();
        assertThat(isListed(home)).isFalse();
        assertThat(stage(id)).isEqualTo("EFFECTIVE");
        Api.registrar().get("/v1/households/" + home).then().body("ranking.decile", equalTo(6));
        Api.registrar()
                .get("/v1/households/" + home + "/history")
                .then()
                .body("items.basis", hasItem("usulan " + id));
        step("sari", id, "reversal", Map.of("reason", "Keliru menurut desa"))
                .then()
                .statusCode(200);
        assertThat(isListed(home)).isTrue();
        assertThat(stage(id)).isEqualTo("REVERSED");
    }

    @Test
    void a_family_taken_off_the_list_is_put_back_by_a_reactivation() {
        // Given
        String home = listed("SEMBAKO");
        Api.change(
                        "/v1/households/" + home + "/delisting",
                        2,
                        Map.of("source", "DTSEN", "programme", "SEMBAKO", "reason", "GRADUATED"))
                .then()
                .statusCode(200);
        Map<String, Object> body = body("REACTIVATE", home);
        body.put("source", "DTSEN");
        body.put("programme", "SEMBAKO");
        String id = accepted(body);
        // When
        step("sari", id, "effect", Map.of("version", "DTSEN-2027-1")).then().statusCode(200);
        // Then
        assertThat(isListed(home)).isTrue();
    }

    @Test
    void a_new_family_is_named_when_it_takes_effect() {
        // Given
        Map<String, Object> body = body("NEW", null);
        body.put("source", "DTSEN");
        body.put("programme", "PKH");
        String id = accepted(body);
        String home = Api.newHousehold(Api.newPerson("Keluarga Baru"));
        // When
        Response nameless = step("sari", id, "effect", Map.of("version", "DTSEN-2027-1"));
        Response named =
                step(
                        "sari",
                        id,
                        "effect",
                        Map.of("version", "DTSEN-2027-1", "householdId", home, "decile", 1));
        // Then
        nameless.then().statusCode(422).body("code", equalTo("proposal-incomplete"));
        named.then().statusCode(200);
        assertThat(isListed(home)).isTrue();
    }

    @Test
    void a_deliberation_without_minutes_is_none() {
        // Given
        String id = drafted(removal(listed("PKH")));
        step("sari", id, "submission", Map.of()).then().statusCode(200);
        Map<String, Object> held = new HashMap<>();
        held.put("heldOn", today().toString());
        held.put("rosterId", evidence(VILLAGE, "ROSTER"));
        held.put("attendees", 12);
        held.put("agreed", true);
        // When
        Response without = step("sari", id, "deliberation", held);
        held.put("minutesId", new UUID(9, 9).toString());
        Response unknown = step("sari", id, "deliberation", held);
        held.put("minutesId", evidence(VILLAGE, "PHOTO"));
        Response photo = step("sari", id, "deliberation", held);
        held.put("minutesId", evidence("35.24.02.2001", "MINUTES"));
        Response elsewhere = step("sari", id, "deliberation", held);
        // Then
        without.then().statusCode(422).body("errors.pointer", contains("/minutesId"));
        unknown.then().statusCode(404).body("code", equalTo("evidence-unknown"));
        photo.then().statusCode(422).body("code", equalTo("evidence-kind-wrong"));
        elsewhere.then().statusCode(404).body("code", equalTo("evidence-unknown"));
        deliberate(id).then().statusCode(200);
    }

    @Test
    void one_family_has_one_open_proposal_and_objections_are_counted_by_themselves() {
        // Given
        String home = listed("PKH");
        String first = drafted(removal(home));
        step("sari", first, "submission", Map.of()).then().statusCode(200);
        String second = drafted(removal(home));
        String objection = drafted(objection(home));
        // When
        Response taken = step("sari", second, "submission", Map.of());
        Response beside = step("sari", objection, "submission", Map.of());
        step("sari", first, "withdrawal", Map.of("reason", "Diajukan dua kali"))
                .then()
                .statusCode(200);
        Response free = step("sari", second, "submission", Map.of());
        // Then
        taken.then().statusCode(409).body("code", equalTo("proposal-open-already"));
        beside.then().statusCode(200);
        free.then().statusCode(200);
    }

    @Test
    void one_nik_is_proposed_once_at_a_time() {
        // Given
        Map<String, Object> body = body("NEW", null);
        step("sari", drafted(body), "submission", Map.of()).then().statusCode(200);
        String again = drafted(body);
        // When
        Response taken = step("sari", again, "submission", Map.of());
        // Then
        taken.then().statusCode(409).body("code", equalTo("proposal-open-already"));
    }

    @Test
    void a_village_speaks_of_its_own_families_and_of_what_they_are_on() {
        String home = listed("PKH");
        Map<String, Object> other = removal(home);
        other.put("region", "35.24.01.2001");
        Api.registrar()
                .body(other)
                .post(PATH)
                .then()
                .statusCode(404)
                .body("code", equalTo("proposal-household-unknown"));
        Map<String, Object> unlisted = removal(home);
        unlisted.put("source", "DTSEN");
        unlisted.put("programme", "SEMBAKO");
        Api.registrar()
                .body(unlisted)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("proposal-not-listed"));
        Map<String, Object> on = body("REACTIVATE", home);
        on.put("source", "DTSEN");
        on.put("programme", "PKH");
        Api.registrar()
                .body(on)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("proposal-nothing-to-reactivate"));
        Map<String, Object> nowhere = removal(home);
        nowhere.put("region", "35.24.01.2999");
        Api.registrar().body(nowhere).post(PATH).then().statusCode(404);
    }

    @Test
    void what_is_wrong_with_a_proposal_is_said_all_at_once() {
        Map<String, Object> bad = body("NEW", null);
        bad.put("region", "35.24");
        bad.put("nik", "1");
        bad.put("kkNumber", "2");
        bad.put("reporterPhone", "7");
        Api.registrar()
                .body(bad)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/region", "/nik", "/kkNumber", "/reporterPhone"));
    }

    @Test
    void numbers_are_masked_and_names_for_who_does_not_keep_the_registry() {
        // Given
        String id = drafted(removal(listed("PKH")));
        // When
        Response keeper = Api.registrar().get(PATH + "/" + id);
        Response officer = Api.as("rudi", VILLAGE, "officer").get(PATH + "/" + id);
        // Then
        keeper.then()
                .body("who.nik", startsWith("3524****"))
                .body("who.name", equalTo("Budi Usul"));
        officer.then().statusCode(200).body("who.name", equalTo("B*** U***"));
    }

    @Test
    void a_decree_approves_all_of_its_annex_or_nothing() {
        // Given
        String ready = reviewed(removal(listed("PKH")));
        String early = drafted(removal(listed("PKH")));
        step("sari", early, "submission", Map.of()).then().statusCode(200);
        // When
        Response refused = decree(ready, early);
        // Then
        refused.then().statusCode(409).body("code", equalTo("proposal-out-of-turn"));
        assertThat(stage(ready)).isEqualTo("REVIEWED");
        String first = decreed(ready);
        decree(ready).then().statusCode(409).body("code", equalTo("proposal-approved-already"));
        decree(new UUID(7, 7).toString())
                .then()
                .statusCode(404)
                .body("code", equalTo("proposal-unknown"));
        assertThat(first).isNotEmpty();
    }

    @Test
    void the_ministrys_file_is_the_same_at_every_download() {
        // Given
        String id = reviewed(removal(listed("PKH")));
        String decree = decreed(id);
        String path = "/v1/proposal-decrees/" + decree;
        Api.registrar()
                .get(path + "/file")
                .then()
                .statusCode(409)
                .body("code", equalTo("decree-not-sent"));
        answer(decree, line(id, "DITERIMA", ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("decree-not-sent"));
        send(decree).then().statusCode(200);
        // When
        String first = Api.registrar().get(path + "/file").asString();
        send(decree).then().statusCode(200);
        var again = Api.registrar().get(path + "/file");
        String second = again.asString();
        // Then
        assertThat(again.header("Content-Disposition")).contains("\"usulan_").endsWith(".csv\"");
        assertThat(second).startsWith("\uFEFFid_usulan;");
        assertThat(second).isEqualTo(first).contains(id).contains("Budi Usul").contains("REMOVE");
        Api.registrar().get(path).then().body("fileHash", not(equalTo(null)));
        assertThat(stage(id)).isEqualTo("SENT");
    }

    @Test
    void an_answer_is_taken_as_far_as_it_can_be_and_the_rest_is_named() {
        // Given
        String one = reviewed(removal(listed("PKH")));
        String two = reviewed(removal(listed("PKH")));
        String other = reviewed(removal(listed("PKH")));
        String decree = decreed(one, two);
        var unused = decreed(other);
        send(decree).then().statusCode(200);
        String unknown = new UUID(8, 8).toString();
        // When
        Response partly =
                answer(
                        decree,
                        line(one, "DITERIMA", ""),
                        line(unknown, "DITERIMA", ""),
                        line(other, "DITERIMA", ""));
        Response twice = answer(decree, line(one, "DITERIMA", ""), line(two, "DITOLAK", "kuota"));
        Response contradicting = answer(decree, line(one, "DITOLAK", "kuota"));
        // Then
        partly.then()
                .statusCode(200)
                .body("lines", equalTo(3))
                .body("faults.code", contains("proposal-unknown", "answer-of-another-decree"));
        twice.then().statusCode(200).body("faults", empty());
        contradicting.then().statusCode(200).body("faults.code", contains("answer-contradicts"));
        assertThat(stage(one)).isEqualTo("ACCEPTED");
        assertThat(stage(two)).isEqualTo("REJECTED_MINISTRY");
        assertThat(stage(other)).isEqualTo("APPROVED");
    }

    @Test
    void an_answer_that_cannot_be_read_changes_nothing() {
        // Given
        String id = reviewed(removal(listed("PKH")));
        String decree = decreed(id);
        send(decree).then().statusCode(200);
        // When
        Response bad =
                answer(
                        decree,
                        line(id, "DITERIMA", ""),
                        "x;MUNGKIN;;kemarin",
                        line(id, "DITOLAK", ""));
        // Then
        bad.then()
                .statusCode(422)
                .body("code", equalTo("answer-file-malformed"))
                .body(
                        "errors.pointer",
                        contains("/3/id_usulan", "/3/status", "/3/tanggal", "/4/keterangan"));
        assertThat(stage(id)).isEqualTo("SENT");
    }

    @Test
    void worklists_are_by_village_district_step_and_verifier() {
        // Given
        String id = drafted(removal(listed("PKH")));
        step("sari", id, "submission", Map.of()).then().statusCode(200);
        String verifier = "verifikator-" + id;
        String position =
                step("wati", id, "verifier", Map.of("verifier", verifier)).getHeader("X-Position");
        // When
        Response village = list("region=" + VILLAGE + "&verifier=" + verifier, position);
        Response district =
                list("region=35.24.01&step=DELIBERATION&verifier=" + verifier, position);
        Response other = list("region=35.24.02&verifier=" + verifier, position);
        Response later = list("step=REVIEW&verifier=" + verifier, position);
        // Then
        village.then().statusCode(200).body("items.id", contains(id));
        district.then().body("items.id", contains(id)).body("items.next", contains("DELIBERATION"));
        other.then().body("items", empty());
        later.then().body("items", empty());
        Api.as("rudi", "35.24.02", "officer")
                .get(PATH + "?region=35.24.01")
                .then()
                .statusCode(403)
                .body("code", equalTo("region-not-yours"));
    }

    @Test
    void an_objection_that_runs_out_is_said_and_nobody_is_removed() {
        // Given
        String home = listed("PKH");
        String id = drafted(objection(home));
        // When
        step("sari", id, "submission", Map.of("receivedOn", today().minusDays(31).toString()))
                .then()
                .statusCode(200);
        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.registrar().get(PATH + "/" + id).jsonPath().getBoolean("ranOut"));
        assertThat(stage(id)).isEqualTo("SUBMITTED");
        assertThat(isListed(home)).isTrue();
        Api.registrar()
                .get(PATH + "/" + id)
                .then()
                .body("daysLeft", equalTo(-1))
                .body("next", equalTo("FIELD_VERIFICATION"));
        Api.registrar()
                .get(PATH + "?dueBy=" + today() + "&kind=OBJECTION&limit=500")
                .then()
                .body("items.id", hasItem(id));
    }

    @Test
    void the_days_go_on_for_an_objection_that_is_to_be_verified_anew() {
        // Given
        String id = drafted(objection(listed("PKH")));
        step("sari", id, "submission", Map.of("receivedOn", today().minusDays(20).toString()))
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> Proposals.version(id) == 3);
        visit(id, "CONFIRMED").then().statusCode(200);
        // When
        step("wati", id, "return", Map.of("reason", "Foto tidak terbaca")).then().statusCode(200);
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(speaksOn(id)).isEqualTo(today().plusDays(3)));
    }

    @Test
    void a_step_asks_for_the_version_that_was_read() {
        String id = drafted(removal(listed("PKH")));
        Api.registrar().body(Map.of()).post(PATH + "/" + id + "/submission").then().statusCode(428);
        Api.registrar()
                .header("If-Match", "\"7\"")
                .body(Map.of())
                .post(PATH + "/" + id + "/submission")
                .then()
                .statusCode(412);
    }

    @Test
    void what_does_not_match_is_repaired_by_the_village() {
        // Given
        String id = drafted(removal(listed("PKH")));
        step("sari", id, "submission", Map.of()).then().statusCode(200);
        deliberate(id).then().statusCode(200);
        civil(id, 40).then().statusCode(200);
        String mismatch = stage(id);
        // When
        step(
                        "sari",
                        id,
                        "repair",
                        Map.of("nik", Api.newNik(), "kkNumber", "3524010101250002", "name", "Budi"))
                .then()
                .statusCode(200);
        // Then
        assertThat(mismatch).isEqualTo("CIVIL_MISMATCH");
        civil(id, 90).then().statusCode(200);
        assertThat(stage(id)).isEqualTo("CIVIL_CHECKED");
    }

    @Test
    void the_calendar_is_data_and_quarterly_versions_come_in_their_months() {
        Api.registrar()
                .get("/v1/proposal-calendar?month=2026-10")
                .then()
                .statusCode(200)
                .body("findAll { it.source == 'DTSEN' }.step", hasItem("EFFECT"))
                .body(
                        "find { it.source == 'DTSEN' && it.step == 'EFFECT' }.from",
                        equalTo("2026-10-20"));
        Api.registrar()
                .get("/v1/proposal-calendar?month=2026-11")
                .then()
                .body("findAll { it.source == 'DTSEN' }.step", not(hasItem("EFFECT")))
                .body(
                        "find { it.source == 'DTKS' && it.step == 'EFFECT' }.until",
                        equalTo("2026-11-30"));
        Api.as("admin", "35.24", "admin")
                .body(List.of(Map.of("step", "REVIEW", "fromDay", 20, "toDay", 19)))
                .put("/v1/proposal-calendar?source=DTSEN")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/0/toDay"));
    }

    @Test
    void the_kinds_say_what_they_ask_for() {
        Api.registrar()
                .get(PATH + "/kinds")
                .then()
                .statusCode(200)
                .body("kinds.find { it.kind == 'OBJECTION' }.days", equalTo(30))
                .body("kinds.find { it.kind == 'NEW' }.labelId", containsString("Usul"));
    }

    @Test
    void villages_that_have_not_deliberated_are_named_and_who_has_handed_in_what() {
        // Given
        String id = reviewed(body("NEW", null));
        String position =
                step("wati", id, "withdrawal", Map.of("reason", "Salah keluarga"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("X-Position");
        // When
        Response all = list("/villages?region=35.24.01", position);
        Response silent = list("/villages?region=35.24.01&silent=true", position);
        Response before =
                list("/villages?region=35.24.01&from=2020-01-01&until=2020-01-31", position);
        Response operators = list("/operators?region=" + VILLAGE, position);
        // Then
        all.then()
                .statusCode(200)
                .body("items.region", hasItem("35.24.01.2001"))
                .body(
                        "items.find { it.region == '%s' }.meetings".formatted(VILLAGE),
                        greaterThan(0))
                .body(
                        "items.find { it.region == '%s' }.lastMeeting".formatted(VILLAGE),
                        notNullValue());
        silent.then().body("items.region", not(hasItem(VILLAGE)));
        before.then().body("items.meetings.sum()", equalTo(0));
        operators
                .then()
                .statusCode(200)
                .body("items.sum { it.drafted }", greaterThan(0))
                .body("items.sum { it.withdrawn }", greaterThan(0));
        Api.registrar()
                .get(PATH + "/villages.csv?region=" + VILLAGE)
                .then()
                .statusCode(200)
                .body(containsString("\"musyawarah_terakhir\""))
                .body(containsString(VILLAGE));
        Api.registrar()
                .get(PATH + "/operators.csv?from=2020-01-01&until=2020-01-31")
                .then()
                .statusCode(200)
                .body(containsString("\"petugas\";\"usulan\""));
        Api.registrar()
                .get(PATH + "/villages?from=2026-02-01&until=2026-01-01")
                .then()
                .statusCode(422);
    }

    @Test
    void the_form_of_a_visit_is_printed_empty() throws IOException {
        Response form = Api.registrar().get(PATH + "/visit-form.pdf?region=" + VILLAGE);
        form.then().statusCode(200).contentType("application/pdf");
        try (PdfReader reader = new PdfReader(form.asByteArray())) {
            assertThat(reader.getNumberOfPages()).isEqualTo(1);
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1))
                    .contains("PEMERINTAH KABUPATEN LAMONGAN", "Desa Banggle", "Lantai", "Aset");
        }
    }

    /** Accepted by the ministry and checked on the ground. */
    private static String accepted(Map<String, Object> body) {
        String id = reviewed(body);
        String decree = decreed(id);
        send(decree).then().statusCode(200);
        answer(decree, line(id, "DITERIMA", "")).then().statusCode(200);
        step("sari", id, "ground-check", ground()).then().statusCode(200);
        return id;
    }

    private static Map<String, Object> ground() {
        return Map.of("agreed", true, "on", today().toString(), "source", "BPS Lamongan");
    }

    private static Map<String, Object> removal(String home) {
        Map<String, Object> body = body("REMOVE", home);
        body.put("reason", "GRADUATED");
        return body;
    }

    private static Map<String, Object> objection(String home) {
        Map<String, Object> body = body("OBJECTION", home);
        body.put("reason", "LOCALLY_INELIGIBLE");
        body.put("statement", "Keluarga ini sudah mampu");
        body.put("path", "PARTICIPATORY");
        body.put("reporter", "Ani Warga");
        return body;
    }

    private static String line(String id, String status, String reason) {
        return "%s;%s;%s;%s".formatted(id, status, reason, today());
    }

    private static boolean isListed(String home) {
        return Api.registrar()
                .get("/v1/households/" + home)
                .jsonPath()
                .getBoolean("listings[0].listed");
    }

    /** When the clock speaks next of what waits for its verification; null where it is silent. */
    private @Nullable LocalDate speaksOn(String id) {
        var rows =
                pool.preparedQuery(
                                "select clock_on from view_proposal.proposal where id = $1"
                                        + " and next = 'FIELD_VERIFICATION'")
                        .executeAndAwait(Tuple.of(UUID.fromString(id)))
                        .iterator();
        return rows.hasNext() ? rows.next().getLocalDate("clock_on") : null;
    }

    private static Response list(String query, String position) {
        String below = query.startsWith("/") ? query : "?" + query;
        return Api.registrar().header("X-Position", position).get(PATH + below);
    }
}
