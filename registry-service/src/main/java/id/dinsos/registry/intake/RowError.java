package id.dinsos.registry.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of one row. It never holds the value: fields are personal data.
 *
 * @param other the person who holds the NIK, where that is the matter
 * @param warning the row is taken in all the same
 */
record RowError(
        FileKind file,
        long line,
        String column,
        String code,
        String message,
        @Nullable UUID other,
        boolean warning) {
    static RowError of(Row row, String column, String code, String message) {
        return new RowError(row.file(), row.line(), column, code, message, null, false);
    }

    /** The NIK of the row is another person's. */
    static RowError nikHeldBy(UUID other, Row row) {
        return new RowError(
                row.file(),
                row.line(),
                "nik",
                "nik-held-by-other",
                "another person on record has this NIK",
                other,
                false);
    }

    static RowError warning(Row row, String column, String code, String message) {
        return new RowError(row.file(), row.line(), column, code, message, null, true);
    }
}
