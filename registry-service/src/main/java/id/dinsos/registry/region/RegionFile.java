package id.dinsos.registry.region;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Forms;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV of regions: {@code code,name} and, where known, {@code from,until,successors}, the
 * successors between semicolons. In UTF-8, with its mark or without, between commas or, as an
 * Indonesian spreadsheet writes it, semicolons. One faulty line refuses the file, and every faulty
 * line is named.
 */
final class RegionFile {
    /** All villages of the country are 84,000. */
    private static final int MAX_REGIONS = 100_000;

    private static final int MAX_BYTES = 32_000_000;
    private static final int MAX_ERRORS = 100;

    private RegionFile() {}

    static List<RegionLine> read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw refused("too-large", "a file of regions has at most 32 MB");
        }
        String text = TextFile.utf8(bytes).orElseThrow(() -> otherEncoding(bytes));
        String header = text.lines().findFirst().orElse("");
        char separator = header.contains(";") ? ';' : ',';
        List<RegionLine> lines = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .build(unnamedToo(), text)) {
            Set<String> codes = new HashSet<>();
            for (NamedCsvRecord row : rows) {
                if (row.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (lines.isEmpty() && errors.isEmpty()) {
                    requireNames(row.getHeader());
                }
                line(row, codes, lines, errors);
                if (lines.size() > MAX_REGIONS || errors.size() == MAX_ERRORS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            throw refused("not-csv", "the file is not CSV");
        }
        if (lines.size() > MAX_REGIONS) {
            throw refused("too-large", "a file of regions has at most 100,000 lines");
        }
        if (!errors.isEmpty() || lines.isEmpty()) {
            throw RegionFileCode.malformed(errors);
        }
        return lines;
    }

    private static void line(
            NamedCsvRecord row,
            Set<String> codes,
            List<RegionLine> lines,
            List<FieldError> errors) {
        String code = field(row, "code");
        String name = field(row, "name");
        String following = field(row, "successors");
        List<String> successors =
                following.isEmpty()
                        ? List.of()
                        : Arrays.stream(following.split(";", -1)).map(String::strip).toList();
        int before = errors.size();
        if (saysMore(row)) {
            errors.add(error(row, "a line has no more cells than the first has names"));
        }
        LocalDate from = date(row, "from", errors);
        LocalDate until = date(row, "until", errors);
        if (errors.size() > before) {
            return;
        }
        // It never says what was sent: somebody may have sent a number of a person.
        String fault = Region.fault(code, name, from, until, successors);
        if (fault == null && !codes.add(code)) {
            fault = "the code stands in the file twice";
        }
        if (fault == null) {
            Region region = new Region(code, name, from, until, successors);
            lines.add(new RegionLine(row.getStartingLineNumber(), region));
        } else {
            errors.add(error(row, fault));
        }
    }

    private static FieldError error(NamedCsvRecord row, String what) {
        return RegionLine.error(row.getStartingLineNumber(), "region-invalid", what);
    }

    private static RuntimeException otherEncoding(byte[] bytes) {
        return refused(TextFile.fault(bytes), TextFile.advice(bytes));
    }

    /** The file as a whole. */
    private static RuntimeException refused(String code, String what) {
        return RegionFileCode.malformed(List.of(new FieldError("", code, what)));
    }

    /** A spreadsheet adds columns that have no name. */
    private static NamedCsvRecordHandler unnamedToo() {
        return NamedCsvRecordHandler.builder().allowDuplicateHeaderFields(true).build();
    }

    private static boolean saysMore(NamedCsvRecord row) {
        return row.getFields().stream()
                .skip(row.getHeader().size())
                .anyMatch(one -> !one.isBlank());
    }

    private static void requireNames(List<String> header) {
        List<String> named = header.stream().filter(name -> !name.isBlank()).toList();
        if (!named.containsAll(List.of("code", "name"))
                || named.size() > Set.copyOf(named).size()) {
            throw RegionFileCode.malformed(
                    List.of(
                            RegionLine.error(
                                    1,
                                    "header-missing",
                                    "the first line is code,name,from,until,successors")));
        }
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.findField(name).orElse("").strip();
    }

    private static @Nullable LocalDate date(
            NamedCsvRecord row, String column, List<FieldError> errors) {
        String text = field(row, column);
        LocalDate day = Forms.date(text);
        if (day == null && !text.isEmpty()) {
            errors.add(
                    new FieldError(
                            "/line/%d/%s".formatted(row.getStartingLineNumber(), column),
                            "region-invalid",
                            "a day as 2026-01-31"));
        }
        return day;
    }
}
