package id.dinsos.testkit.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of Spectral ({@code spectral:oas} and OWASP's) that are errors there, as far as a
 * document of ours can break them: names, words, security, refusals, limits on all that is
 * open-ended; and ours, that each value has an example that is what it says.
 */
public final class Lint {
    private static final List<String> REFUSALS = List.of("400", "401", "403", "422", "429", "500");

    private static final Set<String> VALUES = Set.of("string", "integer", "number", "boolean");
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<JsonNode, Boolean> fitting = new HashMap<>();
    private final Document document;
    private final List<String> findings = new ArrayList<>();

    private Lint(Document document) {
        this.document = document;
    }

    /** What is missing, one line each. */
    public static List<String> findings(Document document) {
        Lint lint = new Lint(document);
        lint.look();
        return List.copyOf(lint.findings);
    }

    private void look() {
        Set<String> ids = new HashSet<>();
        for (Document.Named operation : document.operations()) {
            JsonNode node = operation.node();
            String id = node.path("operationId").asText();
            expect(!id.isEmpty() && ids.add(id), operation.name(), "an operationId of its own");
            expect(!node.path("summary").asText().isEmpty(), operation.name(), "a summary");
            expect(!node.path("description").asText().isEmpty(), operation.name(), "a description");
            expect(node.path("security").size() > 0, operation.name(), "security");
            expect(!operation.answers().isEmpty(), operation.name(), "an answer");
            for (String status : REFUSALS) {
                expect(
                        node.path("responses").has(status),
                        operation.name(),
                        "a problem for " + status);
            }
            answers(operation);
            for (JsonNode parameter : node.path("parameters")) {
                String at = operation.name() + " " + parameter.path("name").asText();
                expect(!parameter.path("description").asText().isEmpty(), at, "a description");
                limits(at, parameter.path("schema"));
            }
            for (JsonNode content : node.path("requestBody").path("content")) {
                limits(operation.name() + " body", content.path("schema"));
            }
        }
        for (Map.Entry<String, JsonNode> schema :
                document.root().at("/components/schemas").properties()) {
            limits(schema.getKey(), schema.getValue());
        }
        for (String reference : document.root().findValuesAsText("$ref")) {
            boolean leads = !document.root().at(reference.substring(1)).isMissingNode();
            expect(leads, reference, "something to refer to");
        }
    }

    private void answers(Document.Named operation) {
        for (Map.Entry<String, JsonNode> answer : operation.answers()) {
            String at = operation.name() + " " + answer.getKey();
            boolean bodiless = answer.getKey().equals("204") || answer.getKey().equals("202");
            boolean described = false;
            for (JsonNode content : answer.getValue().path("content")) {
                JsonNode schema = content.path("schema");
                described |= schema.has("$ref") || schema.has("type");
                limits(at, schema);
            }
            expect(bodiless || described, at, "a schema of what is answered");
        }
    }

    private void limits(String at, JsonNode schema) {
        String type =
                schema.path("type").isArray()
                        ? schema.path("type").path(0).asText()
                        : schema.path("type").asText();
        switch (type) {
            case "string" ->
                    expect(
                            schema.has("maxLength")
                                    || schema.has("enum")
                                    || schema.has("const")
                                    || schema.path("format").asText().equals("binary"),
                            at,
                            "the most characters of a text");
            case "integer" ->
                    expect(
                            schema.has("maximum") && schema.has("minimum"),
                            at,
                            "the least and the most of a number");
            case "array" -> {
                expect(schema.has("maxItems"), at, "the most items of a list");
                limits(at + "[]", schema.path("items"));
            }
            default -> {}
        }
        boolean open =
                VALUES.contains(type)
                        && !schema.has("enum")
                        && !schema.has("const")
                        && !schema.path("format").asText().equals("binary");
        expect(
                !open || fitting.computeIfAbsent(schema, Lint::hasFittingExample),
                at,
                "an example that is as it says");
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            limits(at + "." + property.getKey(), property.getValue());
        }
        if (schema.path("additionalProperties").isObject()) {
            limits(at + ".*", schema.path("additionalProperties"));
        }
    }

    /** Of one value: many share a form, which is looked at once. */
    private static boolean hasFittingExample(JsonNode schema) {
        JsonNode example = schema.path("examples").path(0);
        return !example.isMissingNode()
                && SCHEMAS.getSchema(schema.toString())
                        .validate(
                                example.toString(),
                                InputFormat.JSON,
                                context ->
                                        context.executionConfig(
                                                config -> config.formatAssertionsEnabled(true)))
                        .isEmpty();
    }

    private void expect(boolean held, String at, String what) {
        if (!held) {
            findings.add(at + ": " + what);
        }
    }
}
