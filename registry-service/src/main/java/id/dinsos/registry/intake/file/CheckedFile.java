package id.dinsos.registry.intake.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over a file: it is whole, readable and has its columns, whether its rows come in
 * the order of family ids, and whether a spreadsheet has been at its numbers. A fault here fails
 * the intake before anything is written.
 *
 * @param sorted whether the rows are in order
 * @param damaged columns whose numbers have all lost their last digits
 */
public record CheckedFile(boolean sorted, List<String> damaged) {
    public CheckedFile {
        damaged = List.copyOf(damaged);
    }

    /** Reads to the end. */
    public static CheckedFile of(RowFile reader) {
        boolean sorted = true;
        String previous = "";
        Row last = null;
        LostDigits lost = new LostDigits(reader.kind());
        for (Row row = reader.next(); row != null; row = reader.next()) {
            requireText(row);
            row.header().requireNamed(row);
            String id = row.familyId();
            sorted &= previous.compareTo(id) <= 0;
            previous = id;
            lost.look(row, id);
            last = row;
        }
        requireWhole(reader, last);
        return new CheckedFile(sorted, lost.columns());
    }

    /** A NUL in the middle is no text in any encoding, and no database keeps it. */
    private static void requireText(Row row) {
        if (row.fields().stream().anyMatch(field -> field.indexOf('\0') >= 0)) {
            throw new IntakeFailure(
                    "file-malformed",
                    "berkas %s memuat byte yang bukan teks pada baris %d"
                            .formatted(row.file().label(), row.line()));
        }
    }

    /** A last row that lacks fields and its line end was cut off on the way. */
    private static void requireWhole(RowFile reader, @Nullable Row last) {
        if (last != null
                && last.fields().size() < last.header().named()
                && !reader.endsInNewline()) {
            throw new IntakeFailure(
                    "file-truncated",
                    "berkas %s terputus pada baris %d".formatted(last.file().label(), last.line()));
        }
    }
}
