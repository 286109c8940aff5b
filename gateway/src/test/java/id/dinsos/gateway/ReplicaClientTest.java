package id.dinsos.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicaClientTest {
    private static final int OFTEN = 20;

    private final Vertx vertx = Vertx.vertx();
    private final int second = listen(200);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void replicas_take_turns_and_one_that_is_dead_or_not_ready_is_passed_over() throws Exception {
        // Given
        HttpServer first = server(200);
        ReplicaClient replicas = replicas(first.actualPort(), unusedPort(), listen(503), second);

        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(asked(replicas))
                                .isEqualTo(Set.of("200 " + first.actualPort(), "200 " + second)));

        // When
        first.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

        // Then
        await().ignoreExceptions()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(asked(replicas)).isEqualTo(Set.of("200 " + second)));
    }

    @Test
    void where_none_is_ready_they_are_asked_all_the_same() throws Exception {
        int unready = listen(503);
        ReplicaClient replicas = replicas(unready, unusedPort());

        for (String answer : asked(replicas)) {
            assertThat(answer).isEqualTo("503 " + unready);
        }
    }

    /** What twenty requests are answered, and at which port. */
    private static Set<String> asked(ReplicaClient replicas) throws Exception {
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < OFTEN; i++) {
            Future<HttpClientResponse> answer =
                    replicas.request(
                                    Routes.Service.DISBURSEMENT,
                                    new RequestOptions().setURI("/v1/runs"))
                            .compose(HttpClientRequest::send);
            HttpClientResponse one =
                    answer.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            answers.add(one.statusCode() + " " + one.getHeader("port"));
        }
        return answers;
    }

    private ReplicaClient replicas(int... ports) {
        List<String> urls = new ArrayList<>();
        for (int port : ports) {
            urls.add("http://localhost:" + port);
        }
        GatewayWiring.Settings settings =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(GatewayWiring.Settings.class)
                        .withDefaultValue("dinsos.gateway.registry-url", urls.getFirst())
                        .withDefaultValue("dinsos.gateway.disbursement-url", String.join(",", urls))
                        .withDefaultValue("dinsos.gateway.case-url", urls.getFirst())
                        .build()
                        .getConfigMapping(GatewayWiring.Settings.class);
        return new ReplicaClient(vertx, vertx.createHttpClient(), settings);
    }

    private int listen(int status) {
        return server(status).actualPort();
    }

    private HttpServer server(int status) {
        return vertx.createHttpServer()
                .requestHandler(request ->
                        request.response()
                                .setStatusCode(status)
                                .putHeader("port", Integer.toString(request.localAddress().port()))
                                .end())
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
