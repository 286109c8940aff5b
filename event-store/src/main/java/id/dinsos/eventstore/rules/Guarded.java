package id.dinsos.eventstore.rules;

import java.util.regex.Pattern;

/**
 * What a cell of a CSV file may say to a spreadsheet without being taken for a formula, a date or a
 * number of fewer digits, whichever character the spreadsheet takes for the separator. The registry
 * reads back what it has written so.
 */
public final class Guarded {
    private static final int LONGEST_EXACT_NUMBER = 15;

    /** Where a spreadsheet that splits the cell, or skips blanks, would meet a formula. */
    private static final Pattern FORMULA =
            Pattern.compile(
                    "(^[\\s\\u00a0]*|[;,\\t|\\r\\n][\\s\\u00a0\"]*)(?=[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20])");

    /** A longer one is shown, and saved, with a power of ten. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,10}");

    private static final Pattern DATE_OR_NUMBER =
            Pattern.compile(
                    "(?i)[\\d.,:/\\- ]*\\d[\\d.,:/\\- ]*([eE][+-]?\\d+|%)?"
                            + "|(\\d{1,4}[\\s./-]*)?(jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nop|nov|des|dec)"
                            + "[a-z]*([\\s./-]*\\d{1,4}){1,2}"
                            + "|\\d{1,4}[\\s./-]*(jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nop|nov|des|dec)[a-z]*");

    private Guarded() {}

    /**
     * As CSV: what begins like a formula gets an apostrophe in front, also behind a character
     * inside that another spreadsheet takes for a separator; what would become a date or lose
     * digits or zeros stands as text between quotes.
     */
    public static String csv(String value) {
        if (value.isEmpty() || isWord(value) || NUMBER.matcher(value).matches()) {
            return value;
        }
        if (value.startsWith("=\"") && value.endsWith("\"") && isText(value)) {
            return value;
        }
        if (DATE_OR_NUMBER.matcher(value).matches()) {
            return value.charAt(0) == '-' || value.charAt(0) == ' '
                    ? "'" + value
                    : "=\"" + value + "\"";
        }
        return formula(value);
    }

    /** As text alone: an apostrophe wherever a spreadsheet would meet a formula. */
    public static String formula(String value) {
        return FORMULA.matcher(value).replaceAll("$1'");
    }

    /** Letters, blanks and points alone, which is most of what there is; months have digits too. */
    private static boolean isWord(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == ' ' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /** A text between quotes, as this class writes it. */
    private static boolean isText(String value) {
        return value.length() > 3
                && DATE_OR_NUMBER.matcher(value.substring(2, value.length() - 1)).matches()
                && value.length() <= LONGEST_EXACT_NUMBER * 4;
    }
}
