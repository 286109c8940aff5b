package id.dinsos.eventstore.http;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.dinsos.testkit.door.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The operations of the service under test, read from its resources: nobody has to remember to list
 * a new one.
 */
public final class Operations {
    private static final Map<Class<? extends Annotation>, String> METHODS =
            Map.of(
                    GET.class, "GET",
                    POST.class, "POST",
                    PUT.class, "PUT",
                    PATCH.class, "PATCH",
                    DELETE.class, "DELETE");
    private static final Set<Class<? extends Annotation>> NOT_THE_BODY =
            Set.of(
                    PathParam.class,
                    RestPath.class,
                    QueryParam.class,
                    RestQuery.class,
                    HeaderParam.class,
                    RestHeader.class,
                    Context.class);

    private Operations() {}

    /** All of the packages below {@code id.dinsos} that are on the class path. */
    public static List<Operation> all() {
        List<Operation> found = new ArrayList<>();
        for (JavaClass type :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("id.dinsos")) {
            if (type.isAnnotatedWith(Path.class) && !type.isInterface()) {
                found.addAll(of(type.reflect()));
            }
        }
        found.sort(Comparator.comparing(Operation::name));
        return List.copyOf(found);
    }

    private static List<Operation> of(Class<?> resource) {
        List<Operation> found = new ArrayList<>();
        String root = resource.getAnnotation(Path.class).value();
        for (Method method : resource.getDeclaredMethods()) {
            METHODS.forEach((annotation, name) -> {
                if (method.isAnnotationPresent(annotation)) {
                    found.add(operation(name, root, method, consumes(resource, method)));
                }
            });
        }
        return found;
    }

    private static Operation operation(String name, String root, Method method, boolean json) {
        Path own = method.getAnnotation(Path.class);
        String path = own == null ? root : root + "/" + own.value();
        Optional<Type> body = body(method);
        String type = body.isEmpty() ? "" : json ? "application/json" : "text/csv";
        return new Operation(
                name,
                path.replaceAll("/{2,}", "/").replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}"),
                ParameterFilter.known(method).keySet(),
                type,
                body.map(of -> json ? Samples.of(of) : "a;b\n1;2\n").orElse(null));
    }

    private static Optional<Type> body(Method method) {
        for (Parameter parameter : method.getParameters()) {
            if (NOT_THE_BODY.stream().noneMatch(parameter::isAnnotationPresent)
                    && !parameter.getType().getName().startsWith("jakarta.ws.rs")
                    && !parameter.getType().getName().startsWith("io.vertx")) {
                return Optional.of(parameter.getParameterizedType());
            }
        }
        return Optional.empty();
    }

    private static boolean consumes(Class<?> resource, Method method) {
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes all = own == null ? resource.getAnnotation(Consumes.class) : own;
        return all == null || List.of(all.value()).contains("application/json");
    }
}
