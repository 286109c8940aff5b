package id.dinsos.testkit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What becomes of a CSV file that somebody opens with a double click and saves: long numbers lose
 * their digits, others their leading zeros, days and months are written anew, and there are a mark,
 * quotes and empty columns that were not there. A file of semicolons stays one.
 */
public final class Spreadsheet {
    private static final Pattern NUMBER = Pattern.compile("\\d+|\\d+[eE][+]?\\d{1,3}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern PART_OF_YEAR =
            Pattern.compile("(0?[1-9]|[12]\\d)[/-](0?[1-9]|1[0-2])");
    private static final Pattern QUOTED = Pattern.compile("(?s)=\"(.*)\"");
    private static final int SHOWN_WHOLE = 11;
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter SHORT_MONTH =
            DateTimeFormatter.ofPattern("MMM-yy", Locale.of("id"));

    private Spreadsheet() {}

    /** By Excel of an Indonesian machine: what stands as {@code ="007"} is saved as 007. */
    public static String excel(String csv) {
        return '\uFEFF' + saved(csv, Spreadsheet::byExcel, "\r\n", 1);
    }

    /** By Excel where somebody has widened the columns to see whole numbers. */
    public static String widened(String csv) {
        return '\uFEFF'
                + saved(
                        csv,
                        cell ->
                                cell.matches("\\d{12,}")
                                        ? new BigDecimal(cell)
                                                .round(new MathContext(15))
                                                .toPlainString()
                                        : byExcel(cell),
                        "\r\n",
                        1);
    }

    /** By LibreOffice, to which {@code ="007"} is a text, and a day as it should be a day. */
    public static String libreOffice(String csv) {
        return saved(
                csv,
                cell ->
                        DAY.matcher(cell).matches() || QUOTED.matcher(cell).matches()
                                ? cell
                                : byExcel(cell),
                "\n",
                0);
    }

    private static String byExcel(String cell) {
        var quoted = QUOTED.matcher(cell);
        if (quoted.matches()) {
            return quoted.group(1);
        }
        if (NUMBER.matcher(cell).matches()) {
            String plain = new BigDecimal(cell).toPlainString();
            return plain.length() <= SHOWN_WHOLE && cell.matches("\\d+")
                    ? plain
                    : String.format(Locale.of("id"), "%.5E", new BigDecimal(cell));
        }
        if (DAY.matcher(cell).matches()) {
            return LocalDate.parse(cell).format(SHORT_DAY);
        }
        if (MONTH.matcher(cell).matches()) {
            return YearMonth.parse(cell).format(SHORT_MONTH);
        }
        var part = PART_OF_YEAR.matcher(cell);
        if (part.matches()) {
            return LocalDate.of(
                            2026, Integer.parseInt(part.group(2)), Integer.parseInt(part.group(1)))
                    .format(DateTimeFormatter.ofPattern("dd-MMM", Locale.of("id")));
        }
        return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")
                ? cell.toUpperCase(Locale.ROOT)
                : cell;
    }

    /** Every row as wide as the widest, and a little more. */
    private static String saved(
            String csv, UnaryOperator<String> opened, String end, int emptyColumns) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        String head = text.lines().findFirst().orElse("");
        char separator = head.indexOf(';') < 0 ? ',' : ';';
        List<List<String>> rows = rows(text, separator);
        int width = rows.stream().mapToInt(List::size).max().orElse(0) + emptyColumns;
        StringBuilder out = new StringBuilder(csv.length());
        for (List<String> row : rows) {
            for (int i = 0; i < width; i++) {
                String cell = i < row.size() ? opened.apply(row.get(i)) : "";
                out.append(i == 0 ? "" : separator).append(quoted(cell, separator));
            }
            out.append(end);
        }
        return out.toString();
    }

    private static String quoted(String cell, char separator) {
        return cell.indexOf(separator) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static List<List<String>> rows(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = inQuotes && c == '"' && text.startsWith("\"\"", i);
            if (doubled) {
                cell.append('"');
                i++;
            } else if (c == '"' && (inQuotes || cell.isEmpty())) {
                inQuotes = !inQuotes;
            } else if (inQuotes || c != separator && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (c != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        if (!row.isEmpty() || !cell.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
