package id.dinsos.disbursement.work;

/** Fields of CSV that can neither break their line nor start a formula in a spreadsheet. */
public final class Csv {
    private Csv() {}

    /**
     * Control characters go; quotes are doubled; a leading sign of a formula gets an apostrophe.
     */
    public static String safe(String field) {
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
                quote |= c == ',';
            }
        }
        if (!clean.isEmpty() && "=+-@".indexOf(clean.charAt(0)) >= 0) {
            clean.insert(0, '\'');
        }
        return quote ? '"' + clean.toString() + '"' : clean.toString();
    }
}
