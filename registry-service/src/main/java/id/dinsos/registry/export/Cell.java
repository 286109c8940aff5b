package id.dinsos.registry.export;

/** What a cell may say to a spreadsheet without being taken for a formula or a number. */
final class Cell {
    private static final int LONGEST_EXACT_NUMBER = 15;

    private Cell() {}

    /**
     * As CSV: a text that begins like a formula gets an apostrophe in front, and an id of more
     * digits than a spreadsheet keeps becomes a text formula of digits alone.
     */
    static String csv(String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (isLongNumber(value)) {
            return "=\"" + value + "\"";
        }
        return "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static boolean isLongNumber(String value) {
        return value.length() > LONGEST_EXACT_NUMBER
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
