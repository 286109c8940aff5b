package id.dinsos.disbursement.reconciliation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.disbursement.reconciliation.ReportTemplate.Layout;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.eventstore.secret.Sha256;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports on their way in: streamed into a sealed file of this node, checked whole, and kept as
 * {@link ReportFile} before anybody is told that they were received.
 */
@Singleton
public class ReportUploadFile {
    private static final int MAX_ERRORS = 100;

    private final Path folder;
    private final Zones zones;
    private final ReportFile reports;
    private final Ids ids;
    private final FileCipher cipher;
    private final Clock clock;
    private final ReportTemplates templates;

    public ReportUploadFile(
            Settings settings,
            Zones zones,
            ReportFile reports,
            ReportTemplates templates,
            Ids ids,
            FileCipher cipher,
            Clock clock) {
        this.folder = Path.of(settings.files(), "incoming");
        this.zones = zones;
        this.reports = reports;
        this.ids = ids;
        this.cipher = cipher;
        this.clock = clock;
        this.templates = templates;
    }

    /** Takes the upload to a file of its own and checks every line, by the owner's day. */
    Upload take(InputStream body, String owner) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(ids.next() + ".part");
            try {
                return new Upload(part, store(body, part), check(part, zones.of(owner)));
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the upload where every replica finds it as this report. */
    void keep(Upload upload, UUID report) {
        reports.write(
                report,
                out -> {
                    try (InputStream in = cipher.read(upload.part, name(upload.part))) {
                        var unused = in.transferTo(out);
                    }
                });
    }

    private static String name(Path part) {
        return "incoming/" + part.getFileName();
    }

    private String store(InputStream body, Path part) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = cipher.write(part, name(part), 0);
                DigestInputStream in = new DigestInputStream(body, digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private int check(Path part, ZoneId zone) throws IOException {
        List<Refusal.FieldError> errors = new ArrayList<>();
        int lines = 0;
        if (isXml(part)) {
            return checkIso(part, zone, errors);
        }
        try (CsvReader<CsvRecord> reader = ReportFile.records(cipher.read(part, name(part)))) {
            Layout layout = null;
            Instant now = clock.instant();
            for (CsvRecord record : reader) {
                if (ReportLine.isBlank(record.getFields())) {
                    continue;
                }
                if (layout == null) {
                    layout = templates.layout(record.getFields()).orElse(null);
                    if (layout == null) {
                        errors.add(
                                record.getField(0).startsWith(TextFile.WORKBOOK)
                                        ? new Refusal.FieldError(
                                                "",
                                                TextFile.WORKBOOK_FAULT,
                                                TextFile.WORKBOOK_ADVICE)
                                        : new Refusal.FieldError(
                                                "/line/" + record.getStartingLineNumber(),
                                                "header-wrong",
                                                "the first line must be " + templates.expected()));
                        break;
                    }
                    continue;
                }
                if (layout.isFooter(record.getFields())) {
                    continue;
                }
                lines++;
                Optional<ReportLine.Fault> fault =
                        ReportLine.fault(layout.fields(record.getFields()), now, zone);
                if (fault.isPresent() && errors.size() < MAX_ERRORS) {
                    errors.add(error(record.getStartingLineNumber(), fault.get()));
                }
            }
        } catch (CsvParseException e) {
            errors.add(new Refusal.FieldError("", "not-csv", "the file is not CSV"));
        }
        return sound(lines, errors);
    }

    private boolean isXml(Path part) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(cipher.read(part, name(part)))) {
            return ReportFile.isXml(in);
        }
    }

    /** By its schema first, and then what each line says. */
    private int checkIso(Path part, ZoneId zone, List<Refusal.FieldError> errors)
            throws IOException {
        try (InputStream in = cipher.read(part, name(part))) {
            IsoSchemaFile.check(in, errors, MAX_ERRORS);
        }
        int lines = 0;
        if (errors.isEmpty()) {
            Instant now = clock.instant();
            try (IsoReportFile all = new IsoReportFile(cipher.read(part, name(part)))) {
                while (all.hasNext()) {
                    IsoReportFile.Line line = all.next();
                    lines++;
                    Optional<ReportLine.Fault> fault = ReportLine.fault(line.fields(), now, zone);
                    if (fault.isPresent() && errors.size() < MAX_ERRORS) {
                        errors.add(
                                new Refusal.FieldError(
                                        "/entry/%d/%s"
                                                .formatted(line.number(), fault.get().column()),
                                        fault.get().code(),
                                        fault.get().message()));
                    }
                }
            }
        }
        return sound(lines, errors);
    }

    private static int sound(int lines, List<Refusal.FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new RefusedException(
                    new Refusal(
                            ReconciliationCode.REPORT_MALFORMED,
                            "the report has lines that cannot be read; nothing was taken",
                            errors));
        }
        if (lines == 0) {
            throw RefusedException.of(ReconciliationCode.REPORT_EMPTY, "the report has no lines");
        }
        return lines;
    }

    private static Refusal.FieldError error(long line, ReportLine.Fault fault) {
        String column = fault.column().isEmpty() ? "" : "/" + fault.column();
        return new Refusal.FieldError("/line/" + line + column, fault.code(), fault.message());
    }

    /** An upload that is on disk and well formed; closed, it is there no more. */
    record Upload(Path part, String sha256, int lines) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
