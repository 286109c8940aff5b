package id.dinsos.launcher.host;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The launcher's calls to the HTTP interfaces of the parts. */
public final class HttpCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private HttpCalls() {}

    /** The body of a successful answer; anything else throws with what was answered. */
    public static String get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    /** Throws unless the answer is a success. */
    public static void require(URI uri) throws IOException, InterruptedException {
        String unused = get(uri);
    }

    public static void put(URI uri, String json) throws IOException, InterruptedException {
        String unused =
                send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(json)));
    }

    public static void post(URI uri) throws IOException, InterruptedException {
        String unused = send(HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()));
    }

    /** The body of a successful answer to somebody with a token. */
    public static String as(String token, String method, URI uri)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody()));
    }

    private static String send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.statusCode() + " " + response.body().strip());
        }
        return response.body();
    }
}
