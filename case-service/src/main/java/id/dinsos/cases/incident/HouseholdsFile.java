package id.dinsos.cases.incident;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import id.dinsos.cases.damage.DamageLevel;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of households: {@code no,id_rumah_tangga,nama_kepala,id_wilayah,alamat,jiwa,
 * kerusakan,mengungsi,korban,kebutuhan}, between commas or semicolons. One faulty line refuses the
 * file, every faulty line is named, and no fault repeats what was sent.
 */
final class HouseholdsFile {
    static final int MAX_ROWS = 300;
    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_LINE = 300;
    private static final int MAX_NAME = 200;
    private static final int MAX_PEOPLE = 100;

    /** No "01-Feb", which a spreadsheet makes of 1/2. */
    private static final Pattern KEY =
            Pattern.compile("(?!\\d{1,2}-[A-Za-z]{3}$)[A-Za-z0-9./-]{1,30}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final List<String> NEEDED =
            List.of("no", "nama_kepala", "id_wilayah", "alamat", "jiwa");
    private static final Map<String, DamageLevel> DAMAGE =
            Map.of(
                    "TIDAK RUSAK", DamageLevel.NONE,
                    "RINGAN", DamageLevel.LIGHT,
                    "SEDANG", DamageLevel.MODERATE,
                    "BERAT", DamageLevel.HEAVY,
                    "HILANG", DamageLevel.GONE);

    private HouseholdsFile() {}

    /** A file that was read: its bytes for the hash, and its lines. */
    record Read(byte[] bytes, List<HouseholdRow> rows) {}

    static Read read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        Fields fields = new Fields();
        List<HouseholdRow> rows = new ArrayList<>();
        fields.expect(bytes.length <= MAX_BYTES, "", "at most " + MAX_BYTES + " bytes");
        Optional<String> sent = TextFile.utf8(bytes);
        if (sent.isEmpty()) {
            fields.fault("", TextFile.fault(bytes), TextFile.advice(bytes));
        }
        fields.check(IncidentCode.INCIDENT_FILE_INVALID);
        String text = sent.orElse("");
        String header = text.lines().findFirst().orElse("");
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder()
                        .fieldSeparator(header.contains(";") ? ';' : ',')
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .build(unnamedToo(), text)) {
            Set<String> keys = new HashSet<>();
            Set<UUID> households = new HashSet<>();
            for (NamedCsvRecord line : lines) {
                if (line.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (rows.isEmpty()) {
                    fields.expect(
                            isHeader(line.getHeader()),
                            "/rows/1",
                            "the first line names " + NEEDED);
                    fields.check(IncidentCode.INCIDENT_FILE_INVALID);
                }
                Fields at = fields.in("/rows/" + line.getStartingLineNumber());
                at.expect(
                        line.getFields().stream()
                                .skip(line.getHeader().size())
                                .allMatch(String::isBlank),
                        "",
                        "no more cells than the first line has names");
                HouseholdRow row = row(at, line);
                at.expect(keys.add(row.key()), "/no", "each line has a number of its own");
                UUID household = row.household();
                at.expect(
                        household == null || households.add(household),
                        "/id_rumah_tangga",
                        "each household once");
                rows.add(row);
                if (rows.size() > MAX_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            fields.fault("", "not-csv", "the file is not CSV");
        }
        fields.expect(
                !rows.isEmpty() && rows.size() <= MAX_ROWS,
                "/rows",
                "from 1 to " + MAX_ROWS + " households");
        fields.check(IncidentCode.INCIDENT_FILE_INVALID);
        return new Read(bytes, rows);
    }

    /** A spreadsheet adds columns that have no name. */
    private static NamedCsvRecordHandler unnamedToo() {
        return NamedCsvRecordHandler.builder().allowDuplicateHeaderFields(true).build();
    }

    private static boolean isHeader(List<String> header) {
        List<String> named = header.stream().filter(name -> !name.isBlank()).toList();
        return named.containsAll(NEEDED) && named.size() == Set.copyOf(named).size();
    }

    private static HouseholdRow row(Fields at, NamedCsvRecord line) {
        String household = field(line, "id_rumah_tangga");
        String people = field(line, "jiwa");
        boolean counted = NUMBER.matcher(people).matches();
        return new HouseholdRow(
                line.getStartingLineNumber(),
                at.matching("/no", field(line, "no"), KEY, "a number of the line"),
                household.isEmpty() ? null : at.uuidText("/id_rumah_tangga", household),
                at.text("/nama_kepala", field(line, "nama_kepala"), 1, MAX_NAME),
                at.region(
                                "/id_wilayah",
                                field(line, "id_wilayah"),
                                RegionCode.Level.VILLAGE,
                                RegionCode.Level.VILLAGE)
                        .code(),
                at.text("/alamat", field(line, "alamat"), 1, MAX_LINE),
                at.number("/jiwa", counted ? Integer.valueOf(people) : null, 1, MAX_PEOPLE),
                damage(at, field(line, "kerusakan")),
                yes(at, "mengungsi", line),
                yes(at, "korban", line),
                at.text("/kebutuhan", field(line, "kebutuhan"), 0, MAX_LINE));
    }

    private static @Nullable DamageLevel damage(Fields at, String word) {
        if (word.isEmpty()) {
            return null;
        }
        DamageLevel level = DAMAGE.get(word);
        at.expect(level != null, "/kerusakan", "one of TIDAK RUSAK, RINGAN, SEDANG, BERAT, HILANG");
        return level;
    }

    private static boolean yes(Fields at, String name, NamedCsvRecord line) {
        String word = field(line, name);
        at.expect(
                word.isEmpty() || word.equals("YA") || word.equals("TIDAK"),
                "/" + name,
                "YA or TIDAK");
        return word.equals("YA");
    }

    private static String field(NamedCsvRecord line, String name) {
        return line.findField(name).orElse("").strip();
    }
}
