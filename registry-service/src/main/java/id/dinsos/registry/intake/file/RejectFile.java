package id.dinsos.registry.intake.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.file.SharedFiles;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Guarded;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rows that were not taken in, as the same file with the first error of each behind it, so that
 * it can be mended and sent again, any number of times: what an earlier round had added is
 * replaced. No cell of it is active in a spreadsheet. It grows by a part a batch.
 */
public final class RejectFile {
    private final List<Integer> own;
    private final List<String> names;
    private final int width;
    private final char separator;

    public RejectFile(Header header, char separator) {
        this.own = header.sent();
        this.names = header.names();
        this.width = header.size();
        this.separator = separator;
    }

    /** Its first line, with the mark of every table of ours: reading passes over it. */
    public SharedFiles.Content head() {
        return out -> {
            List<String> head = new ArrayList<>();
            own.forEach(place -> head.add(names.get(place)));
            head.add(Header.ERROR_CODE);
            head.add(Header.ERROR_MESSAGE);
            head.add(Header.AS_OF);
            TextFile.mark(out);
            try (CsvWriter writer = writer(out)) {
                writer.writeRecord(head);
            }
        };
    }

    /**
     * @param asOf as of when a row was said
     */
    public SharedFiles.Content rows(List<Rejected> rejected, Function<Row, LocalDate> asOf) {
        return out -> {
            try (CsvWriter writer = writer(out)) {
                for (Rejected one : rejected) {
                    writer.writeRecord(cells(one, asOf.apply(one.row())));
                }
            }
        };
    }

    private List<String> cells(Rejected rejected, LocalDate asOf) {
        List<String> fields = rejected.row().fields();
        List<String> row = new ArrayList<>(width + 3);
        own.forEach(place -> row.add(place < fields.size() ? Guarded.csv(fields.get(place)) : ""));
        row.add(rejected.code());
        row.add(Guarded.csv(rejected.message()));
        row.add(asOf.toString());
        for (int i = width; i < fields.size(); i++) {
            row.add(Guarded.csv(fields.get(i)));
        }
        return row;
    }

    private CsvWriter writer(OutputStream out) throws IOException {
        return CsvWriter.builder().fieldSeparator(separator).build(new OpenFile(out));
    }
}
