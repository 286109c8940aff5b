package id.dinsos.cases.attachment;

import id.dinsos.eventstore.rules.FileKind;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What an attachment may be and be called, and where it lies. */
final class AttachmentFormat {
    /** What the service takes of a body. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ()_-]*(\\.[A-Za-z0-9]{1,5})?");
    private static final int MAX_NAME = 150;

    private AttachmentFormat() {}

    /**
     * The kind that it says it is and whose bytes these are; none where they are too many, or no
     * more than a beginning.
     */
    static Optional<FileKind> of(String contentType, byte[] bytes) {
        return FileKind.of(bytes)
                .filter(kind -> isCalled(contentType, kind))
                .filter(kind -> bytes.length > FileKind.HEAD && bytes.length <= MAX_BYTES);
    }

    /** A name and nothing of a path. */
    static boolean isName(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    static String path(UUID caseId, UUID attachment) {
        return "attachments/" + caseId + "/" + attachment;
    }

    /** Whatever parameters a client hangs on. */
    private static boolean isCalled(String contentType, FileKind kind) {
        return contentType.split(";", 2)[0].strip().equalsIgnoreCase(kind.mediaType());
    }
}
