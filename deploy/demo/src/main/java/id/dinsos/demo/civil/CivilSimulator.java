package id.dinsos.demo.civil;

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
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A civil registry over HTTP: batches of questions come in, and each attribute is answered, names
 * by a score of 0 to 100. It can be told to be away or slow, to limit its callers, and to answer
 * wrongly.
 */
public final class CivilSimulator implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String YES = "SESUAI";
    private static final String NO = "TIDAK SESUAI";

    /** What happens to the next request, each once, in the order in which it was told. */
    public enum Trouble {
        /** It is out of order. */
        DOWN,
        /** The answer comes after everybody has gone. */
        DELAY,
        /** Too many questions: ask again in two seconds. */
        LIMIT,
        /** The connection ends before the answer. */
        LOSE_ANSWER,
        /** A page of another kind. */
        GARBLE,
        /** The answer names another batch. */
        NAME_ANOTHER,
        /** The first question is not answered. */
        LEAVE_OUT,
        /** The first answer stands there twice. */
        REPEAT,
        /** The first answer stands there twice, once the other way round. */
        CONTRADICT,
        /** There is an answer to a question that nobody put. */
        INVENT
    }

    /**
     * Somebody as the registry has them.
     *
     * @param mothersName null where it has none on record
     */
    public record Citizen(
            String name, LocalDate birthDate, String sex, @Nullable String mothersName) {
        @Override
        public String toString() {
            return "Citizen[masked]";
        }
    }

    /** A question as it comes in. */
    public record Question(String nik, String name, String birthDate, String sex, String mother) {
        static Question of(JsonNode question) {
            return new Question(
                    question.path("nik").asText(),
                    question.path("nama").asText(),
                    question.path("tgl_lahir").asText(),
                    question.path("jenis_kelamin").asText(),
                    question.path("nama_ibu_kandung").asText());
        }

        @Override
        public String toString() {
            return "Question[masked]";
        }
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Function<Question, @Nullable Citizen> records;
    private final Supplier<LocalDate> today;
    private final long delayMillis;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();

    /**
     * @param port 0 for any that is free
     * @param records whom it has under the number of a question; null for nobody
     * @param today the day of its answers
     */
    public CivilSimulator(
            int port,
            Function<Question, @Nullable Citizen> records,
            Supplier<LocalDate> today,
            long delayMillis)
            throws IOException {
        this.records = records;
        this.today = today;
        this.delayMillis = delayMillis;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/civil/v1/matches", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    /**
     * Knows everybody as they are asked about, but for a part of them, always the same: of those
     * half are spelt otherwise, a third has no such number, a sixth another birth date. Whoever is
     * asked about otherwise than before is somebody else to it.
     *
     * @param percent how many of a hundred it does not know so
     */
    public static Function<Question, @Nullable Citizen> knowingAllBut(int percent) {
        return question -> {
            LocalDate born =
                    question.birthDate.isEmpty()
                            ? LocalDate.EPOCH
                            : LocalDate.parse(question.birthDate);
            int dice = Math.floorMod((question.nik + question.name + born).hashCode(), 600);
            int kind = dice % 6;
            String name = question.name;
            if (dice / 6 < percent) {
                if (kind >= 3 && kind < 5) {
                    return null;
                }
                name = kind < 3 ? new StringBuilder(name).reverse().toString() : name;
                born = kind == 5 ? born.plusDays(1) : born;
            }
            return new Citizen(
                    name, born, question.sex, question.mother.isEmpty() ? null : question.mother);
        };
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

    /** How many requests came, answered or not. */
    public int requests() {
        return requests.get();
    }

    /** How many questions it has answered. */
    public int questions() {
        return questions.get();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        @Nullable Trouble trouble;
        synchronized (troubles) {
            trouble = troubles.poll();
        }
        requests.incrementAndGet();
        try (exchange) {
            JsonNode request = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            if (trouble == Trouble.DELAY) {
                Thread.sleep(delayMillis);
            }
            if (trouble == Trouble.LOSE_ANSWER) {
                return;
            }
            if (trouble == Trouble.LIMIT) {
                exchange.getResponseHeaders().add("Retry-After", "2");
            }
            send(exchange, status(trouble), body(request, trouble));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static int status(@Nullable Trouble trouble) {
        return trouble == Trouble.DOWN ? 503 : trouble == Trouble.LIMIT ? 429 : 200;
    }

    private String body(JsonNode request, @Nullable Trouble trouble) {
        if (trouble == Trouble.DOWN || trouble == Trouble.LIMIT) {
            return "{}";
        }
        if (trouble == Trouble.GARBLE) {
            return "<html>Layanan sedang diperbaiki</html>";
        }
        ObjectNode reply = MAPPER.createObjectNode();
        String batch = request.path("batchId").asText();
        reply.put("batchId", trouble == Trouble.NAME_ANOTHER ? "another" : batch);
        ArrayNode answers = reply.putArray("answers");
        for (JsonNode one : request.path("questions")) {
            answers.add(said(one.path("no").asInt(), Question.of(one)));
        }
        questions.addAndGet(answers.size());
        if (!answers.isEmpty()) {
            disturb(answers, trouble);
        }
        return reply.toString();
    }

    private static void disturb(ArrayNode answers, @Nullable Trouble trouble) {
        ObjectNode first = (ObjectNode) answers.get(0);
        if (trouble == Trouble.LEAVE_OUT) {
            answers.remove(0);
        } else if (trouble == Trouble.REPEAT) {
            answers.add(first.deepCopy());
        } else if (trouble == Trouble.CONTRADICT) {
            answers.add(first.deepCopy().put("hasil_nik", NO));
        } else if (trouble == Trouble.INVENT) {
            answers.add(first.deepCopy().put("no", Integer.MAX_VALUE));
        }
    }

    private ObjectNode said(int no, Question question) {
        ObjectNode answer =
                MAPPER.createObjectNode()
                        .put("no", no)
                        .put("nik", question.nik)
                        .put("tgl_periksa", today.get().toString());
        Citizen citizen = records.apply(question);
        if (citizen == null) {
            return answer.put("hasil_nik", NO);
        }
        answer.put("hasil_nik", YES).put("skor_nama", score(citizen.name, question.name));
        if (!question.birthDate.isEmpty()) {
            answer.put("hasil_tgl_lahir", word(question.birthDate, citizen.birthDate.toString()));
        }
        if (!question.sex.isEmpty()) {
            answer.put("hasil_jenis_kelamin", word(question.sex, citizen.sex));
        }
        String mother = citizen.mothersName;
        if (mother != null && !question.mother.isEmpty()) {
            answer.put("skor_ibu", score(mother, question.mother));
        }
        return answer;
    }

    private static String word(String asked, String known) {
        return asked.equals(known) ? YES : NO;
    }

    /** How alike two names are: 100 less the part of letters that must change. */
    static int score(String one, String other) {
        String a = one.toUpperCase(Locale.ROOT);
        String b = other.toUpperCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        int longest = Math.max(1, Math.max(a.length(), b.length()));
        return 100 - row[b.length()] * 100 / longest;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
