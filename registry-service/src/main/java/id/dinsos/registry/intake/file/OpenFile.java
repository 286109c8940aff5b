package id.dinsos.registry.intake.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A file that whoever writes a part of it may close: it stays open for whoever has opened it. */
public final class OpenFile extends FilterOutputStream {
    public OpenFile(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
        out.write(some, from, length);
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
