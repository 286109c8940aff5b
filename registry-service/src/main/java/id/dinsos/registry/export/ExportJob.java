package id.dinsos.registry.export;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.registry.export.ExportBody.Kind;
import id.dinsos.registry.export.ExportRowsStore.Page;
import id.dinsos.registry.export.ExportRowsStore.Roll;
import id.dinsos.registry.export.ExportStore.Export;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Writes exports into sealed files that every replica can fetch, and lets go of those a day old,
 * whether they came to be or not. One that a stop, a crash or a fault interrupted is begun anew by
 * whoever takes it; a file is there whole or not at all.
 */
@Singleton
public class ExportJob extends BackgroundJob {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int[] ROSTER_WIDTHS = {6, 30, 20, 20, 13, 5, 10, 9, 6};

    private final ExportStore exports;
    private final ExportRowsStore rows;
    private final EventStore store;
    private final SealedFiles files;
    private final Views views;
    private final RegionStore regions;
    private final Clock clock;
    private final Zones zones;

    public ExportJob(
            ExportStore exports,
            ExportRowsStore rows,
            EventStore store,
            SealedFiles files,
            Views views,
            RegionStore regions,
            Clock clock,
            Zones zones) {
        super("export");
        this.exports = exports;
        this.rows = rows;
        this.store = store;
        this.files = files;
        this.views = views;
        this.regions = regions;
        this.clock = clock;
        this.zones = zones;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return exports.due(clock.instant().minus(KEPT));
    }

    @Override
    protected void work(UUID id) throws IOException {
        Export export = await(exports.find(id)).orElse(null);
        if (export == null) {
            return;
        }
        if (isOld(export)) {
            files.delete(file(id));
            await(exports.expired(id));
        } else if (export.state().equals("WAITING") || export.state().equals("RUNNING")) {
            try {
                write(export);
            } catch (InterruptedIOException e) {
                // The service stops, or another worker has it: nothing was written.
            }
        }
    }

    private boolean isOld(Export export) {
        return export.requestedAt().toInstant().isBefore(clock.instant().minus(KEPT));
    }

    /** False where the file lies in the folder of another machine. Blocks. */
    boolean holds(UUID id) {
        try {
            return files.exists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes out in the clear what a finished file says. */
    void copy(UUID id, OutputStream to) throws IOException {
        try (InputStream in = files.read(file(id))) {
            var unused = in.transferTo(to);
        }
    }

    /** Lets go of a file before its day is over: somebody it names was erased. */
    public void drop(UUID id) throws IOException {
        files.delete(file(id));
        await(exports.expired(id));
    }

    private static String file(UUID id) {
        return "exports/" + id + ".sealed";
    }

    private void write(Export export) throws IOException {
        ExportOrder order = export.order();
        // Not what is settled: that may end before what the caller has just written.
        Position end = await(store.newest());
        await(views.reached("household", end, LIMIT));
        await(views.reached("person", end, LIMIT));
        await(views.reached("privacy", end, LIMIT));
        Roll roll = await(rows.settle(export.id(), order));
        String view = order.kind() == Kind.PERSONS ? "person" : "household";
        Position at = views.get(view).beyond(roll.position());
        await(exports.begun(export.id(), at, roll.rows()));
        long[] written = {0};
        files.write(
                file(export.id()),
                out -> {
                    CountedFile counted = new CountedFile(out);
                    try (SheetFile sheet = sheet(export, at, counted)) {
                        fill(export, at, sheet);
                    }
                    written[0] = counted.bytes();
                });
        await(exports.done(export.id(), at, written[0]));
    }

    private void fill(Export export, Position position, SheetFile sheet) throws IOException {
        boolean numbered = export.order().kind() == Kind.ROSTER;
        long done = 0;
        for (Long next = 0L; next != null; ) {
            if (isStopped()) {
                throw new InterruptedIOException("stopped");
            }
            Page page =
                    await(rows.page(export.id(), export.order(), export.actor(), next, position));
            for (List<String> row : page.rows()) {
                done++;
                sheet.row(numbered ? numbered(done, row) : row);
            }
            await(exports.advance(export.id(), done));
            next = page.next();
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
        ZonedDateTime at = clock.instant().atZone(zones.of(order.region()));
        String stamp =
                ExportHeading.stamp(
                        order.kind(),
                        regions.name(order.region()) + " (" + order.region() + ")",
                        position.toString(),
                        at,
                        export.id());
        List<String> names = ExportRowsStore.names(order.kind());
        return switch (order.format()) {
            case CSV -> new CsvFile(out, names);
            case XLSX -> new XlsxFile(out, stamp, names);
            case PDF ->
                    new PdfFile(
                            out,
                            ExportHeading.office(order.region(), regions::name),
                            ExportHeading.title(order.region(), regions::name),
                            stamp,
                            names,
                            ROSTER_WIDTHS);
        };
    }
}
