package id.dinsos.registry.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.eventstore.Settings;
import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class ExportResourceTest {
    private static final String REASON = "Verifikasi data triwulan";

    @Inject ExportJob job;
    @Inject Settings settings;
    @Inject Pool pool;

    @Test
    void persons_are_exported_as_csv_that_a_spreadsheet_opens_and_does_not_execute() {
        // Given
        String nik = Api.newNik();
        Api.registerPerson(nik, "=CMD|Evil").then().statusCode(201);
        // When
        String id = ordered(order("PERSONS", "CSV"));
        byte[] file = file(id);
        // Then
        assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
        List<CsvRecord> rows = csv(file);
        assertThat(rows.get(0).getFields()).isEqualTo(ExportRowsStore.PERSON_NAMES);
        CsvRecord evil =
                rows.stream()
                        .filter(row -> row.getFieldCount() > 2 && row.getField(2).contains("Evil"))
                        .findFirst()
                        .orElseThrow();
        assertThat(evil.getField(2)).isEqualTo("'=CMD|Evil");
        assertThat(evil.getField(3)).isEqualTo(nik.substring(0, 4) + "************");
        int born = ExportRowsStore.PERSON_NAMES.indexOf("tgl_lahir");
        assertThat(evil.getField(born))
                .as("beside area and sex a whole birth date would give the number away")
                .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}");
        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain(nik);
    }

    @Test
    void numbers_in_full_are_for_registrars_and_stay_text() {
        // Given
        String nik = Api.newNik();
        Api.registerPerson(nik, "Lengkap Angka").then().statusCode(201);
        Map<String, Object> order = order("PERSONS", "CSV");
        order.put("fullNumbers", true);
        // When
        var refused = Api.as("dewi", "35.24", "officer").body(order).post("/v1/exports");
        byte[] file = file(ordered(order));
        // Then
        refused.then().statusCode(403).body("code", equalTo("role-missing"));
        assertThat(csv(file)).anyMatch(row -> row.getFields().contains("=\"" + nik + "\""));
    }

    @Test
    void an_officer_s_export_says_no_more_than_their_screen() {
        // Given
        String person = Api.newPerson("Hartono Wibisono");
        String home = Api.newHousehold(person);
        Api.change("/v1/persons/" + person + "/facts", 2, Map.of("ppksTypes", List.of("HIV_AIDS")))
                .then()
                .statusCode(200);
        // When
        CsvRecord one = row(file(dewi(), done(path(dewi(), order("PERSONS", "CSV")))), person);
        CsvRecord all = row(file(dewi(), done(path(dewi(), order("HOUSEHOLDS", "CSV")))), home);
        // Then
        assertThat(one.getFields())
                .contains("H*** W***")
                .anyMatch(cell -> cell.contains("1985-03"))
                .noneMatch(cell -> cell.contains("Hartono") || cell.contains("HIV"));
        assertThat(one.getField(ExportRowsStore.PERSON_NAMES.indexOf("ppks"))).isEmpty();
        assertThat(all.getFields())
                .contains("H*** W***")
                .noneMatch(cell -> cell.contains("Hartono") || cell.contains("Kenanga"));
        for (String hidden : List.of("alamat", "rt", "rw")) {
            assertThat(all.getField(ExportRowsStore.HOUSEHOLD_NAMES.indexOf(hidden))).isEmpty();
        }
    }

    private static RequestSpecification dewi() {
        return Api.as("dewi", "35.24", "officer");
    }

    private static CsvRecord row(byte[] file, String id) {
        return csv(file).stream()
                .filter(row -> row.getField(0).equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void households_are_exported_as_a_workbook_stamped_with_the_position() throws Exception {
        // Given
        String home = Api.newHousehold(Api.newPerson("Wulan Sheet"));
        Map<String, Object> order = order("HOUSEHOLDS", "XLSX");
        order.put("region", "35.24.01.2002");
        // When
        String id = ordered(order);
        byte[] file = file(id);
        // Then
        String position = Api.registrar().get("/v1/exports/" + id).jsonPath().getString("position");
        String sheet = entry(file, "xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("posisi log " + position)
                .contains(home)
                .contains("Wulan Sheet")
                .contains("Jalan Kenanga")
                .contains("Banggle")
                .contains("<autoFilter ref=\"A1:N")
                .contains("state=\"frozen\"")
                .containsPattern("<col [^>]*width=\"38")
                .doesNotContainPattern("<col [^>]*width=\"(39|[4-9]\\d|\\d{3})")
                .containsPattern("<c r=\"J\\d+\"[^>]*><v>1</v>");
    }

    @Test
    void a_villages_roster_is_printed_with_masked_numbers_page_numbers_and_stamp()
            throws Exception {
        // Given
        String nik = Api.newNik();
        String head = Api.registerPerson(nik, "Rukmini Roster").jsonPath().getString("id");
        var unused = Api.newHousehold(head, Api.newPerson("Anak Roster"));
        Map<String, Object> order = order("ROSTER", "PDF");
        order.put("region", "35.24.01.2002");
        // When
        byte[] file = file(ordered(order));
        // Then
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(file))) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page));
            }
            assertThat(text)
                    .contains("Daftar Warga Desa Banggle, Kecamatan ")
                    .contains("Rukmini Roster")
                    .contains("Anak Roster")
                    .contains(nik.substring(0, 4) + "************")
                    .contains("posisi log")
                    .contains("Halaman 1 dari")
                    .contains("PEMERINTAH KABUPATEN LAMONGAN")
                    .doesNotContain(nik);
            assertThat(reader.getPageSize(1).getWidth()).isBetween(594f, 597f);
        }
    }

    @Test
    void every_letter_of_a_name_is_printed() throws Exception {
        // Given
        String name = "Ṣāliḥ Đặng Łukasz Škoda Œuvre O\u0304kubo";
        var unused = Api.newHousehold(Api.newPerson(name));
        Map<String, Object> order = order("ROSTER", "PDF");
        order.put("region", "35.24.01.2002");
        // When
        byte[] file = file(ordered(order));
        // Then
        assertThat(text(file).replaceAll("\\s+", " "))
                .contains("Ṣāliḥ Đặng Łukasz Škoda")
                .contains("Œuvre")
                .contains("Ōkubo");
    }

    private static String text(byte[] file) throws Exception {
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(file))) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page));
            }
            return text.toString();
        }
    }

    @Test
    void a_record_that_ended_in_another_one_and_a_family_that_left_are_not_exported() {
        // Given
        String stays = Api.newPerson("Ekspor Tetap");
        String twice = Api.newPerson("Ekspor Tetap");
        String left = Api.newPerson("Ekspor Pindah");
        String home = Api.newHousehold(left);
        Api.change("/v1/persons/" + twice + "/merge", 1, Map.of("into", stays))
                .then()
                .statusCode(200);
        Api.change("/v1/households/" + home + "/move-out", 1, Map.of("reason", "WORK"))
                .then()
                .statusCode(200);
        // When
        String id = ordered(order("PERSONS", "CSV"));
        // Then
        List<String> ids = csv(file(id)).stream().map(row -> row.getField(0)).toList();
        assertThat(ids).contains(stays).doesNotContain(twice, left);
        Api.registrar()
                .get("/v1/exports/" + id)
                .then()
                .body("rowsTotal", equalTo(ids.size() - 1))
                .body("rowsDone", equalTo(ids.size() - 1));
    }

    @Test
    void who_fetched_a_file_is_on_record_and_whose_data_are_in_it() {
        // Given
        String person = Api.newPerson("Dibaca Ekspor");
        String id = ordered(order("PERSONS", "CSV"));
        // When
        var unused = file(id);
        // Then
        var auditor = Api.as("dewi", "35.24", "auditor");
        auditor.get("/v1/exports/" + id + "/reads")
                .then()
                .statusCode(200)
                .body("actor", equalTo(List.of("sari")))
                .body("action", equalTo(List.of("export-file")));
        auditor.get("/v1/reads?subject=" + person)
                .then()
                .statusCode(200)
                .body("items.action", hasItem("export " + id));
    }

    @Test
    void a_day_later_the_file_is_gone_and_so_is_an_export_that_failed() {
        // Given
        String done = ordered(order("PERSONS", "CSV"));
        String failed = ordered(order("PERSONS", "CSV"));
        Path sealed = Path.of(settings.files()).resolve("exports").resolve(done + ".sealed");
        boolean there = Files.exists(sealed);
        // When
        yesterday(done, "DONE");
        yesterday(failed, "FAILED");
        // Then
        assertThat(there).isTrue();
        for (String id : List.of(done, failed)) {
            await().until(
                            () -> Api.registrar().get("/v1/exports/" + id).jsonPath(),
                            status -> "EXPIRED".equals(status.getString("state")));
            Api.registrar()
                    .get("/v1/exports/" + id + "/file")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("export-expired"));
        }
        assertThat(sealed).doesNotExist();
    }

    @Test
    void a_file_that_is_not_written_yet_or_out_of_reach_is_not_given() {
        // Given
        job.stop(Duration.ofSeconds(30));
        String waiting =
                Api.registrar()
                        .body(order("PERSONS", "CSV"))
                        .post("/v1/exports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location")
                        .replaceFirst(".*/", "");
        var early = Api.registrar().get("/v1/exports/" + waiting + "/file");
        job.start();
        String done = ordered(order("PERSONS", "CSV"));
        Path sealed = Path.of(settings.files()).resolve("exports").resolve(done + ".sealed");
        // When
        boolean deleted = sealed.toFile().delete();
        var elsewhere = Api.registrar().get("/v1/exports/" + done + "/file");
        // Then
        assertThat(deleted).isTrue();
        early.then().statusCode(409).body("code", equalTo("export-not-ready"));
        elsewhere.then().statusCode(503).body("code", equalTo("export-elsewhere"));
    }

    @Test
    void a_file_that_a_stop_interrupts_is_nowhere_by_half_and_is_written_after_it()
            throws Exception {
        // Given: whoever is to be in it cannot be settled
        String person = Api.newPerson("Berhenti Tengah");
        String path;
        try (var held = TestServices.database().connect();
                var lock = held.createStatement()) {
            held.setAutoCommit(false);
            lock.execute("lock table export_row in access exclusive mode");
            path = path(order("PERSONS", "CSV"));
            await().until(() -> waiting() > 0);
            // When
            job.stop(Duration.ZERO);
            held.rollback();
        }
        job.stop(Duration.ofSeconds(30));
        String state = state(path);
        String id = path.substring(path.lastIndexOf('/') + 1);
        List<Path> left;
        try (var all = Files.walk(Path.of(settings.files()))) {
            left = all.filter(file -> file.getFileName().toString().contains(id)).toList();
        }
        job.start();
        // Then
        assertThat(state).isEqualTo("RUNNING");
        assertThat(left).isEmpty();
        assertThat(csv(file(done(path)))).anyMatch(row -> row.getField(0).equals(person));
    }

    private static long waiting() {
        return TestServices.database()
                .number(
                        "select count(*) from pg_locks where not granted"
                                + " and relation = 'export_row'::regclass");
    }

    private static void yesterday(String id, String state) {
        try (var connection = TestServices.database().connect();
                var update =
                        connection.prepareStatement(
                                "update export set state = ?,"
                                        + " requested_at = requested_at - interval '25 hours'"
                                        + " where id = ?")) {
            update.setString(1, state);
            update.setObject(2, java.util.UUID.fromString(id));
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void on_disk_the_file_is_sealed() throws Exception {
        // Given
        Api.registerPerson(Api.newNik(), "Rahasia Disk").then().statusCode(201);
        // When
        String id = ordered(order("PERSONS", "CSV"));
        // Then
        assertThat(new String(file(id), StandardCharsets.UTF_8)).contains("Rahasia Disk");
        Path sealed = Path.of(settings.files()).resolve("exports").resolve(id + ".sealed");
        assertThat(new String(Files.readAllBytes(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("Rahasia Disk")
                .doesNotContain("PERSONS");
    }

    @Test
    void the_status_tells_how_far_it_is_and_why_it_was_asked_for() {
        // Given
        String id = ordered(order("PERSONS", "CSV"));
        // When
        var answer = Api.as("dewi", "35.24", "auditor").get("/v1/exports/" + id);
        // Then
        answer.then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("actor", equalTo("sari"))
                .body("reason", equalTo(REASON))
                .body("rowsTotal", notNullValue())
                .body("position", notNullValue());
    }

    @Test
    void what_was_written_before_the_order_is_in_the_file_whatever_else_is_under_way() {
        // Given
        SqlConnection slow = pool.getConnectionAndAwait();
        Transaction transaction = slow.beginAndAwait();
        var unused = slow.query("select pg_current_xact_id()").executeAndAwait();
        Api.registerPerson(Api.newNik(), "Sudah Tertulis").then().statusCode(201);
        String path = path(order("PERSONS", "CSV"));
        // When
        await().during(Duration.ofSeconds(1)).until(() -> !state(path).equals("DONE"));
        transaction.rollbackAndAwait();
        slow.closeAndAwait();
        // Then
        assertThat(csv(file(done(path))))
                .anyMatch(row -> row.getFields().contains("Sudah Tertulis"));
    }

    @Test
    void a_file_is_only_for_whoever_ordered_it() {
        // Given
        String id = ordered(order("PERSONS", "CSV"));
        // When
        var other = Api.as("joko", "35.24", "registrar").get("/v1/exports/" + id + "/file");
        var stranger = Api.as("rudi", "64.08", "registrar").get("/v1/exports/" + id);
        var unknown = Api.registrar().get("/v1/exports/00000000-0000-0000-0000-000000000000");
        // Then
        other.then().statusCode(403).body("code", equalTo("export-not-yours"));
        stranger.then().statusCode(404).body("code", equalTo("export-unknown"));
        unknown.then().statusCode(404).body("code", equalTo("export-unknown"));
    }

    @Test
    void an_order_without_its_parts_or_reason_is_refused() {
        // Given
        Map<String, Object> unreasoned = order("PERSONS", "CSV");
        unreasoned.put("reason", "x");
        // When
        var incomplete = Api.registrar().body(order("PERSONS", "PDF")).post("/v1/exports");
        var reason = Api.registrar().body(unreasoned).post("/v1/exports");
        var roster = Api.registrar().body(order("ROSTER", "PDF")).post("/v1/exports");
        // Then
        incomplete.then().statusCode(422).body("code", equalTo("export-incomplete"));
        reason.then().statusCode(422).body("code", equalTo("export-reason-missing"));
        roster.then().statusCode(422).body("code", equalTo("roster-needs-village"));
    }

    private static Map<String, Object> order(String kind, String format) {
        return new HashMap<>(Map.of("kind", kind, "format", format, "reason", REASON));
    }

    /** The id of an export that is done. */
    private static String ordered(Map<String, Object> order) {
        return done(path(order));
    }

    private static String path(Map<String, Object> order) {
        return path(Api.registrar(), order);
    }

    private static String path(RequestSpecification as, Map<String, Object> order) {
        var answer = as.body(order).post("/v1/exports");
        answer.then().statusCode(202);
        return answer.getHeader("Location").replaceFirst("^https?://[^/]*", "");
    }

    private static String done(String path) {
        await().until(
                        () -> state(path),
                        state -> !state.equals("WAITING") && !state.equals("RUNNING"));
        assertThat(state(path)).isEqualTo("DONE");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String state(String path) {
        return Api.registrar().get(path).jsonPath().getString("state");
    }

    private static byte[] file(String id) {
        return file(Api.registrar(), id);
    }

    private static byte[] file(RequestSpecification as, String id) {
        var answer = as.get("/v1/exports/" + id + "/file");
        answer.then().statusCode(200);
        return answer.asByteArray();
    }

    private static List<CsvRecord> csv(byte[] file) {
        String text = new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        return CsvReader.builder().fieldSeparator(';').ofCsvRecord(text).stream().toList();
    }

    private static String entry(byte[] zip, String name) throws Exception {
        Path file = Files.createTempFile("export", ".xlsx");
        try {
            Files.write(file, zip);
            try (ZipFile open = new ZipFile(file.toFile())) {
                return new String(
                        open.getInputStream(open.getEntry(name)).readAllBytes(),
                        StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
