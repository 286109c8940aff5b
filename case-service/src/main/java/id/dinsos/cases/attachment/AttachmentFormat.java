package id.dinsos.cases.attachment;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Formats of attachments, told by their first bytes, and where they lie. */
enum AttachmentFormat {
    JPEG("image/jpeg", 0xff, 0xd8, 0xff),
    PNG("image/png", 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a),
    PDF("application/pdf", '%', 'P', 'D', 'F', '-');

    /** What the service takes of a body. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ()_-]*(\\.[A-Za-z0-9]{1,5})?");
    private static final int MAX_NAME = 150;

    final String type;
    private final byte[] begins;

    AttachmentFormat(String type, int... begins) {
        this.type = type;
        this.begins = new byte[begins.length];
        for (int i = 0; i < begins.length; i++) {
            this.begins[i] = (byte) begins[i];
        }
    }

    /** The format that says it is of this type and whose bytes these are. */
    static Optional<AttachmentFormat> of(String type, byte[] bytes) {
        return Arrays.stream(values())
                .filter(one -> one.isCalled(type) && one.isBegunBy(bytes))
                .findFirst();
    }

    /** A name and nothing of a path. */
    static boolean isName(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    static String folder(UUID caseId) {
        return "attachments/" + caseId + "/";
    }

    static String path(UUID caseId, UUID attachment) {
        return folder(caseId) + attachment;
    }

    /** Whatever parameters a client hangs on. */
    private boolean isCalled(String contentType) {
        int end = contentType.indexOf(';');
        return type.equalsIgnoreCase(
                (end < 0 ? contentType : contentType.substring(0, end)).strip());
    }

    private boolean isBegunBy(byte[] bytes) {
        return bytes.length > begins.length
                && Arrays.equals(bytes, 0, begins.length, begins, 0, begins.length);
    }
}
