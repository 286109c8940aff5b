package id.dinsos.registry.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.rules.Guarded;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** As Excel opens it: UTF-8 with its mark, the stamp in the first line, then the names. */
final class CsvFile implements SheetFile {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** What an Indonesian spreadsheet splits by without asking. */
    private static final char SEPARATOR = ';';

    private final CsvWriter writer;

    CsvFile(OutputStream out, String stamp, List<String> names) throws IOException {
        out.write(MARK);
        writer = CsvWriter.builder().fieldSeparator(SEPARATOR).build(out, StandardCharsets.UTF_8);
        List<String> first = new ArrayList<>(Collections.nCopies(names.size(), ""));
        first.set(0, "# " + stamp);
        writer.writeRecord(first);
        writer.writeRecord(names);
    }

    @Override
    public void row(List<String> cells) {
        writer.writeRecord(cells.stream().map(Guarded::csv).toList());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
