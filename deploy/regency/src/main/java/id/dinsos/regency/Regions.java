package id.dinsos.regency;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The regencies, districts and villages of a file of regions, by code: of Lamongan the very file
 * that the registry checks rows against.
 */
public record Regions(
        Map<String, String> regencies, Map<String, String> districts, List<Village> villages) {
    public static final String OWNER = "35.24";

    public Regions {
        villages = List.copyOf(villages);
    }

    /** A village and its code, such as 35.24.05.2001. */
    public record Village(String code, String name) {
        public String district() {
            return code.substring(0, 8);
        }
    }

    public static Regions load() {
        return load(OWNER);
    }

    /** The file as it is sent to a registry. */
    public static InputStream open(String name) {
        String file = "/regions/" + name + ".csv";
        return Objects.requireNonNull(Regions.class.getResourceAsStream(file), file);
    }

    public static Regions load(String name) {
        Map<String, String> regencies = new LinkedHashMap<>();
        Map<String, String> districts = new LinkedHashMap<>();
        List<Village> villages = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String code = row.getField("code");
                switch (code.length()) {
                    case 5 -> regencies.put(code, row.getField("name"));
                    case 8 -> districts.put(code, row.getField("name"));
                    case 13 -> villages.add(new Village(code, row.getField("name")));
                    default -> {}
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Regions(regencies, districts, villages);
    }
}
