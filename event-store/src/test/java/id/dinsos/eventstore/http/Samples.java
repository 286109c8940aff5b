package id.dinsos.eventstore.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Bodies that can be read, made from the type that a resource reads them as. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH = 4;

    private Samples() {}

    static String of(Type type) {
        return sample(type, DEPTH).toString();
    }

    /** A value of the type that can be read, if not one that makes sense. */
    private static JsonNode sample(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type last =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (Collection.class.isAssignableFrom(raw)) {
                return JSON.arrayNode().add(sample(last, depth - 1));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return JSON.objectNode().set("key", sample(last, depth - 1));
            }
            return sample(raw, depth);
        }
        return type instanceof Class<?> plain ? plain(plain, depth) : JSON.nullNode();
    }

    private static JsonNode plain(Class<?> type, int depth) {
        if (type.isRecord() && type.getName().startsWith("id.dinsos.contracts.")) {
            return type.getSimpleName().equals("Rupiah")
                    ? JSON.objectNode().put("amount", 1)
                    : JSON.textNode("35.24");
        }
        if (type.isRecord() && depth > 0) {
            ObjectNode node = JSON.objectNode();
            for (RecordComponent one : type.getRecordComponents()) {
                var unused = node.set(one.getName(), named(one, depth));
            }
            return node;
        }
        if (type.isEnum()) {
            return JSON.textNode(((Enum<?>) type.getEnumConstants()[0]).name());
        }
        if (type == LocalDate.class) {
            return JSON.textNode("2026-11-01");
        }
        if (type == YearMonth.class) {
            return JSON.textNode("2026-11");
        }
        if (type == UUID.class) {
            return JSON.textNode("0190a1b2-0000-7000-8000-00000000f00d");
        }
        if (type == boolean.class || type == Boolean.class) {
            return JSON.booleanNode(true);
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return JSON.numberNode(1);
        }
        return type == String.class ? JSON.textNode("TEXT") : JSON.nullNode();
    }

    private static JsonNode named(RecordComponent one, int depth) {
        return switch (one.getName()) {
            case "region", "owner", "to" ->
                    one.getType() == String.class
                            ? JSON.textNode("35.24")
                            : sample(one.getGenericType(), depth - 1);
            case "month" ->
                    one.getType() == String.class
                            ? JSON.textNode("2026-11")
                            : sample(one.getGenericType(), depth - 1);
            default -> sample(one.getGenericType(), depth - 1);
        };
    }
}
