package id.dinsos.cases.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A report as a table for a spreadsheet: labels stay text, counts are numbers, the names stay in
 * sight and filter.
 */
final class ReportSheetFile {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MARGIN = 3;
    private static final int LEAST = 18;
    private static final int WIDEST = 40;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,14}");

    private ReportSheetFile() {}

    static byte[] of(String title, ReportTable table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Dinsos", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(title);
            sheet.freezePane(0, 1);
            sheet.repeatRows(0);
            write(sheet, 0, table.names(), table.names().size());
            for (int column = 0; column < table.names().size(); column++) {
                int name = table.names().get(column).length();
                sheet.width(column, Math.clamp(name + MARGIN, LEAST, WIDEST));
            }
            int line = 1;
            for (List<String> cells : table.cells()) {
                write(sheet, line++, cells, table.labels().size());
            }
            sheet.setAutoFilter(0, 0, line - 1, table.names().size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int line, List<String> cells, int labels) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (column >= labels && NUMBER.matcher(cell).matches()) {
                sheet.value(line, column, Long.parseLong(cell));
            } else {
                sheet.inlineString(line, column, cell);
            }
        }
    }
}
