package id.dinsos.testkit.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The operations that a running service says it has. */
public final class OpenApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String BOUNDARY = "dinsos-door";
    private static final int DEPTH = 6;

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    /** All below {@code /v1}, in the order of their names. */
    public static List<Operation> operations(URI service) {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/q/openapi?format=json")).build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String document = client.send(request, BodyHandlers.ofString()).body();
            return new OpenApi(new ObjectMapper().readTree(document)).operations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the gateway has a route to it: views and republications are for operations. */
    public static boolean isPublic(Operation operation) {
        return !operation.path().startsWith("/v1/views")
                && !operation.path().startsWith("/v1/republications");
    }

    private List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (path.getKey().startsWith("/v1/") && METHODS.contains(method.getKey())) {
                    found.add(operation(path.getKey(), method.getKey(), method.getValue()));
                }
            }
        }
        found.sort(Comparator.comparing(Operation::name));
        return List.copyOf(found);
    }

    private Operation operation(String path, String method, JsonNode node) {
        Set<String> query = new TreeSet<>();
        for (JsonNode parameter : node.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                query.add(parameter.path("name").asText());
            }
        }
        String type = "";
        String sample = null;
        for (Map.Entry<String, JsonNode> content :
                node.path("requestBody").path("content").properties()) {
            type = content.getKey();
            sample = body(type, content.getValue().path("schema"));
        }
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}"),
                query,
                type.startsWith("multipart/") ? type + "; boundary=" + BOUNDARY : type,
                sample);
    }

    private String body(String type, JsonNode schema) {
        if (type.startsWith("application/json")) {
            return sample("", schema, DEPTH).toString();
        }
        return type.startsWith("multipart/")
                ? "--%1$s\r\nContent-Disposition: form-data; name=\"families\"\r\n\r\na;b\n\r\n--%1$s--\r\n"
                        .formatted(BOUNDARY)
                : "a;b\n1;2\n";
    }

    private JsonNode sample(String name, JsonNode written, int depth) {
        JsonNode schema = resolved(written);
        String known = known(name, schema);
        if (known != null) {
            return JSON.textNode(known);
        }
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" ->
                    depth == 0
                            ? JSON.arrayNode()
                            : JSON.arrayNode().add(sample("", schema.path("items"), depth - 1));
            case "boolean" -> JSON.booleanNode(true);
            case "integer", "number" -> JSON.numberNode(1);
            default -> JSON.textNode("TEXT");
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode node = JSON.objectNode();
        if (depth == 0) {
            return node;
        }
        for (Map.Entry<String, JsonNode> one : schema.path("properties").properties()) {
            var unused = node.set(one.getKey(), sample(one.getKey(), one.getValue(), depth - 1));
        }
        if (schema.path("additionalProperties").isObject()) {
            var unused =
                    node.set("key", sample("", schema.path("additionalProperties"), depth - 1));
        }
        return node;
    }

    /** What can be read where a text has a form of its own. */
    private static @Nullable String known(String name, JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date" -> "2026-11-01";
            case "uuid" -> "0190a1b2-0000-7000-8000-00000000f00d";
            default ->
                    switch (name) {
                        case "region", "owner", "to" -> "35.24";
                        case "month" -> "2026-11";
                        default -> null;
                    };
        };
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode at = schema;
        for (JsonNode all : List.of(at.path("allOf"), at.path("anyOf"), at.path("oneOf"))) {
            if (all.size() > 0) {
                at = all.get(0);
            }
        }
        String reference = at.path("$ref").asText();
        return reference.isEmpty() ? at : document.at(reference.substring(1));
    }

    /** A type may be a list of a type and {@code null}. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String one = type.isArray() ? type.path(0).asText() : type.asText();
        return one.isEmpty() && schema.has("properties") ? "object" : one;
    }
}
