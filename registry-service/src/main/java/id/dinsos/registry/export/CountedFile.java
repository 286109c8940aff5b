package id.dinsos.registry.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A file that knows how long it has become; closing it leaves the file it stands for open. */
final class CountedFile extends FilterOutputStream {
    private long bytes;

    CountedFile(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
        out.write(some, from, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    long bytes() {
        return bytes;
    }
}
