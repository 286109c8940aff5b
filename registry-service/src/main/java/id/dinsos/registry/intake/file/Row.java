package id.dinsos.registry.intake.file;

import id.dinsos.registry.sheet.CellText;
import java.util.List;

/**
 * One row of a file as it stands there.
 *
 * @param line where it begins in the file as it was sent, the header being line 1
 */
public record Row(FileKind file, long line, Header header, List<String> fields) {
    public static final String FAMILY_ID = "id_keluarga";

    /** What the field says; empty where the row is too short, or the file lacks the column. */
    public String get(String column) {
        int place = header.place(column);
        return place >= 0 && place < fields.size()
                ? header.read(column, CellText.of(fields.get(place)))
                : "";
    }

    public String familyId() {
        return get(FAMILY_ID);
    }

    /** Whether every named column has its field, and no other place says anything. */
    public boolean complete() {
        if (fields.size() < header.named()) {
            return false;
        }
        for (int i = header.size(); i < fields.size(); i++) {
            if (!CellText.of(fields.get(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return file.label() + " line " + line;
    }
}
