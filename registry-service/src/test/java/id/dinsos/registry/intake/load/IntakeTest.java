package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.registry.Api;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the rows. Each test takes family numbers of its own. */
@QuarkusTest
@WithTestResource(TestServices.class)
class IntakeTest {
    @Test
    void a_sound_pair_of_files_is_taken_in_whole() {
        // Given
        SampleFiles files = new SampleFiles().family(101, 3).family(102, 1);
        // When
        JsonPath status = Uploads.take(files);
        // Then
        assertThat(status.getString("failure")).isNull();
        assertThat(status.getString("state")).isEqualTo("DONE");
        assertThat(status.getInt("familiesRead")).isEqualTo(2);
        assertThat(status.getInt("membersRead")).isEqualTo(4);
        assertThat(status.getInt("householdsRegistered")).isEqualTo(2);
        assertThat(status.getInt("personsRegistered")).isEqualTo(4);
        assertThat(status.getInt("errors")).isZero();
        assertThat(status.getLong("bytesDone")).isEqualTo(status.getLong("bytesTotal"));
    }

    @Test
    void the_same_files_again_change_nothing() {
        // Given
        SampleFiles files =
                new SampleFiles()
                        .family(111, 3)
                        .member(1, "masih_hidup", "TIDAK")
                        .family(112, 2)
                        .member(1, "masih_hidup", "TIDAK");
        JsonPath first = Uploads.take(files);
        // When
        JsonPath again = Uploads.take(files);
        // Then
        assertThat(first.getInt("personsRegistered")).isEqualTo(5);
        assertThat(again.getInt("householdsUnchanged")).isEqualTo(2);
        assertThat(again.getInt("personsUnchanged")).isEqualTo(5);
        assertThat(again.getInt("errors")).isZero();
    }

    @Test
    void a_newer_file_changes_what_has_changed() {
        // Given
        JsonPath first = Uploads.take(new SampleFiles().family(121, 2).family(122, 2));
        SampleFiles newer =
                new SampleFiles()
                        .family(121, 3)
                        .with("desil_nasional", "6")
                        .with("BPNT", "TIDAK")
                        .with("alamat", "Jalan Baru")
                        .with("nik_pengurus", SampleFiles.nik(1211))
                        .member(0, "masih_hidup", "TIDAK")
                        .member(1, "pekerjaan_utama", "KEPOLISIAN RI")
                        .family(122, 2);
        // When
        JsonPath second = Uploads.take(newer);
        // Then
        assertThat(first.getInt("errors")).isZero();
        assertThat(second.getInt("errors")).isZero();
        assertThat(second.getInt("householdsChanged")).isEqualTo(1);
        assertThat(second.getInt("householdsUnchanged")).isEqualTo(1);
        assertThat(second.getInt("personsRegistered")).isEqualTo(1);
        assertThat(second.getInt("personsChanged")).isEqualTo(2);
        Api.registrar()
                .get("/v1/households/" + Uploads.householdId(121))
                .then()
                .body("ranking.decile", equalTo(6))
                .body("address.street", equalTo("Jalan Baru"))
                .body("payeeId", equalTo(Uploads.personId(1211).toString()))
                .body("listings[0].reason", equalTo("NO_LONGER_ON_SOURCE"))
                .body("members.alive", equalTo(List.of(false, true, true)))
                .body("members[1].facts.employment", equalTo("POLICE"))
                .body("members[1].account.bank", equalTo("BNI"));
    }

    @Test
    void faulty_rows_are_reported_and_the_others_taken_in() {
        // Given
        SampleFiles files =
                new SampleFiles()
                        .family(131, 2)
                        .with("id_wilayah", "35.24.99.2001")
                        .family(132, 2)
                        .member(1, "nik", "3.52E+15")
                        .member(1, "tgl_lahir", "kemarin");
        // When
        JsonPath status = Uploads.take(files);
        // Then
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(status.getInt("personsRegistered")).isEqualTo(1);
        assertThat(status.getInt("familiesRejected")).isEqualTo(1);
        assertThat(status.getInt("membersRejected")).isEqualTo(3);
        JsonPath errors = Uploads.errors(status);
        assertThat(errors.getList("items.code"))
                .containsExactly(
                        "village-unknown",
                        "family-rejected",
                        "family-rejected",
                        "excel-number",
                        "date-invalid");
        assertThat(errors.getList("items.line")).containsExactly(2, 2, 3, 5, 5);
        assertThat(errors.getList("items.column"))
                .containsExactly("id_wilayah", "id_keluarga", "id_keluarga", "nik", "tgl_lahir");
    }

    @Test
    void rejected_rows_come_back_as_the_same_file_with_the_reason_and_can_be_mended() {
        // Given
        SampleFiles files =
                new SampleFiles().family(141, 1).family(142, 1).with("id_wilayah", "35.24.99.2001");
        JsonPath status = Uploads.take(files);
        String families = Uploads.rejected(status, "families");
        String members = Uploads.rejected(status, "members");
        assertThat(families.lines().toList()).hasSize(2);
        assertThat(families)
                .startsWith("\uFEFFid_keluarga,id_wilayah")
                .contains("error_code,error_message", "village-unknown");
        // When
        String again =
                Uploads.send(families.replace("35.24.99.2001", SampleFiles.VILLAGE), members);
        // Then
        JsonPath mended = Uploads.ended(again);
        assertThat(mended.getInt("errors")).isZero();
        assertThat(mended.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(mended.getInt("personsRegistered")).isEqualTo(1);
    }

    @Test
    void rejects_keep_their_form_in_every_round_and_the_reason_its_column() {
        // Given: a row that ends early and one that goes on too long
        SampleFiles files = new SampleFiles().family(143, 1).family(144, 1).family(145, 1);
        String[] rows = files.families().split("\n");
        rows[1] = rows[1].replaceFirst("(,[^,]*){3}$", "");
        rows[2] = rows[2] + ",lebih";
        JsonPath status = Uploads.ended(Uploads.send(String.join("\n", rows), files.members()));
        String first = Uploads.rejected(status, "families");
        List<CsvRecord> rejected = csv(first);
        String tooLong = first.replaceFirst("K00000143.*\\R", "");
        // When: the long one is sent again as it is, then mended
        JsonPath second = Uploads.ended(Uploads.send(tooLong, Uploads.rejected(status, "members")));
        String again = Uploads.rejected(second, "families");
        JsonPath third =
                Uploads.ended(
                        Uploads.send(
                                again.replace(",lebih", ""), Uploads.rejected(second, "members")));
        // Then
        assertThat(rejected).hasSize(3);
        int reason = rejected.getFirst().getFields().indexOf("error_code");
        assertThat(rejected.subList(1, 3))
                .extracting(row -> row.getField(reason))
                .containsOnly("columns-wrong");
        assertThat(again).isEqualTo(tooLong);
        assertThat(third.getInt("householdsRegistered")).isEqualTo(1);
    }

    private static List<CsvRecord> csv(String file) {
        return CsvReader.builder().allowExtraFields(true).ofCsvRecord(file).stream().toList();
    }

    @Test
    void a_nik_another_family_holds_rejects_the_row_and_both_stay_visible() {
        // Given
        JsonPath first = Uploads.take(new SampleFiles().family(151, 1));
        SampleFiles files =
                new SampleFiles().family(152, 2).member(1, "nik", SampleFiles.nik(1510));
        // When
        JsonPath status = Uploads.take(files);
        // Then
        String holder = Uploads.personId(1510).toString();
        assertThat(first.getInt("errors")).isZero();
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(status.getInt("membersRejected")).isEqualTo(1);
        assertThat(Uploads.errors(status).getList("items.code"))
                .containsExactly("nik-held-by-other");
        assertThat(Uploads.errors(status).getList("items.otherPersonId")).containsExactly(holder);
        Uploads.officer()
                .get("/v1/duplicates?limit=500")
                .then()
                .statusCode(200)
                .body("items.holderPersonId", hasItem(holder));
        Uploads.officer().get("/v1/persons/" + holder).then().statusCode(200);
    }

    @Test
    void a_nik_in_two_families_of_one_file_stays_with_the_first() {
        // Given
        SampleFiles files =
                new SampleFiles()
                        .family(161, 1)
                        .family(162, 1)
                        .with("nik_kepala", SampleFiles.nik(1610))
                        .with("nik_pengurus", SampleFiles.nik(1610))
                        .member(0, "nik", SampleFiles.nik(1610));
        // When
        JsonPath status = Uploads.take(files);
        // Then
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(Uploads.errors(status).getList("items.code"))
                .containsExactly("nik-held-by-other", "head-rejected", "payee-rejected");
    }

    @Test
    void a_veterans_number_and_a_card_in_two_families_of_one_batch_stay_with_the_first() {
        // Given
        String card = "6032980000016313";
        SampleFiles files =
                new SampleFiles()
                        .family(163, 1)
                        .with("no_kks", card)
                        .member(0, "npv_veteran", "NPV 1631")
                        .family(164, 2)
                        .member(1, "npv_veteran", "npv-1631")
                        .family(165, 1)
                        .with("no_kks", card);
        // When
        JsonPath trial = dryRun(files);
        JsonPath real = Uploads.take(files);
        // Then
        for (JsonPath status : List.of(trial, real)) {
            assertThat(status.getString("state")).isEqualTo("DONE");
            assertThat(status.getInt("householdsRegistered")).isEqualTo(2);
            assertThat(Uploads.errors(status).getList("items.code"))
                    .containsExactly(
                            "veteran-number-held-by-other",
                            "kks-card-held-by-other",
                            "family-rejected");
            assertThat(Uploads.errors(status).getList("items.line")).containsExactly(4, 4, 5);
        }
    }

    @Test
    void one_family_card_in_two_families_of_one_batch_rejects_neither_and_an_officer_is_asked() {
        // Given: a family that has split keeps the old card for a while
        SampleFiles files = new SampleFiles().family(166, 1).family(168, 1);
        String card = "3524050101200166";
        files = files.with("no_kk", card).member(0, "no_kk", card);
        // When
        JsonPath trial = dryRun(files);
        JsonPath real = Uploads.take(files);
        // Then
        for (JsonPath status : List.of(trial, real)) {
            assertThat(status.getInt("householdsRegistered")).isEqualTo(2);
            assertThat(Uploads.errors(status).getList("items")).isEmpty();
        }
        List<String> both =
                List.of(Uploads.householdId(166).toString(), Uploads.householdId(168).toString());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(
                                        Api.registrar()
                                                .get("/v1/duplicates/suspected?limit=500")
                                                .jsonPath()
                                                .<List<String>>getList("items.ids"))
                                .anySatisfy(ids ->
                                        assertThat(ids).containsExactlyInAnyOrderElementsOf(both)));
    }

    @Test
    void a_person_the_file_puts_into_a_second_household_is_rejected() {
        // Given
        SampleFiles files =
                new SampleFiles()
                        .family(171, 2)
                        .family(172, 2)
                        .member(1, "idsemesta", "S000001711");
        // When
        JsonPath status = Uploads.take(files);
        // Then
        assertThat(status.getInt("personsRegistered")).isEqualTo(3);
        assertThat(Uploads.errors(status).getList("items.code"))
                .containsExactly("person-in-other-household");
    }

    @Test
    void one_the_registry_knows_to_be_dead_is_reported_and_stays_dead() {
        // Given
        SampleFiles files = new SampleFiles().family(181, 2);
        JsonPath first = Uploads.take(files);
        String child = Uploads.personId(1811).toString();
        Api.registrar()
                .body("{\"diedOn\": \"2026-02-03\"}")
                .post("/v1/persons/" + child + "/death")
                .then()
                .statusCode(200);
        // When
        JsonPath status = Uploads.take(files);
        // Then
        assertThat(first.getInt("errors")).isZero();
        assertThat(Uploads.errors(status).getList("items.code")).containsExactly("person-dead");
        assertThat(status.getInt("householdsUnchanged")).isEqualTo(1);
        Uploads.officer().get("/v1/persons/" + child).then().body("alive", equalTo(false));
    }

    @Test
    void files_in_any_order_are_sorted_and_their_lines_kept() {
        // Given
        SampleFiles files =
                new SampleFiles().family(191, 2).family(192, 1).member(0, "tgl_lahir", "x");
        String intake =
                Uploads.send(
                        SampleFiles.reversed(files.families()),
                        SampleFiles.reversed(files.members()));
        // When
        JsonPath status = Uploads.ended(intake);
        // Then
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(status.getInt("personsRegistered")).isEqualTo(2);
        assertThat(Uploads.errors(status).getList("items.code"))
                .startsWith("date-invalid", "head-not-a-member");
        assertThat(Uploads.errors(status).getList("items.line", Integer.class)).startsWith(2, 2);
    }

    @Test
    void a_byte_order_mark_and_semicolons_are_understood() {
        // Given
        SampleFiles files = new SampleFiles().family(201, 1).with("alamat", "Jalan Mawar");
        byte[] families =
                ("\uFEFF" + files.families().replace(',', ';')).getBytes(StandardCharsets.UTF_8);
        byte[] members = files.members().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        // When
        JsonPath status = Uploads.ended(Uploads.send("/v1/intakes?owner=35.24", families, members));
        // Then
        assertThat(status.getString("failure")).isNull();
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1);
    }

    @Test
    void a_trial_run_reports_and_writes_nothing() {
        // Given
        SampleFiles files = new SampleFiles().family(211, 2).member(1, "nik", "1");
        String trial =
                Uploads.send(
                        "/v1/intakes?owner=35.24&dryRun=true",
                        files.families().getBytes(StandardCharsets.UTF_8),
                        files.members().getBytes(StandardCharsets.UTF_8));
        // When
        JsonPath status = Uploads.ended(trial);
        // Then
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(status.getInt("errors")).isEqualTo(1);
        Uploads.officer().get("/v1/households/" + Uploads.householdId(211)).then().statusCode(404);
    }

    @Test
    void a_trial_run_names_what_a_spreadsheet_has_damaged_by_row_and_column() {
        // Given: numbers of family cards that all end in 0, a short NIK and account, a date for RT
        SampleFiles files =
                new SampleFiles()
                        .family(2_510, 2)
                        .with("rt", "01-Feb")
                        .family(2_520, 2)
                        .member(1, "nik", SampleFiles.nik(25_201).substring(1))
                        .family(2_530, 1)
                        .with("no_rekening", "123456789");
        // When
        JsonPath trial = dryRun(files);
        // Then
        assertThat(
                        Uploads.errors(trial)
                                .getList(
                                        "items.collect { [it.file, it.line, it.column, it.code,"
                                                + " it.warning].join(' ') }"))
                .containsExactlyInAnyOrder(
                        "families 1 no_kk excel-number true",
                        "members 1 no_kk excel-number true",
                        "families 2 rt address-form-unlikely true",
                        "members 5 nik nik-form false",
                        "families 4 no_rekening account-length-differs false",
                        "members 6 id_keluarga family-rejected false");
    }

    @Test
    void a_trial_run_finds_a_nik_twice_though_batches_lie_between() {
        // Given: more batches than are at work at once, the last family has the NIK of the first
        SampleFiles files = between(20_000, 2_000).member(0, "nik", SampleFiles.nik(200_000));
        files = files.with("nik_kepala", SampleFiles.nik(200_000)).with("nik_pengurus", "");
        files = files.with("bank", "").with("no_rekening", "");
        // When
        JsonPath trial = dryRun(files);
        JsonPath real = Uploads.take(files);
        // Then
        assertThat(Uploads.errors(trial).getList("items.code"))
                .containsExactly("nik-held-by-other", "head-rejected");
        assertThat(Uploads.errors(trial).getList("items.line"))
                .isEqualTo(Uploads.errors(real).getList("items.line"));
        assertThat(Uploads.errors(trial).getList("items.otherPersonId"))
                .isEqualTo(Uploads.errors(real).getList("items.otherPersonId"));
        assertThat(trial.getInt("personsRegistered")).isEqualTo(real.getInt("personsRegistered"));
    }

    @Test
    void a_trial_run_knows_that_a_nik_was_given_back_batches_before() {
        // Given: what the first family had before is the last one's now
        JsonPath before =
                Uploads.take(
                        new SampleFiles()
                                .family(30_000, 1)
                                .member(0, "nik", SampleFiles.nik(399_990))
                                .with("nik_kepala", SampleFiles.nik(399_990))
                                .with("nik_pengurus", SampleFiles.nik(399_990)));
        SampleFiles files =
                between(30_000, 2_000)
                        .member(0, "nik", SampleFiles.nik(399_990))
                        .with("nik_kepala", SampleFiles.nik(399_990))
                        .with("nik_pengurus", SampleFiles.nik(399_990));
        // When
        JsonPath trial = dryRun(files);
        JsonPath real = Uploads.take(files);
        // Then
        assertThat(before.getInt("errors")).isZero();
        assertThat(trial.getInt("errors")).isZero();
        assertThat(real.getInt("errors")).isZero();
    }

    @Test
    void a_trial_run_finds_a_nik_twice_in_batches_that_are_at_work_together() {
        // Given
        SampleFiles files =
                between(23_000, 500)
                        .member(0, "nik", SampleFiles.nik(230_000))
                        .with("nik_kepala", SampleFiles.nik(230_000))
                        .with("nik_pengurus", SampleFiles.nik(230_000));
        // When
        JsonPath trial = dryRun(files);
        // Then: one of the two stays, whichever was there first
        assertThat(Uploads.errors(trial).getList("items.code"))
                .containsExactly("nik-held-by-other", "head-rejected", "payee-rejected");
        assertThat(trial.getInt("householdsRegistered")).isEqualTo(499);
    }

    @Test
    void of_a_trial_run_nobody_is_suspected_to_be_there_twice() {
        // Given
        SampleFiles files =
                between(24_000, 3)
                        .member(0, "nik", SampleFiles.nik(240_000))
                        .with("nik_kepala", SampleFiles.nik(240_000))
                        .with("nik_pengurus", SampleFiles.nik(240_000));
        // When
        JsonPath trial = dryRun(files);
        JsonPath real = Uploads.take(files);
        // Then
        assertThat(suspected(trial)).isZero();
        assertThat(suspected(real)).isPositive();
    }

    private static long suspected(JsonPath intake) {
        return TestServices.database()
                .number(
                        "select count(*) from suspected_duplicate where intake_id = '%s'"
                                .formatted(intake.getString("id")));
    }

    @Test
    void a_trial_run_finds_a_person_in_two_families_though_batches_lie_between() {
        // Given: the last family claims the first one's only member, with the same NIK
        SampleFiles files =
                between(41_000, 2_000)
                        .member(0, "idsemesta", "S%09d".formatted(410_000))
                        .member(0, "nik", SampleFiles.nik(410_000))
                        .with("nik_kepala", SampleFiles.nik(410_000))
                        .with("nik_pengurus", SampleFiles.nik(410_000));
        // When
        JsonPath trial = dryRun(files);
        JsonPath real = Uploads.take(files);
        // Then
        assertThat(Uploads.errors(trial).getList("items.code"))
                .isEqualTo(Uploads.errors(real).getList("items.code"))
                .contains("person-in-other-household");
        assertThat(Uploads.errors(trial).getList("items.line"))
                .isEqualTo(Uploads.errors(real).getList("items.line"));
        assertThat(trial.getInt("personsRegistered")).isEqualTo(real.getInt("personsRegistered"));
        assertThat(trial.getInt("householdsRegistered")).isEqualTo(1_999);
    }

    private static SampleFiles between(int first, int families) {
        SampleFiles files = new SampleFiles();
        for (int i = 0; i < families; i++) {
            files = files.family(first + i, 1);
        }
        return files;
    }

    private static JsonPath dryRun(SampleFiles files) {
        return Uploads.ended(
                Uploads.send(
                        "/v1/intakes?owner=35.24&dryRun=true",
                        files.families().getBytes(StandardCharsets.UTF_8),
                        files.members().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_village_that_was_split_is_named_with_its_successors_and_a_renumbered_one_followed() {
        // Given
        String regions =
                """
                code,name,from,until,successors
                35.24.96,Uji,2020-01-01,,
                35.24.96.2001,Lama,,2025-12-31,35.24.96.2002
                35.24.96.2002,Baru,2026-01-01,,
                35.24.96.2003,Besar,,2025-12-31,35.24.96.2004;35.24.96.2005
                35.24.96.2004,Besar Utara,2026-01-01,,
                35.24.96.2005,Besar Selatan,2026-01-01,,
                """;
        int loaded =
                Api.as("tuti", "35.24", "admin")
                        .contentType("text/csv")
                        .body(regions)
                        .put("/v1/regions")
                        .statusCode();
        SampleFiles files =
                new SampleFiles()
                        .family(241, 1)
                        .with("id_wilayah", "35.24.96.2001")
                        .family(242, 1)
                        .with("id_wilayah", "35.24.96.2003");
        // When
        JsonPath status = Uploads.take(files);
        // Then
        assertThat(loaded).isEqualTo(200);
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(status.getInt("warnings")).isEqualTo(1);
        assertThat(status.getInt("errors")).isEqualTo(2);
        JsonPath errors = Uploads.errors(status);
        assertThat(errors.getList("items.code"))
                .containsExactly("village-renumbered", "village-split", "family-rejected");
        assertThat(errors.getList("items.warning")).containsExactly(true, false, false);
        assertThat(errors.getString("items[1].message")).contains("35.24.96.2004, 35.24.96.2005");
        Uploads.officer()
                .get("/v1/households/" + Uploads.householdId(241))
                .then()
                .body("region", equalTo("35.24.96.2002"));
    }

    @Test
    void errors_come_in_pages() {
        // Given
        SampleFiles files = new SampleFiles().family(221, 4);
        for (int i = 1; i < 4; i++) {
            files = files.member(i, "nik", "1");
        }
        JsonPath status = Uploads.take(files);
        String path = "/v1/intakes/" + status.getString("id") + "/errors?limit=2";
        JsonPath first = Uploads.officer().get(path).jsonPath();
        // When
        var second = Uploads.officer().get(path + "&cursor=" + first.getString("next"));
        // Then
        assertThat(first.getList("items.line")).containsExactly(3, 4);
        second.then().body("items", hasSize(1)).body("next", equalTo(null));
    }

    @Test
    void a_row_beyond_any_family_is_cut_off_without_holding_the_file_in_memory() {
        // Given
        SampleFiles files = new SampleFiles().family(231, 250).family(900, 1);
        // When
        JsonPath status = Uploads.take(files);
        // Then
        assertThat(status.getInt("membersRead")).isEqualTo(251);
        assertThat(status.getInt("membersRejected")).isEqualTo(250);
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(Uploads.errors(status).getList("items.code")).contains("family-too-large");
    }
}
