package id.dinsos.disbursement.whatif;

import id.dinsos.disbursement.beneficiary.Announced;
import java.util.Iterator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table in which the registry gives what a version of the ministry's list changes, read back
 * line by line and strictly: what is half understood would move money.
 */
final class AnnouncedLines {
    static final String HEADER = "keluarga;desil;persentil;sembako;pkh";

    private static final Pattern LINE =
            Pattern.compile(
                    "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12});(\\d{1,2});(\\d{1,3});(YA|TIDAK);(YA|TIDAK)");
    private static final Pattern ADDED = Pattern.compile("^\uFEFF|;+$");
    private static final int MOST = 1_000_000;
    private static final int HIGHEST_DECILE = 10;
    private static final int HIGHEST_PERCENTILE = 100;

    private final Iterator<String> lines;
    private int line;

    /** Refuses nothing yet. */
    AnnouncedLines(Iterator<String> lines) {
        this.lines = lines;
    }

    /** Whether it begins as such a table does. */
    boolean begins() {
        line = 1;
        return lines.hasNext() && plain(lines.next()).equals(HEADER);
    }

    boolean hasNext() {
        return lines.hasNext();
    }

    /** The next household; null where the line is none, or there are too many. */
    @Nullable Announced next() {
        line++;
        var found = LINE.matcher(plain(lines.next()));
        if (!found.matches() || line > MOST) {
            return null;
        }
        int decile = Integer.parseInt(found.group(2));
        int percentile = Integer.parseInt(found.group(3));
        return decile > HIGHEST_DECILE || percentile > HIGHEST_PERCENTILE
                ? null
                : new Announced(
                        UUID.fromString(found.group(1)),
                        decile,
                        percentile,
                        found.group(4).equals("YA"),
                        found.group(5).equals("YA"));
    }

    /** Without what a spreadsheet adds that has saved it: a mark, and empty columns behind. */
    private static String plain(String text) {
        return ADDED.matcher(text).replaceAll("");
    }

    /** Of the line that was read last. */
    int line() {
        return line;
    }
}
