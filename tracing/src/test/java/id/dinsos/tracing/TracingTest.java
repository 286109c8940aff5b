package id.dinsos.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.dinsos.testkit.OtlpReceiver;
import id.dinsos.testkit.OtlpReceiver.Told;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String KEPT = "00-" + TRACE + "-b7ad6b7169203331-00";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    void nothing_listens() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        client.close();
    }

    @Test
    void what_a_request_causes_belongs_to_its_span_and_the_span_to_the_callers_trace()
            throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            try (Tracing tracing = Tracing.to(Optional.of(receiver.url()), "of-a-test", 100)) {
                String seen = ask(tracing, "/v1/things/3524120101900001?q=siti", SENT);
                assertThat(seen).startsWith("00-" + TRACE + '-').endsWith("-01").isNotEqualTo(SENT);
                tracing.taken("things.v1", seen, 3, Instant.EPOCH, Instant.EPOCH.plusMillis(5));
            }
            assertThat(receiver.told())
                    .extracting(Told::process, Told::kind, Told::name, Told::trace)
                    .containsExactly(
                            tuple("of-a-test", "SERVER", "thing", TRACE),
                            tuple("of-a-test", "CONSUMER", "take things.v1", TRACE));
            assertThat(receiver.told().get(1).parent()).isEqualTo(receiver.told().get(0).span());
            assertThat(receiver.told().toString()).doesNotContain("siti", "3524120101900001");
        }
    }

    @Test
    void a_trace_that_its_caller_does_not_send_is_not_sent_here() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            try (Tracing tracing = Tracing.to(Optional.of(receiver.url()), "of-a-test", 100)) {
                assertThat(ask(tracing, "/v1/things", KEPT)).contains(TRACE).endsWith("-00");
            }
            assertThat(receiver.told()).isEmpty();
        }
    }

    @Test
    void without_a_receiver_a_request_passes_as_it_came() throws Exception {
        try (Tracing tracing = Tracing.to(Optional.empty(), "of-a-test", 100)) {
            assertThat(ask(tracing, "/v1/things", SENT)).isEqualTo(SENT);
        }
    }

    /** What the handler behind it finds in the header. */
    private String ask(Tracing tracing, String path, String header) throws Exception {
        Router router = Router.router(vertx);
        tracing.watch(router, -1);
        router.route()
                .handler(context -> {
                    Tracing.name(context, () -> "thing");
                    context.response().end(context.request().getHeader(Tracing.HEADER));
                });
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "localhost")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + path))
                        .header(Tracing.HEADER, header)
                        .build();
        String seen = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        // The span of a request ends with its answer, which its caller may have a moment before.
        server.close().toCompletionStage().toCompletableFuture().join();
        return seen;
    }
}
