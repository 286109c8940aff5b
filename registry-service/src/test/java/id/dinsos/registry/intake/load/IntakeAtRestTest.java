package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies on disk of an intake, for how long, and what is noticed of it. */
@QuarkusTest
@WithTestResource(TestServices.class)
class IntakeAtRestTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject IntakeJob job;
    @Inject SweepJob sweeps;
    @Inject IntakeStore intakes;
    @Inject Settings settings;
    @Inject UploadStore uploads;
    @Inject SealedFiles shared;
    @Inject Clock clock;

    @AfterEach
    void goOn() {
        job.stop(LIMIT);
        job.start();
    }

    @Test
    void no_nik_lies_in_the_clear_neither_before_nor_after_the_intake() throws IOException {
        // Given
        SampleFiles files = new SampleFiles().family(401, 3).member(1, "tgl_lahir", "x");
        job.stop(LIMIT);
        String intake = Uploads.send(files.families(), SampleFiles.reversed(files.members()));
        List<String> before = inTheClear(SampleFiles.nik(4011));
        // When
        job.start();
        JsonPath status = Uploads.ended(intake);
        // Then
        assertThat(before).isEmpty();
        assertThat(inTheClear(SampleFiles.nik(4011))).isEmpty();
        assertThat(Uploads.rejected(status, "members")).contains(SampleFiles.nik(4011));
        assertThat(folder(intake).has(FolderFile.upload(FileKind.MEMBERS))).isFalse();
        assertThat(folder(intake).has(FolderFile.sorted(FileKind.MEMBERS))).isFalse();
    }

    @Test
    void who_fetched_the_rejected_rows_is_on_record_before_they_come() {
        // Given
        JsonPath status =
                Uploads.take(new SampleFiles().family(402, 2).member(1, "tgl_lahir", "x"));
        String reads = "/v1/reads?subject=" + status.getString("id");
        var before = Uploads.as("dewi", "35.24", "auditor").get(reads);
        // When
        String rows = Uploads.rejected(status, "members");
        // Then
        before.then().statusCode(200).body("items.size()", equalTo(0));
        assertThat(rows).contains(SampleFiles.nik(4021));
        Uploads.as("dewi", "35.24", "auditor")
                .get(reads)
                .then()
                .body("items.actor", equalTo(List.of("sari")))
                .body("items.action", equalTo(List.of("rejected-rows")));
        Uploads.as("rina", "35.22", "auditor").get(reads).then().statusCode(404);
    }

    @Test
    void the_rejected_rows_are_deleted_after_their_time() throws IOException {
        // Given
        SampleFiles files = new SampleFiles().family(411, 2).member(1, "nik", "1");
        JsonPath status = Uploads.take(files);
        String intake = "/v1/intakes/" + status.getString("id");
        Instant until = Instant.parse(status.getString("rejectedRowsUntil"));
        // What other tests left here may be due a little earlier; this one is not.
        var unused = sweep(until.minusSeconds(60));
        boolean kept = hasFiles(intake);
        // When
        int deleted = sweep(until.plusSeconds(60));
        // Then
        assertThat(kept).isTrue();
        assertThat(deleted).isPositive();
        assertThat(hasFiles(intake)).isFalse();
        Uploads.officer()
                .get(intake + "/rejected-members.csv")
                .then()
                .statusCode(404)
                .body("code", equalTo("rejected-rows-deleted"));
    }

    @Test
    void an_upload_that_broke_off_is_swept_up() throws IOException {
        // Given
        UUID lost = UUID.randomUUID();
        FolderFile folder = new FolderFile(shared, lost, uploads.begin(lost).await().atMost(LIMIT));
        folder.write(FolderFile.upload(FileKind.FAMILIES), out -> out.write(1));
        Instant now = clock.instant();
        var unused = sweep(now);
        boolean kept = folder.hasUpload();
        // When
        int deleted = sweep(now.plus(Duration.ofDays(2)));
        // Then
        assertThat(kept).isTrue();
        assertThat(deleted).isPositive();
        assertThat(folder.hasUpload()).isFalse();
        assertThat(Files.exists(Path.of(settings.files(), "intakes", lost.toString()))).isFalse();
    }

    @Test
    void an_upload_that_was_changed_on_disk_fails() throws IOException {
        // Given
        SampleFiles files = new SampleFiles().family(421, 1);
        job.stop(LIMIT);
        String intake = Uploads.send(files.families(), files.members());
        Path upload =
                Path.of(
                        settings.files(),
                        "intakes",
                        id(intake).toString(),
                        intake(intake).upload().toString(),
                        FolderFile.upload(FileKind.MEMBERS));
        byte[] sealed = Files.readAllBytes(upload);
        sealed[100] ^= 1;
        Files.write(upload, sealed);
        // When
        job.start();
        // Then
        assertThat(Uploads.ended(intake).getString("failure.code")).isEqualTo("file-damaged");
    }

    @Test
    void an_upload_that_is_gone_fails_and_holds_up_no_other() throws IOException {
        // Given
        SampleFiles files = new SampleFiles().family(431, 1);
        job.stop(LIMIT);
        String lost = Uploads.send(files.families(), files.members());
        String next = Uploads.send(files.families(), files.members());
        folder(lost).delete(FolderFile.upload(FileKind.MEMBERS));
        // When
        job.start();
        // Then
        assertThat(Uploads.ended(lost).getString("failure.code")).isEqualTo("file-lost");
        assertThat(Uploads.ended(next).getString("state")).isEqualTo("DONE");
    }

    /** How many intakes and uploads were swept up. */
    private int sweep(Instant now) throws IOException {
        List<UUID> due = sweeps.due(now).await().atMost(LIMIT);
        for (UUID id : due) {
            sweeps.work(id);
        }
        return due.size();
    }

    private FolderFile folder(String intake) {
        return new FolderFile(shared, id(intake), intake(intake).upload());
    }

    private boolean hasFiles(String intake) throws IOException {
        return !shared.names("intakes/" + id(intake) + "/").isEmpty();
    }

    private Intake intake(String intake) {
        return intakes.find(id(intake)).await().atMost(LIMIT).orElseThrow();
    }

    private static UUID id(String intake) {
        return UUID.fromString(intake.substring(intake.lastIndexOf('/') + 1));
    }

    /** Every file of the service that holds the text, whatever its folder. */
    private List<String> inTheClear(String text) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(settings.files()))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains(text);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .map(Path::toString)
                    .toList();
        }
    }
}
