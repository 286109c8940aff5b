package id.dinsos.disbursement.rail;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.log.EventCodec;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The rail over HTTP, in the form of GovStack's bulk payment. It never repeats by itself: an answer
 * that does not come, or cannot be read, or is to another batch, is {@link Lost}.
 */
@Singleton
public class RailClient {
    private static final String SIGNED_BY = "HmacSHA256";
    private static final int MAX_ANSWER = 64 << 20;

    private final Optional<String> url;
    private final Optional<String> callback;
    private final Optional<String> token;
    private final Optional<String> secret;
    private final String tenant;
    private final Duration patience;
    private final Clock clock;
    private final HttpClient http;
    private final ObjectMapper mapper = EventCodec.mapper();

    public RailClient(
            @ConfigProperty(name = "dinsos.rail.url") Optional<String> url,
            @ConfigProperty(name = "dinsos.rail.callback") Optional<String> callback,
            @ConfigProperty(name = "dinsos.rail.token") Optional<String> token,
            @ConfigProperty(name = "dinsos.rail.secret") Optional<String> secret,
            @ConfigProperty(name = "dinsos.rail.tenant", defaultValue = "dinsos") String tenant,
            @ConfigProperty(name = "dinsos.rail.patience", defaultValue = "PT20S")
                    Duration patience,
            Clock clock) {
        this.url = url;
        this.callback = callback;
        this.token = token;
        this.secret = secret;
        this.tenant = tenant;
        this.patience = patience;
        this.clock = clock;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience)
                        .build();
    }

    /** What came of a request. */
    sealed interface Reply {}

    /** The rail has the batch. */
    record Taken(String reference) implements Reply {}

    /** The rail will not take it. */
    record Refused(String code) implements Reply {}

    /** The rail has no such batch. */
    record Missing() implements Reply {}

    /** What it says of the transfers. */
    record Said(RailAnswer answer) implements Reply {}

    /** Nobody knows: it is asked for, and never repeated. */
    record Lost(String why) implements Reply {}

    boolean isThere() {
        return url.isPresent();
    }

    /** Once, under the file's own id. */
    Reply send(UUID file, byte[] batch) {
        HttpRequest.Builder request =
                request("/batchtransactions?type=raw", file)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(batch));
        callback.ifPresent(to ->
                request.header("X-Callback-URL", to + "/v1/rail-batches/" + file + "/callback"));
        secret.ifPresent(key -> {
            String at = Long.toString(clock.instant().getEpochSecond());
            request.header("webhook-id", file.toString())
                    .header("webhook-timestamp", at)
                    .header(
                            "webhook-signature",
                            "v1," + signature(key, file + "." + at + ".", batch));
        });
        return answer(
                request.build(),
                response ->
                        switch (response.statusCode()) {
                            case 200, 201, 202 -> taken(file, response.body());
                            case 400, 413, 422 -> new Refused("BATCH_REFUSED");
                            default -> new Lost("status " + response.statusCode());
                        });
    }

    /** What became of it; asked as often as one likes. */
    Reply ask(UUID file) {
        HttpRequest request =
                request("/api/v1/batch/detail?correlationId=" + file, file).GET().build();
        return answer(
                request,
                response ->
                        switch (response.statusCode()) {
                            case 200 -> said(file, response.body());
                            case 404 -> new Missing();
                            default -> new Lost("status " + response.statusCode());
                        });
    }

    /** Whether a callback is signed with the key that the rail and the office share. */
    boolean isSigned(RailSignature signature, byte[] body) {
        return secret.isPresent()
                && signature.isFresh(clock.instant())
                && signature.isSignedAs(signature(secret.get(), signature.signedPart(), body));
    }

    RailAnswer read(byte[] body) throws IOException {
        RailAnswer answer = mapper.readValue(body, RailAnswer.class);
        if (answer == null) {
            throw new IOException("nothing");
        }
        return answer;
    }

    private Reply taken(UUID file, byte[] body) {
        try {
            RailAnswer answer = read(body);
            String reference = answer.batchId();
            boolean ours = answer.correlationId() == null || file.equals(answer.correlationId());
            return ours && isReference(reference) && reference != null
                    ? new Taken(reference.strip())
                    : new Lost("the answer is to another batch, or to none");
        } catch (IOException e) {
            return new Lost("an answer that cannot be read");
        }
    }

    private static boolean isReference(@Nullable String reference) {
        return reference != null && !reference.isBlank() && reference.length() <= 200;
    }

    private Reply said(UUID file, byte[] body) {
        try {
            RailAnswer answer = read(body);
            return file.equals(answer.correlationId()) && isReference(answer.batchId())
                    ? new Said(answer)
                    : new Lost("the answer is to another batch, or to none");
        } catch (IOException e) {
            return new Lost("an answer that cannot be read");
        }
    }

    private HttpRequest.Builder request(String path, UUID file) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url.orElseThrow() + path))
                        .timeout(patience)
                        .header("X-CorrelationID", file.toString())
                        .header("Platform-TenantId", tenant);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private Reply answer(HttpRequest request, Reading reading) {
        try {
            return reading.of(
                    http.send(
                            request,
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER)));
        } catch (IOException e) {
            return new Lost(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Lost("interrupted");
        }
    }

    private static String signature(String key, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(SIGNED_BY);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), SIGNED_BY));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How an answer is understood. */
    private interface Reading {
        Reply of(HttpResponse<byte[]> response);
    }
}
