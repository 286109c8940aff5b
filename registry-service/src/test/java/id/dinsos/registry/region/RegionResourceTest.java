package id.dinsos.registry.region;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.republish.RepublishAsked;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.Api;
import id.dinsos.testkit.Heard;
import id.dinsos.testkit.Spreadsheet;
import id.dinsos.testkit.TestServices;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class RegionResourceTest {
    @Inject RegionStore regions;
    @Inject Event<RepublishAsked> asked;

    @Test
    void a_regency_has_its_districts_below_it() {
        // Given
        var sari = Api.registrar();
        // When
        var answer = sari.get("/v1/regions?parent=35.24&on=2019-06-01");
        // Then
        answer.then().statusCode(200).body("$", hasSize(27)).body("name", hasItem("Babat"));
    }

    @Test
    void a_district_has_its_villages_below_it() {
        // Given
        var sari = Api.registrar();
        // When
        var answer = sari.get("/v1/regions?parent=35.24.01");
        // Then
        answer.then().statusCode(200).body("$", hasSize(9)).body("level", hasItem("VILLAGE"));
    }

    @Test
    void what_is_no_region_code_is_refused() {
        // Given
        var sari = Api.registrar();
        // When
        var answer = sari.get("/v1/regions?parent=Lamongan");
        // Then
        answer.then().statusCode(422).body("code", equalTo("parameter-invalid"));
    }

    @Test
    void a_loaded_file_ends_a_village_and_names_those_that_follow_it() {
        // Given
        String file =
                """
                code,name,from,until,successors
                35.24.98,Uji,2020-01-01,,
                35.24.98.2001,Lama,,2025-12-31,35.24.98.2002;35.24.98.2003
                35.24.98.2002,Lama Utara,2026-01-01,,
                35.24.98.2003,Lama Selatan,2026-01-01,,
                """;
        // When
        var answer = admin().body(file).put("/v1/regions");
        // Then
        answer.then().statusCode(200).body("regions", equalTo(4));
        Api.registrar()
                .get("/v1/regions?parent=35.24.98&on=2025-06-01")
                .then()
                .body("code", contains("35.24.98.2001"))
                .body("[0].successors", contains("35.24.98.2002", "35.24.98.2003"));
        Api.registrar()
                .get("/v1/regions?parent=35.24.98&on=2026-06-01")
                .then()
                .body("code", contains("35.24.98.2002", "35.24.98.2003"));
    }

    @Test
    void what_a_file_changes_is_said_on_the_topic_once_and_again_when_everything_is_said_again()
            throws Exception {
        String file =
                """
                code,name,from,until,successors
                35.24.90,Uji,2020-01-01,,
                35.24.90.2001,Lama,,2025-12-31,35.24.90.2002
                35.24.90.2002,%s,2026-01-01,,
                """;
        try (Heard heard = new Heard(id.dinsos.contracts.Region.TOPIC)) {
            // When
            for (String name : List.of("Baru", "Baru", "Baru Sekali")) {
                admin().body(file.formatted(name)).put("/v1/regions").then().statusCode(200);
            }
            // Then
            List<String> ids = heard.ids("35.24.90");
            List<String> bodies = heard.bodies("35.24.90");
            assertThat(bodies).hasSize(4);
            assertThat(region(bodies.get(1)))
                    .isEqualTo(
                            new id.dinsos.contracts.Region(
                                    "35.24.90.2001",
                                    "region-known",
                                    "Lama",
                                    "VILLAGE",
                                    null,
                                    LocalDate.of(2025, 12, 31),
                                    List.of("35.24.90.2002")));
            assertThat(region(bodies.getLast()))
                    .isEqualTo(
                            new id.dinsos.contracts.Region(
                                    "35.24.90.2002",
                                    "region-changed",
                                    "Baru Sekali",
                                    "VILLAGE",
                                    LocalDate.of(2026, 1, 1),
                                    null,
                                    List.of()));
            // When
            asked.fire(new RepublishAsked(new UUID(0, 1)));
            // Then
            await().untilAsserted(() -> assertThat(heard.ids("35.24.90")).hasSize(7));
            assertThat(heard.ids("35.24.90").subList(4, 7))
                    .containsExactly(ids.get(0), ids.get(1), ids.get(3));
            assertThat(heard.bodies("35.24.90").subList(4, 7))
                    .containsExactly(bodies.get(0), bodies.get(1), bodies.get(3));
        }
    }

    private static id.dinsos.contracts.Region region(String said) throws IOException {
        return EventCodec.mapper().readValue(said, id.dinsos.contracts.Region.class);
    }

    @Test
    void who_moves_into_a_village_that_was_split_last_year_is_told_what_follows_it() {
        // Given
        String file =
                """
                code,name,from,until,successors
                35.24.96,Uji,2020-01-01,,
                35.24.96.2001,Lama,,2025-12-31,35.24.96.2002;35.24.96.2003
                35.24.96.2002,Lama Utara,2026-01-01,,
                35.24.96.2003,Lama Selatan,2026-01-01,,
                """;
        admin().body(file).put("/v1/regions").then().statusCode(200);
        String home = Api.newHousehold(Api.newPerson("Budi"));
        // When
        var answer =
                Api.change(
                        "/v1/households/" + home + "/move", 1, Map.of("region", "35.24.96.2001"));
        // Then
        answer.then()
                .statusCode(422)
                .body("code", equalTo("village-ended"))
                .body("detail", containsString("35.24.96.2002, 35.24.96.2003"));
        Api.change("/v1/households/" + home + "/move", 1, Map.of("region", "35.24.96.2002"))
                .then()
                .statusCode(200);
    }

    @Test
    void a_village_that_was_split_and_split_again_is_followed_to_those_there_today() {
        // Given
        String file =
                """
                code,name,from,until,successors
                35.24.95,Uji,2020-01-01,,
                35.24.95.2001,Lama,,2023-12-31,35.24.95.2002
                35.24.95.2002,Tengah,2024-01-01,2025-12-31,35.24.95.2003;35.24.95.2004
                35.24.95.2003,Baru Utara,2026-01-01,,
                35.24.95.2004,Baru Selatan,2026-01-01,,
                """;
        admin().body(file).put("/v1/regions").then().statusCode(200);
        String home = Api.newHousehold(Api.newPerson("Budi"));
        // When
        var answer =
                Api.change(
                        "/v1/households/" + home + "/move", 1, Map.of("region", "35.24.95.2001"));
        // Then
        answer.then()
                .statusCode(422)
                .body("code", equalTo("village-ended"))
                .body("detail", containsString("35.24.95.2003, 35.24.95.2004"));
    }

    @Test
    void what_an_administrator_renamed_keeps_its_name_when_the_service_starts_again() {
        // Given
        admin().body("code,name\n35.24.27.2001,Nama Baru\n")
                .put("/v1/regions")
                .then()
                .statusCode(200);
        // When
        regions.start(new StartupEvent());
        // Then
        Api.registrar()
                .get("/v1/regions?parent=35.24.27")
                .then()
                .body("find { it.code == '35.24.27.2001' }.name", equalTo("Nama Baru"));
    }

    @Test
    void a_file_with_lines_that_are_no_regions_is_refused_with_their_places() {
        admin().body("code,name,until\nx,Lama,\n35.24.97.2001,Lama,soon\n")
                .put("/v1/regions")
                .then()
                .statusCode(422)
                .body("code", equalTo("region-file-malformed"))
                .body("errors.pointer", contains("/line/2", "/line/3/until"));
    }

    @Test
    void a_region_is_changed_from_above_only() {
        var village = Api.as("tuti", "35.24.01.2001", "admin").contentType("text/csv");
        village.body("code,name\n35.24.01,Baru\n")
                .put("/v1/regions")
                .then()
                .statusCode(403)
                .body("code", equalTo("region-not-below-yours"));
        admin().body("code,name\n35.25.01.2001,Baru\n").put("/v1/regions").then().statusCode(403);
        admin().body("code,name\n35.24,Baru\n").put("/v1/regions").then().statusCode(403);
    }

    @Test
    void a_file_may_name_what_lies_above_as_it_is_known() {
        admin().body(
                        "code,name,from\n35,Jawa Timur,\n35.24,Kabupaten Lamongan,\n35.24.88,Baru,2020-01-01\n")
                .put("/v1/regions")
                .then()
                .statusCode(200);
    }

    @Test
    void a_region_has_a_name_that_fits_a_line_and_stands_in_a_file_once() {
        String longName = "x".repeat(101);
        for (String rows :
                java.util.List.of(
                        "35.24.01.2001,\"Sewor\nJaya\"",
                        "35.24.01.2001," + longName,
                        "35.24.01.2001,A\n35.24.01.2001,B")) {
            admin().body("code,name\n" + rows + "\n")
                    .put("/v1/regions")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("region-file-malformed"));
        }
    }

    @Test
    void only_an_administrator_loads_regions() {
        Api.registrar()
                .contentType("text/csv")
                .body("code,name\n35.24.97.2001,Lama\n")
                .put("/v1/regions")
                .then()
                .statusCode(403)
                .body("code", equalTo("role-missing"));
    }

    @Test
    void a_day_that_is_none_is_refused() {
        Api.registrar()
                .get("/v1/regions?parent=35.24&on=today")
                .then()
                .statusCode(422)
                .body("code", equalTo("field-invalid"));
    }

    private static RequestSpecification admin() {
        return Api.as("tuti", "35.24", "admin").contentType("text/csv");
    }

    @Test
    void a_file_that_a_spreadsheet_saved_with_its_mark_or_with_semicolons_is_taken() {
        admin().body(utf8("\uFEFFcode,name,from\n35.24.95,Uji Tanda,2020-01-01\n"))
                .put("/v1/regions")
                .then()
                .statusCode(200);
        admin().body(
                        utf8(
                                "\uFEFFcode;name;from;until;successors\r\n"
                                        + "35.24.94;Uji Titik Koma;2020-01-01;;\r\n"
                                        + "35.24.94.2001;Lama;;2025-12-31;\"35.24.94.2002\"\r\n"
                                        + "35.24.94.2002;Baru;2026-01-01;;\r\n"))
                .put("/v1/regions")
                .then()
                .statusCode(200)
                .body("regions", equalTo(3));
    }

    @Test
    void what_a_spreadsheet_adds_is_passed_over_and_what_it_rewrote_is_named_with_its_column() {
        String file =
                "code;name;from;until;successors\n"
                        + "35.24.93;\"Uji; Lembar\";2020-01-01;;\n"
                        + "35.24.93.2001;Lama;;2025-12-31;\"35.24.93.2002\"\n"
                        + "35.24.93.2002;Baru;2026-01-01;;\n";
        admin().body(utf8(Spreadsheet.libreOffice(file) + ";;;;;\n"))
                .put("/v1/regions")
                .then()
                .statusCode(200)
                .body("regions", equalTo(3));
        admin().body(utf8(Spreadsheet.excel(file)))
                .put("/v1/regions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/line/2/from", "/line/3/until", "/line/4/from"));
    }

    @Test
    void a_file_in_another_encoding_is_refused_and_no_letter_is_lost() {
        byte[] windows =
                "code,name\n35.24.93,Caf\u00e9\n"
                        .getBytes(java.nio.charset.Charset.forName("windows-1252"));
        byte[] wide = "code,name\n35.24.93,A\n".getBytes(java.nio.charset.StandardCharsets.UTF_16);
        for (byte[] file : java.util.List.of(windows, wide)) {
            admin().body(file)
                    .put("/v1/regions")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("region-file-malformed"))
                    .body("errors.code", contains("file-encoding"));
        }
        admin().body(
                        "PK\u0003\u0004\u0014\0[Content_Types].xml"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put("/v1/regions")
                .then()
                .statusCode(422)
                .body("errors.code", contains("file-workbook"));
    }

    @Test
    void a_file_of_more_than_all_villages_is_told_how_much_it_may_hold() {
        var bytes = new ByteArrayInputStream(new byte[32_000_001]);
        var lines = new StringBuilder("code,name\n");
        for (int i = 0; i <= 100_000; i++) {
            int district = i / 999;
            lines.append(
                    "35.%02d.%02d.2%03d,Desa\n"
                            .formatted(1 + district / 99, 1 + district % 99, 1 + i % 999));
        }
        var many = new ByteArrayInputStream(lines.toString().getBytes(UTF_8));
        for (InputStream file : List.of(bytes, many)) {
            assertThatThrownBy(() -> RegionFile.read(file))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e ->
                                    assertThat(e.refusal().errors())
                                            .extracting(FieldError::code)
                                            .containsExactly("too-large"));
        }
    }

    @Test
    void a_code_that_stands_in_a_file_twice_is_refused_with_its_line() {
        refused("35.24.95,A,,,\n35.24.95,B,,,", "/line/3", "region-invalid");
    }

    @Test
    void a_file_without_its_header_is_told_which_one() {
        admin().body("kode;nama\n35.24.95;A\n")
                .put("/v1/regions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/line/1"))
                .body("errors.code", contains("header-missing"));
    }

    @Test
    void what_follows_a_region_is_known_and_is_never_the_region_itself() {
        refused(
                "35.24.92,Uji,,,\n35.24.92.2001,A,,2026-01-31,35.24.92.2999",
                "/line/3",
                "region-successor-unknown");
        refused(
                "35.24.92,Uji,,,\n35.24.92.2001,A,,2026-01-31,35.24.92.2001",
                "/line/3",
                "region-follows-itself");
        admin().body(
                        "code,name,from,until,successors\n35.24.92,Uji,,,\n"
                                + "35.24.92.2001,A,,2026-01-31,35.24.92.2002\n"
                                + "35.24.92.2002,B,,2026-02-28,35.24.92.2001\n")
                .put("/v1/regions")
                .then()
                .statusCode(422)
                .body("errors.code", contains("region-follows-itself", "region-follows-itself"));
    }

    @Test
    void a_region_lies_in_one_that_is_known_and_no_longer_than_that() {
        refused("35.24.91.2001,A,,,", "/line/2", "region-parent-unknown");
        refused(
                "35.24.92,Uji,,2025-12-31,\n35.24.92.2001,A,,2025-12-31,\n35.24.92.2002,B,,2026-06-30,",
                "/line/2",
                "region-outlives-parent");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Names the line first of all. */
    private static void refused(String rows, String line, String code) {
        admin().body("code,name,from,until,successors\n" + rows + "\n")
                .put("/v1/regions")
                .then()
                .statusCode(422)
                .body("code", equalTo("region-file-malformed"))
                .body("errors[0].pointer", equalTo(line))
                .body("errors[0].code", equalTo(code));
    }
}
