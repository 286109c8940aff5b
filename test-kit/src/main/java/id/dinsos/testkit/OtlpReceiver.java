package id.dinsos.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes spans as a collector does: OTLP over HTTP, in protobuf. */
public final class OtlpReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    /**
     * A span.
     *
     * @param parent empty where it begins its trace
     * @param kind {@code SERVER} or {@code CONSUMER}
     */
    public record Told(
            String process, String name, String kind, String trace, String span, String parent) {}

    public OtlpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** What a process is told: the address without the path. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Every span so far, in the order in which they came. */
    public List<Told> told() {
        return List.copyOf(told);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            for (ResourceSpans of : request.getResourceSpansList()) {
                String process = process(of.getResource().getAttributesList());
                told.addAll(
                        of.getScopeSpansList().stream()
                                .flatMap(scope -> scope.getSpansList().stream())
                                .map(span -> told(process, span))
                                .toList());
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String process(List<KeyValue> attributes) {
        return attributes.stream()
                .filter(one -> one.getKey().equals("service.name"))
                .map(one -> one.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    private static Told told(String process, Span span) {
        HexFormat hex = HexFormat.of();
        return new Told(
                process,
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
