package id.dinsos.testkit.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
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
    private static final String REFERENCE = "#/components/schemas/";
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final List<Route> routes = new ArrayList<>();
    private final ObjectNode definitions;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private record Route(String method, Pattern path, Document.Named operation) {}

    public Promise(Document document) {
        for (Document.Named operation : document.operations()) {
            routes.add(
                    new Route(
                            operation.method(),
                            Pattern.compile(operation.path().replaceAll("\\{[^}]*}", "[^/]+")),
                            operation));
        }
        // Of /runs/today, /runs/{id}.pdf and /runs/{id} the one that says more of the path answers.
        routes.sort(
                Comparator.<Route>comparingInt(route -> parts(route.operation.path()))
                        .thenComparingInt(route -> -route.operation.path().length()));
        definitions = document.root().path("components").path("schemas").deepCopy();
        close(definitions);
    }

    private static int parts(String path) {
        return (int) path.chars().filter(letter -> letter == '{').count();
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
        return compiled
                .computeIfAbsent(content.path(type.get()).path("schema"), this::compile)
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

    /** With what it refers to and no more, for the whole document is large. */
    private Schema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        close(whole);
        ObjectNode used = new ObjectNode(JsonNodeFactory.instance);
        collect(whole, used);
        var unused = whole.set("$defs", used);
        return SCHEMAS.getSchema(whole.toString().replace(REFERENCE, "#/$defs/"));
    }

    private void collect(JsonNode schema, ObjectNode used) {
        String reference = schema.path("$ref").asText();
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        if (reference.startsWith(REFERENCE) && !used.has(name)) {
            JsonNode definition = definitions.path(name);
            var unused = used.set(name, definition);
            collect(definition, used);
        }
        schema.forEach(part -> collect(part, used));
    }
}
