package id.dinsos.gateway.document;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One document out of several. Where two services use a name for different things, each gets its
 * own: {@code Line} becomes {@code RegistryLine} and {@code CaseLine}. What has no route is left
 * out.
 */
public final class Merged {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Pattern REF = Pattern.compile("\"#/components/schemas/([^\"]+)\"");
    private static final Pattern SEGMENT = Pattern.compile("/v1/([^/.{]+)");

    private final Map<String, JsonObject> documents;
    private final Set<String> shared = new TreeSet<>();
    private final Set<String> sharedIds = new TreeSet<>();

    private Merged(Map<String, JsonObject> documents) {
        this.documents = documents;
        conflicts();
    }

    /**
     * @param documents by the service's label
     * @param routed whether a path of a service has a route
     * @param about what a tag, the first segment of a path, is for
     * @param head everything but paths, tags and components
     */
    public static JsonObject of(
            Map<String, JsonObject> documents,
            BiPredicate<String, String> routed,
            Function<String, String> about,
            JsonObject head) {
        return new Merged(new LinkedHashMap<>(documents)).merge(routed, about, head);
    }

    private JsonObject merge(
            BiPredicate<String, String> routed, Function<String, String> about, JsonObject head) {
        Map<String, Object> paths = new TreeMap<>();
        Map<String, Object> schemas = new TreeMap<>();
        Set<String> tags = new TreeSet<>();
        JsonObject security = new JsonObject();
        documents.forEach((service, document) -> {
            JsonObject own = renamed(service, document);
            own.getJsonObject("paths", new JsonObject())
                    .forEach(path -> {
                        if (routed.test(service, path.getKey())) {
                            paths.put(plain(path.getKey()), tagged(path.getValue(), path.getKey()));
                            tags.add(tag(path.getKey()));
                        }
                    });
            JsonObject components = own.getJsonObject("components", new JsonObject());
            schemas.putAll(components.getJsonObject("schemas", new JsonObject()).getMap());
            security.mergeIn(components.getJsonObject("securitySchemes", new JsonObject()));
        });
        JsonArray described = new JsonArray();
        tags.forEach(tag ->
                described.add(
                        new JsonObject().put("name", tag).put("description", about.apply(tag))));
        return head.copy()
                .put("tags", described)
                .put("paths", new JsonObject(paths))
                .put(
                        "components",
                        new JsonObject()
                                .put("schemas", new JsonObject(schemas))
                                .put("headers", DoorHeaders.all())
                                .put("securitySchemes", security));
    }

    /** Names that stand for different things, and all that speak of them. */
    private void conflicts() {
        Map<String, JsonObject> seen = new LinkedHashMap<>();
        Set<String> ids = new TreeSet<>();
        documents
                .values()
                .forEach(document -> {
                    schemas(document)
                            .forEach(one -> {
                                JsonObject schema = (JsonObject) one.getValue();
                                JsonObject before = seen.putIfAbsent(one.getKey(), schema);
                                if (before != null && !before.equals(schema)) {
                                    shared.add(one.getKey());
                                }
                            });
                    operations(
                            document,
                            operation -> {
                                String id = operation.getString("operationId", "");
                                if (!ids.add(id)) {
                                    sharedIds.add(id);
                                }
                            });
                });
        boolean grown = true;
        while (grown) {
            grown = false;
            for (JsonObject document : documents.values()) {
                for (Map.Entry<String, Object> one : schemas(document)) {
                    if (!shared.contains(one.getKey()) && speaksOfShared(one.getValue())) {
                        grown |= shared.add(one.getKey());
                    }
                }
            }
        }
    }

    private boolean speaksOfShared(Object schema) {
        Matcher references = REF.matcher(String.valueOf(schema));
        while (references.find()) {
            if (shared.contains(references.group(1))) {
                return true;
            }
        }
        return false;
    }

    private JsonObject renamed(String service, JsonObject document) {
        String prefix = Character.toUpperCase(service.charAt(0)) + service.substring(1);
        String text = document.encode();
        StringBuilder out = new StringBuilder();
        Matcher references = REF.matcher(text);
        while (references.find()) {
            String name = references.group(1);
            String now = shared.contains(name) ? prefix + name : name;
            references.appendReplacement(out, Matcher.quoteReplacement('"' + SCHEMAS + now + '"'));
        }
        JsonObject own = new JsonObject(references.appendTail(out).toString());
        JsonObject schemas = new JsonObject();
        schemas(own)
                .forEach(one -> {
                    String name = one.getKey();
                    schemas.put(shared.contains(name) ? prefix + name : name, one.getValue());
                });
        own.getJsonObject("components", new JsonObject()).put("schemas", schemas);
        operations(
                own,
                operation -> {
                    String id = operation.getString("operationId", "");
                    if (sharedIds.contains(id)) {
                        operation.put(
                                "operationId",
                                service + Character.toUpperCase(id.charAt(0)) + id.substring(1));
                    }
                });
        return own;
    }

    private static void operations(
            JsonObject document, java.util.function.Consumer<JsonObject> consumer) {
        document.getJsonObject("paths", new JsonObject())
                .forEach(path ->
                        ((JsonObject) path.getValue())
                                .forEach(method -> {
                                    if (method.getValue() instanceof JsonObject operation) {
                                        consumer.accept(operation);
                                    }
                                }));
    }

    private static JsonObject schemas(JsonObject document) {
        return document.getJsonObject("components", new JsonObject())
                .getJsonObject("schemas", new JsonObject());
    }

    private static JsonObject tagged(Object item, String path) {
        JsonObject operations = (JsonObject) item;
        operations.forEach(method -> {
            if (method.getValue() instanceof JsonObject operation) {
                operation.put("tags", new JsonArray().add(tag(path)));
                DoorHeaders.onto(operation);
            }
        });
        return operations;
    }

    /** A path parameter may say how it is written; a document may not. */
    private static String plain(String path) {
        return path.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
    }

    private static String tag(String path) {
        Matcher segment = SEGMENT.matcher(path);
        return segment.find() ? segment.group(1) : path;
    }
}
