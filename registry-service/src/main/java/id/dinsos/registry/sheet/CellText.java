package id.dinsos.registry.sheet;

import java.util.regex.Pattern;

/**
 * What a cell says, without what spreadsheets and copying leave in it: blanks of any kind around
 * it, characters that nobody sees, and the signs by which an export or a file of rejects keeps a
 * spreadsheet from reading it as a formula or a number.
 */
public final class CellText {
    private static final Pattern FORMULA_IN_CELL =
            Pattern.compile("([;,\\t|\\n]\\s*)'(?=[=+\\-@])");
    private static final Pattern BLANKS = Pattern.compile("\\s{2,}");
    private static final char LAST_PLAIN = '~';

    private CellText() {}

    public static String of(String cell) {
        String text = isPlain(cell) ? cell : visible(cell).strip();
        if (text.isEmpty() || text.charAt(0) != '\'' && text.charAt(0) != '=' && !quoted(text)) {
            return text;
        }
        return unguarded(text);
    }

    /** Whether nothing is to be done, as with nearly every cell. */
    private static boolean isPlain(String cell) {
        int length = cell.length();
        if (length == 0) {
            return true;
        }
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c > LAST_PLAIN || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    private static boolean quoted(String text) {
        return text.indexOf('\'') > 0 && FORMULA_IN_CELL.matcher(text).find();
    }

    private static String visible(String cell) {
        StringBuilder text = new StringBuilder(cell.length());
        cell.codePoints()
                .forEach(c -> {
                    switch (Character.getType(c)) {
                        case Character.FORMAT -> {}
                        case Character.CONTROL,
                                Character.SPACE_SEPARATOR,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR ->
                                text.append(' ');
                        default -> text.appendCodePoint(c);
                    }
                });
        return BLANKS.matcher(text).replaceAll(" ");
    }

    private static String unguarded(String text) {
        String bare =
                text.length() > 1 && text.charAt(0) == '\'' && isGuarded(text.charAt(1))
                        ? text.substring(1)
                        : text;
        if (bare.length() > 3 && bare.startsWith("=\"") && bare.endsWith("\"")) {
            return bare.substring(2, bare.length() - 1);
        }
        return FORMULA_IN_CELL.matcher(bare).replaceAll("$1");
    }

    private static boolean isGuarded(char c) {
        return "=+-@\uff1d\uff0b\uff0d\uff20".indexOf(c) >= 0 || c >= '0' && c <= '9';
    }
}
