package id.dinsos.registry.intake.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a file by family id on disk, keeping the original line of each row in a column before the
 * others: runs that fit in memory, then one merge. Equal ids keep their order.
 */
public final class SortedFile {
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::familyId).thenComparingLong(Row::line);

    private final FolderFile folder;
    private final FileKind kind;
    private final int rowsOfRun;
    private final long worker;

    /**
     * @param rowsOfRun how many rows may be in memory at once
     * @param worker no two workers write, or delete, the same runs
     */
    public SortedFile(FolderFile folder, FileKind kind, int rowsOfRun, long worker) {
        this.folder = folder;
        this.kind = kind;
        this.rowsOfRun = rowsOfRun;
        this.worker = worker;
    }

    /** From the upload to the sorted copy; what a crash leaves of it is deleted with the upload. */
    public void sort() throws IOException {
        int runs = runs();
        merge(runs);
        for (int i = 0; i < runs; i++) {
            folder.delete(run(i));
        }
    }

    private int runs() throws IOException {
        int runs = 0;
        try (RowFile reader = RowFile.of(kind, folder.read(FolderFile.upload(kind)))) {
            List<Row> rows = new ArrayList<>();
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
                if (rows.size() == rowsOfRun) {
                    write(rows, reader.header(), runs++);
                    rows.clear();
                }
            }
            write(rows, reader.header(), runs++);
        }
        return runs;
    }

    private void write(List<Row> rows, Header header, int run) throws IOException {
        rows.sort(ORDER);
        folder.write(
                run(run),
                out -> {
                    try (CsvWriter writer = open(header, out)) {
                        rows.forEach(row -> writer.writeRecord(numbered(row)));
                    }
                });
    }

    private void merge(int runs) throws IOException {
        List<Run> open = new ArrayList<>();
        try {
            PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.comparing(Run::row, ORDER));
            for (int i = 0; i < runs; i++) {
                Run run = new Run(RowFile.numbered(kind, folder.read(run(i))));
                open.add(run);
                if (run.head != null) {
                    queue.add(run);
                }
            }
            folder.write(
                    FolderFile.sorted(kind),
                    out -> {
                        try (CsvWriter writer = open(open.getFirst().reader.header(), out)) {
                            for (Run run = queue.poll(); run != null; run = queue.poll()) {
                                writer.writeRecord(numbered(run.row()));
                                if (run.advance()) {
                                    queue.add(run);
                                }
                            }
                        }
                    });
        } finally {
            for (Run run : open) {
                run.close();
            }
        }
    }

    private String run(int number) {
        return "%s-run-%d-%d.csv".formatted(kind.label(), number, worker);
    }

    private static CsvWriter open(Header header, OutputStream out) throws IOException {
        CsvWriter writer = CsvWriter.builder().build(new OpenFile(out));
        List<String> names = new ArrayList<>(header.names());
        names.addFirst("line");
        return writer.writeRecord(names);
    }

    private static List<String> numbered(Row row) {
        List<String> fields = new ArrayList<>(row.fields().size() + 1);
        fields.add(Long.toString(row.line()));
        fields.addAll(row.fields());
        return fields;
    }

    private static final class Run implements Closeable {
        private final RowFile reader;
        private @Nullable Row head;

        Run(RowFile reader) {
            this.reader = reader;
            this.head = reader.next();
        }

        Row row() {
            if (head == null) {
                throw new IllegalStateException("the run is at its end");
            }
            return head;
        }

        boolean advance() {
            head = reader.next();
            return head != null;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
