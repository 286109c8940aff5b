package id.dinsos.eventstore.rules;

import java.util.Arrays;
import java.util.Optional;

/** What a scan or a photo is: told by how its bytes begin, not by who sends it. */
public enum FileKind {
    PDF("application/pdf", '%', 'P', 'D', 'F', '-'),
    JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
    PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');

    /** As many bytes as it takes to tell any of them. */
    public static final int HEAD = 8;

    private final String mediaType;
    private final byte[] start;

    FileKind(String mediaType, int... start) {
        this.mediaType = mediaType;
        this.start = new byte[start.length];
        for (int i = 0; i < start.length; i++) {
            this.start[i] = (byte) start[i];
        }
    }

    /** What it is, where it is one of these. */
    public static Optional<FileKind> of(byte[] head) {
        return Arrays.stream(values()).filter(kind -> kind.begins(head)).findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a file of this kind can begin so. */
    public boolean begins(byte[] head) {
        return head.length >= start.length
                && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }
}
