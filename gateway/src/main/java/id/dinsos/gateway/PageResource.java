package id.dinsos.gateway;

import id.dinsos.gateway.document.Page;
import io.quarkus.vertx.web.Route;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The page for a developer's first hour; nothing on it needs a token. */
@Singleton
class PageResource {
    private static final String CSP = "Content-Security-Policy";

    private final ServiceClient services;
    private final String rest;

    PageResource(ServiceClient services) {
        this.services = services;
        List<Page.Collection> collections =
                Routes.all().stream()
                        .map(route ->
                                new Page.Collection(
                                        route.path(), route.service().label(), route.about()))
                        .toList();
        Page.Codes codes =
                new Page.Codes(
                        new JsonObject(resource("problems.json")),
                        new JsonObject(resource("words.json")),
                        new JsonObject(resource("failure-codes.json")).getJsonObject("codes"));
        this.rest =
                Page.rest(
                        collections,
                        topics(new JsonObject(resource("asyncapi.json"))),
                        codes,
                        resource("CHANGELOG.md"));
    }

    @Route(path = "/", methods = Route.HttpMethod.GET)
    @APIResponse(responseCode = "200", description = "What is here, for people")
    void page(RoutingContext context) {
        Map<String, Future<String>> asked = new LinkedHashMap<>();
        for (Routes.Service service : Routes.Service.values()) {
            asked.put(service.label(), services.state(service));
        }
        Future.join(List.copyOf(asked.values()))
                .onComplete(all -> {
                    Map<String, String> states = new LinkedHashMap<>();
                    states.put("gateway", "UP");
                    asked.forEach((part, state) -> states.put(part, state.result()));
                    context.response()
                            .putHeader(CSP, "default-src 'none'; style-src 'self'")
                            .putHeader("Content-Type", "text/html; charset=utf-8")
                            .end(Page.html(states, rest));
                });
    }

    @Route(path = "/page.css", methods = Route.HttpMethod.GET)
    @APIResponse(responseCode = "200", description = "How the page looks")
    void style(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/css; charset=utf-8")
                .end(resource("page/page.css"));
    }

    private static List<Page.Topic> topics(JsonObject asyncapi) {
        List<Page.Topic> found = new ArrayList<>();
        asyncapi.getJsonObject("channels")
                .forEach(one -> {
                    JsonObject channel = (JsonObject) one.getValue();
                    String name = channel.getJsonObject("messages").fieldNames().iterator().next();
                    JsonObject message =
                            asyncapi.getJsonObject("components")
                                    .getJsonObject("messages")
                                    .getJsonObject(name);
                    found.add(
                            new Page.Topic(
                                    channel.getString("address"),
                                    message.getString("summary"),
                                    message.getJsonArray("examples")
                                            .getJsonObject(0)
                                            .getJsonObject("payload")
                                            .encodePrettily()));
                });
        return List.copyOf(found);
    }

    private static String resource(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
