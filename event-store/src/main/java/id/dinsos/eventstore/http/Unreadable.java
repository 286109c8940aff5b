package id.dinsos.eventstore.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
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
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem what cannot be read as HTTP at all, which the framework's server refuses
 * before any route, with an empty body, and without a setting for it. A tracer is told of each
 * request, readable or not, before the server decides, and may say on its connection who answers.
 */
public final class Unreadable implements VertxTracer<Object, Object> {
    private final Ids ids;
    private final ObjectMapper mapper;

    public Unreadable(Ids ids, ObjectMapper mapper) {
        this.ids = ids;
        this.mapper = mapper;
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

    /** As the framework judges before any route. */
    private static boolean isReadable(String uri) {
        try {
            var unused = new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Nothing after such a request can be trusted to begin where it seems to: it is the last. */
    private void refuse(HttpServerRequest request) {
        String id = ids.next().toString();
        Refusal refusal =
                new Refusal(code(request.decoderResult().cause()), "the request cannot be read");
        Problem problem = Problem.of(refusal, null, id);
        var unused =
                request.response()
                        .setStatusCode(problem.status())
                        .putHeader(Door.REQUEST_ID, id)
                        .putHeader("Content-Type", Problem.MEDIA_TYPE)
                        .putHeader("Connection", "close")
                        .end(json(problem))
                        .onComplete(done -> request.connection().close());
    }

    private static KernelCode code(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return KernelCode.URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? KernelCode.HEADERS_TOO_LARGE
                : KernelCode.REQUEST_MALFORMED;
    }

    private String json(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
