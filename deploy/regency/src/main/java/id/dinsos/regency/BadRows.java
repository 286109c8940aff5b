package id.dinsos.regency;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A small pair of files in which every family but the first carries one of the faults that real
 * files come with: what an intake must refuse row by row, while it loads the rest.
 */
public final class BadRows {
    /** Beyond what any {@link Scale} makes, so that these ids never meet a sound family's. */
    private static final int IDS_AFTER = 90_000_000;

    private static final int VILLAGE = FamilyFiles.FAMILY_COLUMNS.indexOf("id_wilayah");
    private static final int DECILE = FamilyFiles.FAMILY_COLUMNS.indexOf("desil_nasional");

    private BadRows() {}

    /** What is wrong with a family. */
    public enum Fault {
        NONE,
        NIK_WITH_IMPOSSIBLE_DATE,
        NIK_AS_SPREADSHEET_NUMBER,
        /** The head has the NIK of the sound family's head. */
        NIK_OF_ANOTHER_FAMILY,
        UNKNOWN_VILLAGE,
        DECILE_OUT_OF_RANGE
    }

    /** A written family and what is wrong with it. */
    public record Written(String familyId, Fault fault) {}

    public static List<Written> write(long seed, LocalDate asOf, FamilyFiles.Paths paths)
            throws IOException {
        Regions regions = Regions.load();
        List<String> districts = List.copyOf(regions.districts().keySet());
        FamilyMaker maker = new FamilyMaker(new Dice(~seed), asOf, districts, IDS_AFTER);
        List<Written> written = new ArrayList<>();
        String soundNik = "";
        try (FamilyFiles files = new FamilyFiles(paths)) {
            for (Fault fault : Fault.values()) {
                Family family = maker.make(regions.villages().getFirst(), Fate.ELIGIBLE);
                String nik = family.head().nik();
                soundNik = fault == Fault.NONE ? nik : soundNik;
                files.write(family, spoiling(fault, nik, soundNik));
                written.add(new Written(family.id(), fault));
            }
        }
        return written;
    }

    /** Rewrites every row of a family, so that the two files agree on a wrong NIK too. */
    private static UnaryOperator<List<String>> spoiling(Fault fault, String nik, String soundNik) {
        return switch (fault) {
            case NONE -> row -> row;
            case NIK_WITH_IMPOSSIBLE_DATE ->
                    replacing(nik, nik.substring(0, 8) + "13" + nik.substring(10));
            case NIK_AS_SPREADSHEET_NUMBER -> replacing(nik, "3.52E+15");
            case NIK_OF_ANOTHER_FAMILY -> replacing(nik, soundNik);
            case UNKNOWN_VILLAGE -> row -> familyField(row, VILLAGE, "35.24.99.2001");
            case DECILE_OUT_OF_RANGE -> row -> familyField(row, DECILE, "11");
        };
    }

    private static UnaryOperator<List<String>> replacing(String value, String by) {
        return row -> row.stream().map(field -> field.equals(value) ? by : field).toList();
    }

    private static List<String> familyField(List<String> row, int column, String value) {
        if (row.size() != FamilyFiles.FAMILY_COLUMNS.size()) {
            return row;
        }
        List<String> changed = new ArrayList<>(row);
        changed.set(column, value);
        return changed;
    }
}
