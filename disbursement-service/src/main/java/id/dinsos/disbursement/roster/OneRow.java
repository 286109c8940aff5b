package id.dinsos.disbursement.roster;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Cuts the stored verdicts of a chunk down to those of one beneficiary before they are read. Who
 * asks why about one family need not pay for a thousand: the history is folded as ever, over a
 * roster of one. Where the bytes are not as expected they are left whole.
 */
final class OneRow {
    private static final String ROWS = "\"rows\":[";
    private static final String END = "]}";

    private OneRow() {}

    static byte[] cut(String type, byte[] data, UUID beneficiary) {
        if (!type.startsWith("chunk-frozen.")) {
            return data;
        }
        // One byte, one character: ids and brackets are plain letters, the rest is not looked at.
        String text = new String(data, StandardCharsets.ISO_8859_1);
        int rows = text.indexOf(ROWS) + ROWS.length();
        int from = text.indexOf("{\"beneficiary\":\"" + beneficiary + '"', rows);
        int to = from < 0 ? -1 : end(text, from);
        if (rows < ROWS.length() || to < 0 || !text.endsWith(END)) {
            return data;
        }
        return (text.substring(0, rows) + text.substring(from, to) + END)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The place behind the object that begins at {@code from}; -1 where it does not end. */
    private static int end(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
