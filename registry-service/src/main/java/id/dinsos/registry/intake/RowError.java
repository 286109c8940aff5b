package id.dinsos.registry.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of one row. It never holds the value: fields are personal data.
 *
 * @param other the person who holds the NIK, where that is the matter
 */
record RowError(
        FileKind file,
        long line,
        String column,
        String code,
        String message,
        @Nullable UUID other) {
    static RowError of(Row row, String column, String code, String message) {
        return new RowError(row.file(), row.line(), column, code, message, null);
    }
}
