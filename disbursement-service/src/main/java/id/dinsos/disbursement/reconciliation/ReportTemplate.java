package id.dinsos.disbursement.reconciliation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a bank writes its reports, as data of the office: which of its column names mean which of
 * ours, its words for what became of a transfer, and how its last lines begin. Columns may stand in
 * any order.
 *
 * @param columns by our name: the names that the bank gives it
 * @param ignored columns that say nothing we need
 * @param statuses the bank's words, in capitals, for ours; ours themselves are always understood
 * @param footers first words, in capitals, of lines that only sum up
 */
public record ReportTemplate(
        String name,
        Map<String, List<String>> columns,
        List<String> ignored,
        Map<String, String> statuses,
        List<String> footers) {
    public ReportTemplate {
        columns = Map.copyOf(columns);
        ignored = List.copyOf(ignored);
        statuses = Map.copyOf(statuses);
        footers = List.copyOf(footers);
        if (!columns.keySet().equals(Set.copyOf(ReportLine.COLUMNS))) {
            throw new IllegalArgumentException(name + " does not name all columns of a report");
        }
        for (String status : statuses.values()) {
            if (ReportLine.status(status).isEmpty()) {
                throw new IllegalArgumentException(name + " has no such outcome: " + status);
            }
        }
    }

    /** The place of each of our columns, where the line names all of them and nothing strange. */
    Optional<Layout> layout(List<String> header) {
        Map<String, Integer> places = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String cell = plain(header.get(i));
            String column = column(cell);
            if (column != null && used.add(column)) {
                places.put(column, i);
            } else if (!cell.isEmpty() && !ignored.contains(cell)) {
                return Optional.empty();
            }
        }
        return places.size() == ReportLine.COLUMNS.size()
                ? Optional.of(new Layout(this, header.size(), Map.copyOf(places)))
                : Optional.empty();
    }

    private @org.jspecify.annotations.Nullable String column(String cell) {
        for (Map.Entry<String, List<String>> one : columns.entrySet()) {
            if (one.getValue().contains(cell)) {
                return one.getKey();
            }
        }
        return null;
    }

    private static String plain(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /**
     * A file in the form of a template.
     *
     * @param width how many columns it has
     * @param places of our columns
     */
    record Layout(ReportTemplate template, int width, Map<String, Integer> places) {
        /**
         * The fields of a line in our order and words. What cannot be understood stays as it is
         * written, for the line to be found at fault; one that is too short or too long keeps its
         * own number of fields.
         */
        List<String> fields(List<String> line) {
            boolean blankEnd =
                    line.size() > width
                            && line.subList(width, line.size()).stream().allMatch(String::isBlank);
            if (line.size() != width && !blankEnd) {
                return line.size() == ReportLine.COLUMNS.size() ? line.subList(1, 6) : line;
            }
            return ReportLine.COLUMNS.stream()
                    .map(column -> {
                        int place = Objects.requireNonNull(places.get(column));
                        String text = line.get(place);
                        return column.equals("status") ? status(text) : text;
                    })
                    .toList();
        }

        boolean isFooter(List<String> line) {
            String first =
                    line.stream()
                            .map(String::strip)
                            .filter(one -> !one.isEmpty())
                            .findFirst()
                            .orElse("")
                            .toUpperCase(Locale.ROOT);
            return template.footers.stream()
                    .anyMatch(word ->
                            first.equals(word)
                                    || first.startsWith(word + " ")
                                    || first.startsWith(word + ":"));
        }

        private String status(String text) {
            String plain = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
            return template.statuses.getOrDefault(plain, text.strip());
        }
    }
}
