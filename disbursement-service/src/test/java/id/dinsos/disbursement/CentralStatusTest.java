package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.Spreadsheet;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ministry pays is followed by its own words, and is never a payment of ours. */
@QuarkusTest
@WithTestResource(TestServices.class)
class CentralStatusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEADER = "nama;nik;periode;status;tanggal_status;nominal\n";
    private static final LocalDate TODAY = LocalDate.parse(Office.today());
    private static final LocalDate EARLIER = TODAY.minusDays(10);

    @Test
    void a_file_is_tried_first_then_taken_in_and_answers_why_without_a_run() {
        // Given
        Office office = followed();
        UUID first = RegistryTopics.family(1).owned(office.owner()).id();
        String file =
                HEADER
                        + row(office, 1, "GAGAL OMSPAN", EARLIER.toString())
                        + row(office, 2, "SI", "")
                        + row(office, 77, "SI", "");

        // When
        UUID id = tried(office, TODAY, file);
        JsonPath trial = get(office, id);
        Response before = why(office, first);
        accept(office, id).then().statusCode(200);
        JsonPath done = done(office, id);

        // Then
        assertThat(trial.getInt("trial.first")).isEqualTo(2);
        assertThat(trial.getInt("trial.unknown")).isEqualTo(1);
        assertThat(trial.getInt("rowsDone")).isZero();
        refused(before, 404, "verdict-not-found");
        assertThat(done.getMap("taken")).isEqualTo(done.getMap("trial"));
        await().atMost(PATIENCE).until(() -> why(office, first).statusCode() == 200);
        JsonPath answer = why(office, first).jsonPath();
        assertThat(answer.getList("items")).isEmpty();
        assertThat(answer.getString("central[0].stage")).isEqualTo("ACCOUNT_FAILED");
        assertThat(answer.getString("central[0].course")).isEqualTo("WITHHELD");
        assertThat(answer.getString("central[0].words")).isEqualTo("GAGAL OMSPAN");
        assertThat(answer.getString("central[0].since")).isEqualTo(EARLIER.toString());
        assertThat(answer.getString("central[0].asOf")).isEqualTo(TODAY.toString());
        assertThat(office.runs()).isEmpty();
        JsonPath counts = counts(office, "json").jsonPath();
        assertThat(counts.getList("items.stage"))
                .containsExactly("ACCOUNT_FAILED", "STANDING_INSTRUCTION");
        assertThat(counts.getList("items.days")).containsExactly("8-30", "0-7");
        assertThat(counts.getList("items.amountRupiah", Long.class))
                .containsExactly(600_000L, 600_000L);
        assertThat(counts(office, "csv").asString())
                .contains(";ACCOUNT_FAILED;GAGAL OMSPAN;")
                .doesNotContain("Siti");
        JsonPath list =
                office.preparer()
                        .queryParam("owner", office.owner())
                        .queryParam("stage", "ACCOUNT_FAILED")
                        .get("/v1/central-statuses")
                        .jsonPath();
        assertThat(list.getList("items.beneficiaryId", UUID.class)).containsExactly(first);
    }

    @Test
    void an_older_file_undoes_nothing_and_the_same_file_again_is_the_same_file() {
        // Given
        Office office = followed();
        UUID first = RegistryTopics.family(1).owned(office.owner()).id();
        String newer = HEADER + row(office, 1, "TOP UP", "");
        UUID id = tried(office, TODAY, newer);
        accept(office, id).then().statusCode(200);
        var unused = done(office, id);

        // When
        UUID again = Office.last(send(office, TODAY, newer).header("Location"));
        UUID older = tried(office, EARLIER, HEADER + row(office, 1, "SPM", ""));
        accept(office, older).then().statusCode(200);
        JsonPath taken = done(office, older);

        // Then
        assertThat(again).isEqualTo(id);
        assertThat(taken.getInt("trial.older")).isEqualTo(1);
        assertThat(taken.getInt("taken.older")).isEqualTo(1);
        assertThat(why(office, first).jsonPath().getString("central[0].stage")).isEqualTo("TOP_UP");
    }

    @Test
    void a_file_whose_day_was_mistyped_is_sent_again_under_the_right_day() {
        // Given
        Office office = followed();
        UUID first = RegistryTopics.family(1).owned(office.owner()).id();
        String file = HEADER + row(office, 1, "TOP UP", "");
        UUID mistyped = tried(office, EARLIER, file);
        accept(office, mistyped).then().statusCode(200);
        var unused = done(office, mistyped);

        // When
        UUID right = tried(office, TODAY, file);
        accept(office, right).then().statusCode(200);
        JsonPath taken = done(office, right);

        // Then
        assertThat(right).isNotEqualTo(mistyped);
        assertThat(taken.getString("asOf")).isEqualTo(TODAY.toString());
        assertThat(taken.getInt("taken.confirmed")).isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() ->
                        TODAY.toString()
                                .equals(
                                        why(office, first)
                                                .jsonPath()
                                                .getString("central[0].asOf")));
    }

    @Test
    void what_cannot_be_read_or_is_not_followed_is_refused_whole() {
        // Given
        Office office = followed();
        Office paying = office.beside("BAYAR");
        paying.define(paying.programme());
        String sound = HEADER + row(office, 1, "SI", "");

        // When
        Response torn =
                send(office, TODAY, HEADER + "Siti;3.5E15;2026-13;SI;;\n" + row(office, 2, "", ""));
        Response saved = send(office, TODAY, Spreadsheet.excel(sound));
        Response lost =
                send(
                        office,
                        TODAY,
                        HEADER
                                + IntStream.range(1, 5)
                                        .mapToObj(
                                                "Siti;35240122037000%d0;2026-11;SI;;\n"::formatted)
                                        .collect(joining()));
        Response headless = send(office, TODAY, row(office, 1, "SI", ""));
        Response twice = send(office, TODAY, sound + row(office, 1, "SI", ""));
        Response empty = send(office, TODAY, "");
        Response tomorrow = send(office, TODAY.plusDays(1), sound);
        Response ours = send(paying, TODAY, sound);
        Response unknown = office.preparer().get("/v1/central-files/" + new UUID(1, 1));

        // Then
        refused(torn, 422, "central-file-malformed");
        assertThat(torn.jsonPath().getList("errors.pointer"))
                .containsExactly("/line/2/nik", "/line/2/periode", "/line/3/status");
        refused(saved, 422, "central-file-malformed");
        assertThat(saved.jsonPath().getList("errors.pointer"))
                .containsExactly("/line/2/nik", "/line/2/periode");
        refused(lost, 422, "central-file-malformed");
        assertThat(lost.jsonPath().getList("errors.code")).containsExactly("digits-lost");
        refused(headless, 422, "central-file-malformed");
        refused(twice, 422, "central-file-malformed");
        assertThat(twice.jsonPath().getString("errors[0].code")).isEqualTo("row-twice");
        refused(empty, 422, "central-file-malformed");
        refused(tomorrow, 422, "parameter-invalid");
        refused(ours, 409, "central-programme-unfit");
        refused(unknown, 404, "central-file-not-found");
    }

    /** Three families of an office that follows a programme and has no run of it. */
    private static Office followed() {
        Office office = Office.fresh("PUSAT");
        office.families(3);
        office.tryDefine("SEMBAKO", terms -> terms.put("mode", "MIRROR")).then().statusCode(200);
        String known =
                "select count(*) from beneficiary_identity i join beneficiary_person p"
                        + " on p.id = i.person_id join beneficiary_household h"
                        + " on h.id = p.household_id where h.owner = '%s'"
                                .formatted(office.owner());
        await().atMost(PATIENCE).until(() -> TestServices.database().single(known).equals("3"));
        return office;
    }

    private static String row(Office office, int family, String status, String since) {
        return "Siti;%s;2026-11;%s;%s;600000\n"
                .formatted(
                        RegistryTopics.family(family).owned(office.owner()).ownNik(),
                        status,
                        since);
    }

    private static Response send(Office office, LocalDate asOf, String csv) {
        return office.preparer()
                .contentType("text/csv")
                .header("Idempotency-Key", Office.key())
                .queryParam("owner", office.owner())
                .queryParam("programme", office.programme())
                .queryParam("asOf", asOf.toString())
                .body(csv)
                .post("/v1/central-files");
    }

    private static UUID tried(Office office, LocalDate asOf, String csv) {
        UUID id =
                Office.last(
                        send(office, asOf, csv)
                                .then()
                                .statusCode(202)
                                .extract()
                                .header("Location"));
        await().atMost(PATIENCE).until(() -> get(office, id).getString("state").equals("TRIED"));
        return id;
    }

    private static Response accept(Office office, UUID id) {
        return office.preparer()
                .header("If-Match", office.preparer().get("/v1/central-files/" + id).header("ETag"))
                .post("/v1/central-files/" + id + "/acceptance");
    }

    private static JsonPath done(Office office, UUID id) {
        await().atMost(PATIENCE).until(() -> get(office, id).getString("state").equals("DONE"));
        return get(office, id);
    }

    private static JsonPath get(Office office, UUID id) {
        return office.preparer().get("/v1/central-files/" + id).jsonPath();
    }

    private static Response why(Office office, UUID beneficiary) {
        return office.preparer()
                .queryParam("beneficiary", beneficiary)
                .queryParam("month", "2026-11")
                .get("/v1/verdicts/why");
    }

    private static Response counts(Office office, String form) {
        return office.preparer()
                .queryParam("owner", office.owner())
                .queryParam("form", form)
                .get("/v1/central-statuses/counts");
    }
}
