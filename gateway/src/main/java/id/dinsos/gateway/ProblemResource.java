package id.dinsos.gateway;

import io.quarkus.vertx.web.Param;
import io.quarkus.vertx.web.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Answers with problems, and explains every code that any service answers with: what happened and
 * what to do, in Indonesian and English. The explanations are the file {@code problems.json} of the
 * contracts.
 */
@Singleton
class ProblemResource {
    static final String PROBLEM = "problem";

    /** The bytes that a body of the route may have. */
    static final String LIMIT = "limit";

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{13,}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^!-~]");

    private static final JsonObject CATALOGUE = load();

    @Route(path = "/problems", methods = Route.HttpMethod.GET, produces = "application/json")
    @APIResponse(responseCode = "200", description = "Every problem code")
    void all(RoutingContext context) {
        context.response().end(CATALOGUE.toBuffer());
    }

    @Route(path = "/problems/:code", methods = Route.HttpMethod.GET, produces = "application/json")
    @APIResponse(responseCode = "200", description = "One problem code explained")
    void one(RoutingContext context, @Param String code) {
        JsonObject explained = CATALOGUE.getJsonObject(code);
        if (explained == null) {
            refuse(context, Problem.PROBLEM_MISSING);
        } else {
            context.response().end(explained.copy().put("code", code).toBuffer());
        }
    }

    static void refuse(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            // Half an answer is out: only a broken connection can still say that it is not whole.
            context.request().connection().close();
            return;
        }
        context.put(PROBLEM, problem);
        headers(problem).forEach(response::putHeader);
        response.setStatusCode(problem.status()).end(describe(context, problem));
    }

    static Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/problem+json");
        if (problem.status() == 401) {
            headers.put("WWW-Authenticate", "Bearer realm=\"dinsos\"");
        }
        if (problem.retryAfterSeconds() > 0) {
            headers.put("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        return headers;
    }

    static Buffer describe(RoutingContext context, Problem problem) {
        JsonObject answer = describe(problem, path(context), GatewayResource.requestId(context));
        Long limit = context.get(LIMIT);
        if (problem == Problem.BODY_TOO_LARGE && limit != null) {
            answer.put("limitBytes", limit);
        }
        return answer.toBuffer();
    }

    static JsonObject describe(Problem problem, String path, String requestId) {
        return new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("titles", CATALOGUE.getJsonObject(problem.code()).getJsonObject("title"))
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", harmless(path))
                .put("code", problem.code())
                .put("requestId", requestId);
    }

    /** The path of a request, empty where it breaks the rules of percent encoding. */
    static String path(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Printable, and free of numbers long enough to be a NIK: fit for a log and for an answer. */
    static String harmless(String text) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("?");
        return LONG_NUMBER.matcher(printable).replaceAll("*");
    }

    private static JsonObject load() {
        try (InputStream file =
                Objects.requireNonNull(
                        ProblemResource.class.getResourceAsStream("/problems.json"))) {
            return new JsonObject(Buffer.buffer(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
