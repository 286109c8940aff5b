package id.dinsos.eventstore.secret;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Files with personal data: what lies on disk is AES-256-GCM under a key derived from the service's
 * master key, in frames, so that any length is written and read with one frame in memory. Each
 * frame is bound to the file's name and to its place in it, and the last one says that it is the
 * last: a file that was changed, swapped or cut short is noticed before its end is believed.
 */
public final class FileCipher {
    /** Plain bytes of a full frame. */
    private static final int FRAME = 64 * 1024;

    /** Nonce and tag of each frame. */
    private static final int OVERHEAD = 28;

    private final byte[] key;

    public FileCipher(byte[] masterKey) {
        try {
            this.key =
                    KDF.getInstance("HKDF-SHA256")
                            .deriveData(
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(masterKey)
                                            .thenExpand(
                                                    "files".getBytes(StandardCharsets.US_ASCII),
                                                    32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Begins a file, or goes on with one at a length that {@link Sink#settle} has given; what lies
     * beyond it is cut off.
     *
     * @param name what the frames are bound to, the same for writing and reading
     */
    public Sink write(Path file, String name, long length) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var unused = channel.truncate(length).position(length);
        return new Sink(channel, name, length);
    }

    /**
     * Reads a file from its beginning; fails with {@link DamagedException} where it is not whole.
     */
    public InputStream read(Path file, String name) throws IOException {
        return open(Files.newInputStream(file), name);
    }

    /** Seals a stream under a name; closing it writes the last frame and leaves {@code to} open. */
    public OutputStream seal(OutputStream to, String name) {
        return new Sink(Channels.newChannel(to), name, 0);
    }

    /** Opens what {@code seal} or {@code write} has sealed under the same name. */
    public InputStream open(InputStream from, String name) {
        return new Source(from, name);
    }

    private static byte[] context(String name, long place) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(text.length + Long.BYTES).put(text).putLong(place).array();
    }

    /** A file that was changed or has lost its end, or lies under another key. */
    public static final class DamagedException extends IOException {
        DamagedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Seals what is written to it. Not closed, a file reads as cut short. */
    public final class Sink extends OutputStream {
        private final WritableByteChannel channel;
        private final String name;
        private final byte[] plain = new byte[FRAME];
        private int filled;
        private long place;
        private boolean closed;

        Sink(WritableByteChannel channel, String name, long place) {
            this.channel = channel;
            this.name = name;
            this.place = place;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, bytes.length);
            for (int done = 0; done < length; ) {
                int part = Math.min(FRAME - filled, length - done);
                System.arraycopy(bytes, from + done, plain, filled, part);
                filled += part;
                done += part;
                if (filled == FRAME) {
                    frame();
                }
            }
        }

        /** Makes all of it durable and says at which length a later {@code write} may go on. */
        public long settle() throws IOException {
            if (filled > 0) {
                frame();
            }
            force();
            return place;
        }

        /** Writes the last frame, which is empty. */
        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (Closeable file = channel instanceof FileChannel ? channel : () -> {}) {
                    var unused = settle();
                    frame();
                    force();
                }
            }
        }

        private void force() throws IOException {
            if (channel instanceof FileChannel file) {
                file.force(false);
            }
        }

        private void frame() throws IOException {
            byte[] content = java.util.Arrays.copyOf(plain, filled);
            byte[] sealed = Aes.seal(key, content, context(name, place));
            place += Integer.BYTES + sealed.length;
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + sealed.length);
            bytes.putInt(sealed.length).put(sealed).flip();
            while (bytes.hasRemaining()) {
                var unused = channel.write(bytes);
            }
            filled = 0;
        }
    }

    private final class Source extends InputStream {
        private final DataInputStream in;
        private final String name;
        private byte[] plain = new byte[0];
        private int at;
        private long place;
        private boolean ended;

        Source(InputStream in, String name) {
            this.in = new DataInputStream(new BufferedInputStream(in, FRAME));
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            return more() ? plain[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int part = Math.min(length, plain.length - at);
            System.arraycopy(plain, at, bytes, from, part);
            at += part;
            return part;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private boolean more() throws IOException {
            if (at == plain.length && !ended) {
                frame();
            }
            return !ended;
        }

        private void frame() throws IOException {
            try {
                int length = in.readInt();
                if (length < OVERHEAD || length > FRAME + OVERHEAD) {
                    throw new IllegalStateException("no frame has this length");
                }
                byte[] sealed = new byte[length];
                in.readFully(sealed);
                plain = Aes.open(key, sealed, context(name, place));
                place += Integer.BYTES + length;
            } catch (EOFException | IllegalStateException e) {
                throw new DamagedException("the file was changed or cut short", e);
            }
            at = 0;
            ended = plain.length == 0;
        }
    }
}
