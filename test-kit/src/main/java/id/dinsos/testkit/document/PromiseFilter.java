package id.dinsos.testkit.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares every answer that a test gets through RestAssured with what the service's document
 * promises, unless {@code dinsos.promise} is off. Quarkus finds it by its name in {@code
 * META-INF/services}, so no test can forget it.
 */
public final class PromiseFilter implements Filter, QuarkusTestBeforeEachCallback {
    private static volatile @Nullable Promise promise;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        boolean wanted = !"off".equals(System.getProperty("dinsos.promise"));
        if (wanted && RestAssured.filters().stream().noneMatch(PromiseFilter.class::isInstance)) {
            RestAssured.filters(this);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        String service = RestAssured.baseURI + ":" + RestAssured.port;
        String asked = request.getURI();
        if (!asked.startsWith(service + "/v1/")) {
            return response;
        }
        // What was read as bytes is given on as bytes: a stream is read once.
        byte[] body = response.asByteArray();
        Response whole = new ResponseBuilder().clone(response).setBody(body).build();
        List<String> broken =
                promise(service)
                        .broken(
                                new ServedAnswer(
                                        request.getMethod(),
                                        asked.substring(service.length()).split("[?#]", 2)[0],
                                        response.statusCode(),
                                        response.getHeader("Content-Type"),
                                        new String(body, StandardCharsets.UTF_8)));
        if (!broken.isEmpty()) {
            throw new AssertionError("Not as the document says: " + String.join("\n", broken));
        }
        return whole;
    }

    private static Promise promise(String service) {
        Promise known = promise;
        if (known == null) {
            URI document = URI.create(service + "/q/openapi?format=json");
            try (InputStream in = document.toURL().openStream()) {
                known = new Promise(new Document(new ObjectMapper().readTree(in)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            promise = known;
        }
        return known;
    }
}
