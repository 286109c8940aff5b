package id.dinsos.demo.office;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Speaks to the gateway as somebody of the office, as any other client would: JSON in and out, an
 * idempotency key on every command, {@code If-Match} where a record exists, refusals as {@link
 * ApiException}. Each call waits for its answer.
 */
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int STALE = 412;
    private static final int TRIES = 5;
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /**
     * @param patience how long a part may be away before a call fails; every call may be sent
     *     again, because a command carries its idempotency key
     */
    public ApiClient(URI gateway, Duration patience) {
        this.gateway = gateway;
        this.patience = patience;
    }

    /** A successful answer; {@code body} is an empty object where there was none. */
    private record ApiAnswer(HttpHeaders headers, JsonNode body) {
        /** The path of what was created. */
        String location() {
            String address = headers.firstValue("Location").orElseThrow();
            return address.startsWith("/") ? address : URI.create(address).getRawPath();
        }

        String etag() {
            return headers.firstValue("ETag").orElse("");
        }
    }

    /** An empty JSON object to fill. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public JsonNode get(Actor actor, String path) {
        return answer("GET " + path, request(actor, path).GET()).body();
    }

    /** A new record in a collection; the path of the record. */
    public String create(Actor actor, String path, JsonNode body) {
        return answer("POST " + path, withBody(actor, path, "POST", body)).location();
    }

    /** A command or a question whose answer is its body. */
    public JsonNode ask(Actor actor, String path, JsonNode body) {
        return answer("POST " + path, withBody(actor, path, "POST", body)).body();
    }

    /** Puts a record in its place, naming the version that it replaces, if there is one. */
    public void put(Actor actor, String path, JsonNode body) {
        HttpRequest.Builder command = withBody(actor, path, "PUT", body);
        HttpResponse<byte[]> known = send(request(actor, path).GET());
        known.headers().firstValue("ETag").ifPresent(etag -> command.header("If-Match", etag));
        ApiAnswer unused = answer("PUT " + path, command);
    }

    /**
     * A command on a record that exists: reads its version and names it, and reads again where
     * somebody else was quicker.
     */
    public void change(Actor actor, String record, String action, JsonNode body) {
        changeUnless(done -> false, actor, record, action, body);
    }

    /** The same, unless the record shows that it is done. */
    public void changeUnless(
            Predicate<JsonNode> done, Actor actor, String record, String action, JsonNode body) {
        String path = record + "/" + action;
        String key = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            ApiAnswer known = answer("GET " + record, request(actor, record).GET());
            if (done.test(known.body())) {
                return;
            }
            String etag = known.etag();
            HttpRequest.Builder command = withBody(actor, path, "POST", body);
            command.setHeader("Idempotency-Key", key);
            if (!etag.isEmpty()) {
                command.setHeader("If-Match", etag);
            }
            try {
                ApiAnswer unused = answer("POST " + path, command);
                return;
            } catch (ApiException refused) {
                if (refused.status() != STALE || attempt == TRIES) {
                    throw refused;
                }
            }
        }
    }

    /** Sends files as the parts of a form, streamed from disk; the path of what takes them. */
    public String upload(Actor actor, String path, Map<String, Path> parts) throws IOException {
        String boundary = "dinsos-" + UUID.randomUUID();
        BodyPublisher body = BodyPublishers.noBody();
        for (Map.Entry<String, Path> part : parts.entrySet()) {
            String head =
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                            + "Content-Type: text/csv; charset=UTF-8\r\n\r\n";
            String opening = head.formatted(boundary, part.getKey(), part.getValue().getFileName());
            body =
                    BodyPublishers.concat(
                            body,
                            BodyPublishers.ofString(opening),
                            BodyPublishers.ofFile(part.getValue()),
                            BodyPublishers.ofString("\r\n"));
        }
        body = BodyPublishers.concat(body, BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return answer(
                        "POST " + path,
                        request(actor, path)
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(body))
                .location();
    }

    /** Sends one CSV or XML file as the body; the path of what takes it. */
    public String uploadReport(Actor actor, String path, Path file) throws IOException {
        String type =
                file.toString().endsWith(".xml") ? "application/xml" : "text/csv; charset=UTF-8";
        return answer(
                        "POST " + path,
                        request(actor, path)
                                .header("Content-Type", type)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofFile(file)))
                .location();
    }

    /** Sends a file of any kind as the body. */
    public void send(Actor actor, String path, String mediaType, byte[] bytes) {
        ApiAnswer unused = sent(actor, path, mediaType, bytes);
    }

    private ApiAnswer sent(Actor actor, String path, String mediaType, byte[] bytes) {
        return answer(
                "POST " + path,
                request(actor, path)
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(bytes)));
    }

    /** Keeps a file of any kind; its path. */
    public String keep(Actor actor, String path, String mediaType, byte[] bytes) {
        return sent(actor, path, mediaType, bytes).location();
    }

    /** A question that a file asks, whose answer is its body. */
    public JsonNode askWith(Actor actor, String path, String mediaType, byte[] bytes) {
        return sent(actor, path, mediaType, bytes).body();
    }

    /** Puts a CSV file in its place. */
    public void putCsv(Actor actor, String path, byte[] csv) {
        ApiAnswer unused =
                answer(
                        "PUT " + path,
                        request(actor, path)
                                .header("Content-Type", "text/csv; charset=UTF-8")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .PUT(BodyPublishers.ofByteArray(csv)));
    }

    /** The very bytes of a resource and their headers. */
    public HttpResponse<byte[]> download(Actor actor, String path) {
        HttpResponse<byte[]> response = send(request(actor, path).header("Accept", "*/*").GET());
        if (response.statusCode() / 100 != 2) {
            throw ApiException.of("GET " + path, response.statusCode(), json(response.body()));
        }
        return response;
    }

    /**
     * Walks the pages of a list: {@code items}, and a cursor in {@code next} while there is more.
     */
    public void forEach(Actor actor, String path, Consumer<JsonNode> each) {
        String cursor = "";
        do {
            JsonNode page = get(actor, path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(each);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
    }

    private HttpRequest.Builder withBody(Actor actor, String path, String method, JsonNode body) {
        return request(actor, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(Actor actor, String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + actor.token());
    }

    private ApiAnswer answer(String what, HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(request);
        JsonNode body = json(response.body());
        if (response.statusCode() / 100 != 2) {
            throw ApiException.of(what, response.statusCode(), body);
        }
        return new ApiAnswer(response.headers(), body);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        HttpRequest call = request.build();
        long giveUp = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    HttpResponse<byte[]> response = http.send(call, BodyHandlers.ofByteArray());
                    if (!AWAY.contains(response.statusCode()) || System.nanoTime() > giveUp) {
                        return response;
                    }
                } catch (IOException unreachable) {
                    if (System.nanoTime() > giveUp) {
                        throw new UncheckedIOException(unreachable);
                    }
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? object() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return object().put("detail", new String(body, StandardCharsets.UTF_8).strip());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
