package id.dinsos.eventstore.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Makes the scanner's document whole: each operation gets what its code shows, every schema is made
 * anew from the record it stands for, and nothing is without a limit and an example.
 */
public class DocumentFilter implements OASFilter {
    static final String SCHEME = "bearer";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = OASFactory.createComponents();
        components.addSecurityScheme(
                SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "A token of the office's issuer (RFC8725: RS256 or ES256, its"
                                        + " issuer, audience and expiry are checked). Its groups"
                                        + " are the roles, its region says whose records it"
                                        + " opens."));
        components.addSchema(Refusals.PROBLEM, Refusals.problem());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        OperationWriter writer =
                new OperationWriter(
                        loader, new OperationReader(loader), new RecordSchemas(components));
        Map<String, PathItem> items = new LinkedHashMap<>(api.getPaths().getPathItems());
        items.forEach((path, item) -> {
            boolean ours = path.startsWith("/v1");
            Map<PathItem.HttpMethod, Operation> operations = new TreeMap<>(item.getOperations());
            if (ours) {
                operations.forEach((method, operation) -> writer.write(method, operation));
            } else {
                api.getPaths().removePathItem(path);
            }
        });
        api.setComponents(components);
        components.getSchemas().forEach(DocumentFilter::complete);
        api.getPaths().getPathItems().values().forEach(DocumentFilter::limit);
    }

    private static void limit(PathItem item) {
        for (Operation operation : item.getOperations().values()) {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(one -> complete(one.getName(), one.getSchema()));
            }
            operation
                    .getResponses()
                    .getAPIResponses()
                    .values()
                    .forEach(response -> {
                        if (response.getHeaders() != null) {
                            response.getHeaders()
                                    .values()
                                    .forEach(one -> Limits.set(one.getSchema()));
                        }
                        limit(response.getContent());
                    });
            if (operation.getRequestBody() != null) {
                limit(operation.getRequestBody().getContent());
            }
        }
    }

    private static void limit(@Nullable Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(one -> complete("", one.getSchema()));
        }
    }

    private static void complete(@Nullable String name, @Nullable Schema schema) {
        Limits.set(schema);
        Examples.set(name, schema);
    }
}
