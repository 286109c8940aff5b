package id.dinsos.disbursement.central;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.disbursement.reconciliation.ReportFile;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import id.dinsos.eventstore.secret.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The ministry's files as they came, sealed because they name families, where every replica can
 * read them. One that has a row which cannot be read is refused whole and not kept.
 */
@Singleton
public class StatusRowFile {
    private static final int MAX_ERRORS = 100;
    private static final int MAX_ROWS = 500_000;

    /** So many numbers do not all end in 0 by chance. */
    private static final int ENOUGH = 4;

    private final SealedFiles files;

    public StatusRowFile(SealedFiles files) {
        this.files = files;
    }

    /** Keeps what came under its name and checks every row. */
    Checked take(UUID content, LocalDate asOf, InputStream body) {
        MessageDigest digest = Sha256.digest();
        try {
            files.write(
                    name(content),
                    out -> {
                        var unused = new DigestInputStream(body, digest).transferTo(out);
                    });
            return new Checked(HexFormat.of().formatHex(digest.digest()), check(content, asOf));
        } catch (RuntimeException e) {
            drop(content);
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is the same as one that is kept already, or it cannot be read. */
    void drop(UUID content) {
        try {
            files.delete(name(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a file that was checked. */
    Rows open(UUID content, LocalDate asOf) {
        try {
            return new Rows(ReportFile.records(files.read(name(content))), asOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int check(UUID content, LocalDate asOf) throws IOException {
        List<FieldError> errors = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<String> endInZero = new HashSet<>();
        boolean honest = false;
        int rows = 0;
        try (CsvReader<CsvRecord> reader = ReportFile.records(files.read(name(content)))) {
            Optional<StatusColumns> columns = Optional.empty();
            for (CsvRecord record : reader) {
                if (isBlank(record)) {
                    continue;
                }
                if (columns.isEmpty()) {
                    columns = StatusColumns.of(record.getFields(), asOf, errors);
                    if (columns.isEmpty()) {
                        break;
                    }
                    continue;
                }
                rows++;
                long line = record.getStartingLineNumber();
                Optional<StatusRow> read = columns.get().read(line, record.getFields(), errors);
                honest |= read.filter(row -> !row.nik().endsWith("0")).isPresent();
                if (!honest && endInZero.size() < ENOUGH) {
                    read.ifPresent(row -> endInZero.add(row.nik()));
                }
                read.filter(row -> !named.add(row.nik() + row.month()))
                        .ifPresent(row ->
                                errors.add(
                                        new FieldError(
                                                "/line/" + line + "/nik",
                                                "row-twice",
                                                "a NIK stands once in a month")));
                if (errors.size() >= MAX_ERRORS || rows > MAX_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            errors.add(new FieldError("", "not-csv", "the file is not CSV"));
        }
        if (errors.isEmpty() && !honest && endInZero.size() == ENOUGH) {
            errors.add(
                    new FieldError(
                            "/line/2/nik",
                            "digits-lost",
                            "a spreadsheet has made every last digit a 0; keep the column as text"));
        }
        if (rows > MAX_ROWS) {
            errors.add(new FieldError("", "too-many-rows", "at most " + MAX_ROWS + " rows"));
        }
        if (errors.isEmpty() && rows == 0) {
            errors.add(new FieldError("", "no-rows", "the file has no rows"));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(
                            CentralCode.CENTRAL_FILE_MALFORMED,
                            "the file has rows that cannot be read; nothing was taken",
                            errors.subList(0, Math.min(errors.size(), MAX_ERRORS)))
                    .asException();
        }
        return rows;
    }

    private static boolean isBlank(CsvRecord record) {
        return record.getFields().stream().allMatch(String::isBlank);
    }

    private static String name(UUID content) {
        return "central-files/" + content + ".csv";
    }

    /** A file whose rows can all be read. */
    record Checked(String sha256, int rows) {}

    /** The rows in their order, always the same. */
    static final class Rows implements AutoCloseable {
        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;
        private final StatusColumns columns;

        Rows(CsvReader<CsvRecord> reader, LocalDate asOf) {
            this.reader = reader;
            this.records = reader.stream().filter(record -> !isBlank(record)).iterator();
            this.columns =
                    StatusColumns.of(records.next().getFields(), asOf, new ArrayList<>())
                            .orElseThrow();
        }

        void skip(int count) {
            for (int i = 0; i < count && records.hasNext(); i++) {
                var unused = records.next();
            }
        }

        List<StatusRow> next(int count) {
            List<StatusRow> some = new ArrayList<>();
            while (some.size() < count && records.hasNext()) {
                CsvRecord record = records.next();
                some.add(
                        columns.read(
                                        record.getStartingLineNumber(),
                                        record.getFields(),
                                        new ArrayList<>())
                                .orElseThrow());
            }
            return some;
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
