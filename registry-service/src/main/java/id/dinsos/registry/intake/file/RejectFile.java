package id.dinsos.registry.intake.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.secret.FileCipher;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that were not taken in, as the same file with the first error of each behind it, so that
 * it can be mended and sent again. Opened at the length of the last checkpoint: what a crash wrote
 * beyond it is cut off and written again.
 */
public final class RejectFile implements Closeable {
    private final FileCipher.Sink sink;
    private final CsvWriter writer;

    /**
     * @param length of the sealed file at the last checkpoint, 0 at the start
     */
    public RejectFile(FileCipher.Sink sink, Header header, long length) {
        this.sink = sink;
        this.writer = CsvWriter.builder().build(sink);
        if (length == 0) {
            writer.writeRecord(row(header.names(), "error_code", "error_message"));
        }
    }

    public void add(Rejected rejected) {
        writer.writeRecord(row(rejected.row().fields(), rejected.code(), rejected.message()));
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

    private static List<String> row(List<String> fields, String code, String message) {
        List<String> row = new ArrayList<>(fields.size() + 2);
        row.addAll(fields);
        row.add(code);
        row.add(message);
        return row;
    }
}
