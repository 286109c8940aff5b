package id.dinsos.eventstore.document;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * What holds of every text, number and list that comes in or goes out: a body has a megabyte at
 * most, a whole number fits its type, and money stays exact in every reader of JSON. What a field
 * asks beyond that its refusal says.
 */
final class Limits {
    private static final int TEXT = 1_000_000;
    private static final int ITEMS = 100_000;
    private static final long EXACT = (1L << 53) - 1;

    private Limits() {}

    static void set(@Nullable Schema schema) {
        if (schema == null || schema.getRef() != null) {
            return;
        }
        List<SchemaType> types = schema.getType() == null ? List.of() : schema.getType();
        if (types.contains(SchemaType.STRING)) {
            text(schema);
        }
        if (types.contains(SchemaType.INTEGER) || types.contains(SchemaType.NUMBER)) {
            number(schema);
        }
        if (types.contains(SchemaType.ARRAY) && schema.getMaxItems() == null) {
            schema.setMaxItems(ITEMS);
        }
        set(schema.getItems());
        set(schema.getAdditionalPropertiesSchema());
        if (schema.getProperties() != null) {
            all(schema.getProperties().values());
        }
    }

    private static void all(Collection<Schema> schemas) {
        schemas.forEach(Limits::set);
    }

    private static void text(Schema schema) {
        boolean open = schema.getEnumeration() == null && schema.getMaxLength() == null;
        if (open) {
            schema.setMaxLength(most(schema));
        }
    }

    private static int most(Schema schema) {
        return switch (String.valueOf(schema.getFormat())) {
            case "uuid" -> 36;
            case "date" -> 10;
            case "date-time" -> 40;
            case "binary" -> Integer.MAX_VALUE; // what a file may weigh its refusal says
            default -> schema.getPattern() == null ? TEXT : 100;
        };
    }

    private static void number(Schema schema) {
        boolean small = "int32".equals(schema.getFormat());
        if (schema.getMaximum() == null) {
            schema.setMaximum(BigDecimal.valueOf(small ? Integer.MAX_VALUE : EXACT));
        }
        if (schema.getMinimum() == null) {
            schema.setMinimum(BigDecimal.valueOf(small ? Integer.MIN_VALUE : -EXACT));
        }
    }
}
