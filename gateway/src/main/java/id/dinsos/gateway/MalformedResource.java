package id.dinsos.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem what cannot be read as HTTP at all: a line or header too long, a name that
 * is none, a length that is no number, a version of HTTP that does not exist. The framework's
 * server refuses those before any route, with an empty body, and has no setting for it; a tracer is
 * told of each request, readable or not, before the server decides, and may say on its connection
 * who answers.
 */
final class MalformedResource implements VertxTracer<Object, Object> {
    private static final Logger ACCESS = Logger.getLogger("id.dinsos.gateway.access");

    private final GatewayWiring.RequestIds requestIds;

    MalformedResource(GatewayWiring.RequestIds requestIds) {
        this.requestIds = requestIds;
    }

    @Override
    public <R> @Nullable Object receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Map.Entry<String, String>> headers,
            TagExtractor<R> tags) {
        if (request instanceof HttpServerRequest http
                && http.connection() instanceof HttpServerConnection connection) {
            if (http.decoderResult().isFailure()) {
                connection.invalidRequestHandler(this::refuse);
            } else if (!isReadable(http.uri()) || http.version() == null) {
                connection.handler(this::refuse);
            }
        }
        return null;
    }

    /** As the framework judges before any route, and refuses with an empty body. */
    private static boolean isReadable(String uri) {
        try {
            var unused = new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Nothing after such a request can be trusted to begin where it seems to: the connection ends.
     */
    private void refuse(HttpServerRequest request) {
        Problem problem = problem(request.decoderResult().cause());
        String id = requestIds.get();
        ACCESS.infof("- - %d problem=%s request=%s", problem.status(), problem.code(), id);
        ProblemResource.headers(problem).forEach(request.response()::putHeader);
        var unused =
                request.response()
                        .setStatusCode(problem.status())
                        .putHeader(GatewayResource.REQUEST_ID, id)
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .putHeader("Connection", "close")
                        .end(ProblemResource.describe(problem, "", id).toBuffer())
                        .onComplete(done -> request.connection().close());
    }

    private static Problem problem(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? Problem.HEADERS_TOO_LARGE
                : Problem.REQUEST_MALFORMED;
    }
}
