package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.region.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The village a family's row names: it must be there today and lie within the office. One that
 * ended is followed to where it has gone, as long as there is only one such place.
 */
final class VillageRules {
    private static final String COLUMN = "id_wilayah";
    private static final int MAX_SUCCESSIONS = 10;

    private final RegionCode owner;
    private final Function<RegionCode, Optional<Region>> regions;
    private final LocalDate today;

    VillageRules(
            RegionCode owner, Function<RegionCode, Optional<Region>> regions, LocalDate today) {
        this.owner = owner;
        this.regions = regions;
        this.today = today;
    }

    /** Null where the file does not say, or says what is wrong. */
    @Nullable RegionCode check(Cells cells, Row row, Rejects rejects) {
        String code = cells.value(COLUMN);
        if (code.isEmpty()) {
            return null;
        }
        RegionCode asked = RegionCode.isValid(code) ? RegionCode.of(code) : null;
        Region found =
                asked == null || asked.level() != Level.VILLAGE
                        ? null
                        : regions.apply(asked).orElse(null);
        if (found == null) {
            cells.wrong(COLUMN, RowFault.VILLAGE_UNKNOWN);
            return null;
        }
        RegionCode region = found.inForce(today) ? asked : following(found, cells, row, rejects);
        if (region != null && !owner.covers(region)) {
            cells.wrong(COLUMN, RowFault.VILLAGE_OUTSIDE_OWNER, owner);
            return null;
        }
        return region;
    }

    /**
     * Where a village that is not there today has gone, to the end, if the file need not say it.
     */
    private @Nullable RegionCode following(Region village, Cells cells, Row row, Rejects rejects) {
        Region at = village;
        for (int steps = 0; steps < MAX_SUCCESSIONS && !at.inForce(today); steps++) {
            LocalDate until = at.until();
            List<String> successors = at.successors();
            if (until == null || !until.isBefore(today)) {
                cells.wrong(
                        COLUMN,
                        RowFault.VILLAGE_NOT_YET,
                        at.code(),
                        at.from() == null ? "" : OfficeWords.day(at.from()));
                return null;
            }
            if (successors.size() > 1) {
                cells.wrong(
                        COLUMN,
                        RowFault.VILLAGE_SPLIT,
                        at.code(),
                        OfficeWords.day(until),
                        String.join(", ", successors));
                return null;
            }
            Region next =
                    successors.isEmpty()
                            ? null
                            : regions.apply(RegionCode.of(successors.getFirst())).orElse(null);
            if (next == null) {
                cells.wrong(COLUMN, RowFault.VILLAGE_ENDED, at.code(), OfficeWords.day(until));
                return null;
            }
            at = next;
        }
        if (!at.inForce(today)) {
            cells.wrong(COLUMN, RowFault.VILLAGE_UNKNOWN);
            return null;
        }
        rejects.warn(
                RowError.warning(
                        row,
                        COLUMN,
                        RowFault.VILLAGE_RENUMBERED,
                        village.code(),
                        OfficeWords.day(Objects.requireNonNull(village.until())),
                        at.code()));
        return RegionCode.of(at.code());
    }
}
