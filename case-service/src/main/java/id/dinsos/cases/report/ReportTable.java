package id.dinsos.cases.report;

import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Guarded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of counts.
 *
 * @param labels names of the leading columns
 * @param counts names of the columns that are counted
 */
public record ReportTable(List<String> labels, List<String> counts, List<Line> lines) {
    private static final long SMALL = 5;

    public ReportTable {
        labels = List.copyOf(labels);
        counts = List.copyOf(counts);
        lines = List.copyOf(lines);
    }

    /**
     * A line, its counts in the order of the columns.
     *
     * @param counts null where hidden
     */
    public record Line(List<String> labels, List<@Nullable Long> counts) {}

    /**
     * Without counts from 1 to 4. Where one alone is hidden in a column the smallest of the others
     * is hidden too, so that no sum known from elsewhere gives it back.
     */
    ReportTable suppressed() {
        List<List<@Nullable Long>> columns = new ArrayList<>();
        for (int column = 0; column < counts.size(); column++) {
            columns.add(suppressed(column));
        }
        List<Line> hidden = new ArrayList<>();
        for (int row = 0; row < lines.size(); row++) {
            List<@Nullable Long> values = new ArrayList<>();
            for (List<@Nullable Long> column : columns) {
                values.add(column.get(row));
            }
            hidden.add(new Line(lines.get(row).labels(), values));
        }
        return new ReportTable(labels, counts, hidden);
    }

    private List<@Nullable Long> suppressed(int column) {
        List<@Nullable Long> values = new ArrayList<>();
        int hidden = 0;
        int smallest = -1;
        for (int row = 0; row < lines.size(); row++) {
            Long value = lines.get(row).counts().get(column);
            boolean small = value != null && value > 0 && value < SMALL;
            values.add(small ? null : value);
            hidden += small ? 1 : 0;
            if (!small && value != null && value > 0) {
                Long least = smallest < 0 ? null : values.get(smallest);
                smallest = least == null || value < least ? row : smallest;
            }
        }
        if (hidden == 1 && smallest >= 0) {
            values.set(smallest, null);
        }
        return values;
    }

    /** As an Indonesian spreadsheet opens it: the names, then the lines; what is hidden is "<5". */
    String csv() {
        StringBuilder text = new StringBuilder().append(TextFile.MARK);
        text.append(String.join(";", names())).append("\r\n");
        for (Line line : lines) {
            List<String> cells =
                    new ArrayList<>(line.labels().stream().map(ReportTable::cell).toList());
            for (Long count : line.counts()) {
                cells.add(count == null ? "<5" : count.toString());
            }
            text.append(String.join(";", cells)).append("\r\n");
        }
        return text.toString();
    }

    /** As {@code csv}, for a spreadsheet: counts are numbers. */
    List<List<String>> cells() {
        List<List<String>> all = new ArrayList<>();
        for (Line line : lines) {
            List<String> cells = new ArrayList<>(line.labels());
            line.counts().forEach(count -> cells.add(count == null ? "<5" : count.toString()));
            all.add(cells);
        }
        return all;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(labels);
        names.addAll(counts);
        return names;
    }

    /** A cell that begins like a formula, or would be a number or a date, stays the text it is. */
    private static String cell(String text) {
        String safe = Guarded.csv(text);
        return safe.contains(";") || safe.contains("\"") || safe.contains("\n")
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    /** As JSON has it: one object a line. */
    List<Map<String, @Nullable Object>> objects() {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (Line line : lines) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (int i = 0; i < labels.size(); i++) {
                object.put(labels.get(i), line.labels().get(i));
            }
            for (int i = 0; i < counts.size(); i++) {
                object.put(counts.get(i), line.counts().get(i));
            }
            objects.add(object);
        }
        return objects;
    }
}
