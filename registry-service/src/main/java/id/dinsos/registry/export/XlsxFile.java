package id.dinsos.registry.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of text cells, so that every id stays as it is; a new sheet where one is full. */
final class XlsxFile implements SheetFile {
    private static final int ROWS_OF_SHEET = 1_000_000;
    private static final int ROWS_IN_MEMORY = 500;

    private final Workbook workbook;
    private final String stamp;
    private final List<String> names;
    private Worksheet sheet;
    private int next;
    private int sheets;

    XlsxFile(OutputStream out, String stamp, List<String> names) throws IOException {
        this.workbook = new Workbook(out, "Dinsos", "1.0");
        this.stamp = stamp;
        this.names = names;
        this.sheet = begin();
    }

    @Override
    public void row(List<String> cells) throws IOException {
        if (next == ROWS_OF_SHEET) {
            sheet.finish();
            sheet = begin();
        }
        write(cells);
        if (next % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private Worksheet begin() throws IOException {
        sheets++;
        sheet = workbook.newWorksheet("Data " + sheets);
        next = 0;
        write(List.of(stamp));
        write(names);
        return sheet;
    }

    private void write(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(next, column, cells.get(column));
        }
        next++;
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.close();
    }
}
