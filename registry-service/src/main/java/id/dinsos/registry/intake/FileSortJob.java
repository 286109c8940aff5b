package id.dinsos.registry.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a file by family id on disk, keeping the original line of each row in a column before the
 * others: runs that fit in memory, then one merge. Equal ids keep their order.
 */
final class FileSortJob {
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::familyId).thenComparingLong(Row::line);

    private final FileKind kind;
    private final int rowsOfRun;

    /**
     * @param rowsOfRun how many rows may be in memory at once
     */
    FileSortJob(FileKind kind, int rowsOfRun) {
        this.kind = kind;
        this.rowsOfRun = rowsOfRun;
    }

    void sort(Path file, Path sorted) throws IOException {
        Path folder = Files.createTempDirectory(sorted.toAbsolutePath().getParent(), "runs");
        try {
            List<Path> runs = runs(file, folder);
            Path merged = folder.resolve("merged");
            merge(runs, merged);
            Files.move(merged, sorted, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FolderJob.delete(folder);
        }
    }

    private List<Path> runs(Path file, Path folder) throws IOException {
        List<Path> runs = new ArrayList<>();
        try (RowReaderJob reader = new RowReaderJob(kind, file, false)) {
            List<Row> rows = new ArrayList<>();
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
                if (rows.size() == rowsOfRun) {
                    runs.add(write(rows, reader.header(), folder.resolve("run" + runs.size())));
                    rows.clear();
                }
            }
            runs.add(write(rows, reader.header(), folder.resolve("run" + runs.size())));
        }
        return runs;
    }

    private static Path write(List<Row> rows, Header header, Path run) throws IOException {
        rows.sort(ORDER);
        try (CsvWriter writer = open(header, run)) {
            rows.forEach(row -> writer.writeRecord(numbered(row)));
        }
        return run;
    }

    private void merge(List<Path> runs, Path merged) throws IOException {
        List<Run> open = new ArrayList<>();
        try {
            PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.comparing(Run::row, ORDER));
            for (Path path : runs) {
                Run run = new Run(new RowReaderJob(kind, path, true));
                open.add(run);
                if (run.head != null) {
                    queue.add(run);
                }
            }
            try (CsvWriter writer = open(open.getFirst().reader.header(), merged)) {
                for (Run run = queue.poll(); run != null; run = queue.poll()) {
                    writer.writeRecord(numbered(run.row()));
                    if (run.advance()) {
                        queue.add(run);
                    }
                }
            }
        } finally {
            for (Run run : open) {
                run.close();
            }
        }
    }

    private static CsvWriter open(Header header, Path file) throws IOException {
        CsvWriter writer = CsvWriter.builder().build(file);
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
        private final RowReaderJob reader;
        private @Nullable Row head;

        Run(RowReaderJob reader) {
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
