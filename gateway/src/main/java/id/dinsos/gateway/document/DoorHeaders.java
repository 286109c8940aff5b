package id.dinsos.gateway.document;

import io.vertx.core.json.JsonObject;

/** Headers that the gateway itself puts on every answer, whichever service it is from. */
final class DoorHeaders {
    private static final String PLACE = "#/components/headers/";
    private static final JsonObject ALL =
            new JsonObject()
                    .put(
                            "X-RateLimit-Limit",
                            header(
                                    "how many requests one caller may have open at once; one more"
                                            + " is refused with 429 and Retry-After",
                                    new JsonObject()
                                            .put("type", "integer")
                                            .put("format", "int32")
                                            .put("minimum", 1)
                                            .put("maximum", Integer.MAX_VALUE)))
                    .put(
                            "Access-Control-Allow-Origin",
                            header(
                                    "the gateway's own address: no page of another site may read"
                                            + " an answer",
                                    new JsonObject().put("type", "string").put("maxLength", 200)));

    private DoorHeaders() {}

    private static JsonObject header(String description, JsonObject schema) {
        return new JsonObject().put("description", description).put("schema", schema);
    }

    static JsonObject all() {
        return ALL.copy();
    }

    /** On all answers of an operation. */
    static void onto(JsonObject operation) {
        operation
                .getJsonObject("responses", new JsonObject())
                .forEach(one -> {
                    JsonObject response = (JsonObject) one.getValue();
                    JsonObject headers = response.getJsonObject("headers", new JsonObject());
                    ALL.fieldNames()
                            .forEach(name ->
                                    headers.put(name, new JsonObject().put("$ref", PLACE + name)));
                    response.put("headers", headers);
                });
    }
}
