package id.dinsos.gateway.document;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The same document as OpenAPI 3.0.3, for tools that cannot read 3.1: a type that may be null says
 * so beside it, a constant is a choice of one, and of several examples the first one stays.
 */
public final class Older {
    private Older() {}

    public static JsonObject of(JsonObject document) {
        JsonObject older = (JsonObject) convert(document.copy());
        JsonObject licence = older.getJsonObject("info", new JsonObject()).getJsonObject("license");
        if (licence != null) {
            licence.remove("identifier");
        }
        return older.put("openapi", "3.0.3");
    }

    private static Object convert(Object node) {
        if (node instanceof JsonArray array) {
            JsonArray all = new JsonArray();
            array.forEach(one -> all.add(convert(one)));
            return all;
        }
        if (!(node instanceof JsonObject object)) {
            return node;
        }
        JsonObject out = new JsonObject();
        object.forEach(one -> out.put(one.getKey(), convert(one.getValue())));
        if (out.getValue("type") instanceof JsonArray types) {
            List<Object> left = new ArrayList<>(types.getList());
            if (left.remove("null")) {
                out.put("nullable", true);
            }
            out.remove("type");
            if (left.size() == 1) {
                out.put("type", left.getFirst());
            }
        }
        if (isSchema(out) && out.containsKey("const")) {
            out.put("enum", new JsonArray().add(out.remove("const")));
        }
        if (isSchema(out) && out.getValue("examples") instanceof JsonArray examples) {
            out.remove("examples");
            if (!examples.isEmpty()) {
                out.put("example", examples.getValue(0));
            }
        }
        return out;
    }

    private static boolean isSchema(JsonObject object) {
        return object.getValue("type") instanceof String || object.containsKey("const");
    }
}
