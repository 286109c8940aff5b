package id.dinsos.registry.export;

import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.export.ExportBody.Kind;
import id.dinsos.registry.export.ExportRowsStore.Page;
import id.dinsos.registry.export.ExportRowsStore.Roll;
import id.dinsos.registry.export.ExportStore.Export;
import id.dinsos.registry.region.RegionStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes exports one after the other into sealed files, and lets go of those a day old. One that a
 * crash interrupted is begun anew by whoever notices.
 */
@Singleton
public class ExportJob implements Runnable {
    private static final Logger LOG = Logger.getLogger(ExportJob.class);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final long POLL_MILLIS = 1_000;
    private static final int[] ROSTER_WIDTHS = {6, 30, 20, 20, 13, 5, 10, 9, 6};

    private final ExportStore exports;
    private final ExportRowsStore rows;
    private final EventStore store;
    private final FileCipher cipher;
    private final Views views;
    private final RegionStore regions;
    private final Clock clock;
    private final ZoneId zone;
    private final Path folder;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;

    public ExportJob(
            ExportStore exports,
            ExportRowsStore rows,
            EventStore store,
            FileCipher cipher,
            Views views,
            RegionStore regions,
            Clock clock,
            Settings settings) {
        this.exports = exports;
        this.rows = rows;
        this.store = store;
        this.cipher = cipher;
        this.views = views;
        this.regions = regions;
        this.clock = clock;
        this.zone = ZoneId.of(settings.zone());
        this.folder = Path.of(settings.files()).resolve("exports");
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("export").start(this);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopped = true;
        wake.release();
    }

    void wake() {
        wake.release();
    }

    boolean holds(UUID id) {
        return Files.exists(file(id));
    }

    /** Writes out in the clear what a finished file says. */
    void copy(UUID id, OutputStream to) throws IOException {
        try (InputStream in = cipher.read(file(id), id.toString())) {
            var unused = in.transferTo(to);
        }
    }

    private Path file(UUID id) {
        return folder.resolve(id + ".sealed");
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                Optional<Export> next = await(exports.take());
                if (next.isPresent()) {
                    work(next.get());
                } else {
                    forget();
                    var unused = wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("exports were interrupted and will be tried again", e);
                pause();
            }
        }
    }

    private void work(Export export) {
        try {
            Files.createDirectories(folder);
            write(export);
            await(exports.end(export.id(), "DONE", Files.size(file(export.id()))));
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "export %s failed", export.id());
            await(exports.end(export.id(), "FAILED", 0));
        }
    }

    private void write(Export export) throws IOException {
        ExportOrder order = export.order();
        Position position = await(store.settledEnd());
        await(views.reached("household", position, LIMIT));
        await(views.reached("person", position, LIMIT));
        Roll roll = await(rows.settle(export.id(), order));
        await(exports.begun(export.id(), roll.position(), roll.rows()));
        try (OutputStream out = cipher.write(file(export.id()), export.id().toString(), 0);
                SheetFile sheet = sheet(export, roll.position(), out)) {
            fill(export, roll.position(), sheet);
        }
    }

    private void fill(Export export, Position position, SheetFile sheet) throws IOException {
        boolean numbered = export.order().kind() == Kind.ROSTER;
        long done = 0;
        for (Long next = 0L; next != null && !stopped; ) {
            Page page =
                    await(rows.page(export.id(), export.order(), export.actor(), next, position));
            for (List<String> row : page.rows()) {
                done++;
                sheet.row(numbered ? numbered(done, row) : row);
            }
            await(exports.advance(export.id(), done));
            next = page.next();
        }
        if (stopped) {
            throw new IllegalStateException("the service is stopping");
        }
    }

    private static List<String> numbered(long number, List<String> row) {
        List<String> line = new ArrayList<>(row.size() + 1);
        line.add(Long.toString(number));
        line.addAll(row);
        return line;
    }

    private SheetFile sheet(Export export, Position position, OutputStream out) throws IOException {
        ExportOrder order = export.order();
        ZonedDateTime at = clock.instant().atZone(zone).truncatedTo(ChronoUnit.SECONDS);
        String stamp =
                "Dinsos %s; wilayah %s; posisi log %s; %s; ekspor %s"
                        .formatted(
                                order.kind(),
                                order.region(),
                                position,
                                at.toOffsetDateTime(),
                                export.id());
        List<String> names = ExportRowsStore.names(order.kind());
        return switch (order.format()) {
            case CSV -> new CsvFile(out, stamp, names);
            case XLSX -> new XlsxFile(out, stamp, names);
            case PDF ->
                    new PdfFile(
                            out,
                            "Daftar warga %s (%s)"
                                    .formatted(regions.name(order.region()), order.region()),
                            stamp,
                            names,
                            ROSTER_WIDTHS);
        };
    }

    private void forget() {
        for (Optional<Export> old = await(exports.expire(KEPT));
                old.isPresent();
                old = await(exports.expire(KEPT))) {
            UUID id = old.get().id();
            try {
                Files.deleteIfExists(file(id));
            } catch (IOException e) {
                LOG.warnf(e, "the file of export %s could not be deleted", id);
            }
        }
    }

    private void pause() {
        try {
            var unused = wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT.plusSeconds(5));
    }
}
