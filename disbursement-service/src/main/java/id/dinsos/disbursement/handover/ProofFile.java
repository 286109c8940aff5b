package id.dinsos.disbursement.handover;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.rules.FileKind;
import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Signed lists and photos of a hand-over, sealed, where every replica can read them. What a file is
 * is told by its first bytes, not by who sends it.
 */
@Singleton
public class ProofFile {
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    private final SealedFiles files;

    public ProofFile(SealedFiles files) {
        this.files = files;
    }

    /** What came in, in memory: it is small or refused, under the code of whoever takes it in. */
    public static Proof read(InputStream body, RefusalCode unreadable) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw RefusedException.of(unreadable, "a proof has at most 10 MB");
            }
            return FileKind.of(bytes)
                    .map(kind ->
                            new Proof(
                                    bytes,
                                    kind.mediaType(),
                                    HexFormat.of().formatHex(Sha256.of(bytes))))
                    .orElseThrow(() ->
                            RefusedException.of(unreadable, "a proof is a PDF, a JPEG or a PNG"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Durable when it returns. */
    public void write(UUID record, UUID proof, Proof content) {
        try {
            files.write(name(record, proof), out -> out.write(content.bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes(UUID record, UUID proof) {
        try (InputStream in = files.read(name(record, proof))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(UUID record, UUID proof) {
        return "hand-overs/%s/%s".formatted(record, proof);
    }

    /** A file of a known kind. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one request and is never compared
    public record Proof(byte[] bytes, String mediaType, String sha256) {}
}
