package id.dinsos.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedTest {
    @Test
    void a_name_of_two_different_things_gets_two_names_and_all_who_speak_of_it_follow() {
        Map<String, JsonObject> documents = new LinkedHashMap<>();
        documents.put("registry", document("persons", "string"));
        documents.put("case", document("cases", "integer"));

        JsonObject merged =
                Merged.of(documents, (service, path) -> true, tag -> tag, new JsonObject());

        JsonObject schemas = merged.getJsonObject("components").getJsonObject("schemas");
        assertThat(schemas.fieldNames())
                .containsExactlyInAnyOrder(
                        "Same", "RegistryLine", "CaseLine", "RegistryPage", "CasePage");
        assertThat(schemas.getJsonObject("CasePage").encode())
                .contains("#/components/schemas/CaseLine");
        JsonObject persons =
                merged.getJsonObject("paths").getJsonObject("/v1/persons").getJsonObject("get");
        assertThat(persons.getString("operationId")).isEqualTo("registryList");
        assertThat(persons.encode()).contains("#/components/schemas/RegistryPage");
    }

    @Test
    void a_part_of_a_path_that_says_how_it_is_written_is_written_plainly() {
        JsonObject document =
                new JsonObject("{\"paths\":{\"/v1/files/{id:[0-9]+}\":{\"get\":{}}}}");

        JsonObject merged =
                Merged.of(
                        Map.of("registry", document),
                        (service, path) -> true,
                        tag -> tag,
                        new JsonObject());

        assertThat(merged.getJsonObject("paths").fieldNames()).containsExactly("/v1/files/{id}");
    }

    private static JsonObject document(String path, String type) {
        return new JsonObject(
                """
                {"paths":{"/v1/%s":{"get":{"operationId":"list","responses":{"200":{"content":
                  {"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}}},
                 "components":{"schemas":{
                  "Page":{"type":"array","items":{"$ref":"#/components/schemas/Line"}},
                  "Line":{"type":"object","properties":{"id":{"type":"%s"}}},
                  "Same":{"type":"string"}}}}
                """
                        .formatted(path, type));
    }
}
