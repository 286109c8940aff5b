package id.dinsos.registry.intake;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Header;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.region.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds the pair of files a test sends: sound rows, of which a test changes what it is about. */
public final class SampleFiles {
    public static final String VILLAGE = "35.24.01.2001";

    /** Under a key that is none of a service's. */
    public static final RecordIds IDS = new RecordIds(new KeyedHash(new byte[32])::uuid);

    private final List<Map<String, String>> families = new ArrayList<>();
    private final List<Map<String, String>> members = new ArrayList<>();

    /** A NIK of a man born in January 1980, unique by its number. */
    public static String nik(int number) {
        return "3524%02d%02d0180%04d"
                .formatted(number / 9_000 % 90 + 1, number / 810_000 % 28 + 1, number % 9_000 + 1);
    }

    /** A family of a head and so many others; its people are numbered from its own number on. */
    public SampleFiles family(int number, int size) {
        String id = "K%08d".formatted(number);
        Map<String, String> row = new LinkedHashMap<>();
        FileKind.FAMILIES.required().forEach(column -> row.put(column, ""));
        row.put("id_keluarga", id);
        row.put("id_wilayah", VILLAGE);
        row.put("no_kk", "35240501012%05d".formatted(number));
        row.put("nik_kepala", nik(number * 10));
        row.put("nama_kepala_keluarga", "Kepala " + number);
        row.put("alamat", "Jalan Mawar, \"gang\" 3");
        row.put("rt", "001");
        row.put("rw", "002");
        row.put("desil_nasional", "2");
        row.put("percentile_nasional", "15");
        row.put("BPNT", "YA");
        row.put("PKH", "TIDAK");
        row.put("bank", "BNI");
        row.put("no_rekening", "1%09d".formatted(number));
        row.put("nama_pemilik_rekening", "Kepala " + number);
        row.put("nik_pengurus", nik(number * 10));
        families.add(row);
        for (int i = 0; i < size; i++) {
            Map<String, String> member = new LinkedHashMap<>();
            FileKind.MEMBERS.required().forEach(column -> member.put(column, ""));
            member.put("id_keluarga", id);
            member.put("idsemesta", "S%09d".formatted(number * 10 + i));
            member.put("nik", nik(number * 10 + i));
            member.put("no_kk", row.get("no_kk"));
            member.put("nama", i == 0 ? "Kepala " + number : "Anggota " + number + " " + i);
            member.put("nama_ibu_kandung", "Ibu");
            member.put("tgl_lahir", "1980-01-" + nik(number * 10 + i).substring(6, 8));
            member.put("jenis_kelamin", "L");
            member.put("hub_kepala_keluarga", i == 0 ? "KEPALA KELUARGA" : "ANAK");
            member.put("pekerjaan_utama", "PETANI/PEKEBUN");
            member.put("status_padan", "PADAN");
            member.put("masih_hidup", "YA");
            members.add(member);
        }
        return this;
    }

    /** Changes a cell of the family that was added last. */
    public SampleFiles with(String column, String value) {
        families.getLast().put(column, value);
        return this;
    }

    /** Changes a cell of a member of the family that was added last; 0 is the head. */
    public SampleFiles member(int index, String column, String value) {
        String id = String.valueOf(families.getLast().get("id_keluarga"));
        members.stream()
                .filter(row -> id.equals(row.get("id_keluarga")))
                .skip(index)
                .findFirst()
                .orElseThrow()
                .put(column, value);
        return this;
    }

    public String families() {
        return text(FileKind.FAMILIES, families);
    }

    public String members() {
        return text(FileKind.MEMBERS, members);
    }

    /** The rows as a reader would give them out. */
    public List<Row> rows(FileKind kind) {
        List<Map<String, String>> all = kind == FileKind.FAMILIES ? families : members;
        List<String> names = new ArrayList<>(columns(kind, all));
        names.add(Header.AS_OF);
        Header header = new Header(kind, names);
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> row : all) {
            rows.add(new Row(kind, rows.size() + 2, header, fields(names, row)));
        }
        return rows;
    }

    /** The columns every file has, and those that a row of this one says something in. */
    private static List<String> columns(FileKind kind, List<Map<String, String>> rows) {
        List<String> names = new ArrayList<>(kind.required());
        kind.optional().stream()
                .filter(name -> rows.stream().anyMatch(row -> row.containsKey(name)))
                .forEach(names::add);
        return names;
    }

    private static List<String> fields(List<String> names, Map<String, String> row) {
        return names.stream().map(name -> row.getOrDefault(name, "")).toList();
    }

    private static String text(FileKind kind, List<Map<String, String>> rows) {
        List<String> names = columns(kind, rows);
        StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
        for (Map<String, String> row : rows) {
            text.append(
                            fields(names, row).stream()
                                    .map(SampleFiles::quoted)
                                    .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    /** The villages of tests: all are there but those of district 99, which has a past. */
    public static Optional<Region> village(RegionCode code) {
        LocalDate lastYear = LocalDate.of(2025, 12, 31);
        return switch (code.code()) {
            case "35.24.99.2001" -> Optional.empty();
            case "35.24.99.2002" -> ended(code, lastYear);
            case "35.24.99.2003" -> ended(code, lastYear, "35.24.99.2010", "35.24.99.2011");
            case "35.24.99.2004" -> ended(code, lastYear, "35.24.99.2010");
            case "35.24.99.2005" ->
                    Optional.of(
                            new Region(
                                    code.code(),
                                    "Baru",
                                    LocalDate.of(2027, 1, 1),
                                    null,
                                    List.of()));
            default -> Optional.of(new Region(code.code(), "Desa", null, null, List.of()));
        };
    }

    private static Optional<Region> ended(RegionCode code, LocalDate until, String... successors) {
        return Optional.of(new Region(code.code(), "Lama", null, until, List.of(successors)));
    }

    public static String reversed(String file) {
        List<String> lines = new ArrayList<>(Arrays.asList(file.split("\n")));
        String header = lines.removeFirst();
        return header + '\n' + String.join("\n", lines.reversed()) + '\n';
    }

    private static String quoted(String value) {
        return value.contains(",") || value.contains("\"")
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }
}
