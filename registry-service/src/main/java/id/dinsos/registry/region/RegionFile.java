package id.dinsos.registry.region;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV of regions: {@code code,name} and, where known, {@code from,until,successors}, the
 * successors between semicolons. One faulty line refuses the file.
 */
final class RegionFile {
    /** All villages of the country are 84,000. */
    private static final int MAX_REGIONS = 100_000;

    private static final int MAX_ERRORS = 100;

    private RegionFile() {}

    static List<Region> read(InputStream in) throws IOException {
        List<Region> regions = new ArrayList<>();
        List<Refusal.FieldError> errors = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .allowMissingFields(true)
                        .ofNamedCsvRecord(
                                new InputStreamReader(
                                        in,
                                        StandardCharsets.UTF_8
                                                .newDecoder()
                                                .onMalformedInput(CodingErrorAction.REPORT)
                                                .onUnmappableCharacter(
                                                        CodingErrorAction.REPORT)))) {
            Set<String> codes = new HashSet<>();
            for (NamedCsvRecord row : rows) {
                try {
                    Region region = region(row);
                    if (!codes.add(region.code())) {
                        throw new IllegalArgumentException("twice in the file");
                    }
                    regions.add(region);
                } catch (RuntimeException e) {
                    errors.add(
                            new Refusal.FieldError(
                                    "/line/" + row.getStartingLineNumber(),
                                    "region-invalid",
                                    "a line is code,name,from,until,successors"));
                }
                if (regions.size() > MAX_REGIONS || errors.size() == MAX_ERRORS) {
                    break;
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            errors.add(new Refusal.FieldError("", "not-csv", "the file is not CSV"));
        }
        if (!errors.isEmpty() || regions.isEmpty() || regions.size() > MAX_REGIONS) {
            throw new RefusedException(
                    new Refusal(
                            RegionFileCode.REGION_FILE_MALFORMED,
                            "the file has no regions, too many, or lines that cannot be read",
                            errors));
        }
        return regions;
    }

    private static Region region(NamedCsvRecord row) {
        String successors = field(row, "successors");
        return new Region(
                field(row, "code"),
                field(row, "name"),
                date(field(row, "from")),
                date(field(row, "until")),
                successors.isEmpty() ? List.of() : Arrays.asList(successors.split(";")));
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.findField(name).orElse("").strip();
    }

    private static @Nullable LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
