package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.registry.intake.file.CheckedFile;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeFailure;
import id.dinsos.registry.intake.file.RowFile;
import id.dinsos.registry.intake.file.SortedFile;
import id.dinsos.registry.intake.load.IntakeStore.Intake;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off the intakes whose files lie with this process, one after the other, oldest first. An
 * intake that a crash or a fault of the database interrupted goes on from its checkpoint; only a
 * fault of the file itself ends it.
 */
@Singleton
public class IntakeJob implements Runnable {
    private static final Logger LOG = Logger.getLogger(IntakeJob.class);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 1_000;
    private static final Duration SWEEP = Duration.ofHours(1);

    /** About 20 MB of rows. */
    private static final int ROWS_OF_RUN = 40_000;

    private final IntakeStore intakes;
    private final LoadStore loads;
    private final SweepJob sweeps;
    private final Path files;
    private final FileCipher cipher;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private Instant nextSweep = Instant.MIN;
    private volatile boolean stopped = true;
    private @Nullable Thread thread;

    public IntakeJob(
            IntakeStore intakes,
            BatchStore batches,
            Settings settings,
            FileCipher cipher,
            @ConfigProperty(name = "registry.intake.keep-rejected") Duration kept,
            Clock clock,
            MeterRegistry meters) {
        this.intakes = intakes;
        this.files = Path.of(settings.files());
        this.cipher = cipher;
        this.clock = clock;
        this.sweeps = new SweepJob(intakes, files, kept);
        this.loads = new LoadStore(intakes, batches, meters, () -> stopped);
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Begins to work, where it had been stopped. */
    synchronized void start() {
        stopped = false;
        thread = Thread.ofPlatform().daemon().name("intake").start(this);
    }

    /** Stops between two batches, as a crash would, only politely. */
    synchronized void stop() {
        stopped = true;
        wake.release();
        Thread running = thread;
        if (running != null) {
            try {
                var unused = running.join(LIMIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says that files have come. */
    void wake() {
        wake.release();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                sweep();
                List<Intake> open =
                        await(intakes.open()).stream().filter(one -> folder(one).exists()).toList();
                if (open.isEmpty()) {
                    var unused = wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
                for (Intake one : open) {
                    tryWork(one);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException e) {
                pause(e);
            }
        }
    }

    /** A fault with one intake does not keep the next one waiting. */
    private void tryWork(Intake intake) throws InterruptedException {
        try {
            if (!stopped) {
                work(intake);
            }
        } catch (IOException | RuntimeException e) {
            pause(e);
        }
    }

    private void sweep() throws IOException {
        Instant now = clock.instant();
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(SWEEP);
            int deleted = sweeps.sweep(now);
            LOG.debugf("deleted the files of %d intakes", deleted);
        }
    }

    private void work(Intake intake) throws IOException, InterruptedException {
        FolderFile folder = folder(intake);
        try {
            Intake checked = intake.state().equals("LOADING") ? intake : check(intake, folder);
            if (loads.run(checked, folder)) {
                await(intakes.done(intake.id()));
                folder.deleteUploads();
            }
        } catch (IntakeFailure e) {
            LOG.infof("intake %s failed: %s", intake.id(), e.code());
            await(intakes.failed(intake.id(), e.code(), String.valueOf(e.getMessage())));
            folder.deleteUploads();
        }
    }

    private Intake check(Intake intake, FolderFile folder) throws IOException {
        await(intakes.checking(intake.id()));
        boolean sorted = true;
        for (FileKind kind : FileKind.values()) {
            try (RowFile rows = RowFile.of(kind, folder.read(FolderFile.upload(kind)))) {
                sorted &= CheckedFile.sorted(rows);
            }
        }
        if (!sorted) {
            for (FileKind kind : FileKind.values()) {
                new SortedFile(folder, kind, ROWS_OF_RUN).sort();
            }
        }
        await(intakes.loading(intake.id(), sorted));
        return await(intakes.find(intake.id())).orElseThrow();
    }

    private void pause(Exception e) {
        LOG.error("an intake was interrupted and will be tried again", e);
        try {
            var unused = wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private FolderFile folder(Intake intake) {
        return FolderFile.of(files, intake.id(), cipher);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
