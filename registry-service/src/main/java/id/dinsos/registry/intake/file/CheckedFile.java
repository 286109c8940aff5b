package id.dinsos.registry.intake.file;

import org.jspecify.annotations.Nullable;

/**
 * The first pass over a file: it is whole, readable and has its columns, and whether its rows come
 * in the order of family ids. A fault here fails the intake before anything is written.
 */
public final class CheckedFile {
    private CheckedFile() {}

    /** Reads to the end; true where the rows are in order. */
    public static boolean sorted(RowFile reader) {
        boolean sorted = true;
        String previous = "";
        Row last = null;
        for (Row row = reader.next(); row != null; row = reader.next()) {
            requireText(row);
            String id = row.familyId();
            sorted &= previous.compareTo(id) <= 0;
            previous = id;
            last = row;
        }
        requireWhole(reader, last);
        return sorted;
    }

    /** A NUL in the middle is no text in any encoding, and no database keeps it. */
    private static void requireText(Row row) {
        if (row.fields().stream().anyMatch(field -> field.indexOf('\0') >= 0)) {
            throw new IntakeFailure("file-malformed", row + " holds bytes that are no text");
        }
    }

    /** A last row that lacks fields and its line end was cut off on the way. */
    private static void requireWhole(RowFile reader, @Nullable Row last) {
        if (last != null
                && last.fields().size() < last.header().size()
                && !reader.endsInNewline()) {
            throw new IntakeFailure(
                    "file-truncated",
                    "the %s file breaks off in line %d"
                            .formatted(last.file().label(), last.line()));
        }
    }
}
