package id.dinsos.testkit.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BreakingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RELEASED =
            """
            {"paths": {"/v1/runs": {
              "get": {"operationId": "runList", "x-roles": ["auditor", "preparer"],
                "parameters": [{"name": "owner", "in": "query", "required": true,
                  "schema": {"type": "string"}},
                  {"name": "state", "in": "query", "schema": {"type": "string", "enum": ["OPEN", "CLOSED"]}}],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/RunList"}}}}}},
              "post": {"operationId": "runOpen",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Open"}}}},
                "responses": {"201": {}}}}},
             "components": {"schemas": {
               "RunList": {"type": "object", "required": ["items"], "properties": {
                 "items": {"type": "array", "items": {"$ref": "#/components/schemas/Run"}},
                 "next": {"type": "string"}}},
               "Run": {"type": "object", "required": ["id"], "properties": {
                 "id": {"type": "string", "format": "uuid"},
                 "before": {"$ref": "#/components/schemas/Run"}}},
               "Open": {"type": "object", "properties": {"owner": {"type": "string"}, "note": {"type": "string"}}}}}}
            """;

    @Test
    void what_was_added_breaks_nobody() throws Exception {
        assertThat(
                        broken(document -> {
                            at(document, "/components/schemas/Run/properties")
                                    .putObject("more")
                                    .put("type", "string");
                            at(document, "/paths").putObject("/v1/new");
                            ((ArrayNode) document.at("/paths/~1v1~1runs/get/parameters"))
                                    .addObject()
                                    .put("name", "sort")
                                    .put("in", "query");
                        }))
                .isEmpty();
    }

    @Test
    void each_planted_break_is_found() throws Exception {
        assertThat(broken(document -> at(document, "/paths/~1v1~1runs").remove("post")))
                .containsExactly("POST /v1/runs is gone");
        assertThat(
                        broken(document ->
                                ((ArrayNode) document.at("/paths/~1v1~1runs/get/parameters"))
                                        .remove(1)))
                .containsExactly("GET /v1/runs no longer knows query state");
        assertThat(
                        broken(document ->
                                ((ObjectNode) document.at("/paths/~1v1~1runs/get/parameters/1"))
                                        .put("required", true)))
                .containsExactly("GET /v1/runs now needs query state");
        assertThat(
                        broken(document ->
                                ((ArrayNode)
                                                document.at(
                                                        "/paths/~1v1~1runs/get/parameters/1/schema/enum"))
                                        .remove(0)))
                .containsExactly("GET /v1/runs query state takes fewer choices");
        assertThat(
                        broken(document ->
                                ((ArrayNode) document.at("/paths/~1v1~1runs/get/x-roles"))
                                        .remove(0)))
                .containsExactly("GET /v1/runs no longer lets in [auditor]");
        assertThat(
                        broken(document ->
                                at(document, "/components/schemas/Run/properties").remove("id")))
                .containsExactly("GET /v1/runs 200.items[].id comes back no more");
        assertThat(broken(document -> at(document, "/components/schemas/Run").remove("required")))
                .containsExactly("GET /v1/runs 200.items[].id may be absent now");
        assertThat(
                        broken(document ->
                                at(document, "/components/schemas/RunList/properties/next")
                                        .put("type", "integer")))
                .containsExactly("GET /v1/runs 200.next is of another type");
        assertThat(
                        broken(document -> {
                            var unused =
                                    at(document, "/components/schemas")
                                            .set("Run2", document.at("/components/schemas/Run"));
                            at(document, "/components/schemas/RunList/properties/items/items")
                                    .put("$ref", "#/components/schemas/Run2");
                        }))
                .containsExactly("GET /v1/runs 200.items[] is a Run no more");
        assertThat(
                        broken(document ->
                                at(document, "/components/schemas/Open/properties").remove("note")))
                .containsExactly("POST /v1/runs body.note is taken no more");
        assertThat(
                        broken(document ->
                                at(document, "/components/schemas/Open")
                                        .putArray("required")
                                        .add("owner")))
                .containsExactly("POST /v1/runs body.owner must be sent now");
    }

    @Test
    void an_operation_without_words_refusals_limits_examples_or_a_schema_does_not_pass()
            throws Exception {
        JsonNode document = JSON.readTree(RELEASED);
        at(document, "/components/schemas").remove("Open");
        List<String> findings = Lint.findings(new Document(document));

        assertThat(findings)
                .contains(
                        "GET /v1/runs: a summary",
                        "GET /v1/runs: security",
                        "GET /v1/runs: a problem for 429",
                        "GET /v1/runs owner: the most characters of a text",
                        "GET /v1/runs owner: an example that is as it says",
                        "POST /v1/runs 201: a schema of what is answered",
                        "RunList.items: the most items of a list",
                        "#/components/schemas/Open: something to refer to")
                .doesNotContain("GET /v1/runs state: the most characters of a text")
                .doesNotContain("GET /v1/runs state: an example that is as it says");
    }

    @Test
    void an_example_is_what_its_schema_says() throws Exception {
        JsonNode document = JSON.readTree(RELEASED);
        ObjectNode owner = at(document, "/paths/~1v1~1runs/get/parameters/0/schema");
        owner.put("maxLength", 5).putArray("examples").add("35.24.05");
        List<String> tooLong = Lint.findings(new Document(document));
        owner.putArray("examples").add("35.24");
        List<String> fits = Lint.findings(new Document(document));

        String finding = "GET /v1/runs owner: an example that is as it says";
        assertThat(tooLong).contains(finding);
        assertThat(fits).doesNotContain(finding);
    }

    private static List<String> broken(Consumer<JsonNode> change) throws Exception {
        JsonNode now = JSON.readTree(RELEASED);
        change.accept(now);
        return Breaking.findings(new Document(JSON.readTree(RELEASED)), new Document(now));
    }

    private static ObjectNode at(JsonNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }
}
