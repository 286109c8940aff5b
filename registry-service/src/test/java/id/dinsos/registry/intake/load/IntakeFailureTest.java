package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.eventstore.Settings;
import id.dinsos.registry.Api;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Uploads that cannot be taken in at all, and questions that cannot be answered. */
@QuarkusTest
@WithTestResource(TestServices.class)
class IntakeFailureTest {
    private static final String PATH = "/v1/intakes?owner=35.24";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject IntakeJob job;
    @Inject Settings settings;

    private final SampleFiles files = new SampleFiles().family(301, 2);

    @Test
    void a_file_that_is_not_utf_8_fails() {
        byte[] latin =
                files.families()
                        .replace("Jalan", "J\u00e9l\u00e9n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(failure(latin, bytes(files.members()))).isEqualTo("file-encoding");
    }

    @Test
    void a_file_in_two_byte_characters_fails() {
        byte[] wide = files.members().getBytes(StandardCharsets.UTF_16);
        assertThat(failure(bytes(files.families()), wide)).isEqualTo("file-encoding");
    }

    @Test
    void a_file_as_old_windows_programs_save_it_fails() {
        byte[] windows =
                files.families()
                        .replace("Jalan", "Jalan \u2018Mawar\u2019")
                        .getBytes(Charset.forName("windows-1252"));
        assertThat(failure(windows, bytes(files.members()))).isEqualTo("file-encoding");
    }

    @Test
    void a_file_in_two_byte_characters_without_a_mark_fails() {
        byte[] wide = files.members().getBytes(StandardCharsets.UTF_16LE);
        assertThat(failure(bytes(files.families()), wide)).isEqualTo("file-encoding");
    }

    @Test
    void a_file_with_bytes_that_are_no_text_fails() {
        String members = files.members() + "x,".repeat(3_000) + "\0\n";
        assertThat(failure(bytes(files.families()), bytes(members))).isEqualTo("file-malformed");
    }

    @Test
    void a_workbook_fails_and_its_code_says_what_was_sent() {
        byte[] workbook = bytes("PK\u0003\u0004\u0014\0\u0008[Content_Types].xml");
        assertThat(failure(workbook, bytes(files.members()))).isEqualTo("file-workbook");
    }

    @Test
    void a_file_without_a_header_fails_and_its_first_row_is_not_repeated() {
        // Given
        String families = files.families().lines().skip(1).findFirst().orElseThrow() + "\n";
        // When
        JsonPath status =
                Uploads.ended(Uploads.send(PATH, bytes(families), bytes(files.members())));
        // Then
        assertThat(status.getString("failure.code")).isEqualTo("header-wrong");
        assertThat(status.prettify()).doesNotContain(SampleFiles.nik(3010));
    }

    @Test
    void a_file_without_one_of_its_columns_fails() {
        String families = files.families().replace("id_wilayah", "kode");
        assertThat(failure(bytes(families), bytes(files.members()))).isEqualTo("header-wrong");
    }

    @Test
    void a_file_with_a_column_twice_fails() {
        String families = files.families().replace("alamat,", "rt,");
        assertThat(failure(bytes(families), bytes(files.members()))).isEqualTo("header-wrong");
    }

    @Test
    void an_empty_file_fails() {
        assertThat(failure(bytes("\n"), bytes(files.members()))).isEqualTo("file-empty");
    }

    @Test
    void a_file_that_was_cut_off_fails() {
        String members = files.members();
        String cut = members.substring(0, members.length() - 40);
        assertThat(failure(bytes(files.families()), bytes(cut))).isEqualTo("file-truncated");
    }

    @Test
    void a_quote_that_is_never_closed_fails() {
        String families = files.families().replace("Kepala 301", "\"Kepala 301");
        assertThat(failure(bytes(families), bytes(files.members()))).isEqualTo("file-malformed");
    }

    @Test
    void a_failure_writes_nothing_and_keeps_no_upload() {
        // Given
        String cut = files.members().substring(0, files.members().length() - 40);
        // When
        JsonPath status = Uploads.ended(Uploads.send(PATH, bytes(files.families()), bytes(cut)));
        // Then
        assertThat(status.getInt("familiesRead")).isZero();
        Uploads.officer()
                .get("/v1/intakes/" + status.getString("id") + "/rejected-families.csv")
                .then()
                .statusCode(404)
                .body("code", equalTo("intake-unknown"));
    }

    @Test
    void an_upload_without_one_of_its_parts_is_refused() {
        Uploads.officer()
                .multiPart("families", "f.csv", bytes(files.families()), "text/csv")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("file-missing"));
    }

    @Test
    void an_upload_with_a_part_twice_is_refused() {
        Uploads.officer()
                .multiPart("families", "f.csv", bytes(files.families()), "text/csv")
                .multiPart("members", "m.csv", bytes(files.members()), "text/csv")
                .multiPart("members", "m.csv", bytes(files.members()), "text/csv")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("body-malformed"));
    }

    @Test
    void an_upload_that_breaks_off_is_refused_and_leaves_nothing() throws IOException {
        // Given
        long before = folders();
        String body =
                "--x\r\nContent-Disposition: form-data; name=\"families\"\r\n\r\nid_keluarga,no";
        // When
        var answer =
                Uploads.officer()
                        .contentType("multipart/form-data; boundary=x")
                        .body(bytes(body))
                        .post(PATH);
        // Then
        answer.then().statusCode(400).body("code", equalTo("body-malformed"));
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void the_key_of_an_upload_that_broke_off_is_good_for_the_next_one() throws IOException {
        // Given
        String head =
                """
                POST %s HTTP/1.1\r
                Host: x\r
                Authorization: Bearer %s\r
                Idempotency-Key: broken-off\r
                Content-Type: multipart/form-data; boundary=x\r
                Content-Length: 9999\r
                \r
                --x\r
                Content-Disposition: form-data; name="families"\r
                \r
                id_keluarga,no\
                """;
        try (Socket caller = new Socket("localhost", RestAssured.port)) {
            String token = TestTokens.mint("sari", "35.24", "registrar");
            caller.getOutputStream().write(bytes(head.formatted(PATH, token)));
        }
        // When
        var again =
                Uploads.upload(
                        Uploads.officer().header("Idempotency-Key", "broken-off"), PATH, files);
        // Then
        String intake = again.then().statusCode(202).extract().header("Location");
        assertThat(Uploads.ended(intake).getString("state")).isEqualTo("DONE");
    }

    @Test
    void an_upload_whose_part_headers_have_no_end_is_refused() {
        String body = "--x\r\nContent-Disposition: " + "a".repeat(300_000);
        Uploads.officer()
                .contentType("multipart/form-data; boundary=x")
                .body(bytes(body))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("body-malformed"));
    }

    @Test
    void an_upload_without_a_boundary_is_refused() {
        Uploads.officer()
                .contentType("multipart/form-data")
                .body(bytes("--x--"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("body-malformed"));
    }

    @Test
    void an_upload_for_a_district_is_refused() {
        Uploads.upload(Uploads.officer(), "/v1/intakes?owner=35.24.01", files)
                .then()
                .statusCode(422)
                .body("code", equalTo("owner-not-a-regency"));
    }

    @Test
    void an_upload_for_another_region_is_refused() {
        Uploads.upload(Uploads.as("rudi", "64.08", "registrar"), PATH, files)
                .then()
                .statusCode(403)
                .body("code", equalTo("region-not-yours"));
    }

    @Test
    void an_upload_without_the_role_is_refused() {
        Uploads.upload(Uploads.as("rudi", "35.24", "officer"), PATH, files)
                .then()
                .statusCode(403)
                .body("code", equalTo("role-missing"));
    }

    @Test
    void an_upload_without_a_token_is_refused() {
        Uploads.upload(io.restassured.RestAssured.given(), PATH, files).then().statusCode(401);
    }

    @Test
    void an_unknown_intake_is_missing() {
        Api.registrar()
                .get("/v1/intakes/" + new UUID(1, 2))
                .then()
                .statusCode(404)
                .body("code", equalTo("intake-unknown"));
    }

    @Test
    void the_intake_of_another_region_is_not_shown() {
        String intake = Uploads.send(files.families(), files.members());
        Uploads.as("rudi", "64.08", "registrar")
                .get(intake)
                .then()
                .statusCode(404)
                .body("code", equalTo("intake-unknown"));
        assertThat(Uploads.ended(intake).getString("state")).isEqualTo("DONE");
    }

    @Test
    void the_rejected_rows_are_given_out_once_the_intake_is_done() {
        job.stop(LIMIT);
        String intake = Uploads.send(files.families(), files.members());
        Uploads.officer()
                .get(intake + "/rejected-members.csv")
                .then()
                .statusCode(409)
                .body("code", equalTo("intake-running"));
        job.start();
        assertThat(Uploads.ended(intake).getString("state")).isEqualTo("DONE");
    }

    @Test
    void a_cursor_of_another_kind_is_refused() {
        String intake = Uploads.send(files.families(), files.members());
        Uploads.officer()
                .get(intake + "/errors?cursor=x")
                .then()
                .statusCode(422)
                .body("code", equalTo("cursor-invalid"));
        Uploads.officer()
                .get("/v1/duplicates?cursor=x")
                .then()
                .statusCode(422)
                .body("code", equalTo("cursor-invalid"));
    }

    private static String failure(byte[] families, byte[] members) {
        JsonPath status = Uploads.ended(Uploads.send(PATH, families, members));
        assertThat(status.getString("state")).isEqualTo("FAILED");
        return status.getString("failure.code");
    }

    private long folders() throws IOException {
        try (var all = Files.list(Path.of(settings.files()).resolve("intakes"))) {
            return all.count();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
