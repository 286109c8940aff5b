package id.dinsos.eventstore.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * How a value looks, for every text, number and yes or no that comes in or goes out: by its form
 * where it has one, else by its name where that says enough. A choice shows itself. All is made up
 * and nobody's; it says how to write a value, not which record is there.
 */
final class Examples {
    private static final String ID = "0190a1b2-0000-7000-8000-00000000f00d";
    private static final String DAY = "2026-11-28";
    private static final String VILLAGE = "35.24.05.2001";
    private static final int YEAR = 2026;
    private static final int AMOUNT = 600_000;

    private static final Map<String, String> NAMED =
            Map.ofEntries(
                    Map.entry("owner", "35.24"),
                    Map.entry("office", "35.24"),
                    Map.entry("parent", "35.24"),
                    Map.entry("regency", "35.24"),
                    Map.entry("district", "35.24.05"),
                    Map.entry("region", VILLAGE),
                    Map.entry("village", VILLAGE),
                    Map.entry("programme", "SEMBAKO"),
                    Map.entry("month", "2026-11"),
                    Map.entry("asOf", DAY),
                    Map.entry("on", DAY),
                    Map.entry("knownOn", DAY),
                    Map.entry("trueOn", DAY),
                    Map.entry("bank", "BRI"),
                    Map.entry("nik", "3524050101700001"),
                    Map.entry("kkNumber", "3524050101700002"),
                    Map.entry("phone", "081200000000"),
                    Map.entry("name", "Contoh"),
                    Map.entry("by", "rina"),
                    Map.entry("actor", "rina"),
                    Map.entry("decreeNumber", "188/45/2026"),
                    Map.entry("mediaType", "application/pdf"),
                    Map.entry("reason", "Sesuai berita acara."),
                    Map.entry("note", "Sesuai berita acara."),
                    Map.entry("street", "Jalan Mawar 1"),
                    Map.entry("rt", "001"),
                    Map.entry("rw", "002"),
                    Map.entry("sha256", "0f".repeat(32)),
                    Map.entry("email", "dinsos@dinsos.example"),
                    Map.entry("If-Match", "\"7\""),
                    Map.entry("Idempotency-Key", ID));

    private Examples() {}

    static void set(@Nullable String name, @Nullable Schema schema) {
        if (schema == null || schema.getRef() != null) {
            return;
        }
        Object example = schema.getEnumeration() == null ? of(String.valueOf(name), schema) : null;
        if (example != null && schema.getExamples() == null) {
            schema.setExamples(List.of(example));
        }
        set(name, schema.getItems());
        set(name, schema.getAdditionalPropertiesSchema());
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(Examples::set);
        }
    }

    private static @Nullable Object of(String name, Schema schema) {
        List<SchemaType> types = schema.getType() == null ? List.of() : schema.getType();
        if (types.contains(SchemaType.STRING)) {
            return text(name, schema);
        }
        if (types.contains(SchemaType.INTEGER) || types.contains(SchemaType.NUMBER)) {
            return number(name, schema);
        }
        return types.contains(SchemaType.BOOLEAN) ? true : null;
    }

    private static @Nullable String text(String name, Schema schema) {
        if (schema.getPattern() != null) {
            return switch (schema.getPattern()) {
                case RecordSchemas.MONTH -> "2026-11";
                case RecordSchemas.TIME -> "08:30";
                case RecordSchemas.PERIOD -> "P1M";
                case RecordSchemas.REGION -> NAMED.getOrDefault(name, VILLAGE);
                default -> null;
            };
        }
        return switch (String.valueOf(schema.getFormat())) {
            case "uuid" -> ID;
            case "date" -> DAY;
            case "date-time" -> DAY + "T03:00:00Z";
            case "uri" -> "https://dinsos.example/problems/not-found";
            case "binary" -> null;
            default -> fitting(NAMED.getOrDefault(name, "teks"), schema.getMaxLength());
        };
    }

    private static String fitting(String text, @Nullable Integer most) {
        return most == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static BigDecimal number(String name, Schema schema) {
        BigDecimal usual =
                BigDecimal.valueOf(
                        name.equals("year") ? YEAR : name.endsWith("Rupiah") ? AMOUNT : 1);
        if (schema.getMinimum() != null) {
            usual = usual.max(schema.getMinimum());
        }
        return schema.getMaximum() == null ? usual : usual.min(schema.getMaximum());
    }
}
