package id.dinsos.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.bench.metric.Figure;
import id.dinsos.contracts.CaseMessage;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Single commands: a complaint taken in over HTTP, its event, claim of the key, data key and outbox
 * row durable before the answer; and how soon a consumer reads what a command has said.
 */
final class CommandBench implements AutoCloseable {
    private static final int CLIENTS = 32;
    private static final int COMMANDS = 20_000;
    private static final int SAMPLES = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CLIENTS));
    private final URI service;
    private final String token;

    CommandBench(Stack stack) {
        this(stack, stack.url(PartName.CASE));
    }

    /** At another replica than the stack's own. */
    CommandBench(Stack stack, URI service) {
        this.stack = stack;
        this.service = service;
        this.token = stack.token("agus", "35.24", "officer");
    }

    List<Figure> run() throws Exception {
        try (this) {
            Database database = stack.databaseAsAdmin(PartName.CASE);
            PlainLoader plain = new PlainLoader(database);
            database.execute(
                    "drop table if exists bare",
                    """
                    create table bare (position bigint generated always as identity, stream_id uuid not null,
                    version int not null, type text not null, meta bytea not null, data bytea not null,
                    recorded_at timestamptz not null default clock_timestamp(), primary key (stream_id, version))\
                    """);
            for (int i = 0; i < 6; i++) {
                // Warm: what is measured is a service at work, not its compiler.
                double unused = commands(COMMANDS);
            }
            double[] ours = new double[3];
            double[] bare = new double[3];
            for (int i = 0; i < 3; i++) {
                bare[i] = plain.singles(CLIENTS, 40_000, new byte[180], new byte[380]);
                ours[i] = commands(COMMANDS);
            }
            database.execute("drop table bare");
            List<Figure> figures = new ArrayList<>();
            figures.add(
                    Figure.atLeast(
                            "single commands over HTTP, 32 clients, commands/s",
                            KernelBench.median(ours),
                            KernelBench.median(bare),
                            0.5));
            figures.add(latency());
            return figures;
        }
    }

    @Override
    public void close() throws Exception {
        http.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Takes in so many complaints; how many in a second. */
    double commands(int count) throws Exception {
        AtomicInteger left = new AtomicInteger(count);
        long start = System.nanoTime();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            clients.add(done);
            vertx.runOnContext(x -> next(left, done));
        }
        var unused =
                CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new))
                        .get(5, TimeUnit.MINUTES);
        return count / PlainLoader.seconds(start);
    }

    private void next(AtomicInteger left, CompletableFuture<Void> done) {
        if (left.getAndDecrement() <= 0) {
            done.complete(null);
            return;
        }
        var unused =
                complain(UUID.randomUUID())
                        .onSuccess(x -> next(left, done))
                        .onFailure(done::completeExceptionally);
    }

    /** On an event loop, as all of them: asked from elsewhere the client's pool may stall. */
    private CompletableFuture<Integer> onLoop() {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        vertx.runOnContext(x ->
                complain(UUID.randomUUID())
                        .onSuccess(status::complete)
                        .onFailure(status::completeExceptionally));
        return status;
    }

    private Future<Integer> complain(UUID household) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("householdId", household.toString())
                        .put("programme", "SEMBAKO")
                        .put("month", "2026-11")
                        .put("region", "35.24.05.2001")
                        .put("channel", "VILLAGE_DESK")
                        .put("text", "Not paid this month.");
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(service.getHost())
                        .setPort(service.getPort())
                        .setURI("/v1/complaints")
                        .putHeader("Authorization", "Bearer " + token)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Idempotency-Key", household.toString());
        return http.request(options)
                .compose(request -> request.send(body.toString()))
                .compose(response ->
                        response.body()
                                .map(answer -> {
                                    if (response.statusCode() != 201) {
                                        throw new IllegalStateException(
                                                response.statusCode() + " " + answer);
                                    }
                                    return response.statusCode();
                                }));
    }

    /**
     * From the commit to a consumer: a command's answer on the one side, an insert on the other.
     */
    private Figure latency() throws Exception {
        double[] ours = new double[SAMPLES];
        double[] bare = new double[SAMPLES];
        OutboxLoader loader = new OutboxLoader(stack, PartName.CASE, CaseMessage.CASES);
        try (KafkaConsumer<String, byte[]> consumer = tail()) {
            for (int i = 0; i < SAMPLES; i++) {
                int status = onLoop().get(10, TimeUnit.SECONDS);
                long committed = System.nanoTime();
                ours[i] = status == 201 ? millisUntilRead(consumer, committed) : 0;
                Watcher.Row row =
                        new Watcher.Row(
                                UUID.randomUUID().toString(), 1, "35.24", "{}".getBytes("UTF-8"));
                loader.load(List.of(row));
                bare[i] = millisUntilRead(consumer, System.nanoTime());
            }
        }
        java.util.Arrays.sort(ours);
        java.util.Arrays.sort(bare);
        int p95 = SAMPLES * 95 / 100;
        return Figure.atMost("commit to consumer, idle, p95 ms", ours[p95], bare[p95], 3);
    }

    private static double millisUntilRead(KafkaConsumer<String, byte[]> consumer, long from) {
        long deadline = from + 10_000_000_000L;
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> unused : consumer.poll(Duration.ofMillis(100))) {
                return (System.nanoTime() - from) / 1e6;
            }
        }
        throw new IllegalStateException("nothing arrives on " + CaseMessage.CASES);
    }

    private KafkaConsumer<String, byte[]> tail() {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                stack.kafkaBootstrap(),
                                "max.poll.records",
                                "1"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(CaseMessage.CASES).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
