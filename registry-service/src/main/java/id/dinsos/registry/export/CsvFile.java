package id.dinsos.registry.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Guarded;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * As Excel opens it: UTF-8 with its mark, the names in the first line. Which export it is, its name
 * says.
 */
final class CsvFile implements SheetFile {
    /** What an Indonesian spreadsheet splits by without asking. */
    private static final char SEPARATOR = ';';

    private final CsvWriter writer;

    CsvFile(OutputStream out, List<String> names) throws IOException {
        TextFile.mark(out);
        writer = CsvWriter.builder().fieldSeparator(SEPARATOR).build(out, StandardCharsets.UTF_8);
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
