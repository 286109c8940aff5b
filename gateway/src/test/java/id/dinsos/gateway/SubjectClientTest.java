package id.dinsos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The joined report, where all three services answer. */
class SubjectClientTest {
    private static final String PERSON = "0190a1b2-0000-7000-8000-000000000001";
    private static final String MERGED = "0190a1b2-0000-7000-8000-000000000002";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void nothing_listens() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void payments_and_cases_of_a_record_that_was_merged_into_the_persons_own_are_in_it()
            throws Exception {
        // Given
        String services = "http://localhost:" + listen(SubjectClientTest::serve);
        GatewayWiring.Settings settings =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(GatewayWiring.Settings.class)
                        .withDefaultValue("dinsos.gateway.registry-url", services)
                        .withDefaultValue("dinsos.gateway.disbursement-url", services)
                        .withDefaultValue("dinsos.gateway.case-url", services)
                        .build()
                        .getConfigMapping(GatewayWiring.Settings.class);
        SubjectClient subjects =
                new SubjectClient(
                        new ReplicaClient(vertx, vertx.createHttpClient(), settings), settings);
        Router door = Router.router(vertx);
        door.route().handler(subjects::answer);

        // When
        JsonObject report = new JsonObject(get(listen(door)));

        // Then
        assertThat(report.getJsonObject("registry").getString("personId")).isEqualTo(PERSON);
        assertThat(report.getJsonObject("payments").getString("of"))
                .isEqualTo("/v1/payees/" + PERSON + "/access-report");
        assertThat(report.getJsonObject("cases").getString("of"))
                .isEqualTo("/v1/case-persons/" + PERSON + "/access-report");
        assertThat(report.getJsonArray("merged"))
                .containsExactly(
                        new JsonObject()
                                .put("personId", MERGED)
                                .put("payments", of("/v1/payees/" + MERGED + "/access-report"))
                                .put("cases", of("/v1/case-persons/" + MERGED + "/access-report")));
    }

    /** All three in one: the others say by which path they were asked. */
    private static void serve(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        JsonObject answer =
                path.endsWith("/access/report")
                        ? new JsonObject()
                                .put("personId", PERSON)
                                .put(
                                        "merged",
                                        new JsonArray()
                                                .add(new JsonObject().put("personId", MERGED)))
                        : of(path);
        request.response().end(answer.toBuffer());
    }

    private static JsonObject of(String path) {
        return new JsonObject().put("of", path);
    }

    private int listen(io.vertx.core.Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer().requestHandler(handler);
        return server.listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static String get(int port) throws Exception {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:%d/v1/subject-access/%s"
                                                            .formatted(port, PERSON)))
                                    .header("Authorization", "Bearer x")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
