package id.dinsos.eventstore.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A small text file that somebody sends, in UTF-8 with its mark or without, or is given. */
public final class TextFile {
    /** By which a spreadsheet knows a file for UTF-8: every table that we give begins with it. */
    public static final char MARK = '\uFEFF';

    /** With which a workbook (XLSX), as every ZIP, begins. */
    public static final String WORKBOOK = "PK\u0003\u0004";

    /** Its code, where the faults of a file have codes. */
    public static final String WORKBOOK_FAULT = "file-workbook";

    /** What was sent, and what to send. */
    public static final String WORKBOOK_ADVICE =
            "the file is a workbook (XLSX); save it as CSV UTF-8 and send that";

    private static final String NOT_OF_A_NAME = "[^A-Za-z0-9._]+";

    private TextFile() {}

    /** Begins a table that we give. */
    public static void mark(OutputStream out) throws IOException {
        out.write(String.valueOf(MARK).getBytes(StandardCharsets.UTF_8));
    }

    /** A file's name that a person can read and every system keeps; its ending is the last part. */
    public static String name(String ending, Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part.toString().replaceAll(NOT_OF_A_NAME, "-"))
                .collect(Collectors.joining("_", "", "." + ending));
    }

    /** A stable code for what is no text, by what it is. */
    public static String fault(byte[] bytes) {
        return isWorkbook(bytes) ? WORKBOOK_FAULT : "file-encoding";
    }

    /** What was sent that is no text, and what to send. */
    public static String advice(byte[] bytes) {
        return isWorkbook(bytes)
                ? WORKBOOK_ADVICE
                : "the file is not UTF-8 text; save it as CSV UTF-8";
    }

    private static boolean isWorkbook(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 4), StandardCharsets.ISO_8859_1)
                .equals(WORKBOOK);
    }

    /**
     * What it says; nothing where it is not UTF-8, or no text: a file in another encoding is never
     * taken in with its letters lost.
     */
    public static Optional<String> utf8(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return Optional.of(text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1));
    }
}
