package id.dinsos.testkit.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What a document promises of every answer: a status, a type and a body that it declares. It is
 * taken at its word: a field that it does not know is a fault too, although clients ignore those.
 */
public final class Promise {
    private static final String HERE = "https://dinsos.id/document";

    private final List<Route> routes;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private record Route(String method, Pattern path, Document.Named operation) {}

    /** Of a document that nobody else changes: what is open in it gets closed. */
    public Promise(Document document) {
        ObjectNode all = (ObjectNode) document.root().path("components").path("schemas").deepCopy();
        routes = new ArrayList<>();
        for (Document.Named operation : document.operations()) {
            routes.add(
                    new Route(
                            operation.method(),
                            Pattern.compile(operation.path().replaceAll("\\{[^}]*}", "[^/]+")),
                            operation));
            operation
                    .node()
                    .path("responses")
                    .properties()
                    .forEach(answer ->
                            answer.getValue()
                                    .path("content")
                                    .properties()
                                    .forEach(content -> {
                                        var unused =
                                                all.set(
                                                        name(
                                                                operation,
                                                                answer.getKey(),
                                                                content.getKey()),
                                                        content.getValue()
                                                                .path("schema")
                                                                .deepCopy());
                                    }));
        }
        // Of /runs/today, /runs/{id}.pdf and /runs/{id} the one that says more of the path answers.
        routes.sort(
                Comparator.<Route>comparingInt(route -> parts(route.operation.path()))
                        .thenComparingInt(route -> -route.operation.path().length()));
        all.forEach(Promise::close);
        String text =
                "{\"$defs\":" + all.toString().replace("#/components/schemas/", "#/$defs/") + "}";
        schemas =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(HERE, text)));
    }

    private static int parts(String path) {
        return (int) path.chars().filter(letter -> letter == '{').count();
    }

    private static String name(Document.Named operation, String status, String type) {
        return (operation.node().path("operationId").asText() + "." + status + "." + type)
                .replaceAll("[^\\w.]", "-");
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(Promise::close);
    }

    /** What is not as promised, one line each. */
    public List<String> broken(ServedAnswer answer) {
        String method = answer.method().toLowerCase(java.util.Locale.ROOT);
        Optional<Document.Named> found =
                routes.stream()
                        .filter(route -> route.method.equals(method))
                        .filter(route -> route.path.matcher(answer.path()).matches())
                        .map(Route::operation)
                        .findFirst();
        if (found.isEmpty()) {
            return answer.status() == 404 || answer.status() == 405
                    ? List.of()
                    : List.of(answer.method() + " " + answer.path() + " is no operation");
        }
        Document.Named operation = found.get();
        String at = operation.name() + " " + answer.status();
        JsonNode declared =
                operation.node().path("responses").path(Integer.toString(answer.status()));
        if (declared.isMissingNode()) {
            return List.of(at + " is not declared: " + answer.body());
        }
        return body(at, operation, declared.path("content"), answer);
    }

    private List<String> body(
            String at, Document.Named operation, JsonNode content, ServedAnswer answer) {
        if (answer.body().isEmpty() || content.isEmpty()) {
            return answer.body().isEmpty() && content.isEmpty()
                    ? List.of()
                    : List.of(at + " with a body or without: " + answer.body());
        }
        Optional<String> type =
                content.propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(one -> ServedAnswer.plain(one).equals(answer.plainType()))
                        .findFirst();
        if (type.isEmpty()) {
            return List.of(at + " is not declared as " + answer.mediaType());
        }
        if (!answer.isJson()) {
            return List.of();
        }
        String name = name(operation, Integer.toString(answer.status()), type.get());
        return compiled
                .computeIfAbsent(name, this::compile)
                .validate(
                        answer.body(),
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(fault -> at + " " + fault)
                .toList();
    }

    private Schema compile(String name) {
        return schemas.getSchema(SchemaLocation.of(HERE + "#/$defs/" + name));
    }
}
