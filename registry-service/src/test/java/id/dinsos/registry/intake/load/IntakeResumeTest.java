package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.testkit.TestServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An intake that ends in the middle goes on where it was, and counts what it would have counted.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class IntakeResumeTest {
    private static final int FAMILIES = 1_000;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject IntakeJob job;
    @Inject IntakeStore intakes;
    @Inject BatchStore batches;
    @Inject Zones zones;
    @Inject ProgressStore progress;
    @Inject SealedFiles shared;
    @Inject MeterRegistry meters;

    @AfterEach
    void goOn() {
        job.stop(LIMIT);
        job.start();
    }

    @Test
    void a_crash_between_a_commit_and_its_checkpoint_loses_and_repeats_nothing() throws Exception {
        // Given: some batches are committed of which the checkpoint does not know
        SampleFiles files = new SampleFiles();
        for (int i = 0; i < FAMILIES; i++) {
            files = files.family(10_000 + i, 2);
        }
        files = files.with("id_wilayah", "35.24.99.2001");
        job.stop(LIMIT);
        String intake = Uploads.send(files.families(), files.members());
        UUID id = id(intake);
        intakes.loading(id, true, List.of()).await().atMost(Duration.ofSeconds(5));
        FolderFile folder = folder(id);
        AtomicInteger rounds = new AtomicInteger();
        LoadStore dying =
                new LoadStore(progress, batches, zones, meters, () -> rounds.incrementAndGet() > 4);
        boolean finished = dying.run(intakes.find(id).await().indefinitely().orElseThrow(), folder);
        JsonPath before = Uploads.status(intake);
        assertThat(finished).isFalse();
        assertThat(before.getInt("familiesRead")).isBetween(1, FAMILIES - 1);
        // When
        job.start();
        // Then
        JsonPath after = Uploads.ended(intake);
        assertThat(after.getInt("familiesRead")).isEqualTo(FAMILIES);
        assertThat(after.getInt("householdsRegistered")).isEqualTo(FAMILIES - 1);
        assertThat(after.getInt("householdsUnchanged")).isZero();
        assertThat(after.getInt("personsRegistered")).isEqualTo(2 * FAMILIES - 2);
        assertThat(after.getInt("personsUnchanged")).isZero();
        assertThat(after.getInt("errors")).isEqualTo(3);
        assertThat(Uploads.rejected(after, "members").lines().toList()).hasSize(3);
    }

    @Test
    void wherever_it_dies_the_end_is_the_same() throws Exception {
        // Given: bad rows in every batch, and a process that dies a little later each time
        SampleFiles files = new SampleFiles();
        for (int i = 0; i < FAMILIES; i++) {
            files = files.family(50_000 + i, 2);
            files = i % 10 == 0 ? files.member(1, "nik", "1") : files;
        }
        job.stop(LIMIT);
        String intake = Uploads.send(files.families(), files.members());
        UUID id = id(intake);
        intakes.loading(id, true, List.of()).await().atMost(Duration.ofSeconds(5));
        FolderFile folder = folder(id);
        boolean finished = false;
        int deaths = 0;
        for (int life = 1; !finished; life++) {
            AtomicInteger rounds = new AtomicInteger(life);
            LoadStore dying =
                    new LoadStore(
                            progress, batches, zones, meters, () -> rounds.getAndDecrement() <= 0);
            finished = dying.run(intakes.find(id).await().indefinitely().orElseThrow(), folder);
            deaths += finished ? 0 : 1;
            tear(folder, finished);
        }
        // When
        job.start();
        // Then
        JsonPath after = Uploads.ended(intake);
        assertThat(deaths).isGreaterThan(3);
        assertThat(after.getInt("familiesRead")).isEqualTo(FAMILIES);
        assertThat(after.getInt("householdsRegistered")).isEqualTo(FAMILIES);
        assertThat(after.getInt("personsRegistered")).isEqualTo(2 * FAMILIES - FAMILIES / 10);
        assertThat(after.getInt("membersRejected")).isEqualTo(FAMILIES / 10);
        assertThat(after.getInt("errors")).isEqualTo(FAMILIES / 10);
        assertThat(Uploads.rejected(after, "members").lines().distinct())
                .hasSize(FAMILIES / 10 + 1);
    }

    @Test
    void a_crash_while_the_files_are_sorted_leaves_nothing_that_is_believed() throws Exception {
        // Given: what a sort had begun to write
        SampleFiles files = new SampleFiles().family(52_001, 1).family(52_002, 1);
        job.stop(LIMIT);
        String intake =
                Uploads.send(
                        SampleFiles.reversed(files.families()),
                        SampleFiles.reversed(files.members()));
        intakes.checking(id(intake)).await().atMost(Duration.ofSeconds(5));
        FolderFile folder = folder(id(intake));
        for (String begun : List.of(FolderFile.sorted(FileKind.MEMBERS), "members-run-0-0.csv")) {
            folder.write(begun, out -> out.write(new byte[] {0, 0, 1, 0, 7}));
        }
        // When
        job.start();
        // Then
        JsonPath after = Uploads.ended(intake);
        assertThat(after.getString("failure")).isNull();
        assertThat(after.getInt("householdsRegistered")).isEqualTo(2);
        assertThat(folder.has("members-run-0-0.csv")).isFalse();
    }

    /** What one wrote whose checkpoint never came, as a kill between the two leaves it. */
    private static void tear(FolderFile folder, boolean finished) throws IOException {
        if (!finished) {
            folder.write(
                    FolderFile.part(FolderFile.rejected(FileKind.MEMBERS), FAMILIES, 1),
                    out -> out.write(42));
        }
    }

    private FolderFile folder(UUID id) {
        Intake intake = intakes.find(id).await().atMost(LIMIT).orElseThrow();
        return new FolderFile(shared, id, intake.upload());
    }

    private static UUID id(String intake) {
        return UUID.fromString(intake.substring(intake.lastIndexOf('/') + 1));
    }

    @Test
    void of_two_processes_at_one_intake_one_gives_way() throws Exception {
        // Given
        SampleFiles files = new SampleFiles().family(12_001, 1).family(12_002, 1);
        job.stop(LIMIT);
        String intake = Uploads.send(files.families(), files.members());
        UUID id = id(intake);
        intakes.loading(id, true, List.of()).await().atMost(Duration.ofSeconds(5));
        FolderFile folder = folder(id);
        var seen = intakes.find(id).await().indefinitely().orElseThrow();
        LoadStore first = new LoadStore(progress, batches, zones, meters, () -> false);
        LoadStore second = new LoadStore(progress, batches, zones, meters, () -> false);
        assertThat(first.run(seen, folder)).isTrue();
        // When
        boolean finished = second.run(seen, folder);
        // Then
        assertThat(finished).isFalse();
        assertThat(Uploads.status(intake).getInt("householdsRegistered")).isEqualTo(2);
    }
}
