package id.dinsos.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes each answer down: a line without anything that a caller sent in, and its figures. */
@Singleton
class AccessResource {
    private static final Logger ACCESS = Logger.getLogger("id.dinsos.gateway.access");

    private final MeterRegistry meters;

    AccessResource(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @param route null where there is none
     * @param actor null where nobody was admitted
     */
    void answered(
            RoutingContext context,
            Routes.@Nullable Route route,
            @Nullable String actor,
            long nanos) {
        String path = ProblemResource.path(context);
        if (route == null && path.startsWith("/q/")) {
            return;
        }
        Problem problem = context.get(ProblemResource.PROBLEM);
        int status = context.response().getStatusCode();
        timer(route == null ? "none" : route.name(), status).record(Duration.ofNanos(nanos));
        ACCESS.infof(
                "%s %s %d %.1fms route=%s actor=%s problem=%s request=%s",
                context.request().method(),
                ProblemResource.harmless(path),
                status,
                nanos / 1e6,
                route == null ? "-" : route.name(),
                actor == null ? "-" : ProblemResource.harmless(actor),
                problem == null ? "-" : problem.code(),
                GatewayResource.requestId(context));
    }

    private Timer timer(String route, int status) {
        return Timer.builder("dinsos.gateway.requests")
                .description("Requests answered, by route and status")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(meters);
    }
}
