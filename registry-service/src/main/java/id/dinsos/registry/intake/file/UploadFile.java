package id.dinsos.registry.intake.file;

import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.FileCipher;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/**
 * Takes the two files out of a multipart body while it comes in, and seals them before they touch
 * the disk: no upload ever lies there in the clear, not even after a crash.
 */
public final class UploadFile implements MultipartParser.PartHandler {
    private static final int BUFFER = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=\"?(\\w+)");

    private final FolderFile folder;
    private final Set<FileKind> received = EnumSet.noneOf(FileKind.class);
    private FileCipher.@Nullable Sink sink;
    private long bytes;
    private long calls;

    private UploadFile(FolderFile folder) {
        this.folder = folder;
    }

    /** Gives the bytes of both files; refuses a body that is not the two of them, each once. */
    public static long receive(InputStream body, String contentType, FolderFile folder)
            throws IOException {
        UploadFile upload = new UploadFile(folder);
        try {
            upload.parse(body, boundary(contentType));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            upload.endPart();
        }
        if (upload.received.size() < FileKind.values().length) {
            throw RefusedException.of(
                    IntakeCode.FILE_MISSING, "send the parts `families` and `members` as files");
        }
        return upload.bytes;
    }

    private void parse(InputStream body, String boundary) throws IOException {
        var parser =
                MultipartParser.beginParse(
                        this, boundary.getBytes(StandardCharsets.US_ASCII), "UTF-8");
        byte[] buffer = new byte[BUFFER];
        for (int read = body.readNBytes(buffer, 0, BUFFER);
                read > 0 && !parser.isComplete();
                read = body.readNBytes(buffer, 0, BUFFER)) {
            long before = calls;
            parser.parse(ByteBuffer.wrap(buffer, 0, read));
            if (read == BUFFER && calls == before) {
                throw malformed("its part headers have no end");
            }
        }
        if (!parser.isComplete()) {
            throw malformed("it breaks off");
        }
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        calls++;
        Matcher name = NAME.matcher(String.valueOf(headers.getFirst("Content-Disposition")));
        String part = name.find() ? name.group(1) : "";
        for (FileKind kind : FileKind.values()) {
            if (kind.label().equals(part)) {
                begin(kind);
            }
        }
    }

    private void begin(FileKind kind) {
        if (!received.add(kind)) {
            throw malformed("the part " + kind.label() + " is there twice");
        }
        try {
            sink = folder.write(FolderFile.upload(kind), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void data(ByteBuffer data) throws IOException {
        calls++;
        FileCipher.Sink open = sink;
        if (open != null) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            open.write(part);
            bytes += part.length;
        }
    }

    @Override
    public void endPart() {
        calls++;
        FileCipher.Sink open = sink;
        sink = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String boundary(String contentType) {
        String boundary = MediaType.valueOf(contentType).getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw malformed("its type names no boundary");
        }
        return boundary;
    }

    private static RefusedException malformed(String why) {
        return RefusedException.of(KernelCode.BODY_MALFORMED, "no multipart body: " + why);
    }
}
