package id.dinsos.demo.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The banks behind a payment rail, over HTTP in the form of GovStack's bulk payment: batches come
 * in, and whoever asks is told what became of each transfer. It can be told to do what networks and
 * banks do: fail, delay, lose what is said, repeat, contradict and reverse.
 */
public final class RailSimulator implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What happens to the next batch or question, each once, in the order in which it was told. */
    public enum Trouble {
        /** The batch is turned down. */
        REFUSE,
        /** The rail is out of order. */
        FAIL,
        /** The request is lost: the rail never has it. */
        LOSE_REQUEST,
        /** The rail has it, and its answer is lost. */
        LOSE_ANSWER,
        /** The answer names another batch. */
        NAME_ANOTHER,
        /** The answer comes after everybody has gone. */
        DELAY
    }

    /** What a bank says of a transfer. */
    public record Word(String status, String code, String reference) {
        static final Word PENDING = new Word("PENDING", "", "");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Supplier<LocalDate> today;
    private final long delayMillis;
    private final Map<UUID, JsonNode> batches = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> sendings = new ConcurrentHashMap<>();
    private final Map<String, Word> said = new ConcurrentHashMap<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private volatile Function<String, Word> banks = transfer -> Word.PENDING;

    /**
     * @param port 0 for any that is free
     * @param today the day on which the banks say what they say
     */
    public RailSimulator(int port, Supplier<LocalDate> today, long delayMillis) throws IOException {
        this.today = today;
        this.delayMillis = delayMillis;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/batchtransactions", exchange -> answer(exchange, this::take));
        server.createContext("/api/v1/batch/detail", exchange -> answer(exchange, this::detail));
        server.setExecutor(workers);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Troubles to come. */
    public void tell(Trouble... next) {
        synchronized (troubles) {
            troubles.addAll(Arrays.asList(next));
        }
    }

    /** Who says what became of a transfer; a status once said stays until it is contradicted. */
    public void banks(Function<String, Word> outcomes) {
        banks = outcomes;
    }

    /** From now on the banks say this of a transfer, whatever they said before. */
    public void contradict(String transfer, Word word) {
        said.put(transfer, word);
    }

    /** Money that was credited comes back. */
    public void reverse(String transfer) {
        said.compute(
                transfer,
                (id, before) ->
                        new Word("REVERSED", "OTHER", before == null ? "" : before.reference()));
    }

    /** How often a batch came; never more than once unless it was lost. */
    public int sendings(UUID file) {
        return sendings.getOrDefault(file, 0);
    }

    public boolean has(UUID file) {
        return batches.containsKey(file);
    }

    /** What it says of a batch, when it is asked or by itself. */
    public String statement(UUID file) {
        JsonNode batch = batches.get(file);
        ObjectNode answer = MAPPER.createObjectNode();
        answer.put("correlationId", file.toString()).put("batchId", "RAIL-" + file);
        ArrayNode lines = answer.putArray("instructions");
        if (batch != null) {
            for (JsonNode one : batch.path("instructions")) {
                String transfer = one.path("instructionId").asText();
                Word word =
                        said.compute(
                                transfer,
                                (id, before) ->
                                        before == null || before.status().equals("PENDING")
                                                ? banks.apply(id)
                                                : before);
                lines.addObject()
                        .put("instructionId", transfer)
                        .put("status", word.status())
                        .put("amount", one.path("amount").asLong())
                        .put("code", word.code())
                        .put("reference", word.reference())
                        .put("date", today.get().toString());
            }
        }
        return answer.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private Reply take(HttpExchange exchange, @Nullable Trouble trouble) throws IOException {
        UUID file = UUID.fromString(exchange.getRequestHeaders().getFirst("X-CorrelationID"));
        JsonNode batch = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        if (trouble == Trouble.REFUSE) {
            return new Reply(422, "{}");
        }
        if (trouble != Trouble.LOSE_REQUEST) {
            sendings.merge(file, 1, Integer::sum);
            // The same batch again is the one that it has.
            batches.putIfAbsent(file, batch);
        }
        UUID named = trouble == Trouble.NAME_ANOTHER ? new UUID(9, 9) : file;
        return new Reply(
                202, "{\"correlationId\":\"%s\",\"batchId\":\"RAIL-%s\"}".formatted(named, named));
    }

    private Reply detail(HttpExchange exchange, @Nullable Trouble trouble) {
        UUID file =
                UUID.fromString(exchange.getRequestURI().getQuery().replace("correlationId=", ""));
        if (!has(file)) {
            return new Reply(404, "{}");
        }
        String statement = statement(file);
        return new Reply(
                200,
                trouble == Trouble.NAME_ANOTHER
                        ? statement.replace(file.toString(), new UUID(9, 9).toString())
                        : statement);
    }

    private void answer(HttpExchange exchange, Handling handling) throws IOException {
        @Nullable Trouble trouble;
        synchronized (troubles) {
            trouble = troubles.poll();
        }
        try (exchange) {
            Reply reply =
                    trouble == Trouble.FAIL ? new Reply(503, "{}") : handling.of(exchange, trouble);
            if (trouble == Trouble.DELAY) {
                Thread.sleep(delayMillis);
            }
            if (trouble == Trouble.LOSE_REQUEST || trouble == Trouble.LOSE_ANSWER) {
                return;
            }
            byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** What comes of a request. */
    private record Reply(int status, String body) {}

    /** How a request is understood. */
    private interface Handling {
        Reply of(HttpExchange exchange, @Nullable Trouble trouble) throws IOException;
    }
}
