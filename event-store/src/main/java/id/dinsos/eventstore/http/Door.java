package id.dinsos.eventstore.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.tracing.Tracing;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request around its resource: it has an id from the start, and where it fails
 * outside any resource the answer is a problem document all the same. The framework's own handler
 * would write the whole URI into the log, with whatever a caller has put into its query.
 */
@Singleton
public class Door {
    static final String REQUEST_ID = "X-Request-Id";

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final Pattern SANE_ID = Pattern.compile("(?!.*\\d{13})[A-Za-z0-9._-]{8,64}");
    private static final int FIRST = -10_000;

    private final Ids ids;
    private final ObjectMapper mapper;
    private final FaultMeters faults;
    private final Tracing tracing;
    private final long largest;

    public Door(
            Ids ids,
            ObjectMapper mapper,
            FaultMeters faults,
            Tracing tracing,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.faults = faults;
        this.tracing = tracing;
        this.largest = largest.asLongValue();
        this.ids = ids;
        this.mapper = mapper;
    }

    void open(@Observes Router router) {
        tracing.watch(router, FIRST - 1);
        router.route().order(FIRST).handler(this::number).failureHandler(this::fail);
    }

    /** The id of a request, as it stands in the answer and in the log. */
    static @Nullable String requestId(@Nullable RoutingContext context) {
        return context == null ? null : context.response().headers().get(REQUEST_ID);
    }

    /** A failure for the log: which, where and whose request; never what the caller sent. */
    static void log(Throwable failure, @Nullable RoutingContext context) {
        String where =
                context == null
                        ? "-"
                        : context.request().method()
                                + " "
                                + Problem.harmless(context.normalizedPath());
        LOG.errorf("failed: %s request=%s%n%s", where, requestId(context), Trace.of(failure));
    }

    private void number(RoutingContext context) {
        String sent = context.request().getHeader(REQUEST_ID);
        boolean sane = sent != null && SANE_ID.matcher(sent).matches();
        context.response().putHeader(REQUEST_ID, sane ? sent : ids.next().toString());
        if (isTooLarge(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            // What is still to come is not read, so nothing else can come on this connection.
            context.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .endHandler(ended -> context.request().connection().close());
            context.fail(413);
            return;
        }
        context.next();
    }

    /** Said before the first byte; what hides its length is cut at the limit. */
    private boolean isTooLarge(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > largest;
        } catch (NumberFormatException notALength) {
            return false;
        }
    }

    private void fail(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        Problem problem = problem(context);
        faults.count(problem.status());
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json(problem));
    }

    private static Problem problem(RoutingContext context) {
        String path = context.normalizedPath();
        KernelCode code =
                switch (context.statusCode()) {
                    case 400 -> KernelCode.REQUEST_MALFORMED;
                    case 401 -> KernelCode.TOKEN_INVALID;
                    case 403 -> KernelCode.ROLE_MISSING;
                    case 404 -> KernelCode.NOT_FOUND;
                    case 405 -> KernelCode.METHOD_NOT_ALLOWED;
                    case 406 -> KernelCode.NOT_ACCEPTABLE;
                    case 413 -> KernelCode.BODY_TOO_LARGE;
                    case 415 -> KernelCode.MEDIA_TYPE_UNSUPPORTED;
                    default -> KernelCode.SERVICE_BUSY;
                };
        if (code == KernelCode.SERVICE_BUSY && context.statusCode() != 503) {
            Throwable failure = context.failure();
            log(failure == null ? new IllegalStateException("no cause") : failure, context);
            return Problem.internal(path, requestId(context));
        }
        return Problem.of(
                new Refusal(code, "the request was not let in"), path, requestId(context));
    }

    private String json(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
