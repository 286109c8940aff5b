package id.dinsos.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Passes a request on to a service and its answer back. The body of a command, which is small, is
 * waited for before a connection to the service is taken, so that a caller who sends it byte by
 * byte holds none. Larger bodies and all answers are streams: none is ever held whole, and a slow
 * reader on one side slows the writer on the other. What a service says, its problems included, is
 * not touched. Nothing is sent twice: where the fate of a request is unknown the caller is told so,
 * and repeats it under its own idempotency key.
 */
@Singleton
class ServiceClient {
    private static final List<String> NOT_OURS_TO_ACCEPT =
            List.of("x-forwarded-", "x-dinsos-", "x-real-ip", "forwarded", "ce-", "expect");
    private static final List<String> HOP_BY_HOP =
            List.of("connection", "keep-alive", "proxy-authenticate", "trailer", "upgrade");

    private final HttpClient client;
    private final ReplicaClient replicas;
    private final GatewayWiring.Settings settings;

    ServiceClient(HttpClient client, ReplicaClient replicas, GatewayWiring.Settings settings) {
        this.client = client;
        this.replicas = replicas;
        this.settings = settings;
    }

    /** Forwards the request of a context whose route and token are already found good. */
    void forward(RoutingContext context, Routes.Route route) {
        if (route.size() == Routes.Size.COMMAND) {
            LimitedBody body = new LimitedBody(context.request(), limit(settings, route), () -> {});
            body.whole()
                    .onSuccess(whole -> connect(context, route, whole))
                    .onFailure(failure -> refuse(context, unread(body)));
        } else {
            connect(context, route, null);
        }
    }

    private static Problem unread(LimitedBody body) {
        return body.isOverflown() ? Problem.BODY_TOO_LARGE : Problem.REQUEST_MALFORMED;
    }

    /** Whoever went away hears nothing of it. */
    private static void refuse(RoutingContext context, Problem problem) {
        if (!context.response().closed()) {
            ProblemResource.refuse(context, problem);
        }
    }

    private void connect(RoutingContext context, Routes.Route route, @Nullable Buffer body) {
        replicas.request(route.service(), unhurried())
                .onSuccess(request -> send(request, new Exchange(context, route, request, body)))
                .onFailure(failure -> refuse(context, Problem.SERVICE_UNAVAILABLE));
    }

    private void send(HttpClientRequest request, Exchange exchange) {
        // A failure reaches us through the answer that does not come.
        request.exceptionHandler(failure -> {});
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(proxy -> Future.succeededFuture(request))
                .addInterceptor(exchange)
                .handle(exchange.context.request());
    }

    /** Whether a service says it is ready, as {@code UP}, {@code DOWN} or {@code UNREACHABLE}. */
    Future<String> state(Routes.Service service) {
        return replicas.request(service, ReplicaClient.probe())
                .compose(HttpClientRequest::send)
                .map(answer -> answer.statusCode() == 200 ? "UP" : "DOWN")
                .otherwise("UNREACHABLE");
    }

    /** The same question again, under the same token, with the answer as a whole. */
    Future<ProgressClient.Answered> ask(RoutingContext context, Routes.Route route) {
        String query = context.request().query();
        String token = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        RequestOptions question =
                unhurried()
                        .setMethod(HttpMethod.GET)
                        .setURI(context.normalizedPath() + (query == null ? "" : "?" + query))
                        .setIdleTimeout(settings.answerWithin().toMillis())
                        .putHeader(HttpHeaders.AUTHORIZATION.toString(), token)
                        .putHeader("Accept", "application/json, application/problem+json")
                        .putHeader(GatewayResource.REQUEST_ID, GatewayResource.requestId(context));
        return replicas.request(route.service(), question).compose(ProgressClient.Answered::of);
    }

    /** What a service says of its operations. */
    Future<JsonObject> document(Routes.Service service) {
        RequestOptions question =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setURI("/q/openapi?format=json")
                        .setConnectTimeout(1_000)
                        .setIdleTimeout(10_000);
        return replicas.request(service, question)
                .compose(HttpClientRequest::send)
                .compose(answer ->
                        answer.statusCode() == 200
                                ? answer.body()
                                : Future.failedFuture("no document"))
                .map(JsonObject::new);
    }

    private RequestOptions unhurried() {
        return new RequestOptions().setConnectTimeout(settings.connectWithin().toMillis());
    }

    /** One request on its way there and back. */
    private final class Exchange implements ProxyInterceptor {
        private final RoutingContext context;
        private final Routes.Route route;
        private final HttpClientRequest sent;
        private final @Nullable Buffer collected;
        private final LimitedBody body;

        /**
         * @param collected the whole body, null where it is a stream
         */
        Exchange(
                RoutingContext context,
                Routes.Route route,
                HttpClientRequest sent,
                @Nullable Buffer collected) {
            this.context = context;
            this.route = route;
            this.sent = sent;
            this.collected = collected;
            this.body =
                    new LimitedBody(context.request(), limit(settings, route), this::awaitAnswer);
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
            ProxyRequest request = proxy.request();
            String query = context.request().query();
            // The path that was checked is the path that is asked for, not the one that was typed.
            request.setURI(context.normalizedPath() + (query == null ? "" : "?" + query));
            dropInternal(request.headers());
            request.putHeader(GatewayResource.REQUEST_ID, GatewayResource.requestId(context));
            if (collected == null) {
                request.setBody(Body.body(body, request.getBody().length()));
            } else {
                // What was collected is sent with its length, whichever way it came.
                request.headers().remove(HttpHeaders.TRANSFER_ENCODING);
                request.setBody(Body.body(collected));
                awaitAnswer();
            }
            return proxy.sendRequest()
                    .recover(failure ->
                            Future.succeededFuture(refusal(request.release().response(), failure)));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext proxy) {
            MultiMap headers = proxy.response().headers();
            HOP_BY_HOP.forEach(headers::remove);
            context.response().headers().names().forEach(headers::remove);
            String location = headers.get(HttpHeaders.LOCATION);
            if (location != null) {
                headers.set(HttpHeaders.LOCATION, reachable(location));
            }
            return proxy.sendResponse();
        }

        /** The clock runs from the moment the service has everything: a long upload is no fault. */
        private void awaitAnswer() {
            sent.idleTimeout(settings.answerWithin().toMillis());
        }

        private ProxyResponse refusal(ProxyResponse response, Throwable failure) {
            Problem problem = problem(failure);
            Buffer text = ProblemResource.describe(context, problem);
            context.put(ProblemResource.PROBLEM, problem);
            ProblemResource.headers(problem).forEach(response::putHeader);
            return response.setStatusCode(problem.status()).setBody(Body.body(text));
        }

        private Problem problem(Throwable failure) {
            if (body.isOverflown()) {
                return Problem.BODY_TOO_LARGE;
            }
            return failure instanceof TimeoutException
                    ? Problem.SERVICE_TIMEOUT
                    : Problem.SERVICE_FAILED;
        }

        /** Frameworks put the host they were called by into Location; callers cannot reach that. */
        private String reachable(String location) {
            for (URI url : settings.urlsOf(route.service())) {
                String internal = "http://" + url.getHost() + ":" + url.getPort();
                if (location.startsWith(internal + "/")) {
                    return location.substring(internal.length());
                }
            }
            return location;
        }

        private void dropInternal(MultiMap headers) {
            for (String list : headers.getAll(HttpHeaders.CONNECTION)) {
                for (String named : list.split(",")) {
                    headers.remove(named.strip());
                }
            }
            for (String name : List.copyOf(headers.names())) {
                String lower = name.toLowerCase(Locale.ROOT);
                if (NOT_OURS_TO_ACCEPT.stream().anyMatch(lower::startsWith)) {
                    headers.remove(name);
                }
            }
        }
    }

    static long limit(GatewayWiring.Settings settings, Routes.Route route) {
        MemorySize limit =
                switch (route.size()) {
                    case COMMAND -> settings.maxBody();
                    case TABLE -> settings.maxTable();
                    case REPORT -> settings.maxReport();
                    case FILE -> settings.maxUpload();
                };
        return limit.asLongValue();
    }
}
