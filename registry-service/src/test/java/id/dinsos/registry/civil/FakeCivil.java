package id.dinsos.registry.civil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.dinsos.testkit.TestServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A civil registry that does to requests and answers what networks and offices do. */
final class FakeCivil implements AutoCloseable {
    /** What happens to a request, each once, in the order in which it was told. */
    enum Fate {
        ANSWERED,
        /** It is out of order. */
        DOWN,
        /** The answer comes after everybody has gone. */
        SLOW,
        /** Ask again in a second. */
        RATE_LIMITED,
        GARBAGE,
        ANOTHER_BATCH,
        /** It leaves the first question out. */
        ONE_MISSING,
        /** Each answer stands there twice. */
        TWICE,
        /** The first answer stands there twice, once the other way round. */
        CONTRADICTING,
        /** There is an answer to a question that nobody put. */
        UNKNOWN_QUESTION,
        /** The first answer speaks of somebody else's number. */
        OF_ANOTHER,
        /** The first answer is of tomorrow. */
        FROM_TOMORROW,
        /** A score of 101. */
        BAD_SCORE
    }

    /** A request as it came in. */
    record Asked(String address, String batch, long atNanos, int questions) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, String[]> people = new ConcurrentHashMap<>();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What other tests have left to be asked is not asked here. */
    static FakeCivil anew(int port) {
        TestServices.database()
                .execute("update civil_question set state = 'DONE' where state <> 'DONE'");
        TestServices.database()
                .execute(
                        "update civil_check set state = 'CANCELLED', dropped = true"
                                + " where state in ('WAITING', 'ASKING', 'SENT', 'TAKING')");
        return new FakeCivil(port);
    }

    FakeCivil(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Whom it has on record, and how. */
    void knows(String nik, String name, @Nullable String birthDate) {
        people.put(nik, new String[] {name, Objects.toString(birthDate, "")});
    }

    void next(Fate... some) {
        synchronized (fates) {
            fates.addAll(List.of(some));
        }
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    static String today() {
        return LocalDate.now(ZoneId.of("Asia/Jakarta")).toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Fate fate;
        synchronized (fates) {
            Fate told = fates.poll();
            fate = told == null ? Fate.ANSWERED : told;
        }
        try (exchange) {
            JsonNode request = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            asked.add(
                    new Asked(
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders().getFirst("X-Correlation-ID"),
                            System.nanoTime(),
                            request.path("questions").size()));
            switch (fate) {
                case DOWN -> send(exchange, 503, "{}");
                case RATE_LIMITED -> {
                    exchange.getResponseHeaders().add("Retry-After", "1");
                    send(exchange, 429, "{}");
                }
                case GARBAGE -> send(exchange, 200, "<html>Layanan dalam perbaikan</html>");
                case SLOW -> {
                    var unused = closed.await(5, TimeUnit.SECONDS);
                    send(exchange, 200, "{}");
                }
                default -> send(exchange, 200, reply(request, fate).toString());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private ObjectNode reply(JsonNode request, Fate fate) {
        ObjectNode reply = MAPPER.createObjectNode();
        reply.put(
                "batchId",
                fate == Fate.ANOTHER_BATCH
                        ? "00000000-0000-0000-0000-000000000009"
                        : request.path("batchId").asText());
        ArrayNode answers = reply.putArray("answers");
        for (JsonNode question : request.path("questions")) {
            answers.add(said(question));
            if (fate == Fate.TWICE) {
                answers.add(said(question));
            }
        }
        ObjectNode first = (ObjectNode) answers.get(0);
        switch (fate) {
            case ONE_MISSING -> {
                var unused = answers.remove(0);
            }
            case CONTRADICTING -> answers.add(first.deepCopy().put("skor_nama", 3));
            case UNKNOWN_QUESTION -> answers.add(first.deepCopy().put("no", 999_999));
            case OF_ANOTHER -> first.put("nik", "3524990101909999");
            case FROM_TOMORROW ->
                    first.put("tgl_periksa", LocalDate.parse(today()).plusDays(1).toString());
            case BAD_SCORE -> first.put("skor_nama", 101);
            default -> {}
        }
        return reply;
    }

    private ObjectNode said(JsonNode question) {
        String nik = question.path("nik").asText();
        ObjectNode answer = MAPPER.createObjectNode();
        answer.put("no", question.path("no").asInt()).put("nik", nik).put("tgl_periksa", today());
        String[] known = people.get(nik);
        if (known == null) {
            return answer.put("hasil_nik", "TIDAK SESUAI");
        }
        String born = question.path("tgl_lahir").asText();
        answer.put("hasil_nik", "SESUAI")
                .put("skor_nama", score(known[0], question.path("nama").asText()));
        return born.isEmpty() || known[1].isEmpty()
                ? answer
                : answer.put("hasil_tgl_lahir", born.equals(known[1]) ? "SESUAI" : "TIDAK SESUAI");
    }

    /** How far two names begin alike; enough for a test. */
    private static int score(String one, String other) {
        int alike = 0;
        int longest = Math.max(one.length(), other.length());
        while (alike < Math.min(one.length(), other.length())
                && one.charAt(alike) == other.charAt(alike)) {
            alike++;
        }
        return alike * 100 / longest;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
