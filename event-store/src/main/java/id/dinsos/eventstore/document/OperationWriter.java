package id.dinsos.eventstore.document;

import static id.dinsos.eventstore.document.OperationFacts.Need.MUST;
import static id.dinsos.eventstore.document.OperationFacts.Need.NO;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HttpMethod;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.jspecify.annotations.Nullable;

/** Writes one operation: its name, roles, headers, body and refusals. */
final class OperationWriter {
    static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data";

    private final ClassLoader loader;
    private final OperationReader reader;
    private final RecordSchemas schemas;
    private final AnswerWriter answers;
    private final Set<String> ids = new HashSet<>();

    OperationWriter(ClassLoader loader, OperationReader reader, RecordSchemas schemas) {
        this.loader = loader;
        this.reader = reader;
        this.schemas = schemas;
        this.answers = new AnswerWriter(loader, schemas);
    }

    /** The scanner has named it after its class and method. */
    void write(PathItem.HttpMethod verb, Operation operation) {
        String id = Objects.requireNonNull(operation.getOperationId(), "no operationId");
        int end = id.lastIndexOf('_');
        Class<?> resource = Names.type(loader, id.substring(0, end));
        Method method = method(resource, id.substring(end + 1), verb, operation);
        OperationFacts facts = reader.read(method);
        boolean writes = verb != PathItem.HttpMethod.GET;
        operation.setOperationId(unique(Names.operation(resource, method.getName())));
        operation.setSummary(Names.words(resource, method.getName()));
        operation.setDescription(describe(facts));
        operation.addSecurityRequirement(
                OASFactory.createSecurityRequirement().addScheme(DocumentFilter.SCHEME));
        if (!facts.roles.isEmpty()) {
            operation.addExtension("x-roles", List.copyOf(facts.roles));
        }
        parameters(operation, method, facts);
        body(operation, method);
        answers.write(operation, method, facts);
        Refusals.of(facts, writes, operation.getRequestBody() != null)
                .forEach((status, codes) ->
                        operation
                                .getResponses()
                                .addAPIResponse(
                                        Integer.toString(status),
                                        Refusals.response(status, codes)));
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !ids.add(free); i++) {
            free = name + i;
        }
        return free;
    }

    /** Of several with one name the one that answers this method with these parameters. */
    private static Method method(
            Class<?> resource, String name, PathItem.HttpMethod verb, Operation operation) {
        int known = operation.getParameters() == null ? 0 : operation.getParameters().size();
        return Stream.of(resource.getMethods())
                .filter(one -> one.getName().equals(name) && !one.isBridge())
                .filter(one ->
                        Stream.of(one.getAnnotations())
                                .map(Annotation::annotationType)
                                .map(type -> type.getAnnotation(HttpMethod.class))
                                .anyMatch(http -> http != null && http.value().equals(verb.name())))
                .min(
                        java.util.Comparator.comparingInt(
                                one -> Math.abs(one.getParameterCount() - known)))
                .orElseThrow(() -> new IllegalStateException(resource + "." + name));
    }

    private static String describe(OperationFacts facts) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                facts.roles.isEmpty()
                        ? "For every token."
                        : "Roles: " + String.join(", ", facts.roles) + ".");
        if (facts.ifMatch == MUST) {
            sentences.add("Needs If-Match with the ETag that was read.");
        }
        if (facts.idempotencyKey == MUST) {
            sentences.add("Needs an Idempotency-Key; a repetition gets the first answer.");
        }
        return String.join(" ", sentences);
    }

    private void parameters(Operation operation, Method method, OperationFacts facts) {
        List<org.eclipse.microprofile.openapi.models.parameters.Parameter> all = new ArrayList<>();
        if (operation.getParameters() != null) {
            for (var one : operation.getParameters()) {
                if (one.getIn() == In.HEADER) {
                    continue;
                }
                Parameter declared = declared(method, one.getName());
                Schema before = one.getSchema();
                if (declared != null) {
                    Schema schema = schemas.of(declared.getParameterizedType());
                    DefaultValue otherwise = declared.getAnnotation(DefaultValue.class);
                    if (before != null && before.getDefaultValue() != null) {
                        schema.setDefaultValue(before.getDefaultValue());
                    } else if (otherwise != null) {
                        schema.setDefaultValue(otherwise.value()); // of a choice
                    }
                    one.setSchema(schema);
                }
                if (one.getDescription() == null) {
                    one.setDescription(String.valueOf(one.getName()));
                }
                all.add(one);
            }
        }
        if (facts.ifMatch != NO) {
            all.add(header("If-Match", facts.ifMatch, "the ETag that was read, as \"7\""));
        }
        if (facts.idempotencyKey != NO) {
            all.add(
                    header(
                            "Idempotency-Key",
                            facts.idempotencyKey,
                            "chosen by the caller; the same again means the same command"));
        }
        operation.setParameters(all);
    }

    private static org.eclipse.microprofile.openapi.models.parameters.Parameter header(
            String name, OperationFacts.Need need, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.HEADER)
                .required(need == MUST)
                .description(description)
                .schema(
                        OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .minLength(1)
                                .maxLength(200));
    }

    private static @Nullable Parameter declared(Method method, @Nullable String name) {
        return Stream.of(method.getParameters())
                .filter(one -> isParameter(one) && named(one).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String named(Parameter parameter) {
        for (Annotation one : parameter.getAnnotations()) {
            try {
                Object value = one.annotationType().getMethod("value").invoke(one);
                String type = one.annotationType().getSimpleName();
                boolean names = type.endsWith("Param") || type.startsWith("Rest");
                if (names && value instanceof String text && !text.isEmpty()) {
                    return text;
                }
            } catch (NoSuchMethodException e) {
                continue;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return parameter.getName();
    }

    private static boolean isParameter(Parameter parameter) {
        return Stream.of(parameter.getAnnotations())
                .map(one -> one.annotationType().getSimpleName())
                .anyMatch(name -> name.endsWith("Param") || name.startsWith("Rest"));
    }

    private void body(Operation operation, Method method) {
        Parameter body =
                Stream.of(method.getParameters())
                        .filter(one ->
                                !isParameter(one)
                                        && Stream.of(one.getAnnotations())
                                                .noneMatch(a ->
                                                        a.annotationType()
                                                                .getSimpleName()
                                                                .equals("Context")))
                        .findFirst()
                        .orElse(null);
        if (body == null) {
            operation.setRequestBody(null);
            return;
        }
        boolean stream = InputStream.class.isAssignableFrom(body.getType());
        String type = consumed(method, stream ? "application/octet-stream" : JSON);
        Schema schema = stream ? upload(type) : schemas.of(body.getParameterizedType());
        boolean optional =
                body.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        || body.isAnnotationPresent(Nullable.class);
        operation.setRequestBody(
                OASFactory.createRequestBody()
                        .required(!optional)
                        .content(
                                OASFactory.createContent()
                                        .addMediaType(
                                                type,
                                                OASFactory.createMediaType().schema(schema))));
    }

    private static Schema upload(String type) {
        return type.equals(MULTIPART)
                ? OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .addProperty("families", RecordSchemas.binary())
                        .addProperty("members", RecordSchemas.binary())
                : RecordSchemas.binary();
    }

    private static String consumed(Method method, String otherwise) {
        Consumes own = AnswerWriter.annotation(method, Consumes.class);
        return own == null ? otherwise : own.value()[0];
    }
}
