package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.file.FolderFiles;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.file.SharedFiles;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.eventstore.work.Leases;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two replicas on one database and one file store: what one leaves half done the other ends. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(120)
class IntakeTakeOverTest {
    private static final int FAMILIES = 1_500;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Shorter than in production, so that a lease runs out within the test. */
    private static final Duration LEASE = Duration.ofSeconds(1);

    @Inject IntakeJob job;
    @Inject IntakeStore intakes;
    @Inject AbsentStore absent;
    @Inject ProgressStore progress;
    @Inject BatchStore batches;
    @Inject Settings settings;
    @Inject Zones zones;
    @Inject FileCipher cipher;
    @Inject Clock clock;
    @Inject Pool pool;

    @AfterEach
    void goOn() {
        job.start();
    }

    @Test
    void a_replica_frozen_in_the_middle_of_a_file_is_relieved_and_changes_nothing_when_it_wakes()
            throws Exception {
        // Given: one of every five families has a member that is not taken in
        SampleFiles sent = new SampleFiles();
        for (int i = 0; i < FAMILIES; i++) {
            sent = sent.family(70_000 + i, 2);
            sent = i % 5 == 0 ? sent.member(1, "nik", "1") : sent;
        }
        job.stop(LIMIT);
        String intake =
                Uploads.send(
                        SampleFiles.reversed(sent.families()),
                        SampleFiles.reversed(sent.members()));
        FolderFiles shared = new FolderFiles(Path.of(settings.files()));
        Freezing freezing = new Freezing(shared, 3);
        IntakeJob first = replica(freezing);
        Leases mine = new Leases(pool, "frozen", LEASE);
        first.start(mine, new SimpleMeterRegistry());
        assertThat(freezing.frozen.await(30, TimeUnit.SECONDS)).isTrue();
        int before = Uploads.status(intake).getInt("familiesRead");
        // When: it says nothing any more, and another replica looks for work
        mine.close();
        IntakeJob second = replica(shared);
        try (Leases theirs = new Leases(pool, "other", LEASE)) {
            second.start(theirs, new SimpleMeterRegistry());
            JsonPath ended = Uploads.ended(intake);
            List<String> rejected = Uploads.rejected(ended, "members").lines().toList();
            freezing.wake.countDown();
            first.stop(LIMIT);
            second.stop(LIMIT);
            // Then
            JsonPath after = Uploads.status(intake);
            assertThat(before).isBetween(1, FAMILIES - 1);
            assertThat(ended.getString("state")).isEqualTo("DONE");
            assertThat(ended.getInt("familiesRead")).isEqualTo(FAMILIES);
            assertThat(ended.getInt("householdsRegistered")).isEqualTo(FAMILIES);
            assertThat(ended.getInt("membersRejected")).isEqualTo(FAMILIES / 5);
            assertThat(rejected).doesNotHaveDuplicates().hasSize(FAMILIES / 5 + 1);
            assertThat(after.<Object>get()).isEqualTo(ended.<Object>get());
            assertThat(Uploads.rejected(after, "members").lines().toList()).isEqualTo(rejected);
        }
    }

    private IntakeJob replica(SharedFiles files) {
        return new IntakeJob(
                intakes,
                absent,
                progress,
                batches,
                zones,
                new SealedFiles(files, cipher),
                clock,
                new SimpleMeterRegistry());
    }

    /** Files in which a worker stops before it writes one of its parts, until it is woken. */
    private static final class Freezing implements SharedFiles {
        private final SharedFiles files;
        private final AtomicInteger parts;
        private final CountDownLatch frozen = new CountDownLatch(1);
        private final CountDownLatch wake = new CountDownLatch(1);

        Freezing(SharedFiles files, int part) {
            this.files = files;
            this.parts = new AtomicInteger(part);
        }

        @Override
        public void write(String name, Content content) throws IOException {
            if (name.contains("/rejected-members.csv/") && parts.getAndDecrement() == 0) {
                frozen.countDown();
                try {
                    assertThat(wake.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            files.write(name, content);
        }

        @Override
        public InputStream read(String name) throws IOException {
            return files.read(name);
        }

        @Override
        public boolean exists(String name) throws IOException {
            return files.exists(name);
        }

        @Override
        public void delete(String name) throws IOException {
            files.delete(name);
        }

        @Override
        public void deleteAll(String folder) throws IOException {
            files.deleteAll(folder);
        }

        @Override
        public List<String> names(String folder) throws IOException {
            return files.names(folder);
        }
    }
}
