package id.dinsos.testkit.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a caller of the last release could do and can no longer: an operation, a parameter or a
 * choice that is gone, something that must be sent now, something that no longer comes back, a role
 * that is no longer let in, a schema of another name, which is a class of another name to clients
 * that are generated. Whatever was added breaks nobody.
 */
public final class Breaking {
    private final Document before;
    private final Document now;
    private final List<String> findings = new ArrayList<>();

    private Breaking(Document before, Document now) {
        this.before = before;
        this.now = now;
    }

    /** What breaks, one line each. */
    public static List<String> findings(Document before, Document now) {
        Breaking gate = new Breaking(before, now);
        Map<String, Document.Named> operations = new TreeMap<>();
        now.operations().forEach(one -> operations.put(one.name(), one));
        for (Document.Named old : before.operations()) {
            Document.Named same = operations.get(old.name());
            if (same == null) {
                gate.findings.add(old.name() + " is gone");
            } else {
                gate.operation(old, same);
            }
        }
        return List.copyOf(gate.findings);
    }

    private void operation(Document.Named old, Document.Named same) {
        if (!old.node().path("operationId").equals(same.node().path("operationId"))) {
            findings.add(old.name() + " has another operationId");
        }
        Set<String> roles = texts(old.node().path("x-roles"));
        Set<String> still = texts(same.node().path("x-roles"));
        if (!still.isEmpty() && !still.containsAll(roles)) {
            roles.removeAll(still);
            findings.add(old.name() + " no longer lets in " + roles);
        }
        parameters(old, same);
        body(old, same);
        for (Map.Entry<String, JsonNode> answer : old.answers()) {
            JsonNode other = same.node().path("responses").path(answer.getKey());
            String at = old.name() + " " + answer.getKey();
            if (other.isMissingNode()) {
                findings.add(at + " is answered no more");
                continue;
            }
            for (Map.Entry<String, JsonNode> type :
                    answer.getValue().path("content").properties()) {
                JsonNode content = other.path("content").path(type.getKey());
                if (content.isMissingNode()) {
                    findings.add(at + " no longer as " + type.getKey());
                } else {
                    answered(
                            at,
                            type.getValue().path("schema"),
                            content.path("schema"),
                            new HashSet<>());
                }
            }
        }
    }

    private void parameters(Document.Named old, Document.Named same) {
        Map<String, JsonNode> were = parameters(old);
        Map<String, JsonNode> are = parameters(same);
        were.forEach((name, parameter) -> {
            JsonNode other = are.get(name);
            if (other == null) {
                findings.add("%s no longer knows %s".formatted(old.name(), name));
            } else {
                asked(
                        old.name() + " " + name,
                        parameter.path("schema"),
                        other.path("schema"),
                        new HashSet<>());
            }
        });
        are.forEach((name, parameter) -> {
            JsonNode other = were.get(name);
            boolean must = parameter.path("required").asBoolean();
            if (must && (other == null || !other.path("required").asBoolean())) {
                findings.add("%s now needs %s".formatted(old.name(), name));
            }
        });
    }

    private static Map<String, JsonNode> parameters(Document.Named operation) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (JsonNode one : operation.node().path("parameters")) {
            found.put(one.path("in").asText() + " " + one.path("name").asText(), one);
        }
        return found;
    }

    private void body(Document.Named old, Document.Named same) {
        JsonNode was = old.node().path("requestBody");
        JsonNode is = same.node().path("requestBody");
        if (is.path("required").asBoolean() && !was.path("required").asBoolean()) {
            findings.add(old.name() + " now needs a body");
        }
        for (Map.Entry<String, JsonNode> type : was.path("content").properties()) {
            JsonNode content = is.path("content").path(type.getKey());
            if (content.isMissingNode()) {
                findings.add("%s no longer takes %s".formatted(old.name(), type.getKey()));
            } else {
                asked(
                        old.name() + " body",
                        type.getValue().path("schema"),
                        content.path("schema"),
                        new HashSet<>());
            }
        }
    }

    /** What was taken must still be taken. */
    private void asked(String at, JsonNode oldSchema, JsonNode newSchema, Set<String> seen) {
        name(at, oldSchema, newSchema);
        JsonNode was = before.resolved(oldSchema);
        JsonNode is = now.resolved(newSchema);
        if (!seen.add(String.valueOf(oldSchema.path("$ref").asText(at)))) {
            return;
        }
        type(at, was, is);
        Set<String> choices = texts(was.path("enum"));
        Set<String> still = texts(is.path("enum"));
        if (!still.isEmpty() && !still.containsAll(choices)) {
            findings.add(at + " takes fewer choices");
        }
        for (Map.Entry<String, JsonNode> property : was.path("properties").properties()) {
            JsonNode other = is.path("properties").path(property.getKey());
            String name = at + "." + property.getKey();
            if (other.isMissingNode()) {
                findings.add(name + " is taken no more");
            } else {
                asked(name, property.getValue(), other, seen);
            }
        }
        Set<String> needed = texts(is.path("required"));
        needed.removeAll(texts(was.path("required")));
        needed.forEach(name -> findings.add("%s.%s must be sent now".formatted(at, name)));
        if (was.has("items")) {
            asked(at + "[]", was.path("items"), is.path("items"), seen);
        }
    }

    /** What came back must still come back. */
    private void answered(String at, JsonNode oldSchema, JsonNode newSchema, Set<String> seen) {
        name(at, oldSchema, newSchema);
        JsonNode was = before.resolved(oldSchema);
        JsonNode is = now.resolved(newSchema);
        if (!seen.add(String.valueOf(oldSchema.path("$ref").asText(at)))) {
            return;
        }
        type(at, was, is);
        Set<String> always = texts(is.path("required"));
        for (Map.Entry<String, JsonNode> property : was.path("properties").properties()) {
            JsonNode other = is.path("properties").path(property.getKey());
            String name = at + "." + property.getKey();
            if (other.isMissingNode()) {
                findings.add(name + " comes back no more");
            } else {
                answered(name, property.getValue(), other, seen);
            }
        }
        for (String name : texts(was.path("required"))) {
            if (is.path("properties").has(name) && !always.contains(name)) {
                findings.add("%s.%s may be absent now".formatted(at, name));
            }
        }
        if (was.has("items")) {
            answered(at + "[]", was.path("items"), is.path("items"), seen);
        }
    }

    private void name(String at, JsonNode was, JsonNode is) {
        String name = was.path("$ref").asText();
        if (!name.isEmpty() && !name.equals(is.path("$ref").asText())) {
            findings.add(
                    "%s is a %s no more".formatted(at, name.substring(name.lastIndexOf('/') + 1)));
        }
    }

    private void type(String at, JsonNode was, JsonNode is) {
        boolean other =
                was.has("type")
                        && (!was.path("type").equals(is.path("type"))
                                || !was.path("format").equals(is.path("format")));
        if (other) {
            findings.add(at + " is of another type");
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
