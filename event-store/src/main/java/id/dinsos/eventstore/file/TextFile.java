package id.dinsos.eventstore.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A small text file that somebody sends, in UTF-8 with its mark or without. */
public final class TextFile {
    private static final char MARK = '\uFEFF';

    private TextFile() {}

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
