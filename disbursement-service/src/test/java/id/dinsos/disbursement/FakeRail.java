package id.dinsos.disbursement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A rail that does to requests and answers what networks and programs do. */
final class FakeRail implements AutoCloseable {
    /** What happens to a batch that comes. */
    enum Fate {
        TAKEN,
        REFUSED,
        /** The connection ends before the rail has it. */
        REQUEST_LOST,
        /** The rail has it, and the connection ends before it says so. */
        ANSWER_LOST,
        /** The rail has it, and answers with another batch's name. */
        ANSWER_OF_ANOTHER
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final Map<UUID, JsonNode> batches = new ConcurrentHashMap<>();
    private final Map<UUID, JsonNode> lost = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> sendings = new ConcurrentHashMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();
    private volatile Fate fate = Fate.TAKEN;

    FakeRail() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/batchtransactions", this::send);
        server.createContext("/api/v1/batch/detail", this::detail);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void next(Fate next) {
        fate = next;
    }

    /** Of a transfer from now on; before, it is pending. */
    void says(String transfer, String status) {
        said.put(transfer, status);
    }

    int sendings(UUID file) {
        return sendings.getOrDefault(file, new AtomicInteger()).get();
    }

    /** What was lost on the way comes after all. */
    void arrives(UUID file) {
        batches.put(file, Objects.requireNonNull(lost.remove(file)));
    }

    boolean has(UUID file) {
        return batches.containsKey(file);
    }

    /** What it says of a batch when it is asked, and in a callback. */
    String answer(UUID file) {
        ObjectNode answer = MAPPER.createObjectNode();
        answer.put("correlationId", file.toString()).put("batchId", "G-" + file);
        ArrayNode lines = answer.putArray("instructions");
        for (JsonNode one : Objects.requireNonNull(batches.get(file)).path("instructions")) {
            String transfer = one.path("instructionId").asText();
            lines.addObject()
                    .put("instructionId", transfer)
                    .put("status", said.getOrDefault(transfer, "PENDING"))
                    .put("amount", one.path("amount").asLong())
                    .put(
                            "code",
                            said.getOrDefault(transfer, "").equals("FAILED")
                                    ? "ACCOUNT_CLOSED"
                                    : "")
                    .put("reference", "R-" + transfer)
                    .put("date", Office.today());
        }
        return answer.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void send(HttpExchange exchange) throws IOException {
        UUID file = UUID.fromString(exchange.getRequestHeaders().getFirst("X-CorrelationID"));
        JsonNode batch = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        sendings.computeIfAbsent(file, id -> new AtomicInteger()).incrementAndGet();
        Fate now = fate;
        if (now == Fate.REQUEST_LOST) {
            lost.put(file, batch);
            exchange.close();
            return;
        }
        if (now == Fate.REFUSED) {
            write(exchange, 422, "{}");
            return;
        }
        batches.put(file, batch);
        if (now == Fate.ANSWER_LOST) {
            exchange.close();
            return;
        }
        UUID named = now == Fate.ANSWER_OF_ANOTHER ? new UUID(9, 9) : file;
        write(
                exchange,
                202,
                "{\"correlationId\":\"%s\",\"batchId\":\"G-%s\"}".formatted(named, named));
    }

    private void detail(HttpExchange exchange) throws IOException {
        UUID file =
                UUID.fromString(exchange.getRequestURI().getQuery().replace("correlationId=", ""));
        if (has(file)) {
            write(exchange, 200, answer(file));
        } else {
            write(exchange, 404, "{}");
        }
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
