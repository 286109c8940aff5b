package id.dinsos.disbursement.stock;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.stock.DistributionEvent.Absence;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What officers send about distributions. */
public final class DistributionBodies {
    private static final int MAX_FAMILIES = 2_000;
    private static final UUID NOBODY = new UUID(0, 0);

    private DistributionBodies() {}

    /**
     * What is to be distributed.
     *
     * @param runId whose list entitles the families of the village
     * @param item or kit
     * @param families some of the village alone, such as those who did not come before; all where
     *     it is left out
     */
    public record PlanBody(
            UUID warehouseId,
            UUID runId,
            @Nullable YearMonth month,
            String village,
            String item,
            @Nullable Long perFamily,
            @Nullable LocalDate on,
            @Nullable List<@Nullable UUID> families) {
        public PlanBody {
            Fields fields = new Fields();
            warehouseId = fields.uuid("/warehouseId", warehouseId);
            runId = fields.uuid("/runId", runId);
            month = fields.month("/month", month);
            village =
                    fields.region(
                                    "/village",
                                    village,
                                    RegionCode.Level.VILLAGE,
                                    RegionCode.Level.VILLAGE)
                            .code();
            item = fields.matching("/item", item, StockBodies.CODE, "an item code");
            perFamily = fields.number("/perFamily", perFamily, 1L, 1_000_000L);
            on = fields.date("/on", on);
            StockBodies.checkFamilies(fields, families, MAX_FAMILIES);
            fields.check();
        }
    }

    /** The signed record: who did not take it; all others did. */
    public record RecordBody(
            String number, LocalDate date, @Nullable List<@Nullable AbsentBody> absent) {
        public RecordBody {
            Fields fields = new Fields();
            number = fields.text("/number", number, 1, 100);
            date = fields.date("/date", date);
            fields.check();
        }

        Map<UUID, Absence> absences() {
            Fields fields = new Fields();
            Map<UUID, Absence> all = new HashMap<>();
            var unused =
                    fields.list(
                            "/absent",
                            absent,
                            0,
                            MAX_FAMILIES,
                            (Fields at, AbsentBody one) -> {
                                UUID family = at.required("/familyId", one.familyId(), NOBODY);
                                Absence why = at.choice("/reason", one.reason(), Absence.class);
                                at.expect(
                                        all.put(family, why) == null,
                                        "/familyId",
                                        "each family once");
                                return family;
                            });
            fields.check();
            return all;
        }
    }

    /** The record as it should have been, and why it is not so. */
    public record CorrectionBody(
            String number,
            LocalDate date,
            @Nullable List<@Nullable AbsentBody> absent,
            @Nullable String reason) {
        public CorrectionBody {
            Fields fields = new Fields();
            number = fields.text("/number", number, 1, 100);
            date = fields.date("/date", date);
            reason = fields.prose("/reason", reason, 1, 500);
            fields.check();
        }

        Map<UUID, Absence> absences() {
            return new RecordBody(number, date, absent).absences();
        }

        String why() {
            return Objects.requireNonNull(reason);
        }
    }

    /** A family that did not take it, and why. */
    public record AbsentBody(@Nullable UUID familyId, @Nullable String reason) {}
}
