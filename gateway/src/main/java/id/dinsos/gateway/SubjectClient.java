package id.dinsos.gateway;

import id.dinsos.gateway.Routes.Service;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The one answer that no service has alone: all that is held of a person, in one file. Each service
 * is asked with the caller's own token and decides itself what the caller may see. Where one of
 * them refuses or is away there is no file: half a report would pass for a whole one.
 */
@Singleton
class SubjectClient {
    static final String NAME = "subject-access";

    private static final Pattern PATH =
            Pattern.compile("/v1/" + NAME + "/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final ReplicaClient replicas;
    private final GatewayWiring.Settings settings;

    SubjectClient(ReplicaClient replicas, GatewayWiring.Settings settings) {
        this.replicas = replicas;
        this.settings = settings;
    }

    void answer(RoutingContext context) {
        var path = PATH.matcher(context.normalizedPath());
        if (!path.matches() || !context.request().method().equals(HttpMethod.GET)) {
            ProblemResource.refuse(context, Problem.ROUTE_MISSING);
            return;
        }
        String person = path.group(1);
        Future<Part> registry =
                ask(context, Service.REGISTRY, "/v1/persons/%s/access/report", person);
        // The others are asked when the registry has found that there is a request to answer.
        registry.compose(first ->
                        first.isWhole()
                                ? others(context, records(person, first), first)
                                : Future.succeededFuture(List.of(first)))
                .onSuccess(parts -> join(context, person, parts))
                .onFailure(failure ->
                        ProblemResource.refuse(
                                context,
                                failure instanceof TimeoutException
                                        ? Problem.SERVICE_TIMEOUT
                                        : Problem.SERVICE_UNAVAILABLE));
    }

    /**
     * The person, and every record that ended in theirs: the others keep what they have under the
     * id that it was made under.
     */
    private static List<String> records(String person, Part registry) {
        List<String> ids = new ArrayList<>(List.of(person));
        for (Object merged : registry.body.toJsonObject().getJsonArray("merged", new JsonArray())) {
            ids.add(((JsonObject) merged).getString("personId"));
        }
        return ids;
    }

    /** The first part, and then of each record what was paid and which cases it is in. */
    private Future<List<Part>> others(RoutingContext context, List<String> records, Part first) {
        List<Future<Part>> parts = new ArrayList<>(List.of(Future.succeededFuture(first)));
        for (String id : records) {
            parts.add(ask(context, Service.DISBURSEMENT, "/v1/payees/%s/access-report", id));
            parts.add(ask(context, Service.CASE, "/v1/case-persons/%s/access-report", id));
        }
        return Future.all(parts).map(all -> all.<Part>list());
    }

    private static void join(RoutingContext context, String person, List<Part> parts) {
        HttpServerResponse response = context.response();
        for (Part part : parts) {
            if (!part.isWhole()) {
                response.setStatusCode(part.status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, part.type)
                        .end(part.body);
                return;
            }
        }
        JsonArray merged = new JsonArray();
        for (int at = 3; at < parts.size(); at += 2) {
            merged.add(
                    held(
                            parts.subList(at, at + 2),
                            new JsonObject().put("personId", parts.get(at).id)));
        }
        JsonObject report = new JsonObject().put("registry", parts.getFirst().body.toJsonObject());
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"subject-access-%s.json\"".formatted(person))
                .end(held(parts.subList(1, 3), report).put("merged", merged).toBuffer());
    }

    private static JsonObject held(List<Part> parts, JsonObject of) {
        return of.put("payments", parts.get(0).body.toJsonObject())
                .put("cases", parts.get(1).body.toJsonObject());
    }

    private Future<Part> ask(RoutingContext context, Service service, String path, String id) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setURI(path.formatted(id))
                        .setConnectTimeout(settings.connectWithin().toMillis())
                        .setIdleTimeout(settings.answerWithin().toMillis())
                        .putHeader(
                                HttpHeaders.AUTHORIZATION,
                                context.request().getHeader(HttpHeaders.AUTHORIZATION))
                        .putHeader(GatewayResource.REQUEST_ID, GatewayResource.requestId(context));
        return replicas.request(service, options)
                .compose(request -> request.send())
                .compose(answer -> answer.body().map(body -> part(id, answer, body)));
    }

    private static Part part(String id, HttpClientResponse answer, Buffer body) {
        String type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
        return new Part(
                id, answer.statusCode(), type == null ? "application/problem+json" : type, body);
    }

    /** What one service says of one record. */
    private record Part(String id, int status, String type, Buffer body) {
        boolean isWhole() {
            return status == 200;
        }
    }
}
