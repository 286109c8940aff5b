package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.registry.Api;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.Spreadsheet;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the office has taken out of the registry goes back in. */
@QuarkusTest
@WithTestResource(TestServices.class)
class OwnExportTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void an_export_that_nobody_changed_goes_back_in_and_changes_nothing() {
        // Given: everything a row of an export can say
        String village = "35.24.26.2001";
        JsonPath first = Uploads.take(rich(5301, village));
        String families = export("HOUSEHOLDS", village, Uploads.householdId(5301), true);
        String members = export("PERSONS", village, Uploads.personId(53010), true);
        List<String> before = versions();
        // When
        JsonPath again = Uploads.ended(Uploads.send(families, members));
        // Then
        assertThat(first.getInt("errors")).isZero();
        assertThat(again.getString("failure")).isNull();
        assertThat(again.getInt("familiesRead")).isEqualTo(1);
        assertThat(again.getInt("errors")).isZero();
        assertThat(again.getInt("householdsUnchanged")).isEqualTo(1);
        assertThat(again.getInt("personsUnchanged")).isEqualTo(3);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void a_masked_export_goes_back_in_too_and_what_is_masked_says_nothing() {
        // Given
        String village = "35.24.26.2002";
        JsonPath first = Uploads.take(rich(5311, village));
        String families = export("HOUSEHOLDS", village, Uploads.householdId(5311), false);
        String members = export("PERSONS", village, Uploads.personId(53110), false);
        // When
        JsonPath again = Uploads.ended(Uploads.send(families, members));
        // Then
        assertThat(first.getInt("errors")).isZero();
        assertThat(members).contains("************").doesNotContain(SampleFiles.nik(53110));
        assertThat(again.getInt("errors")).isZero();
        assertThat(again.getInt("householdsUnchanged")).isEqualTo(1);
        assertThat(again.getInt("personsUnchanged")).isEqualTo(3);
    }

    @Test
    void what_was_mended_in_an_export_is_taken_in_and_nothing_else() {
        // Given
        String village = "35.24.26.2003";
        JsonPath first = Uploads.take(rich(5321, village));
        String families =
                export("HOUSEHOLDS", village, Uploads.householdId(5321), true)
                        .replace(";2;15;", ";7;15;");
        String members =
                export("PERSONS", village, Uploads.personId(53210), true)
                        .replace("PEGAWAI NEGERI SIPIL", "POLRI");
        // When
        JsonPath again = Uploads.ended(Uploads.send(families, members));
        // Then
        assertThat(first.getInt("errors")).isZero();
        assertThat(again.getInt("errors")).isZero();
        assertThat(again.getInt("householdsChanged")).isEqualTo(1);
        assertThat(again.getInt("personsChanged")).isEqualTo(1);
        JsonPath home = get("/v1/households/" + Uploads.householdId(5321));
        assertThat(home.getInt("ranking.decile")).isEqualTo(7);
        assertThat(home.getList("members.facts.employment")).contains("POLICE");
    }

    @Test
    void a_number_a_spreadsheet_damaged_in_an_export_is_named_with_row_and_column() {
        // Given
        String village = "35.24.26.2004";
        JsonPath first = Uploads.take(rich(5331, village));
        String families = export("HOUSEHOLDS", village, Uploads.householdId(5331), true);
        String members =
                export("PERSONS", village, Uploads.personId(53310), true)
                        .replace("=\"\"" + SampleFiles.nik(53311) + "\"\"", "3,52402E+15");
        // When
        JsonPath again = Uploads.ended(Uploads.send(families, members));
        // Then
        assertThat(first.getInt("errors")).isZero();
        assertThat(members).contains("3,52402E+15");
        JsonPath errors = Uploads.errors(again);
        assertThat(errors.getList("items.code")).containsExactly("excel-number");
        assertThat(errors.getList("items.column")).containsExactly("nik");
        assertThat(errors.getList("items.file")).containsExactly("members");
        assertThat(errors.getInt("items[0].line")).isGreaterThan(1);
    }

    @Test
    void an_export_that_excel_or_libre_office_has_saved_changes_nothing() {
        // Given
        String village = "35.24.26.2006";
        JsonPath first = Uploads.take(rich(5351, village));
        String families = export("HOUSEHOLDS", village, Uploads.householdId(5351), true);
        String members = export("PERSONS", village, Uploads.personId(53510), true);
        // When
        JsonPath excel =
                Uploads.ended(
                        Uploads.send(Spreadsheet.excel(families), Spreadsheet.excel(members)));
        JsonPath libre =
                Uploads.ended(
                        Uploads.send(
                                Spreadsheet.libreOffice(families),
                                Spreadsheet.libreOffice(members)));
        // Then
        assertThat(first.getInt("errors")).isZero();
        for (JsonPath again : List.of(excel, libre)) {
            assertThat(again.getString("failure")).isNull();
            assertThat(again.getInt("errors")).isZero();
            assertThat(again.getInt("householdsUnchanged")).isEqualTo(1);
            assertThat(again.getInt("personsUnchanged")).isEqualTo(3);
        }
    }

    @Test
    void what_excel_damages_when_it_saves_a_second_time_is_named_and_changes_nothing() {
        // Given
        String village = "35.24.26.2007";
        JsonPath first = Uploads.take(rich(5361, village));
        String families = export("HOUSEHOLDS", village, Uploads.householdId(5361), true);
        String members = export("PERSONS", village, Uploads.personId(53610), true);
        // When
        JsonPath again =
                Uploads.ended(
                        Uploads.send(
                                Spreadsheet.excel(families),
                                Spreadsheet.excel(Spreadsheet.excel(members))));
        // Then
        assertThat(first.getInt("errors")).isZero();
        JsonPath errors = Uploads.errors(again);
        assertThat(errors.getList("items.column")).contains("nik", "tgl_lahir");
        assertThat(errors.getList("items.code")).contains("excel-number", "date-invalid");
        assertThat(errors.getList("items.line")).doesNotContain(0, 1);
        assertThat(again.getInt("personsChanged")).isZero();
        assertThat(again.getInt("householdsChanged")).isZero();
    }

    @Test
    void an_export_row_of_no_record_or_of_another_office_registers_and_changes_nothing() {
        // Given
        String village = "35.24.26.2005";
        JsonPath first = Uploads.take(rich(5341, village));
        String home = Uploads.householdId(5341).toString();
        String families = export("HOUSEHOLDS", village, Uploads.householdId(5341), true);
        String members = export("PERSONS", village, Uploads.personId(53410), true);
        UUID nobody = new UUID(53, 41);
        // When
        JsonPath unknown =
                Uploads.ended(
                        Uploads.send(
                                families.replace(home, nobody.toString()),
                                members.replace(home, nobody.toString())));
        JsonPath elsewhere = ofOther(families, members);
        // Then
        assertThat(first.getInt("errors")).isZero();
        assertThat(unknown.getInt("householdsRegistered")).isZero();
        assertThat(Uploads.errors(unknown).getList("items.code")).contains("id-unknown");
        assertThat(elsewhere.getInt("householdsRegistered")).isZero();
        assertThat(elsewhere.getInt("householdsChanged")).isZero();
        assertThat(elsewhere.getInt("familiesRejected")).isEqualTo(1);
    }

    /** The same files, sent by an office that does not have these people. */
    private static JsonPath ofOther(String families, String members) {
        var rudi = Uploads.as("rudi", "64.08", "registrar");
        String intake =
                rudi.multiPart("families", "f.csv", families.getBytes(StandardCharsets.UTF_8))
                        .multiPart("members", "m.csv", members.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/intakes?owner=64.08")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location")
                        .replaceFirst("^http://[^/]*", "");
        await().atMost(LIMIT)
                .until(() ->
                        Uploads.as("rudi", "64.08", "registrar")
                                .get(intake)
                                .jsonPath()
                                .getString("state")
                                .equals("DONE"));
        return Uploads.as("rudi", "64.08", "registrar").get(intake).jsonPath();
    }

    private static SampleFiles rich(int number, String village) {
        return new SampleFiles()
                .family(number, 3)
                .with("id_wilayah", village)
                .member(0, "pekerjaan_utama", "PEGAWAI NEGERI SIPIL")
                .member(1, "disabilitas", "FISIK")
                .member(1, "derajat_disabilitas", "BERAT")
                .member(1, "ppks", "FAKIR MISKIN;PENYANDANG DISABILITAS")
                .member(2, "pekerjaan_utama", "")
                .member(2, "masih_hidup", "TIDAK");
    }

    /** As a CSV file, once the view the export asks has the record. */
    private static String export(String kind, String village, UUID record, boolean full) {
        String[] file = new String[1];
        await().atMost(LIMIT)
                .until(() -> {
                    file[0] = exported(kind, village, full);
                    return file[0].contains(record.toString());
                });
        return file[0];
    }

    private static String exported(String kind, String village, boolean full) {
        var order =
                Map.of(
                        "kind", kind,
                        "format", "CSV",
                        "reason", "Perbaikan data desa",
                        "region", village,
                        "fullNumbers", full);
        String path =
                Api.registrar()
                        .body(order)
                        .post("/v1/exports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location")
                        .replaceFirst("^https?://[^/]*", "");
        await().atMost(LIMIT).until(() -> get(path).getString("state").equals("DONE"));
        return Api.registrar().get(path + "/file").then().statusCode(200).extract().asString();
    }

    private static List<String> versions() {
        return List.of(
                etag("/v1/households/" + Uploads.householdId(5301)),
                etag("/v1/persons/" + Uploads.personId(53010)),
                etag("/v1/persons/" + Uploads.personId(53011)),
                etag("/v1/persons/" + Uploads.personId(53012)));
    }

    private static String etag(String path) {
        return Api.registrar().get(path).then().statusCode(200).extract().header("ETag");
    }

    private static JsonPath get(String path) {
        return Api.registrar().get(path).jsonPath();
    }
}
