package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.reconciliation.ReportFile.Lines;
import id.dinsos.disbursement.reconciliation.ReportUploadFile.Upload;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.file.FolderFiles;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.FileCipher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Whatever the bytes of a report: it is refused, or every line that was counted can be read. */
public final class ReportFuzz {
    private static final UUID REPORT = new UUID(1, 2);
    private static final Settings SETTINGS = settings();
    private static final FileCipher CIPHER = new FileCipher(new byte[32]);
    private static final Zones ZONES = new Zones(ZoneId.of("Asia/Jakarta"), Map.of());
    private static final ReportTemplates TEMPLATES = templates();
    private static final ReportFile REPORTS =
            new ReportFile(
                    new SealedFiles(new FolderFiles(Path.of(SETTINGS.files())), CIPHER),
                    TEMPLATES,
                    ZONES);
    private static final ReportUploadFile UPLOADS =
            new ReportUploadFile(
                    SETTINGS,
                    ZONES,
                    REPORTS,
                    TEMPLATES,
                    ids(),
                    CIPHER,
                    Clock.fixed(Instant.parse("2026-11-28T00:00:00Z"), ZoneOffset.UTC));

    private ReportFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try (Upload upload = UPLOADS.take(new ByteArrayInputStream(data), "35.24")) {
            UPLOADS.keep(upload, REPORT);
            read(upload.lines());
        } catch (RefusedException e) {
            // Nothing was taken.
        }
    }

    private static void read(int counted) {
        try (Lines lines = REPORTS.open(REPORT, "35.24")) {
            List<ReportLine> read = lines.next(Integer.MAX_VALUE >> 8);
            if (read.size() != counted) {
                throw new IllegalStateException("lines are missing");
            }
            for (ReportLine line : read) {
                if ((line.transfer() + line.code() + line.bankReference()).indexOf('\0') >= 0) {
                    throw new IllegalStateException("no database keeps this text");
                }
            }
        }
    }

    /** By hand, so that nothing but the reading itself is at work. */
    private static ReportTemplates templates() {
        Map<String, List<String>> ours = new HashMap<>();
        ReportLine.COLUMNS.forEach(one -> ours.put(one, List.of(one)));
        return new ReportTemplates(
                List.of(
                        new ReportTemplate(
                                "OUR_FORM",
                                ours,
                                List.of("no"),
                                Map.of("BERHASIL", "CREDITED", "DITARIK", "WITHDRAWN"),
                                List.of("TOTAL"))));
    }

    private static Ids ids() {
        AtomicLong next = new AtomicLong();
        return () -> new UUID(3, next.incrementAndGet() % 2);
    }

    private static Settings settings() {
        Map<String, String> values = Map.of("files", folder().toString(), "zone", "Asia/Jakarta");
        return (Settings)
                Proxy.newProxyInstance(
                        Settings.class.getClassLoader(),
                        new Class<?>[] {Settings.class},
                        (proxy, method, args) -> values.get(method.getName()));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("reports");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
