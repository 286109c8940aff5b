package id.dinsos.registry.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file that grows row by row and never lies in memory whole. */
interface SheetFile extends Closeable {
    void row(List<String> cells) throws IOException;
}
