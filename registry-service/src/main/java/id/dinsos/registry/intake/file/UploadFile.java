package id.dinsos.registry.intake.file;

import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/**
 * Takes the two files out of a multipart body while it comes in, and has them sealed before they
 * touch a disk: no upload ever lies there in the clear, not even after a crash. What is in memory
 * of it is one buffer.
 */
public final class UploadFile implements MultipartParser.PartHandler {
    private static final int BUFFER = 64 * 1024;
    private static final Pattern PART_NAME = Pattern.compile("[A-Za-z_-]{1,40}");
    private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=\"?(\\w+)");

    private final InputStream body;
    private final byte[] buffer = new byte[BUFFER];
    private final MultipartParser.ParseState parser;
    private final Set<FileKind> received = EnumSet.noneOf(FileKind.class);

    /** Files that have begun and are not written yet. */
    private final Deque<Part> begun = new ArrayDeque<>();

    private @Nullable Part coming;
    private long bytes;
    private long calls;

    private UploadFile(InputStream body, String boundary) {
        this.body = body;
        this.parser =
                MultipartParser.beginParse(
                        this, boundary.getBytes(StandardCharsets.US_ASCII), "UTF-8");
    }

    /** Gives the bytes of both files; refuses a body that is not the two of them, each once. */
    public static long receive(InputStream body, String contentType, FolderFile folder)
            throws IOException {
        return receive(body, contentType, folder, EnumSet.allOf(FileKind.class));
    }

    /** As {@code receive}, where some of the files may be left out. */
    public static long receive(
            InputStream body, String contentType, FolderFile folder, Set<FileKind> needed)
            throws IOException {
        UploadFile upload = new UploadFile(body, boundary(contentType));
        upload.writeAll(folder);
        if (!upload.received.containsAll(needed)) {
            throw RefusedException.of(
                    IntakeCode.FILE_MISSING,
                    needed.size() == 1
                            ? "send the part `families` as a file"
                            : "send the parts `families` and `members` as files");
        }
        return upload.bytes;
    }

    private void writeAll(FolderFile folder) throws IOException {
        while (!begun.isEmpty() || advance()) {
            Part part = begun.poll();
            if (part != null) {
                folder.write(FolderFile.upload(part.kind), out -> write(part, out));
            }
        }
        if (!parser.isComplete()) {
            throw malformed("it breaks off");
        }
    }

    private void write(Part part, OutputStream out) throws IOException {
        part.early.writeTo(out);
        part.to = out;
        while (!part.ended) {
            if (!advance()) {
                throw malformed("it breaks off");
            }
        }
    }

    /** Reads on by one buffer; false at the end. */
    private boolean advance() throws IOException {
        if (parser.isComplete()) {
            return false;
        }
        int read = body.readNBytes(buffer, 0, BUFFER);
        if (read <= 0) {
            return false;
        }
        long before = calls;
        parser.parse(ByteBuffer.wrap(buffer, 0, read));
        if (read == BUFFER && calls == before) {
            throw malformed("its part headers have no end");
        }
        return true;
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        calls++;
        Matcher name = NAME.matcher(String.valueOf(headers.getFirst("Content-Disposition")));
        String part = name.find() ? name.group(1) : "";
        for (FileKind kind : FileKind.values()) {
            if (kind.label().equals(part)) {
                begin(kind);
                return;
            }
        }
        // A flag that came as a part, such as dryRun, must not be passed over.
        throw malformed(
                (PART_NAME.matcher(part).matches() ? "the part " + part : "a part")
                        + " is none of families and members");
    }

    private void begin(FileKind kind) {
        if (!received.add(kind)) {
            throw malformed("the part " + kind.label() + " is there twice");
        }
        Part part = new Part(kind);
        begun.add(part);
        coming = part;
    }

    @Override
    public void data(ByteBuffer data) throws IOException {
        calls++;
        Part part = coming;
        if (part != null) {
            byte[] some = new byte[data.remaining()];
            data.get(some);
            part.to.write(some);
            bytes += some.length;
        }
    }

    @Override
    public void endPart() {
        calls++;
        if (coming != null) {
            coming.ended = true;
            coming = null;
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

    /** One file; what comes before it is being written waits in memory, a buffer at most. */
    private static final class Part {
        private final FileKind kind;
        private final ByteArrayOutputStream early = new ByteArrayOutputStream();
        private OutputStream to = early;
        private boolean ended;

        Part(FileKind kind) {
            this.kind = kind;
        }
    }
}
