package id.dinsos.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens requests to the replicas of a service, each in its turn. Where there are several, each is
 * asked every second whether it is ready, and one that is not is passed over while another is. What
 * cannot be opened at one is opened at the next; a request that is on its way is never sent to
 * another, for it may have acted.
 */
@Singleton
class ReplicaClient {
    private static final long BETWEEN_LOOKS_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 1_000;

    private final HttpClient client;
    private final GatewayWiring.Settings settings;
    private final Set<URI> away = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    ReplicaClient(Vertx vertx, HttpClient client, GatewayWiring.Settings settings) {
        this.client = client;
        this.settings = settings;
        for (Routes.Service service : Routes.Service.values()) {
            List<URI> replicas = settings.urlsOf(service);
            if (replicas.size() > 1) {
                long unused =
                        vertx.setPeriodic(
                                BETWEEN_LOOKS_MILLIS, timer -> replicas.forEach(this::look));
            }
        }
    }

    /**
     * A connection to one of them, with the request that may be sent on it.
     *
     * @param options all but the host
     */
    Future<HttpClientRequest> request(Routes.Service service, RequestOptions options) {
        List<URI> replicas = inTurn(settings.urlsOf(service));
        Future<HttpClientRequest> opened = open(replicas.getFirst(), options);
        for (URI next : replicas.subList(1, replicas.size())) {
            opened = opened.recover(failure -> open(next, options));
        }
        return opened;
    }

    /** The question whether a replica is ready, which is not waited for long. */
    static RequestOptions probe() {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setURI("/q/health/ready")
                .setConnectTimeout(PATIENCE_MILLIS)
                .setIdleTimeout(PATIENCE_MILLIS);
    }

    private void look(URI replica) {
        open(replica, probe())
                .compose(HttpClientRequest::send)
                .map(answer -> answer.statusCode() == 200)
                .otherwise(false)
                .onSuccess(ready -> {
                    boolean unused = ready ? away.remove(replica) : away.add(replica);
                });
    }

    /** From the one whose turn it is; those that are away stand last. */
    private List<URI> inTurn(List<URI> replicas) {
        List<URI> order = new ArrayList<>(replicas);
        if (order.size() > 1) {
            Collections.rotate(order, turn.getAndIncrement());
            order.sort(Comparator.comparing(away::contains));
        }
        return order;
    }

    private Future<HttpClientRequest> open(URI replica, RequestOptions options) {
        return client.request(
                new RequestOptions(options).setHost(replica.getHost()).setPort(replica.getPort()));
    }
}
