package id.dinsos.disbursement.reconciliation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.file.SharedFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reports that were received, where every replica can read them, sealed, because they say who was
 * paid how much. A report's id is made of its bytes: under a name lies the same content for ever.
 */
@Singleton
public class ReportFile {
    private final SealedFiles files;
    private final ZoneId zone;

    public ReportFile(SealedFiles files, Settings settings) {
        this.files = files;
        this.zone = ZoneId.of(settings.zone());
    }

    /** Durable, and there for every replica, when it returns. */
    void write(UUID report, SharedFiles.Content content) {
        try {
            files.write(name(report), content);
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
            return new Lines(
                    records(files.read(name(report))), records(files.read(name(report))), zone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(UUID report) {
        return "bank-reports/" + report + ".csv";
    }

    /** A line with too few or too many fields is a fault of that line, not of the file. */
    static CsvReader<CsvRecord> records(InputStream in) {
        return CsvReader.builder()
                .detectBomHeader(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(in);
    }

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
