package id.dinsos.registry.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that were not taken in, as the same file with the first error of each behind it, so that
 * it can be mended and sent again. Opened at the length of the last checkpoint: what a crash wrote
 * beyond it is cut off and written again.
 */
final class RejectFileJob implements Closeable {
    private final FileChannel channel;
    private final CsvWriter writer;

    RejectFileJob(Path file, Header header, long length) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(length).position(length);
        OutputStream out = Channels.newOutputStream(channel);
        writer = CsvWriter.builder().build(out);
        if (length == 0) {
            writer.writeRecord(row(header.names(), "error_code", "error_message"));
        }
    }

    void add(Rejected rejected) {
        writer.writeRecord(row(rejected.row().fields(), rejected.code(), rejected.message()));
    }

    /** Makes what was added durable and says how long the file is now. */
    long flush() throws IOException {
        writer.flush();
        channel.force(false);
        return channel.position();
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
