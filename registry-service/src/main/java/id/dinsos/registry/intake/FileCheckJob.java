package id.dinsos.registry.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over a file: it is whole, readable and has its columns, and whether its rows come
 * in the order of family ids. A fault here fails the intake before anything is written.
 */
final class FileCheckJob {
    private FileCheckJob() {}

    static Checked check(FileKind kind, Path file) throws IOException {
        try (RowReaderJob reader = new RowReaderJob(kind, file, false)) {
            boolean sorted = true;
            String previous = "";
            long rows = 0;
            Row last = null;
            for (Row row = reader.next(); row != null; row = reader.next()) {
                String id = row.familyId();
                sorted &= previous.compareTo(id) <= 0;
                previous = id;
                rows++;
                last = row;
            }
            requireWhole(kind, file, last);
            return new Checked(rows, sorted, Files.size(file));
        }
    }

    /** A last row that lacks fields and its line end was cut off on the way. */
    private static void requireWhole(FileKind kind, Path file, @Nullable Row last)
            throws IOException {
        if (last != null && last.fields().size() < last.header().size() && !endsInNewline(file)) {
            throw new IntakeFailure(
                    "file-truncated",
                    "the %s file breaks off in line %d".formatted(kind.label(), last.line()));
        }
    }

    private static boolean endsInNewline(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var last = java.nio.ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }

    /** What the pass found. */
    record Checked(long rows, boolean sorted, long bytes) {}
}
