package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.work.Csv;
import id.dinsos.eventstore.file.TextFile;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A report as a table for a spreadsheet: codes stay text, sums are numbers, dates are dates; the
 * names stay in sight and filter.
 */
public final class SheetFile {
    /** No day that is none in some month: what somebody typed may look like a date. */
    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{4}-((0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)");

    private static final String CSV = "text/csv; charset=utf-8";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,14}");

    private static final int MARGIN = 3;
    private static final int WIDEST = 40;

    private SheetFile() {}

    /** A CSV or an XLSX for whoever saves it. */
    static Response answer(
            String form,
            String title,
            String name,
            List<String> names,
            List<? extends Cells> rows) {
        List<List<String>> cells = rows.stream().map(Cells::cells).toList();
        return form.equals("csv")
                ? csvFile(name, names, cells)
                : saved(Response.ok(xlsx(title, names, cells), XLSX), name + ".xlsx");
    }

    /** A CSV for whoever saves it. */
    public static Response csvFile(String name, List<String> names, List<List<String>> rows) {
        return saved(Response.ok(csv(names, rows), CSV), name + ".csv");
    }

    private static Response saved(Response.ResponseBuilder answer, String file) {
        return answer.header("Content-Disposition", "attachment; filename=\"" + file + '"').build();
    }

    static String csv(List<String> names, List<List<String>> rows) {
        StringBuilder text =
                new StringBuilder().append(TextFile.MARK).append(String.join(";", names));
        for (List<String> row : rows) {
            text.append("\r\n");
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                text.append(i == 0 ? "" : ";")
                        .append(NUMBER.matcher(cell).matches() ? cell : Csv.sheet(cell));
            }
        }
        return text.append("\r\n").toString();
    }

    static byte[] xlsx(String title, List<String> names, List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Dinsos", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(title);
            sheet.freezePane(0, 1);
            sheet.repeatRows(0);
            sheet.setAutoFilter(0, 0, rows.size(), names.size() - 1);
            write(sheet, 0, names);
            for (int i = 0; i < rows.size(); i++) {
                write(sheet, i + 1, rows.get(i));
            }
            for (int column = 0; column < names.size(); column++) {
                sheet.width(column, width(column, names, rows));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Of the longest cell, as far as somebody still sees the next column. */
    private static int width(int column, List<String> names, List<List<String>> rows) {
        int longest = names.get(column).length();
        for (List<String> row : rows) {
            longest = Math.max(longest, row.get(column).length());
        }
        return Math.min(longest + MARGIN, WIDEST);
    }

    private static void write(Worksheet sheet, int line, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (line > 0 && NUMBER.matcher(cell).matches()) {
                sheet.value(line, column, Long.parseLong(cell));
            } else if (DATE.matcher(cell).matches()) {
                sheet.value(line, column, LocalDate.parse(cell));
                sheet.style(line, column).format("yyyy-mm-dd").set();
            } else {
                sheet.inlineString(line, column, cell);
            }
        }
    }
}
