package id.dinsos.registry.intake.file;

import java.util.List;

/**
 * One row of a file as it stands there.
 *
 * @param line where it begins in the file as it was sent, the header being line 1
 */
public record Row(FileKind file, long line, Header header, List<String> fields) {
    public static final String FAMILY_ID = "id_keluarga";

    /** The field without blanks around it; empty where the row is too short. */
    public String get(String column) {
        int place = header.place(column);
        return place < fields.size() ? fields.get(place).strip() : "";
    }

    public String familyId() {
        return get(FAMILY_ID);
    }

    public boolean complete() {
        return fields.size() == header.size();
    }

    @Override
    public String toString() {
        return file.label() + " line " + line;
    }
}
