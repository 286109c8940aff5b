package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.testkit.TestServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An intake that a person looks at before it changes anything. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ReviewTest {
    private static final String REVIEW = "/v1/intakes?owner=35.24&review=true";
    private static final String WHY = "Berkas dari bulan yang salah";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject IntakeJob job;
    @Inject IntakeStore intakes;
    @Inject ProgressStore progress;
    @Inject SealedFiles shared;
    @Inject BatchStore batches;
    @Inject Zones zones;
    @Inject MeterRegistry meters;

    @Test
    void a_reviewed_intake_stops_and_says_what_it_would_change_before_it_changes_anything() {
        // Given
        JsonPath before = Uploads.take(new SampleFiles().family(5101, 2).family(5102, 1));
        SampleFiles newer =
                new SampleFiles()
                        .family(5101, 2)
                        .with("desil_nasional", "6")
                        .with("BPNT", "TIDAK")
                        .member(1, "pekerjaan_utama", "KEPOLISIAN RI")
                        .family(5102, 2)
                        .member(1, "nik", SampleFiles.nik(51010))
                        .family(5103, 1)
                        .with("id_wilayah", "35.24.99.2001");
        // When
        String intake = send(newer);
        JsonPath status = Uploads.ended(intake);
        // Then
        assertThat(before.getInt("errors")).isZero();
        assertThat(status.getString("state")).isEqualTo("REVIEW");
        assertThat(status.getBoolean("registryChanged")).isFalse();
        assertThat(status.getInt("householdsChanged")).isEqualTo(1);
        assertThat(status.getInt("errors")).isEqualTo(3);
        assertThat(status.getInt("duplicates")).isEqualTo(1);
        assertThat(status.<String, Integer>getMap("changes"))
                .containsEntry("ranking", 1)
                .containsEntry("lists", 1)
                .containsEntry("facts", 1);
        assertThat(changes(intake))
                .startsWith("\uFEFFberkas;baris;")
                .contains("peringkat;desil 2 persentil 15;desil 6 persentil 15")
                .contains("daftar bantuan;SEMBAKO;")
                .doesNotContain(SampleFiles.nik(51010));
        assertThat(Uploads.rejected(status, "families")).contains("village-unknown");
        home(5101).then().body("ranking.decile", equalTo(2));
        home(5103).then().statusCode(404);
    }

    @Test
    void another_person_accepts_it_and_then_it_is_taken_in() {
        // Given
        String intake = send(new SampleFiles().family(5111, 2).member(1, "nik", "1"));
        JsonPath tried = Uploads.ended(intake);
        // When
        Response own = Uploads.officer().post(intake + "/acceptance");
        Response accepted = accept(intake);
        // Then
        assertThat(tried.getString("state")).isEqualTo("REVIEW");
        own.then().statusCode(403).body("code", equalTo("intake-accepted-by-sender"));
        accepted.then().statusCode(200).body("review.decidedBy", equalTo("rina"));
        JsonPath done = Uploads.ended(intake);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getBoolean("registryChanged")).isTrue();
        assertThat(done.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(done.getInt("errors")).isEqualTo(1);
        assertThat(Uploads.errors(done).getList("items.code")).containsExactly("nik-form");
        assertThat(changes(intake)).contains("data baru");
        home(5111).then().statusCode(200);
        accept(intake).then().statusCode(409).body("code", equalTo("intake-not-in-review"));
    }

    @Test
    void a_refusal_loses_nothing_says_so_and_may_be_taken_back() {
        // Given
        String intake = send(new SampleFiles().family(5121, 1));
        JsonPath tried = Uploads.ended(intake);
        // When
        Response without = refuse(intake, "");
        Response refused = refuse(intake, WHY);
        Response gone = home(5121);
        Response accepted = accept(intake);
        // Then
        assertThat(tried.getString("state")).isEqualTo("REVIEW");
        without.then().statusCode(422);
        refused.then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("registryChanged", equalTo(false))
                .body("review.reason", equalTo(WHY));
        gone.then().statusCode(404);
        accepted.then().statusCode(200).body("review.reason", nullValue());
        assertThat(Uploads.ended(intake).getInt("householdsRegistered")).isEqualTo(1);
        home(5121).then().statusCode(200);
    }

    @Test
    void one_that_waits_for_a_review_can_be_cancelled_and_is_not_accepted_then() {
        // Given
        String intake = send(new SampleFiles().family(5131, 1));
        JsonPath tried = Uploads.ended(intake);
        // When
        Response cancelled = Uploads.officer().delete(intake);
        Response accepted = accept(intake);
        // Then
        assertThat(tried.getString("state")).isEqualTo("REVIEW");
        cancelled
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("registryChanged", equalTo(false));
        accepted.then().statusCode(409).body("code", equalTo("intake-not-in-review"));
        home(5131).then().statusCode(404);
    }

    @Test
    void a_dry_run_lists_its_changes_too_and_asks_nobody() {
        // Given
        SampleFiles files = new SampleFiles().family(5141, 2);
        // When
        String intake = send(REVIEW + "&dryRun=true", files);
        JsonPath status = Uploads.ended(intake);
        // Then
        assertThat(status.getString("state")).isEqualTo("DONE");
        assertThat(status.getBoolean("registryChanged")).isFalse();
        assertThat(status.<String, Integer>getMap("changes")).containsEntry("registered", 3);
        assertThat(changes(intake).lines().toList()).hasSize(4);
        home(5141).then().statusCode(404);
    }

    @Test
    void a_trial_that_dies_in_the_middle_goes_on_and_counts_and_lists_everything_once()
            throws Exception {
        // Given
        SampleFiles files = new SampleFiles();
        for (int i = 0; i < 1_000; i++) {
            files = files.family(93_000 + i, 2);
        }
        job.stop(LIMIT);
        String intake = send(files);
        UUID id = UUID.fromString(intake.substring(intake.lastIndexOf('/') + 1));
        intakes.loading(id, true, List.of()).await().atMost(LIMIT);
        AtomicInteger rounds = new AtomicInteger();
        LoadStore dying =
                new LoadStore(progress, batches, zones, meters, () -> rounds.incrementAndGet() > 4);
        Intake seen = intakes.find(id).await().atMost(LIMIT).orElseThrow();
        boolean finished = dying.run(seen, new FolderFile(shared, id, seen.upload()));
        int halfway = Uploads.status(intake).getInt("familiesRead");
        // When
        job.start();
        JsonPath status = Uploads.ended(intake);
        // Then
        assertThat(finished).isFalse();
        assertThat(halfway).isBetween(1, 999);
        assertThat(status.getString("state")).isEqualTo("REVIEW");
        assertThat(status.getInt("householdsRegistered")).isEqualTo(1_000);
        assertThat(status.<String, Integer>getMap("changes")).containsEntry("registered", 3_000);
        assertThat(changes(intake).lines().toList()).hasSize(3_001);
        home(93_000).then().statusCode(404);
    }

    @Test
    void a_stranger_neither_sees_nor_decides() {
        // Given
        String intake = send(new SampleFiles().family(5161, 1));
        JsonPath tried = Uploads.ended(intake);
        // When
        Response elsewhere = Uploads.as("rudi", "64.08", "registrar").post(intake + "/acceptance");
        Response auditor = Uploads.as("dewi", "35.24", "auditor").post(intake + "/acceptance");
        // Then
        assertThat(tried.getString("state")).isEqualTo("REVIEW");
        elsewhere.then().statusCode(404).body("code", equalTo("intake-unknown"));
        auditor.then().statusCode(403).body("code", equalTo("role-missing"));
        Uploads.as("dewi", "35.24", "auditor").get(intake + "/changes.csv").then().statusCode(200);
    }

    private static String send(SampleFiles files) {
        return send(REVIEW, files);
    }

    private static String send(String path, SampleFiles files) {
        return Uploads.send(
                path,
                files.families().getBytes(StandardCharsets.UTF_8),
                files.members().getBytes(StandardCharsets.UTF_8));
    }

    private static Response accept(String intake) {
        return Uploads.as("rina", "35.24", "registrar").post(intake + "/acceptance");
    }

    private static Response refuse(String intake, String reason) {
        return Uploads.as("rina", "35.24", "registrar")
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post(intake + "/refusal");
    }

    private static String changes(String intake) {
        return Uploads.officer()
                .get(intake + "/changes.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Response home(int family) {
        return Uploads.officer().get("/v1/households/" + Uploads.householdId(family));
    }
}
