package id.dinsos.registry.intake.file;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Our own exports of households and persons, read as if they were family files, so that an office
 * can mend what it has taken out and send it back. Rows are known by the record's own id; what an
 * export does not hold, or has masked, it does not say. Of a household's card it says the head's,
 * which is none of the household's own.
 */
final class OwnExport {
    private static final Set<String> HOUSEHOLDS = Set.of("id", "kode_desa", "kepala_keluarga");
    private static final Set<String> PERSONS = Set.of("id", "id_keluarga", "hubungan", "hidup");
    private static final Pattern MONTH_OF_BIRTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final char MASK = '*';

    /** The name in an export of each column of a family file that is there under another one. */
    private static final Map<String, String> HOUSEHOLD_NAMES =
            Map.of(
                    "id_keluarga", "id",
                    "id_wilayah", "kode_desa",
                    "nama_kepala_keluarga", "kepala_keluarga",
                    "desil_nasional", "desil",
                    "percentile_nasional", "persentil",
                    "BPNT", "daftar",
                    "PKH", "daftar",
                    "no_kk", "");

    private static final Map<String, String> PERSON_NAMES =
            Map.of(
                    "idsemesta", "id",
                    "hub_kepala_keluarga", "hubungan",
                    "pekerjaan_utama", "pekerjaan",
                    "status_padan", "padan",
                    "masih_hidup", "hidup",
                    "derajat_disabilitas", "disabilitas");

    private OwnExport() {}

    /** Whether a header is that of one; a family file may have columns of the same names. */
    static boolean isOf(FileKind kind, Set<String> names) {
        return kind == FileKind.FAMILIES
                ? names.containsAll(HOUSEHOLDS) && !names.contains("id_keluarga")
                : names.containsAll(PERSONS) && !names.contains("idsemesta");
    }

    /** Under which name an export has a column. */
    static String name(FileKind kind, String column) {
        return (kind == FileKind.FAMILIES ? HOUSEHOLD_NAMES : PERSON_NAMES)
                .getOrDefault(column, column);
    }

    /** What a cell of an export says of a column of a family file. */
    static String value(String column, String cell) {
        if (cell.indexOf(MASK) >= 0) {
            return "";
        }
        return switch (column) {
            case "BPNT" -> listed(cell, "DTSEN/SEMBAKO");
            case "PKH" -> listed(cell, "DTSEN/PKH");
            case "disabilitas" -> cell.contains("/") ? cell.substring(0, cell.indexOf('/')) : cell;
            case "derajat_disabilitas" -> cell.substring(cell.indexOf('/') + 1);
            case "tgl_lahir" -> MONTH_OF_BIRTH.matcher(cell).matches() ? "" : cell;
            default -> cell;
        };
    }

    private static String listed(String lists, String list) {
        return Set.of(lists.split(" ")).contains(list) ? "YA" : "TIDAK";
    }
}
