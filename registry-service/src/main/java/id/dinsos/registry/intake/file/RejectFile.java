package id.dinsos.registry.intake.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.registry.sheet.Guarded;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that were not taken in, as the same file with the first error of each behind it, so that
 * it can be mended and sent again, any number of times: what an earlier round had added is
 * replaced. No cell of it is active in a spreadsheet. Opened at the length of the last checkpoint:
 * what a crash wrote beyond it is cut off and written again.
 */
public final class RejectFile implements Closeable {
    private final FileCipher.Sink sink;
    private final CsvWriter writer;
    private final List<Integer> own;
    private final int width;

    /**
     * @param length of the sealed file at the last checkpoint, 0 at the start
     */
    public RejectFile(FileCipher.Sink sink, Header header, char separator, long length) {
        this.sink = sink;
        this.own = header.sent();
        this.width = header.size();
        this.writer = CsvWriter.builder().fieldSeparator(separator).build(sink);
        if (length == 0) {
            List<String> names = new ArrayList<>();
            own.forEach(place -> names.add(header.names().get(place)));
            names.add(Header.ERROR_CODE);
            names.add(Header.ERROR_MESSAGE);
            names.add(Header.AS_OF);
            writer.writeRecord(names);
        }
    }

    /**
     * @param asOf as of when the row was said
     */
    public void add(Rejected rejected, LocalDate asOf) {
        List<String> fields = rejected.row().fields();
        List<String> row = new ArrayList<>(width + 3);
        own.forEach(place -> row.add(place < fields.size() ? Guarded.csv(fields.get(place)) : ""));
        row.add(rejected.code());
        row.add(Guarded.csv(rejected.message()));
        row.add(asOf.toString());
        for (int i = width; i < fields.size(); i++) {
            row.add(Guarded.csv(fields.get(i)));
        }
        writer.writeRecord(row);
    }

    /** Makes what was added durable and says how long the file is now. */
    public long flush() throws IOException {
        writer.flush();
        return sink.settle();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
