package id.dinsos.registry.intake.load;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.log.Fence;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.intake.file.Batch;
import id.dinsos.registry.intake.file.FamiliesFile;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.RowFile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives one intake from its checkpoint to its end: reads batches, keeps a few in flight so that
 * encoding and the database work at the same time, and moves the checkpoint in the order of the
 * file. However long the file, only these batches are in memory.
 */
final class LoadStore {
    /** Batches being taken in at once. */
    private static final int WORKERS = 2;

    /** Batches read ahead, those in work included. */
    private static final int AHEAD = 3;

    private final ProgressStore progress;
    private final BatchStore batches;
    private final Zones zones;
    private final MeterRegistry meters;
    private final BooleanSupplier stopped;
    private final AtomicLong bytesDone;
    private final AtomicLong bytesTotal;

    LoadStore(
            ProgressStore progress,
            BatchStore batches,
            Zones zones,
            MeterRegistry meters,
            BooleanSupplier stopped) {
        this.zones = zones;
        this.progress = progress;
        this.batches = batches;
        this.meters = meters;
        this.stopped = stopped;
        this.bytesDone = shown("dinsos.intake.bytes.done", "Bytes read of the intake at hand");
        this.bytesTotal = shown("dinsos.intake.bytes.total", "Bytes of the intake at hand");
    }

    private AtomicLong shown(String name, String description) {
        AtomicLong value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get)
                .description(description)
                .strongReference(true)
                .register(meters);
        return value;
    }

    /** False where it was stopped on the way, or another process has taken over. */
    boolean run(Intake intake, FolderFile folder) throws IOException, InterruptedException {
        Intake at = intake;
        Deque<Future<BatchResult>> flying = new ArrayDeque<>();
        try (RowFile families = open(FileKind.FAMILIES, folder, intake.sorted());
                RowFile members = open(FileKind.MEMBERS, folder, intake.sorted());
                FamiliesFile reader = new FamiliesFile(families, members, intake.lastFamilyId());
                ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            PartFile parts =
                    new PartFile(intake, folder, families, members, zones.of(intake.owner()));
            if (at.lastFamilyId() == null && !await(progress.begin(at, parts.heads()))) {
                return false;
            }
            Batch next = reader.next();
            while (next != null || !flying.isEmpty()) {
                if (stopped.getAsBoolean()) {
                    return false;
                }
                if (next != null && flying.size() < AHEAD) {
                    Batch batch = next;
                    flying.add(workers.submit(Fence.carried(() -> batches.take(intake, batch))));
                    next = reader.next();
                    continue;
                }
                BatchResult result = settled(flying.removeFirst());
                IntakeProgress to = at.progress().plus(result);
                if (!await(
                        progress.advance(
                                at, to, result, parts.of(result, at.progress().place())))) {
                    return false;
                }
                count(result);
                note(to);
                at = at.at(to, result.lastFamilyId());
            }
        }
        return true;
    }

    private static RowFile open(FileKind kind, FolderFile folder, boolean sorted)
            throws IOException {
        return sorted
                ? RowFile.of(kind, folder.read(FolderFile.upload(kind)))
                : RowFile.numbered(kind, folder.read(FolderFile.sorted(kind)));
    }

    private static BatchResult settled(@Nullable Future<BatchResult> batch)
            throws InterruptedException {
        if (batch == null) {
            throw new IllegalStateException("nothing in flight");
        }
        try {
            return batch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** How far the intake at hand has come, for whoever watches. */
    private void note(IntakeProgress progress) {
        bytesDone.set(progress.bytesDone());
        bytesTotal.set(progress.bytesTotal());
    }

    private void count(BatchResult result) {
        rows(FileKind.FAMILIES).increment(result.familiesRead());
        rows(FileKind.MEMBERS).increment(result.membersRead());
        for (FileKind kind : FileKind.values()) {
            Counter.builder("dinsos.intake.rejected")
                    .description("Rows of family files given back")
                    .tag("file", kind.label())
                    .register(meters)
                    .increment(result.rejected(kind));
        }
    }

    private Counter rows(FileKind kind) {
        return Counter.builder("dinsos.intake.rows")
                .description("Rows of family files read")
                .tag("file", kind.label())
                .register(meters);
    }
}
