package id.dinsos.registry.version;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.Cells;
import id.dinsos.registry.intake.rules.MinistryWords;
import id.dinsos.registry.intake.rules.RowError;
import id.dinsos.registry.intake.rules.RowFault;
import id.dinsos.registry.office.RecordIds;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a version says of one family: where it lives, its rank, and the lists it stands on. No name
 * and no number of anybody is kept of it.
 *
 * @param region empty where the row says none
 * @param fault the column that cannot be read with its code; null where all can
 */
record ListedFamily(
        UUID householdId,
        long line,
        String region,
        @Nullable Integer decile,
        @Nullable Integer percentile,
        @Nullable Boolean sembako,
        @Nullable Boolean pkh,
        @Nullable String fault) {
    private static final int HIGHEST_DECILE = 10;
    private static final int HIGHEST_PERCENTILE = 100;
    private static final String VILLAGE = "id_wilayah";

    /** Null where the row has no id, so that nobody can say which family it is about. */
    static @Nullable ListedFamily of(Row row, RegionCode owner, RecordIds ids) {
        Cells cells = new Cells(row);
        String id = cells.id(Row.FAMILY_ID);
        if (id == null) {
            return null;
        }
        String region = cells.value(VILLAGE);
        Integer decile = cells.number("desil_nasional", HIGHEST_DECILE, RowFault.DECILE_INVALID);
        Integer percentile =
                cells.number(
                        "percentile_nasional", HIGHEST_PERCENTILE, RowFault.PERCENTILE_INVALID);
        Boolean sembako = cells.word("BPNT", MinistryWords.YES_NO);
        Boolean pkh = cells.word("PKH", MinistryWords.YES_NO);
        boolean elsewhere =
                !region.isEmpty()
                        && !(RegionCode.isValid(region) && owner.covers(RegionCode.of(region)));
        List<RowError> errors = cells.errors();
        String fault =
                errors.isEmpty()
                        ? elsewhere ? VILLAGE + " " + RowFault.VILLAGE_OUTSIDE_OWNER.code() : null
                        : errors.getFirst().column() + " " + errors.getFirst().code();
        return fault == null
                ? new ListedFamily(
                        ids.household(owner.code(), id),
                        row.line(),
                        region,
                        decile,
                        percentile,
                        sembako,
                        pkh,
                        null)
                : new ListedFamily(
                        ids.household(owner.code(), id),
                        row.line(),
                        elsewhere ? "" : region,
                        null,
                        null,
                        null,
                        null,
                        fault);
    }
}
