package id.dinsos.eventstore.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What careless and hostile callers send: bodies made from a type, and values of parameters. */
public final class Oddities {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LONG = "x".repeat(20_000);
    private static final int DEPTH = 4;

    /** In the place of any value. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "\"\"",
                    "\" \"",
                    "\"a\\u0000b\"",
                    "\"a\\u001bb\"",
                    "\"a\\ud800b\"",
                    "\"x'; drop table event; --\"",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "200.000",
                    "9007199254740993",
                    "99999999999999999999999",
                    "1e400",
                    "[]",
                    "[null]",
                    "{}",
                    "{\"a\":[{}]}",
                    "\"2026-13\"",
                    "\"2026-11-09T17:00:00.000Z\"",
                    "\"+999999999-01-01\"",
                    "\"" + LONG + "\"");

    /** In the place of a whole body. */
    private static final List<String> BODIES =
            List.of(
                    "",
                    " ",
                    "null",
                    "[]",
                    "[null]",
                    "{}",
                    "[{}]",
                    "5",
                    "\"x\"",
                    "true",
                    "{",
                    "{\"a\":1,\"a\":2}",
                    "{\"\":1}",
                    "{\"a\\u0000b\":1}",
                    "[".repeat(5_000),
                    "<xml/>",
                    "\u0000");

    /** In the place of a parameter, encoded. */
    static final List<String> PARAMETERS =
            List.of(
                    "",
                    "%00",
                    "%20",
                    "a%00b",
                    "abc",
                    "-1",
                    "0",
                    "1.5",
                    "99999999999999999999",
                    "2026-13",
                    "2026-11-01",
                    "2026-11-09T17:00:00Z",
                    "NOPE",
                    "yes",
                    "35.24.99.9",
                    "3524990101800001",
                    "%27%3B--",
                    "%E2%80%8B",
                    "%F0%28%8C%28",
                    LONG.substring(0, 3_000));

    private Oddities() {}

    /** Bodies for a type: broken as a whole, and with one field at a time broken. */
    public static List<String> bodies(Type type) {
        List<String> all = new ArrayList<>(BODIES);
        JsonNode good = sample(type, DEPTH);
        all.add(good.toString());
        all.add(good + " {}");
        if (good instanceof ObjectNode object) {
            vary(object, object, all);
            object.properties().stream()
                    .findFirst()
                    .ifPresent(first -> {
                        String twice = "\"" + first.getKey() + "\":" + first.getValue();
                        all.add("{" + twice + "," + twice + "}");
                    });
        }
        return all;
    }

    private static void vary(ObjectNode root, ObjectNode node, List<String> all) {
        ObjectNode with = node.deepCopy();
        var unused = node.put("unknownField", 1);
        all.add(root.toString());
        node.remove("unknownField");
        for (Map.Entry<String, JsonNode> field : with.properties()) {
            for (String value : VALUES) {
                node.putRawValue(
                        field.getKey(), new com.fasterxml.jackson.databind.util.RawValue(value));
                all.add(write(root));
            }
            node.remove(field.getKey());
            all.add(write(root));
            node.set(field.getKey(), field.getValue());
            JsonNode inner = node.get(field.getKey());
            if (inner instanceof ArrayNode list && list.size() > 0) {
                inner = list.get(0);
            }
            if (inner instanceof ObjectNode object) {
                vary(root, object, all);
            }
        }
    }

    private static String write(JsonNode node) {
        try {
            return new ObjectMapper().writeValueAsString(node);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value of the type that can be read, if not one that makes sense. */
    static JsonNode sample(Type type, int depth) {
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
