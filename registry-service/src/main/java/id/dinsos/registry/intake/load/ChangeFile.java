package id.dinsos.registry.intake.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.registry.intake.rules.Change;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The list of what a pair of files would change, row by row, for whoever reviews it. It is cut back
 * to the last checkpoint after a crash, as the files of rejected rows are. Semicolons, as in every
 * table of ours.
 */
final class ChangeFile implements Closeable {
    private final FileCipher.@Nullable Sink sink;
    private final @Nullable CsvWriter writer;

    /**
     * @param length of the sealed file at the last checkpoint, 0 at the start
     */
    ChangeFile(FileCipher.Sink sink, long length) {
        this(sink, CsvWriter.builder().fieldSeparator(';').build(sink));
        if (length == 0) {
            write("berkas", "baris", "nomor_data", "perubahan", "sebelum", "sesudah");
        }
    }

    private ChangeFile(FileCipher.@Nullable Sink sink, @Nullable CsvWriter writer) {
        this.sink = sink;
        this.writer = writer;
    }

    /** Of an intake that is not reviewed: nothing is written. */
    static ChangeFile none() {
        return new ChangeFile(null, (CsvWriter) null);
    }

    void add(Change change) {
        write(
                change.file().label(),
                Long.toString(change.line()),
                change.record().toString(),
                change.about(),
                change.before(),
                change.after());
    }

    /** Makes what was added durable and says how long the file is now. */
    long flush() throws IOException {
        if (writer == null || sink == null) {
            return 0;
        }
        writer.flush();
        return sink.settle();
    }

    private void write(String... cells) {
        if (writer != null) {
            var unused = writer.writeRecord(cells);
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
