package id.dinsos.testkit.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What careless and hostile callers send: bodies made from a good one, and values of parameters.
 */
public final class Oddities {
    private static final String LONG = "x".repeat(20_000);

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

    /** Bodies beside a good one: broken as a whole, and with one field at a time broken. */
    public static List<String> bodies(String sample) {
        List<String> all = new ArrayList<>(BODIES);
        JsonNode good = read(sample);
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

    private static JsonNode read(String sample) {
        try {
            return new ObjectMapper().readTree(sample);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(JsonNode node) {
        try {
            return new ObjectMapper().writeValueAsString(node);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
