package id.dinsos.disbursement.work;

import id.dinsos.eventstore.rules.Guarded;
import java.util.regex.Pattern;

/** Fields of CSV that can neither break their line nor start a formula in a spreadsheet. */
public final class Csv {
    /** A spreadsheet makes a number or a date of it, and loses digits. */
    private static final Pattern READ_OTHERWISE =
            Pattern.compile("[0-9][0-9.,:/-]*|[0-9]+[eE][0-9]+");

    private Csv() {}

    /** A field of a file that a spreadsheet opens: also stays the text that it is. */
    public static String sheet(String field) {
        if (READ_OTHERWISE.matcher(field).matches()) {
            return "\"=\"\"" + field + "\"\"\"";
        }
        String safe = safe(field);
        return safe.indexOf(';') >= 0 && !safe.startsWith("\"") ? '"' + safe + '"' : safe;
    }

    /**
     * Control characters go; quotes are doubled; the sign of a formula gets an apostrophe where a
     * field begins, or would for a spreadsheet with another separator.
     */
    public static String safe(String field) {
        return safe(field, ',');
    }

    /** As above, in a file whose fields are separated by something else. */
    public static String safe(String field, char separator) {
        StringBuilder clean = new StringBuilder(field.length() + 2);
        boolean quote = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (Character.isISOControl(c)) {
                clean.append(' ');
            } else if (c == '"') {
                clean.append("\"\"");
                quote = true;
            } else {
                clean.append(c);
                quote |= c == separator;
            }
        }
        String guarded = Guarded.formula(clean.toString());
        return quote ? '"' + guarded + '"' : guarded;
    }
}
