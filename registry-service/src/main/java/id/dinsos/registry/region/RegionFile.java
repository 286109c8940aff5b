package id.dinsos.registry.region;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
    private static final char MARK = '\uFEFF';

    private RegionFile() {}

    static List<RegionLine> read(InputStream in) throws IOException {
        String text = text(in.readNBytes(MAX_BYTES + 1));
        String header = text.lines().findFirst().orElse("");
        char separator = header.contains(";") ? ';' : ',';
        List<RegionLine> lines = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowMissingFields(true)
                        .ofNamedCsvRecord(text)) {
            Set<String> codes = new HashSet<>();
            for (NamedCsvRecord row : rows) {
                if (lines.isEmpty() && errors.isEmpty()) {
                    requireNames(row.getHeader());
                }
                line(row, codes, lines, errors);
                if (lines.size() > MAX_REGIONS || errors.size() == MAX_ERRORS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            throw RegionFileCode.malformed(
                    List.of(new FieldError("", "not-csv", "the file is not CSV")));
        }
        if (!errors.isEmpty() || lines.isEmpty() || lines.size() > MAX_REGIONS) {
            throw RegionFileCode.malformed(errors);
        }
        return lines;
    }

    private static void line(
            NamedCsvRecord row,
            Set<String> codes,
            List<RegionLine> lines,
            List<FieldError> errors) {
        try {
            Region region = region(row);
            if (!codes.add(region.code())) {
                throw new IllegalArgumentException("the code stands in the file twice");
            }
            lines.add(new RegionLine(row.getStartingLineNumber(), region));
        } catch (DateTimeParseException e) {
            errors.add(error(row, "from and until are days as 2026-01-31"));
        } catch (IllegalArgumentException e) {
            errors.add(error(row, String.valueOf(e.getMessage())));
        }
    }

    private static FieldError error(NamedCsvRecord row, String what) {
        return RegionLine.error(row.getStartingLineNumber(), "region-invalid", what);
    }

    /** A file in another encoding is never taken in with its letters lost. */
    private static String text(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (bytes.length <= MAX_BYTES && text.indexOf('\0') < 0) {
                return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
            }
        } catch (CharacterCodingException e) {
            throw otherEncoding();
        }
        throw otherEncoding();
    }

    private static RuntimeException otherEncoding() {
        return RegionFileCode.malformed(
                List.of(
                        new FieldError(
                                "",
                                "file-encoding",
                                "the file is not UTF-8 text; save it as CSV UTF-8")));
    }

    private static void requireNames(List<String> header) {
        if (!header.containsAll(List.of("code", "name"))) {
            throw RegionFileCode.malformed(
                    List.of(
                            RegionLine.error(
                                    1,
                                    "header-missing",
                                    "the first line is code,name,from,until,successors")));
        }
    }

    private static Region region(NamedCsvRecord row) {
        String code = code(field(row, "code"));
        String successors = field(row, "successors");
        List<String> following = new ArrayList<>();
        for (String one : successors.isEmpty() ? new String[0] : successors.split(";", -1)) {
            following.add(code(one.strip()));
        }
        return new Region(
                code,
                field(row, "name"),
                date(field(row, "from")),
                date(field(row, "until")),
                following);
    }

    /** Never says what was sent: somebody may have sent a number of a person. */
    private static String code(String text) {
        if (!RegionCode.isValid(text)) {
            throw new IllegalArgumentException("codes are as 35, 35.24, 35.24.05 or 35.24.05.2003");
        }
        return text;
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.findField(name).orElse("").strip();
    }

    private static @Nullable LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
