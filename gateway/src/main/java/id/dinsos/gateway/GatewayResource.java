package id.dinsos.gateway;

import id.dinsos.tracing.Tracing;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The way of every request: it gets an id and the security headers, its route is looked up, its
 * size and token are checked, and only then does a service hear of it. Whatever comes back is
 * counted and logged, without query strings and without long numbers, since a caller may have put
 * personal data there.
 */
@Singleton
class GatewayResource {
    static final String REQUEST_ID = "X-Request-Id";

    private static final Logger ACCESS = Logger.getLogger("id.dinsos.gateway.access");
    private static final Pattern SANE_ID = Pattern.compile("(?!.*\\d{13})[A-Za-z0-9._-]{8,64}");
    private static final int FIRST = -1_000;
    private static final int LAST = Integer.MAX_VALUE;
    private static final long LINGER_MILLIS = 5_000;
    private static final String ROUTE = "route";
    private static final String ACTOR = "actor";

    /** All who come without a token share what one actor may have open. */
    private static final String ANYBODY = "anybody";

    private static final String ENDED = "ended";
    private static final String STREAMED = "streamed";
    private static final String FOLLOWED = "followed";

    private final TokenClient tokens;
    private final ServiceClient services;
    private final SubjectClient subjects;
    private final ProgressClient progress;
    private final GatewayWiring.Settings settings;
    private final GatewayWiring.RequestIds requestIds;
    private final AccessResource access;
    private final Clock clock;
    private final String origin;
    private final Tracing tracing;
    private final PublicRate rate;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> streams = new ConcurrentHashMap<>();
    private final Map<String, Integer> followed = new ConcurrentHashMap<>();

    GatewayResource(
            TokenClient tokens,
            ServiceClient services,
            SubjectClient subjects,
            ProgressClient progress,
            GatewayWiring.Settings settings,
            GatewayWiring.RequestIds requestIds,
            AccessResource access,
            Clock clock,
            Tracing tracing) {
        this.tokens = tokens;
        this.services = services;
        this.subjects = subjects;
        this.progress = progress;
        this.settings = settings;
        this.requestIds = requestIds;
        this.access = access;
        this.clock = clock;
        this.origin = settings.publicUrl().resolve("/").toString().replaceFirst("/$", "");
        this.tracing = tracing;
        this.rate =
                new PublicRate(settings.publicPerMinute(), settings.publicPerMinuteAltogether());
    }

    void register(@Observes Router router) {
        tracing.watch(router, FIRST - 1);
        router.route().order(FIRST).handler(this::receive).failureHandler(this::fail);
        router.route("/v1/*").order(FIRST + 1).handler(this::check).failureHandler(this::fail);
        router.route()
                .order(LAST)
                .handler(context -> ProblemResource.refuse(context, Problem.ROUTE_MISSING));
    }

    static String requestId(RoutingContext context) {
        return Objects.requireNonNullElse(context.response().headers().get(REQUEST_ID), "-");
    }

    private void receive(RoutingContext context) {
        long started = System.nanoTime();
        prepare(context);
        context.addEndHandler(ended -> record(context, System.nanoTime() - started));
        context.next();
    }

    private void prepare(RoutingContext context) {
        HttpServerResponse response = context.response();
        String sent = context.request().getHeader(REQUEST_ID);
        boolean sane = sent != null && SANE_ID.matcher(sent).matches();
        response.putHeader(REQUEST_ID, sane ? sent : requestIds.get())
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", policy(context))
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    /** Answers are data; the one page that runs a script is the viewer of the document. */
    private static String policy(RoutingContext context) {
        return ProblemResource.path(context).startsWith("/q/swagger-ui")
                ? "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'"
                        + " 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
                : "default-src 'none'; frame-ancestors 'none'";
    }

    private void check(RoutingContext context) {
        Optional<Routes.Route> found = Routes.find(context.normalizedPath());
        if (found.isEmpty()) {
            context.next();
            return;
        }
        Routes.Route route = found.get();
        context.put(ROUTE, route);
        context.response()
                .putHeader("X-RateLimit-Limit", Integer.toString(settings.openPerActor()))
                .putHeader("Access-Control-Allow-Origin", origin);
        Tracing.name(context, route::path);
        HttpServerRequest request = context.request();
        long limit = ServiceClient.limit(settings, route);
        context.put(ProblemResource.LIMIT, limit);
        boolean anybody =
                route.isPublic()
                        && request.method() == HttpMethod.GET
                        && !request.headers().contains(HttpHeaders.AUTHORIZATION);
        Optional<Problem> fault = anybody ? faultOfAnybody(request) : fault(request, limit);
        if (fault.isPresent()) {
            ProblemResource.refuse(context, fault.get());
            return;
        }
        request.pause();
        if (anybody) {
            admit(context, route, ANYBODY);
            return;
        }
        tokens.actor(token(request).orElseThrow())
                .onSuccess(actor -> admit(context, route, actor))
                .onFailure(failure -> reject(context, failure));
    }

    private static void reject(RoutingContext context, Throwable failure) {
        boolean keysMissing = TokenClient.keysMissing(failure);
        if (keysMissing) {
            ACCESS.error("the keys of the token issuer cannot be read: " + failure);
        }
        ProblemResource.refuse(
                context, keysMissing ? Problem.KEYS_UNAVAILABLE : Problem.TOKEN_INVALID);
    }

    /** Who comes without a token sends nothing, and asks only so often. */
    private Optional<Problem> faultOfAnybody(HttpServerRequest request) {
        if (hasBody(request)) {
            return Optional.of(Problem.REQUEST_MALFORMED);
        }
        long minute = clock.instant().getEpochSecond() / 60;
        return rate.admits(request.remoteAddress().hostAddress(), minute)
                ? Optional.empty()
                : Optional.of(Problem.TOO_MANY_REQUESTS);
    }

    private static Optional<Problem> fault(HttpServerRequest request, long limit) {
        String encoding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("chunked")) {
            return Optional.of(Problem.REQUEST_MALFORMED);
        }
        List<String> credentials = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        if (credentials.isEmpty()) {
            return Optional.of(Problem.TOKEN_MISSING);
        }
        // With two, the gateway might check one and the service believe the other.
        if (credentials.size() > 1 || token(request).isEmpty()) {
            return Optional.of(Problem.TOKEN_INVALID);
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > limit
                ? Optional.of(Problem.BODY_TOO_LARGE)
                : Optional.empty();
    }

    private static Optional<String> token(HttpServerRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = credentials.regionMatches(true, 0, "Bearer ", 0, 7);
        return bearer ? Optional.of(credentials.substring(7).strip()) : Optional.empty();
    }

    private void admit(RoutingContext context, Routes.Route route, String actor) {
        if (context.get(ENDED) != null) {
            // Gone while the token was checked: what is counted now nobody would ever uncount.
            return;
        }
        context.put(ACTOR, actor);
        if (ProgressClient.isAskedFor(context.request(), context.normalizedPath())) {
            follow(context, route, actor);
            return;
        }
        boolean streamed = route.size() != Routes.Size.COMMAND && hasBody(context.request());
        context.put(STREAMED, streamed);
        boolean tooMany = open.merge(actor, 1, Integer::sum) > settings.openPerActor();
        if (streamed) {
            tooMany |= streams.merge(actor, 1, Integer::sum) > settings.streamsPerActor();
        }
        if (tooMany) {
            ProblemResource.refuse(context, Problem.TOO_MANY_REQUESTS);
            return;
        }
        if ("100-continue".equalsIgnoreCase(context.request().getHeader("Expect"))) {
            context.response().writeContinue();
        }
        if (route.name().equals(SubjectClient.NAME)) {
            subjects.answer(context);
        } else {
            services.forward(context, route);
        }
    }

    /** Who only waits is counted apart: it holds no connection to a service. */
    private void follow(RoutingContext context, Routes.Route route, String actor) {
        context.put(FOLLOWED, true);
        if (followed.merge(actor, 1, Integer::sum) > settings.followedPerActor()) {
            ProblemResource.refuse(context, Problem.TOO_MANY_REQUESTS);
            return;
        }
        context.request().resume();
        progress.follow(context, route);
    }

    private void fail(RoutingContext context) {
        if (context.failure() != null) {
            ACCESS.error("request " + requestId(context) + " failed", context.failure());
        }
        if (!context.response().headWritten()
                && !context.response().headers().contains(REQUEST_ID)) {
            // A path that is none fails before the first handler.
            prepare(context);
        }
        ProblemResource.refuse(context, problem(context.statusCode()));
    }

    /** What the framework refuses by itself; it marks a failure of ours with 500 or nothing. */
    private static Problem problem(int status) {
        if (status == 404) {
            return Problem.ROUTE_MISSING;
        }
        return status >= 400 && status < 500 ? Problem.REQUEST_MALFORMED : Problem.INTERNAL;
    }

    private void record(RoutingContext context, long nanos) {
        context.put(ENDED, true);
        String actor = context.get(ACTOR);
        if (actor != null && Boolean.TRUE.equals(context.get(FOLLOWED))) {
            oneLess(followed, actor);
        } else if (actor != null) {
            oneLess(open, actor);
            if (Boolean.TRUE.equals(context.get(STREAMED))) {
                oneLess(streams, actor);
            }
        }
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            // What the caller is still sending is read and thrown away, for a moment only.
            context.vertx()
                    .setTimer(
                            LINGER_MILLIS,
                            timer -> {
                                if (!request.isEnded()) {
                                    request.connection().close();
                                }
                            });
        }
        access.answered(context, context.get(ROUTE), actor, nanos);
    }

    private static void oneLess(Map<String, Integer> counts, String actor) {
        counts.computeIfPresent(actor, (name, count) -> count == 1 ? null : count - 1);
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || request.getHeader(HttpHeaders.CONTENT_LENGTH) != null;
    }
}
