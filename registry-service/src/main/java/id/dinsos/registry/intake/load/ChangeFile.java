package id.dinsos.registry.intake.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.file.SharedFiles;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.registry.intake.file.OpenFile;
import id.dinsos.registry.intake.rules.Change;
import java.io.OutputStream;
import java.util.List;

/**
 * The list of what a pair of files would change, row by row, for whoever reviews it. It grows by a
 * part a batch, as the files of rejected rows do. Semicolons, as in every table of ours.
 */
final class ChangeFile {
    private ChangeFile() {}

    /** Its first line. */
    static SharedFiles.Content head() {
        return out -> {
            TextFile.mark(out);
            try (CsvWriter writer = writer(out)) {
                writer.writeRecord(
                        "berkas", "baris", "nomor_data", "perubahan", "sebelum", "sesudah");
            }
        };
    }

    static SharedFiles.Content rows(List<Change> changes) {
        return out -> {
            try (CsvWriter writer = writer(out)) {
                for (Change change : changes) {
                    writer.writeRecord(
                            change.file().label(),
                            Long.toString(change.line()),
                            change.record().toString(),
                            change.about(),
                            change.before(),
                            change.after());
                }
            }
        };
    }

    private static CsvWriter writer(OutputStream out) {
        return CsvWriter.builder().fieldSeparator(';').build(new OpenFile(out));
    }
}
