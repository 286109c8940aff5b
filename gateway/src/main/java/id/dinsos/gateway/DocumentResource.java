package id.dinsos.gateway;

import io.quarkus.vertx.web.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Every operation of every service in one OpenAPI document, as 3.1 and as 3.0.3. */
@Singleton
class DocumentResource {
    private final DocumentClient documents;

    DocumentResource(DocumentClient documents) {
        this.documents = documents;
    }

    @Route(path = "/openapi.json", methods = Route.HttpMethod.GET)
    @APIResponse(responseCode = "200", description = "OpenAPI 3.1")
    void current(RoutingContext context) {
        send(context, DocumentClient.Written::current);
    }

    @Route(path = "/openapi-3.0.json", methods = Route.HttpMethod.GET)
    @APIResponse(responseCode = "200", description = "The same as OpenAPI 3.0.3")
    void older(RoutingContext context) {
        send(context, DocumentClient.Written::older);
    }

    private void send(RoutingContext context, Function<DocumentClient.Written, Buffer> form) {
        documents
                .document()
                .onSuccess(written ->
                        context.response()
                                .putHeader("Content-Type", "application/json")
                                .putHeader("Access-Control-Allow-Origin", "*")
                                .end(form.apply(written)))
                .onFailure(context::fail);
    }
}
