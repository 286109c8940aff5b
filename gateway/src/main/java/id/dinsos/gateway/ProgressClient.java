package id.dinsos.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a job stands, pushed as it changes (server-sent events), for whoever asks for its status with
 * {@code Accept: text/event-stream}. The service is asked under the caller's own token, soon after
 * a change and seldom while nothing moves, so that a client that waits holds a socket and no more.
 */
@Singleton
class ProgressClient {
    private static final Pattern JOB =
            Pattern.compile("/v1/(intakes|exports|bank-reports|follow-ups|runs)/[^/]+");
    private static final Set<String> ENDS =
            Set.of("DONE", "FAILED", "CANCELLED", "REFUSED", "EXPIRED", "CLOSED", "COMPLETED");
    private static final long SOONEST = 500;
    private static final long LATEST = 15_000;

    private final Vertx vertx;
    private final ServiceClient services;

    ProgressClient(Vertx vertx, ServiceClient services) {
        this.vertx = vertx;
        this.services = services;
    }

    static boolean isAskedFor(HttpServerRequest request, String path) {
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/event-stream")
                && request.method() == HttpMethod.GET
                && JOB.matcher(path).matches();
    }

    void follow(RoutingContext context, Routes.Route route) {
        new Following(context, route).ask();
    }

    /** One client that waits. */
    private final class Following {
        private final RoutingContext context;
        private final Routes.Route route;
        private Buffer last = Buffer.buffer();
        private long pause = SOONEST;
        private long timer = -1;
        private int events;

        Following(RoutingContext context, Routes.Route route) {
            this.context = context;
            this.route = route;
            context.addEndHandler(ended -> {
                boolean stopped = timer >= 0 && vertx.cancelTimer(timer);
                timer = stopped ? -1 : timer;
            });
        }

        void ask() {
            services.ask(context, route)
                    .onSuccess(answer -> heard(answer.status(), answer.body()))
                    .onFailure(failure -> refuse());
        }

        private void refuse() {
            if (!context.response().ended() && !context.response().closed()) {
                if (events == 0) {
                    ProblemResource.refuse(context, Problem.SERVICE_UNAVAILABLE);
                } else {
                    pause = Math.min(pause * 2, LATEST);
                    later();
                }
            }
        }

        private void heard(int status, Buffer body) {
            HttpServerResponse response = context.response();
            if (response.ended() || response.closed()) {
                return;
            }
            if (status != 200) {
                end(status, body);
                return;
            }
            if (events == 0) {
                response.setChunked(true).putHeader("Content-Type", "text/event-stream");
            }
            if (body.equals(last)) {
                pause = Math.min(pause * 2, LATEST);
                send(": still so\n\n");
            } else {
                last = body;
                pause = SOONEST;
                send(event("progress", body));
            }
            JsonObject state = new JsonObject(body);
            if (ENDS.contains(String.valueOf(state.getValue("state")))) {
                var unused = response.end(event("end", Buffer.buffer("{}")));
            } else {
                later();
            }
        }

        /** Before anything was sent it is an answer like any other. */
        private void end(int status, Buffer problem) {
            HttpServerResponse response = context.response();
            if (events == 0) {
                response.setStatusCode(status)
                        .putHeader("Content-Type", "application/problem+json")
                        .end(problem);
            } else {
                var unused = response.end(event("problem", problem));
            }
        }

        private void later() {
            timer = vertx.setTimer(pause, fired -> ask());
        }

        private void send(String text) {
            var unused = context.response().write(text);
        }

        private String event(String name, Buffer data) {
            return "id: %d\nevent: %s\ndata: %s\n\n"
                    .formatted(++events, name, data.toString().replace("\n", " "));
        }
    }

    /** What a service answered. */
    record Answered(int status, Buffer body) {
        static Future<Answered> of(HttpClientRequest request) {
            return request.send()
                    .compose(answer ->
                            answer.body().map(body -> new Answered(answer.statusCode(), body)));
        }
    }
}
