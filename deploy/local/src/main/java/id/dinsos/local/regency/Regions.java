package id.dinsos.local.regency;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The districts and villages of Lamongan, from the file that the registry checks rows against. */
public record Regions(Map<String, String> districts, List<Village> villages) {
    public static final String OWNER = "35.24";
    private static final String FILE = "/regions/" + OWNER + ".csv";

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
        Map<String, String> districts = new LinkedHashMap<>();
        List<Village> villages = new ArrayList<>();
        var bytes = Objects.requireNonNull(Regions.class.getResourceAsStream(FILE), FILE);
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String code = row.getField("code");
                switch (code.length()) {
                    case 8 -> districts.put(code, row.getField("name"));
                    case 13 -> villages.add(new Village(code, row.getField("name")));
                    default -> {}
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Regions(districts, villages);
    }
}
