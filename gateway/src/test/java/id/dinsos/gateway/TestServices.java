package id.dinsos.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Real HTTP servers in the place of the registry and of disbursement, with paths that behave well
 * and badly; the case service is down. An issuer's public keys lie in a file, as in the local
 * stack.
 */
public final class TestServices implements QuarkusTestResourceLifecycleManager {
    private static final int CHUNK = 64 * 1024;

    /** Both say this; only what has a route to them counts. */
    private static final String DOCUMENT =
            """
            {"openapi":"3.1.0","paths":{
              "/v1/persons/{id}":{"get":{"operationId":"personGet","responses":{"200":{"content":
                {"application/json":{"schema":{"$ref":"#/components/schemas/Line"}}}}}}},
              "/v1/runs":{"get":{"operationId":"runList","responses":{"200":{"content":
                {"application/json":{"schema":{"type":["string","null"]}}}}}}},
              "/v1/views":{"get":{"operationId":"viewList","responses":{}}}},
             "components":{"schemas":{"Line":{"type":"object","properties":{"id":{"type":"string"}}}},
              "securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}}}
            """;

    private final Vertx vertx = Vertx.vertx();
    private int asked;
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();

    @Override
    public Map<String, String> start() {
        try {
            TestIssuer issuer = TestIssuer.withNewKey("of-the-office");
            Path keys = Files.createTempFile("jwks", ".json");
            keys.toFile().deleteOnExit();
            Files.writeString(keys, issuer.publicKeys());
            String registry = listen();
            return Map.ofEntries(
                    Map.entry("test.issuer", issuer.privateKey()),
                    Map.entry("test.registry", registry),
                    Map.entry("mp.jwt.verify.publickey.location", keys.toUri().toString()),
                    Map.entry("dinsos.gateway.registry-url", registry),
                    Map.entry("dinsos.gateway.disbursement-url", listen()),
                    Map.entry("dinsos.gateway.case-url", "http://localhost:" + unusedPort()),
                    Map.entry("dinsos.gateway.answer-within", "1s"),
                    Map.entry("dinsos.gateway.max-upload", "60M"),
                    Map.entry("dinsos.gateway.max-report", "2M"),
                    Map.entry("dinsos.gateway.connections", "8"),
                    Map.entry("dinsos.gateway.waiting", "4"),
                    Map.entry("dinsos.gateway.streams-per-actor", "2"),
                    Map.entry("dinsos.gateway.public-per-minute", "10"),
                    Map.entry("dinsos.gateway.open-per-actor", "6"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String listen() {
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
        server.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
        return "http://localhost:" + server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        switch (String.valueOf(request.path())) {
            case "/q/health/ready" -> request.response().end("{}");
            case "/q/openapi" -> request.response().end(DOCUMENT);
            case "/v1/persons/silent" -> {}
            case "/v1/persons/broken" -> request.connection().close();
            case "/v1/persons/half" -> half(request.response());
            case "/v1/persons/stale",
                    "/v1/persons/0190a1b2-0000-7000-8000-000000000412/access/report" ->
                    stale(request.response());
            case "/v1/persons/created" -> created(request);
            case "/v1/intakes/early" -> early(request.response());
            case "/v1/intakes/moving" ->
                    request.response()
                            .end(
                                    "{\"state\":\"%s\",\"rowsDone\":%d}"
                                            .formatted(asked < 2 ? "RUNNING" : "DONE", asked++));
            case "/v1/intakes/idle" -> request.response().end("{\"state\":\"RUNNING\"}");
            case "/v1/intakes/none" ->
                    request.response().setStatusCode(404).end("{\"code\":\"not-found\"}");
            case "/v1/intakes/held" -> hold(request);
            case "/control/release" -> release(request.response());
            case "/v1/bank-files/large.csv" -> download(request.response());
            default -> echo(request);
        }
    }

    private static void echo(HttpServerRequest request) {
        long[] bytes = {0};
        JsonObject headers = new JsonObject();
        request.headers().forEach(h -> headers.put(h.getKey().toLowerCase(), h.getValue()));
        request.handler(chunk -> bytes[0] += chunk.length());
        request.endHandler(end ->
                request.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("ETag", "\"7\"")
                        .putHeader("X-Request-Id", "what the service thinks")
                        .putHeader("Cache-Control", "max-age=60")
                        .putHeader("Keep-Alive", "timeout=5")
                        .end(
                                new JsonObject()
                                        .put("method", request.method().name())
                                        .put("uri", request.uri())
                                        .put("headers", headers)
                                        .put("bytes", bytes[0])
                                        .toBuffer()));
    }

    private static void stale(HttpServerResponse response) {
        response.setStatusCode(412)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("ETag", "\"8\"")
                .end(
                        """
                        {"type":"https://dinsos.id/problems/etag-stale","code":"etag-stale",\
                        "status":412,"title":"You looked at an older version"}\
                        """);
    }

    private static void created(HttpServerRequest request) {
        String host = request.getHeader("Host");
        String path = "/v1/persons/0190a1b2";
        String kind = String.valueOf(request.getParam("location"));
        request.response()
                .setStatusCode(201)
                .putHeader("ETag", "\"1\"")
                .putHeader(
                        "Location",
                        switch (kind) {
                            case "absolute" -> "http://" + host + path;
                            case "elsewhere" -> "https://example.org" + path;
                            default -> path;
                        })
                .end();
    }

    /** Says no before it has read the body, and hangs up. */
    private static void early(HttpServerResponse response) {
        response.setStatusCode(403)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end("{\"code\":\"region-not-yours\"}");
    }

    private static void half(HttpServerResponse response) {
        response.setChunked(true).write("the first half").onSuccess(written -> response.reset());
    }

    /** Reads nothing of the body until it is released. */
    private void hold(HttpServerRequest request) {
        request.pause();
        held.add(request);
    }

    private void release(HttpServerResponse response) {
        for (HttpServerRequest request = held.poll(); request != null; request = held.poll()) {
            echo(request);
            request.resume();
        }
        response.end();
    }

    private static void download(HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", "text/csv");
        send(response, 50 * 1024 * 1024 / CHUNK);
    }

    private static void send(HttpServerResponse response, int chunks) {
        if (chunks == 0) {
            response.end();
        } else {
            response.write(Buffer.buffer(new byte[CHUNK]))
                    .onSuccess(w -> send(response, chunks - 1));
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
