package id.dinsos.disbursement.reconciliation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.FileCipher;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reports on disk, sealed, because they say who was paid how much: streamed in and forced to the
 * disk before anybody is told that they were received, checked whole, read again line by line.
 */
@Singleton
public class ReportFile {
    private static final int MAX_ERRORS = 100;

    private final Path folder;
    private final ZoneId zone;
    private final Ids ids;
    private final FileCipher cipher;
    private final Clock clock;

    public ReportFile(Settings settings, Ids ids, FileCipher cipher, Clock clock) {
        this.folder = Path.of(settings.files(), "bank-reports");
        this.zone = ZoneId.of(settings.zone());
        this.ids = ids;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Takes the upload to a file of its own and checks every line. */
    Upload take(InputStream body) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(ids.next() + ".part");
            try {
                return new Upload(part, store(body, part), check(part));
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the upload its name, to which it is then bound; the same content again lands on the
     * same name.
     */
    void keep(Upload upload, UUID report) {
        Path renamed = folder.resolve(ids.next() + ".part");
        try {
            try (InputStream in = cipher.read(upload.part, name(upload.part));
                    OutputStream out = cipher.write(renamed, name(file(report)), 0)) {
                in.transferTo(out);
            }
            Files.move(
                    renamed,
                    file(report),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.delete(upload.part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a kept report behind its column names. What was withdrawn comes last, wherever it
     * stands: a bank that lists a withdrawal above its credit is understood all the same.
     */
    Lines open(UUID report) {
        try {
            return new Lines(records(file(report)), records(file(report)), zone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UUID report) {
        return folder.resolve(report + ".csv");
    }

    private static String name(Path file) {
        return "bank-reports/" + file.getFileName();
    }

    private String store(InputStream body, Path part) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = cipher.write(part, name(part), 0);
                DigestInputStream in = new DigestInputStream(body, digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A line with too few or too many fields is a fault of that line, not of the file. */
    private CsvReader<CsvRecord> records(Path file) throws IOException {
        return CsvReader.builder()
                .detectBomHeader(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(cipher.read(file, name(file)));
    }

    private int check(Path part) throws IOException {
        List<Refusal.FieldError> errors = new ArrayList<>();
        int lines = 0;
        try (CsvReader<CsvRecord> reader = records(part)) {
            boolean first = true;
            Instant now = clock.instant();
            for (CsvRecord record : reader) {
                if (ReportLine.isBlank(record.getFields())) {
                    continue;
                }
                if (first) {
                    first = false;
                    if (!record.getFields().equals(ReportLine.COLUMNS)) {
                        errors.add(
                                new Refusal.FieldError(
                                        "/line/1",
                                        "header-wrong",
                                        "the first line must be "
                                                + String.join(",", ReportLine.COLUMNS)));
                        break;
                    }
                    continue;
                }
                lines++;
                Optional<ReportLine.Fault> fault = ReportLine.fault(record.getFields(), now, zone);
                if (fault.isPresent() && errors.size() < MAX_ERRORS) {
                    errors.add(error(record.getStartingLineNumber(), fault.get()));
                }
            }
        } catch (CsvParseException e) {
            errors.add(new Refusal.FieldError("", "not-csv", "the file is not CSV"));
        }
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An upload that is on disk and well formed. */
    record Upload(Path part, String sha256, int lines) {}

    /** The lines of a report in the order in which they are settled, always the same. */
    static final class Lines implements AutoCloseable {
        private final List<CsvReader<CsvRecord>> readers;
        private final Iterator<CsvRecord> records;
        private final ZoneId zone;
        private List<ReportLine> putBack = List.of();

        Lines(CsvReader<CsvRecord> first, CsvReader<CsvRecord> second, ZoneId zone) {
            this.readers = List.of(first, second);
            this.records =
                    Stream.concat(
                                    lines(first).filter(one -> !isWithdrawal(one)),
                                    lines(second).filter(Lines::isWithdrawal))
                            .iterator();
            this.zone = zone;
        }

        private static Stream<CsvRecord> lines(CsvReader<CsvRecord> reader) {
            return reader.stream()
                    .filter(record -> !ReportLine.isBlank(record.getFields()))
                    .skip(1);
        }

        private static boolean isWithdrawal(CsvRecord record) {
            return ReportLine.isWithdrawal(record.getFields());
        }

        void skip(int count) {
            for (int i = 0; i < count && records.hasNext(); i++) {
                var unused = records.next();
            }
        }

        List<ReportLine> next(int count) {
            List<ReportLine> some = new ArrayList<>(putBack);
            putBack = List.of();
            while (some.size() < count && records.hasNext()) {
                CsvRecord record = records.next();
                some.add(
                        ReportLine.of(
                                Math.toIntExact(record.getStartingLineNumber()),
                                record.getFields(),
                                zone));
            }
            return some;
        }

        /** Comes first the next time. */
        void putBack(List<ReportLine> lines) {
            putBack = List.copyOf(lines);
        }

        @Override
        public void close() {
            for (CsvReader<CsvRecord> reader : readers) {
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
