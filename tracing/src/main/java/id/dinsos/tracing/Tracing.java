package id.dinsos.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one process, sent to an OTLP receiver over HTTP. Without a receiver nothing is made,
 * and requests and batches pass as if this were not here. A span says which operation it was, how
 * it ended and how long it took: never a path, a query or anything else that somebody has sent.
 */
public final class Tracing implements AutoCloseable {
    /** The header of W3C's trace context, of requests and of messages alike. */
    public static final String HEADER = "traceparent";

    /** Of a header of its first version; the last digit of it says whether the trace is sent. */
    private static final int LENGTH = 55;

    private static final String SPAN = Tracing.class.getName();
    private static final AttributeKey<Long> STATUS =
            AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("dinsos.request_id");
    private static final AttributeKey<String> TOPIC =
            AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<Long> COUNT =
            AttributeKey.longKey("messaging.batch.message_count");
    private static final TextMapGetter<String> ITSELF =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(String header) {
                    return List.of(HEADER);
                }

                @Override
                public @Nullable String get(@Nullable String header, String key) {
                    return key.equals(HEADER) ? header : null;
                }
            };

    private final @Nullable SdkTracerProvider provider;
    private final Tracer tracer;

    private Tracing(@Nullable SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = (provider == null ? TracerProvider.noop() : provider).get("dinsos");
    }

    /**
     * @param receiver its base address, as {@code http://collector:4318}; nothing is traced without
     * @param percent of a hundred traces that begin in this process, how many are sent; one that
     *     began elsewhere is sent where it was there
     */
    public static Tracing to(Optional<String> receiver, String process, int percent) {
        return receiver.isEmpty() ? off() : new Tracing(provider(receiver.get(), process, percent));
    }

    public static Tracing off() {
        return new Tracing(null);
    }

    private static SdkTracerProvider provider(String receiver, String process, int percent) {
        String url = receiver.replaceAll("/+$", "") + "/v1/traces";
        return SdkTracerProvider.builder()
                .setResource(
                        Resource.create(
                                Attributes.of(AttributeKey.stringKey("service.name"), process)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(percent / 100.0)))
                .addSpanProcessor(
                        BatchSpanProcessor.builder(
                                        OtlpHttpSpanExporter.builder().setEndpoint(url).build())
                                .build())
                .build();
    }

    public boolean isOn() {
        return provider != null;
    }

    /**
     * Makes a span of each request of the API. From here on the request carries the context of its
     * span in place of its caller's, so that what it causes belongs to the span.
     *
     * @param order before all handlers that read the header
     */
    public void watch(Router router, int order) {
        if (isOn()) {
            router.route("/v1/*").order(order).handler(this::receive);
        }
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        Span span =
                tracer.spanBuilder("request")
                        .setSpanKind(SpanKind.SERVER)
                        .setParent(parent(request.getHeader(HEADER)))
                        .startSpan();
        request.headers().set(HEADER, header(span.getSpanContext()));
        context.put(SPAN, span);
        context.addEndHandler(ended -> end(context, span));
        context.next();
    }

    private static void end(RoutingContext context, Span span) {
        int status = context.response().getStatusCode();
        span.setAttribute(STATUS, status);
        String id = context.response().headers().get("X-Request-Id");
        if (id != null) {
            span.setAttribute(REQUEST, id);
        }
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** Says which operation a request has turned out to ask for. */
    public static void name(@Nullable RoutingContext context, Supplier<String> operation) {
        if (context != null && context.get(SPAN) instanceof Span span) {
            span.updateName(operation.get());
        }
    }

    /** Whether what carries this header is of a trace that is sent. */
    public static boolean isSent(String header) {
        return header.length() == LENGTH
                && (Character.digit(header.charAt(LENGTH - 1), 16) & 1) == 1;
    }

    /**
     * Tells of messages of one trace that were taken together.
     *
     * @param header as the messages carry it
     */
    public void taken(String topic, String header, long messages, Instant from, Instant to) {
        tracer.spanBuilder("take " + topic)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent(header))
                .setStartTimestamp(from)
                .setAttribute(TOPIC, topic)
                .setAttribute(COUNT, messages)
                .startSpan()
                .end(to);
    }

    private static Context parent(@Nullable String header) {
        return header == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), header, ITSELF);
    }

    private static String header(SpanContext span) {
        return "00-%s-%s-%s"
                .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }

    /** Sends what waits. */
    @Override
    public void close() {
        if (provider != null) {
            provider.close();
        }
    }
}
