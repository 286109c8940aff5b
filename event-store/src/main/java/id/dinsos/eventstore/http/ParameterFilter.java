package id.dinsos.eventstore.http;

import id.dinsos.eventstore.rules.Forms;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.tracing.Tracing;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the query of every request before its resource does: a parameter the operation does not
 * know, one sent twice, and one that cannot be read are refused by name. Without it a misspelt
 * {@code dryRun} would load a file for real, and a bad number would answer 404.
 */
public class ParameterFilter {
    private final Map<Method, Map<String, Class<?>>> operations = new ConcurrentHashMap<>();
    private final CurrentVertxRequest current;

    public ParameterFilter(CurrentVertxRequest current) {
        this.current = current;
    }

    @ServerRequestFilter
    public void look(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        Tracing.name(
                current.getCurrent(),
                () -> resource.getResourceClass().getSimpleName() + '.' + method.getName());
        acceptable(request);
        request.getUriInfo().getPathParameters().values().forEach(ParameterFilter::segment);
        Map<String, Class<?>> known = operations.computeIfAbsent(method, ParameterFilter::known);
        query(request).forEach((name, values) -> check(name, values, known));
    }

    /** Found out only when the answer is written, it would be a fault of ours, after the work. */
    private static void acceptable(ContainerRequestContext request) {
        try {
            var unused = request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(
                    KernelCode.NOT_ACCEPTABLE, "the header Accept is not written as one is");
        }
    }

    /** The names an operation reads from the query, with the type of each. */
    static Map<String, Class<?>> known(Method method) {
        Map<String, Class<?>> known = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            String name = name(parameter);
            if (name != null) {
                known.put(name, parameter.getType());
            }
        }
        return known;
    }

    private static @Nullable String name(Parameter parameter) {
        QueryParam plain = parameter.getAnnotation(QueryParam.class);
        if (plain != null) {
            return plain.value();
        }
        RestQuery rest = parameter.getAnnotation(RestQuery.class);
        if (rest == null) {
            return null;
        }
        return rest.value().isEmpty() ? parameter.getName() : rest.value();
    }

    private static MultivaluedMap<String, String> query(ContainerRequestContext request) {
        try {
            return request.getUriInfo().getQueryParameters();
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(
                    KernelCode.PARAMETER_INVALID, "the query is not written as a query is");
        }
    }

    private static void check(String name, List<String> values, Map<String, Class<?>> known) {
        Class<?> type = known.get(name);
        if (type == null) {
            String names = known.isEmpty() ? "none" : String.join(", ", known.keySet());
            throw Parameters.fault(
                    shown(name), "parameter-unknown", "the parameters here are: " + names);
        }
        if (values.size() > 1) {
            throw Parameters.fault(name, "parameter-repeated", "send it once");
        }
        String value = Objects.requireNonNullElse(values.getFirst(), "");
        // A default would be read instead: a bare dryRun would load a file for real.
        String what = value.isEmpty() ? "write a value" : Parameters.misfit(type, value);
        if (what != null) {
            throw Parameters.fault(name, what);
        }
    }

    /** A path of ours holds no control characters; there is nothing at one that does. */
    private static void segment(List<String> values) {
        for (String value : values) {
            if (!Forms.isClean(value, false)) {
                throw RefusedException.of(KernelCode.NOT_FOUND, "there is nothing here");
            }
        }
    }

    /** A name that may be repeated to its caller: short and harmless. */
    private static String shown(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,39}") ? name : "(unreadable)";
    }
}
