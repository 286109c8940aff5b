package id.dinsos.registry.intake.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices what a spreadsheet does to numbers of 16 digits: it keeps fifteen, and the last one is 0
 * everywhere. One honest number in a column is enough to clear it; one family alone proves nothing.
 */
final class LostDigits {
    private static final int DIGITS = 16;

    /** So many different numbers do not all end in 0 by chance. */
    private static final int ENOUGH_IN_COLUMN = 3;

    private static final int ENOUGH_IN_FILE = 4;

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private String firstFamily = "";
    private boolean several;

    LostDigits(FileKind kind) {
        kind.longNumbers().forEach(name -> columns.put(name, new Column()));
    }

    void look(Row row, String family) {
        if (firstFamily.isEmpty()) {
            firstFamily = family;
        }
        several |= !family.equals(firstFamily);
        columns.forEach((name, column) -> {
            if (!column.honest) {
                column.look(row.get(name));
            }
        });
    }

    /** The columns that are damaged. */
    List<String> columns() {
        List<String> found = new ArrayList<>();
        Set<String> all = new HashSet<>();
        boolean honest = false;
        for (Column column : columns.values()) {
            all.addAll(column.ended);
            honest |= column.honest;
        }
        int enough = !honest && all.size() >= ENOUGH_IN_FILE ? 1 : ENOUGH_IN_COLUMN;
        columns.forEach((name, column) -> {
            if (several && !column.honest && column.ended.size() >= enough) {
                found.add(name);
            }
        });
        return found;
    }

    private static final class Column {
        private final Set<String> ended = new HashSet<>();
        private boolean honest;

        void look(String value) {
            if (value.length() != DIGITS) {
                return;
            }
            if (value.charAt(DIGITS - 1) != '0') {
                honest = true;
            } else if (ended.size() < ENOUGH_IN_FILE) {
                ended.add(value);
            }
        }
    }
}
