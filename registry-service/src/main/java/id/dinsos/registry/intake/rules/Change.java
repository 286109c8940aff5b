package id.dinsos.registry.intake.rules;

import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Row;
import java.util.UUID;

/**
 * One thing that a row changes of a record, for whoever reviews a file before it changes anything.
 * Personal data are not repeated: what is before and after is said of places, ranks and lists only.
 *
 * @param code what of the record, as programs call it
 * @param about the same in the words of an office
 */
public record Change(
        FileKind file,
        long line,
        UUID record,
        String code,
        String about,
        String before,
        String after) {
    static Change registered(Row row, UUID record) {
        return new Change(row.file(), row.line(), record, "registered", "data baru", "", "");
    }

    static Change of(Row row, UUID record, Topic topic, String before, String after) {
        return new Change(
                row.file(), row.line(), record, topic.code(), topic.words(), before, after);
    }
}
