package id.dinsos.registry.evidence;

import id.dinsos.eventstore.file.SharedFiles;
import id.dinsos.eventstore.rules.FileKind;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.registry.evidence.Evidence.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The bytes of evidence on their way in: what they are is told by how they begin, how many there
 * may be is known before the next one is kept, and nothing lies anywhere in the clear.
 */
final class EvidenceFile {
    /** A photo of a good telephone, a scan of twenty pages. */
    static final long MAX_BYTES = 10L * 1024 * 1024;

    private static final int BUFFER = 16 * 1024;

    private EvidenceFile() {}

    /** Under which name the bytes of one try lie. */
    static String name(UUID id, UUID upload) {
        return "evidence/%s/%s".formatted(id, upload);
    }

    /** Keeps the bytes, or nothing of them; refuses what is too large or not what it says. */
    static Taken take(InputStream body, Type declared, SharedFiles files, String name)
            throws IOException {
        byte[] head = body.readNBytes(FileKind.HEAD);
        if (head.length == 0) {
            throw RefusedException.of(EvidenceCode.EVIDENCE_EMPTY, "nothing was sent");
        }
        if (!kind(declared).begins(head)) {
            throw RefusedException.of(
                    EvidenceCode.EVIDENCE_TYPE_FALSE, "it is no " + declared.media());
        }
        MessageDigest digest = Sha256.digest();
        long[] bytes = {0};
        files.write(
                name,
                out -> {
                    add(head, head.length, digest, bytes, out);
                    byte[] buffer = new byte[BUFFER];
                    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                        add(buffer, read, digest, bytes, out);
                    }
                });
        return new Taken(bytes[0], HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(
            byte[] buffer, int length, MessageDigest digest, long[] bytes, OutputStream out)
            throws IOException {
        bytes[0] += length;
        if (bytes[0] > MAX_BYTES) {
            throw RefusedException.of(
                    EvidenceCode.EVIDENCE_TOO_LARGE, "at most " + MAX_BYTES + " bytes");
        }
        digest.update(buffer, 0, length);
        out.write(buffer, 0, length);
    }

    private static FileKind kind(Type type) {
        return switch (type) {
            case PDF -> FileKind.PDF;
            case JPEG -> FileKind.JPEG;
            case PNG -> FileKind.PNG;
        };
    }

    /** What was kept. */
    record Taken(long bytes, String sha256) {}
}
