package id.dinsos.registry.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook: text cells, so that every id stays as it is, and real numbers and dates where
 * somebody counts. The names stay in sight and filter; what the file is stands below each printed
 * page and on a last sheet. Another sheet begins where one is full.
 */
final class XlsxFile implements SheetFile {
    private static final int ROWS_OF_SHEET = 1_000_000;
    private static final int ROWS_IN_MEMORY = 500;
    private static final Set<String> NUMBERS = Set.of("anggota_hidup", "desil", "persentil");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

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
            end();
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
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.footer(stamp, Position.LEFT);
        for (int column = 0; column < names.size(); column++) {
            sheet.width(column, width(names.get(column)));
        }
        write(names);
        return sheet;
    }

    /** As wide as what stands in it mostly is: rows are written before all of them are known. */
    private static int width(String name) {
        return switch (name) {
            case "id", "id_keluarga" -> 38;
            case "nama", "kepala_keluarga", "alamat", "ppks" -> 32;
            default -> Math.max(name.length() + 3, 18);
        };
    }

    private void write(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        next++;
    }

    private void write(int column, String cell) {
        if (NUMBERS.contains(names.get(column)) && NUMBER.matcher(cell).matches()) {
            sheet.value(next, column, Integer.parseInt(cell));
        } else if (names.get(column).equals("tgl_lahir") && DATE.matcher(cell).matches()) {
            sheet.value(next, column, LocalDate.parse(cell));
            sheet.style(next, column).format("yyyy-mm-dd").set();
        } else {
            sheet.inlineString(next, column, cell);
        }
    }

    private void end() throws IOException {
        sheet.setAutoFilter(0, 0, next - 1, names.size() - 1);
        sheet.finish();
    }

    @Override
    public void close() throws IOException {
        end();
        Worksheet about = workbook.newWorksheet("Keterangan");
        about.inlineString(0, 0, stamp);
        about.finish();
        workbook.close();
    }
}
