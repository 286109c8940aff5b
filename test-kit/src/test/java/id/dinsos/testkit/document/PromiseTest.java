package id.dinsos.testkit.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final String DOCUMENT =
            """
            {"paths": {
              "/v1/runs/{id}": {"get": {"operationId": "runGet", "responses": {
                "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Run"}}}},
                "404": {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}},
              "/v1/runs/{id}.pdf": {"get": {"operationId": "runPrinted", "responses": {
                "200": {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}}},
              "/v1/runs/today": {"get": {"operationId": "runToday", "responses": {
                "204": {},
                "200": {"content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}}}}}}},
             "components": {"schemas": {
               "Run": {"type": "object", "required": ["id", "lines"], "properties": {
                 "id": {"type": "string", "format": "uuid"},
                 "lines": {"type": "array", "items": {"$ref": "#/components/schemas/Line"}}}},
               "Line": {"type": "object", "properties": {"on": {"type": "string", "format": "date"}}},
               "Problem": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string"}}}}}}
            """;
    private static final String ID = "0190a1b2-0000-7000-8000-000000000001";

    @Test
    void an_answer_that_is_as_promised_passes() throws IOException {
        assertThat(got("x", 200, "application/json;charset=UTF-8", run("2026-11-01"))).isEmpty();
        assertThat(got("x", 404, "application/problem+json", "{\"code\":\"not-found\"}")).isEmpty();
        assertThat(got("today", 200, "text/csv", "a;b")).isEmpty();
        assertThat(got("x.pdf", 200, "application/pdf", "%PDF-1.7")).isEmpty();
        assertThat(got("today", 204, null, "")).isEmpty();
        assertThat(got("x/nothing", 404, "application/json", "{}")).isEmpty();
    }

    @Test
    void each_broken_promise_is_found() throws IOException {
        assertThat(got("x", 200, "application/json", run("yesterday")))
                .singleElement()
                .asString()
                .startsWith("GET /v1/runs/{id} 200 /lines/0/on");
        assertThat(got("x", 200, "application/json", "{\"id\":\"" + ID + "\"}"))
                .singleElement()
                .asString()
                .contains("lines");
        assertThat(got("x", 404, "application/problem+json", "{\"code\":\"x\",\"more\":1}"))
                .singleElement()
                .asString()
                .contains("more");
        assertThat(got("x", 200, "text/plain", "a"))
                .containsExactly("GET /v1/runs/{id} 200 is not declared as text/plain");
        assertThat(got("x", 200, "application/json", "")).hasSize(1);
        assertThat(got("today", 204, "text/plain", "a")).hasSize(1);
        assertThat(got("x", 409, "application/json", "{}"))
                .containsExactly("GET /v1/runs/{id} 409 is not declared: {}");
        assertThat(got("x/nothing", 200, "application/json", "{}"))
                .containsExactly("GET /v1/runs/x/nothing is no operation");
    }

    private static String run(String day) {
        return "{\"id\":\"%s\",\"lines\":[{\"on\":\"%s\"}]}".formatted(ID, day);
    }

    private static List<String> got(String run, int status, @Nullable String type, String body)
            throws IOException {
        return new Promise(new Document(new ObjectMapper().readTree(DOCUMENT)))
                .broken(new ServedAnswer("GET", "/v1/runs/" + run, status, type, body));
    }
}
