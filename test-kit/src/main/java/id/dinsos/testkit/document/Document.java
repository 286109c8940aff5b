package id.dinsos.testkit.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An OpenAPI document and its operations. */
public record Document(JsonNode root) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * One operation.
     *
     * @param name as {@code GET /v1/runs}
     */
    public record Named(String name, String path, String method, JsonNode node) {
        /** Successful answers by their status. */
        public List<Map.Entry<String, JsonNode>> answers() {
            List<Map.Entry<String, JsonNode>> found = new ArrayList<>();
            for (Map.Entry<String, JsonNode> one : node.path("responses").properties()) {
                if (one.getKey().startsWith("2")) {
                    found.add(one);
                }
            }
            return found;
        }
    }

    /** All operations, in the order of the document. */
    public List<Named> operations() {
        List<Named> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    String name =
                            method.getKey().toUpperCase(java.util.Locale.ROOT)
                                    + ' '
                                    + path.getKey().replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
                    found.add(new Named(name, path.getKey(), method.getKey(), method.getValue()));
                }
            }
        }
        return found;
    }

    Optional<Named> operation(String name) {
        return operations().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** What a reference points at, or the node itself. */
    JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        for (int i = 0; i < 10 && at.has("$ref"); i++) {
            at = root.at(at.path("$ref").asText().substring(1));
        }
        return at;
    }
}
