package id.dinsos.disbursement.reconciliation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.disbursement.reconciliation.ReportTemplate.Layout;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.file.SharedFiles;
import id.dinsos.eventstore.rules.Zones;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reports that were received, where every replica can read them, sealed, because they say who was
 * paid how much. A report's id is made of its bytes: under a name lies the same content for ever.
 */
@Singleton
public class ReportFile {
    private static final String SEPARATORS = ",;\t";

    /** As much of a file as its separator is looked for in. */
    private static final int HEAD = 4_096;

    private final SealedFiles files;
    private final ReportTemplates templates;
    private final Zones zones;

    public ReportFile(SealedFiles files, ReportTemplates templates, Zones zones) {
        this.files = files;
        this.templates = templates;
        this.zones = zones;
    }

    /** What is wrong with a line of our own columns; empty where it can be settled. */
    public static Optional<String> fault(List<String> fields, Instant now, ZoneId zone) {
        return ReportLine.fault(fields, now, zone)
                .map(fault -> fault.column() + ": " + fault.message());
    }

    /** Durable, and there for every replica, when it returns. */
    public void write(UUID report, SharedFiles.Content content) {
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
    Lines open(UUID report, String owner) {
        try {
            return new Lines(
                    written(files.read(name(report))),
                    written(files.read(name(report))),
                    zones.of(owner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes as they came, for the file of a run. */
    public InputStream read(UUID report) throws IOException {
        return files.read(name(report));
    }

    private Stream<Written> written(InputStream in) throws IOException {
        BufferedInputStream again = new BufferedInputStream(in, HEAD);
        if (isXml(again)) {
            IsoReportFile lines = new IsoReportFile(again);
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, 0), false)
                    .map(line -> new Written(line.number(), line.fields()))
                    .onClose(lines::close);
        }
        CsvReader<CsvRecord> reader = records(again);
        return lines(reader, templates).onClose(() -> close(reader));
    }

    private static void close(CsvReader<CsvRecord> reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Told by the first letter that is none of the blanks: no column name begins so. */
    static boolean isXml(BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        for (byte one : head) {
            if (one == '<') {
                return true;
            }
            if (one > ' ') {
                return false;
            }
        }
        return false;
    }

    /** Behind the column names, in our order and words. */
    private static Stream<Written> lines(CsvReader<CsvRecord> reader, ReportTemplates templates) {
        Iterator<CsvRecord> all =
                reader.stream()
                        .filter(record -> !ReportLine.isBlank(record.getFields()))
                        .iterator();
        if (!all.hasNext()) {
            return Stream.of();
        }
        Layout layout =
                templates
                        .layout(all.next().getFields())
                        .orElseThrow(() ->
                                new IllegalStateException("no template fits a report any more"));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, 0), false)
                .filter(record -> !layout.isFooter(record.getFields()))
                .map(record ->
                        new Written(
                                Math.toIntExact(record.getStartingLineNumber()),
                                layout.fields(record.getFields())));
    }

    private static String name(UUID report) {
        return "bank-reports/" + report + ".csv";
    }

    /** A line with too few or too many fields is a fault of that line, not of the file. */
    public static CsvReader<CsvRecord> records(InputStream in) throws IOException {
        BufferedInputStream again = new BufferedInputStream(in, HEAD);
        again.mark(HEAD);
        char separator = separator(again.readNBytes(HEAD));
        again.reset();
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(again);
    }

    /** Of comma, semicolon and tab the one that the first lines have most of. */
    private static char separator(byte[] head) {
        int[] counts = new int[SEPARATORS.length()];
        for (byte one : head) {
            int place = SEPARATORS.indexOf(one);
            if (place >= 0) {
                counts[place]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    /** The lines of a report in the order in which they are settled, always the same. */
    static final class Lines implements AutoCloseable {
        private final Stream<Written> first;
        private final Stream<Written> second;
        private final Iterator<Written> records;
        private final ZoneId zone;
        private List<ReportLine> putBack = List.of();

        Lines(Stream<Written> first, Stream<Written> second, ZoneId zone) {
            this.first = first;
            this.second = second;
            this.records =
                    Stream.concat(
                                    first.filter(one -> !one.isWithdrawal()),
                                    second.filter(Written::isWithdrawal))
                            .iterator();
            this.zone = zone;
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
                Written one = records.next();
                some.add(ReportLine.of(one.number(), one.fields(), zone));
            }
            return some;
        }

        /** Comes first the next time. */
        void putBack(List<ReportLine> lines) {
            putBack = List.copyOf(lines);
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }

    /** A line as it is written. */
    private record Written(int number, List<String> fields) {
        boolean isWithdrawal() {
            return ReportLine.isWithdrawal(fields);
        }
    }
}
