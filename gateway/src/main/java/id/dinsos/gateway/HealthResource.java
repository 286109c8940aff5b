package id.dinsos.gateway;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The gateway is ready once it runs. It shows the state of the services without depending on it:
 * with one service down, the paths of the others must stay open.
 */
@Readiness
@Singleton
class HealthResource implements AsyncHealthCheck {
    private final ServiceClient services;

    HealthResource(ServiceClient services) {
        this.services = services;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().completionStage(() -> probe().toCompletionStage());
    }

    private Future<HealthCheckResponse> probe() {
        Map<Routes.Service, Future<String>> states = new EnumMap<>(Routes.Service.class);
        for (Routes.Service service : Routes.Service.values()) {
            states.put(service, services.state(service));
        }
        return Future.join(java.util.List.copyOf(states.values()))
                .map(all -> {
                    HealthCheckResponseBuilder answer = HealthCheckResponse.named("services").up();
                    states.forEach(
                            (service, state) -> answer.withData(service.label(), state.result()));
                    return answer.build();
                });
    }
}
