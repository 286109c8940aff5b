package id.dinsos.registry.intake.rules;

import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of one row. It never holds the value: fields are personal data.
 *
 * @param other the person who holds the number, where that is the matter
 * @param warning the row is taken in all the same
 */
public record RowError(
        FileKind file,
        long line,
        String column,
        String code,
        String message,
        @Nullable UUID other,
        boolean warning) {
    private static final int HEADER_LINE = 1;

    public static RowError of(Row row, String column, RowFault fault, Object... arguments) {
        return new RowError(
                row.file(), row.line(), column, fault.code(), fault.say(arguments), null, false);
    }

    /** The rules of persons and households refuse it. */
    static RowError of(Row row, String column, String code, String message) {
        return new RowError(row.file(), row.line(), column, code, message, null, false);
    }

    /** A number of the row is another person's. */
    public static RowError held(Row row, Held number, UUID other) {
        return new RowError(
                row.file(),
                row.line(),
                number.column(),
                number.code(),
                RowFault.HELD_BY_OTHER.say(),
                other,
                false);
    }

    public static RowError warning(Row row, String column, RowFault fault, Object... arguments) {
        return new RowError(
                row.file(), row.line(), column, fault.code(), fault.say(arguments), null, true);
    }

    /** Said of a whole column of a file. */
    public static RowError ofColumn(FileKind file, String column, RowFault fault) {
        return new RowError(file, HEADER_LINE, column, fault.code(), fault.say(), null, true);
    }
}
