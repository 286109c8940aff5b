package id.dinsos.cases.letter;

import id.dinsos.eventstore.rules.RefusedException;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The port for an electronic seal: the sheet goes as a PDF to the service that the office has named
 * and comes back sealed. Sealing twice the same sheet does no harm, so that whoever heard no answer
 * asks again.
 */
@Singleton
public class LetterSealClient {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final Provider<Optional<URI>> service;
    private final Provider<Optional<String>> token;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    public LetterSealClient(
            @ConfigProperty(name = "dinsos.letter-seal.url") Provider<Optional<URI>> service,
            @ConfigProperty(name = "dinsos.letter-seal.token") Provider<Optional<String>> token) {
        this.service = service;
        this.token = token;
    }

    byte[] seal(byte[] sheet) {
        URI address =
                service.get()
                        .orElseThrow(() ->
                                RefusedException.of(
                                        LetterCode.LETTER_SEAL_NOT_CONFIGURED,
                                        "this office has named no seal service"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/pdf")
                        .header("Accept", "application/pdf")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(sheet));
        token.get().ifPresent(one -> request.header("Authorization", "Bearer " + one));
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200 && isSheet(answer.body())) {
                return answer.body();
            }
            throw failed("the seal service answered " + answer.statusCode());
        } catch (IOException silent) {
            throw failed("the seal service does not answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the seal service was not waited for");
        }
    }

    private static boolean isSheet(byte[] bytes) {
        return bytes.length <= MAX_BYTES
                && bytes.length > PDF.length
                && Arrays.equals(bytes, 0, PDF.length, PDF, 0, PDF.length);
    }

    private static RefusedException failed(String detail) {
        return RefusedException.of(LetterCode.LETTER_SEAL_FAILED, detail);
    }
}
