package id.dinsos.gateway;

import io.quarkus.vertx.web.Param;
import io.quarkus.vertx.web.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a newcomer asks first: which paths there are, and what the messages on Kafka look like. */
@Singleton
class CatalogueResource {
    private static final Pattern FILE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.json");

    @Route(path = "/v1", methods = Route.HttpMethod.GET, produces = "application/json")
    @APIResponse(responseCode = "200", description = "The paths")
    void index(RoutingContext context) {
        JsonArray paths = new JsonArray();
        for (Routes.Route route : Routes.all()) {
            paths.add(
                    new JsonObject()
                            .put("path", route.path())
                            .put("service", route.service().label())
                            .put("about", route.about()));
        }
        context.response()
                .end(
                        new JsonObject()
                                .put("paths", paths)
                                .put("problems", "/problems")
                                .put("messages", "/asyncapi.yaml")
                                .put("models", "/asyncapi.json")
                                .put("schemas", "/schemas/{topic}.json")
                                .put("openapi", "/openapi.json")
                                .put("openapi30", "/openapi-3.0.json")
                                .put("samples", "/samples/{topic}/1.json")
                                .toBuffer());
    }

    @Route(path = "/schemas/:file", methods = Route.HttpMethod.GET)
    @APIResponse(responseCode = "200", description = "The JSON Schema of a topic")
    void schema(RoutingContext context, @Param String file) throws IOException {
        boolean known = FILE.matcher(file).matches();
        send(context, known ? "schemas/" + file : "", "application/schema+json");
    }

    @Route(path = "/asyncapi.yaml", methods = Route.HttpMethod.GET)
    @APIResponse(responseCode = "200", description = "The topics as AsyncAPI 3")
    void messages(RoutingContext context) throws IOException {
        send(context, "asyncapi.yaml", "application/yaml");
    }

    @Route(path = "/asyncapi.json", methods = Route.HttpMethod.GET)
    @APIResponse(responseCode = "200", description = "The same in one file, with named schemas")
    void models(RoutingContext context) throws IOException {
        send(context, "asyncapi.json", "application/json");
    }

    @Route(path = "/samples/:topic/:file", methods = Route.HttpMethod.GET)
    @APIResponse(responseCode = "200", description = "A message as it stands on the topic")
    void sample(RoutingContext context, @Param String topic, @Param String file)
            throws IOException {
        boolean known = FILE.matcher(topic + ".json").matches() && FILE.matcher(file).matches();
        send(context, known ? "samples/" + topic + "/" + file : "", "application/json");
    }

    private static void send(RoutingContext context, String resource, String type)
            throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = resource.isEmpty() ? null : loader.getResourceAsStream(resource)) {
            if (file == null) {
                ProblemResource.refuse(context, Problem.SCHEMA_MISSING);
                return;
            }
            context.response()
                    .putHeader("Content-Type", type)
                    .end(Buffer.buffer(file.readAllBytes()));
        }
    }
}
