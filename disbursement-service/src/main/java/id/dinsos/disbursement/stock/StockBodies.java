package id.dinsos.disbursement.stock;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.stock.ItemEvent.Component;
import id.dinsos.disbursement.stock.StockEvent.Cause;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What officers send about items and warehouses. */
public final class StockBodies {
    /** Of items and warehouses. */
    public static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    static final long MOST = 1_000_000_000_000L;
    private static final int MAX_PARTS = 100;
    private static final int MAX_DAYS = 3_650;

    private StockBodies() {}

    /** Some families of a village alone, each named; all of them where nothing is said. */
    public static void checkFamilies(
            Fields fields, @Nullable List<@Nullable UUID> families, int most) {
        if (families != null) {
            var unused = fields.list("/families", families, 1, most, (Fields at, UUID one) -> one);
        }
    }

    /**
     * What an item is.
     *
     * @param daysLeft before its expiry it is handed out at the latest; 75 where it is left out
     * @param parts of a kit
     */
    public record ItemBody(
            String name,
            String unit,
            @Nullable Boolean dated,
            @Nullable Integer daysLeft,
            @Nullable List<@Nullable PartBody> parts) {
        private static final int USUAL_DAYS = 75;

        public ItemBody {
            Fields fields = new Fields();
            name = fields.text("/name", name, 1, 100);
            unit = fields.text("/unit", unit, 1, 20);
            dated = fields.required("/dated", dated, false);
            daysLeft =
                    daysLeft == null
                            ? USUAL_DAYS
                            : fields.number("/daysLeft", daysLeft, 0, MAX_DAYS);
            fields.check();
        }

        List<Component> components() {
            Fields fields = new Fields();
            Set<String> named = new HashSet<>();
            List<Component> all =
                    fields.list(
                            "/parts",
                            parts,
                            0,
                            MAX_PARTS,
                            (Fields at, PartBody part) -> {
                                String item =
                                        at.matching("/item", part.item(), CODE, "an item code");
                                at.expect(named.add(item), "/item", "each item once");
                                return new Component(
                                        item, at.number("/quantity", part.quantity(), 1L, MOST));
                            });
            fields.check();
            return all;
        }
    }

    /** So much of an item, and of which lot where it matters. */
    public record PartBody(@Nullable String item, @Nullable String lot, @Nullable Long quantity) {}

    /** A place where goods are kept. */
    public record WarehouseBody(String owner, String code, String name, String region) {
        public WarehouseBody {
            Fields fields = new Fields();
            owner = fields.region("/owner", owner).code();
            code = fields.matching("/code", code, CODE, "a code as GUDANG_1");
            name = fields.text("/name", name, 1, 100);
            RegionCode place = fields.region("/region", region);
            fields.expect(
                    RegionCode.of(owner).covers(place),
                    "/region",
                    "a place of the office's region");
            region = place.code();
            fields.check();
        }
    }

    /** A delivery of one lot. */
    public record ReceiptBody(
            String item,
            String lot,
            @Nullable Long quantity,
            @Nullable LocalDate expiresOn,
            String document) {
        public ReceiptBody {
            Fields fields = new Fields();
            item = fields.matching("/item", item, CODE, "an item code");
            lot = fields.text("/lot", lot, 1, 50);
            quantity = fields.number("/quantity", quantity, 1L, MOST);
            document = fields.text("/document", document, 1, 100);
            fields.check();
        }
    }

    /** Lots that leave for another warehouse. */
    public record ShipmentBody(
            UUID to, String waybill, String driver, @Nullable List<@Nullable PartBody> parts) {
        public ShipmentBody {
            Fields fields = new Fields();
            to = fields.uuid("/to", to);
            waybill = fields.text("/waybill", waybill, 1, 100);
            driver = fields.text("/driver", driver, 1, 100);
            fields.check();
        }
    }

    /**
     * Lots that came in.
     *
     * @param reason where something is missing
     */
    public record ArrivalBody(
            UUID from,
            UUID shipment,
            @Nullable List<@Nullable PartBody> parts,
            @Nullable String reason) {
        public ArrivalBody {
            Fields fields = new Fields();
            from = fields.uuid("/from", from);
            shipment = fields.uuid("/shipment", shipment);
            reason = fields.prose("/reason", reason, 0, 500);
            fields.check();
        }
    }

    /** What is there of a lot. */
    public record CountBody(
            String item, String lot, @Nullable Long counted, @Nullable String cause, String note) {
        public CountBody {
            Fields fields = new Fields();
            item = fields.matching("/item", item, CODE, "an item code");
            lot = fields.text("/lot", lot, 1, 50);
            counted = fields.number("/counted", counted, 0L, MOST);
            cause = fields.choice("/cause", cause, Cause.class).name();
            note = fields.prose("/note", note, 1, 500);
            fields.check();
        }
    }

    /** Why something is given up. */
    public record ReasonBody(String reason) {
        public ReasonBody {
            Fields fields = new Fields();
            reason = fields.prose("/reason", reason, 1, 500);
            fields.check();
        }
    }

    /** Each lot once. */
    static List<Part> parts(@Nullable List<@Nullable PartBody> bodies, int min) {
        Fields fields = new Fields();
        Set<String> named = new HashSet<>();
        List<Part> all =
                fields.list(
                        "/parts",
                        bodies,
                        min,
                        MAX_PARTS,
                        (Fields at, PartBody part) -> {
                            String item = at.matching("/item", part.item(), CODE, "an item code");
                            String lot = at.text("/lot", part.lot(), 1, 50);
                            at.expect(named.add(item + '/' + lot), "/lot", "each lot once");
                            return new Part(
                                    item, lot, at.number("/quantity", part.quantity(), 1L, MOST));
                        });
        fields.check();
        return all;
    }
}
