package id.dinsos.eventstore.document;

import static id.dinsos.eventstore.document.OperationWriter.JSON;

import id.dinsos.eventstore.rules.FileKind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/** Writes what an operation answers where nothing is wrong: status, headers, body. */
final class AnswerWriter {
    private final ClassLoader loader;
    private final RecordSchemas schemas;

    AnswerWriter(ClassLoader loader, RecordSchemas schemas) {
        this.loader = loader;
        this.schemas = schemas;
    }

    void write(Operation operation, Method method, OperationFacts facts) {
        Type type = answered(method);
        var before = operation.getResponses();
        if (type == Response.class && before != null && isDescribed(before)) {
            annotated(method, before);
            return;
        }
        operation.setResponses(OASFactory.createAPIResponses());
        if (type != Response.class) {
            typed(operation, method, type);
            return;
        }
        Map<Integer, String> found = facts.answers.isEmpty() ? Map.of(200, "") : facts.answers;
        found.forEach((status, body) ->
                operation
                        .getResponses()
                        .addAPIResponse(
                                Integer.toString(status), response(status, method, facts, body)));
    }

    /** What an annotation says where the code does not show it; records are described as ever. */
    private void annotated(Method method, APIResponses responses) {
        for (var one :
                method.getAnnotationsByType(
                        org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class)) {
            for (var content : one.content()) {
                Class<?> body = content.schema().implementation();
                APIResponse response = responses.getAPIResponse(one.responseCode());
                if (body != Void.class && response != null) {
                    response.setContent(null);
                    var unused = with(response, produced(method, JSON), schemas.of(body));
                }
            }
        }
    }

    /** The scanner says of a Response that it is something, without saying what. */
    private static boolean isDescribed(APIResponses responses) {
        return responses.getAPIResponses().values().stream()
                .filter(one -> one.getContent() != null)
                .flatMap(one -> one.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .anyMatch(schema ->
                        schema != null && (schema.getRef() != null || schema.getType() != null));
    }

    private void typed(Operation operation, Method method, Type type) {
        if (type == void.class || type == Void.class) {
            operation.getResponses().addAPIResponse("204", described("Done."));
            return;
        }
        boolean bytes = type.getTypeName().contains("Buffer");
        String media = produced(method, bytes ? "application/octet-stream" : JSON);
        Schema schema = bytes ? RecordSchemas.binary() : schemas.of(type);
        operation.getResponses().addAPIResponse("200", with(described("Answered."), media, schema));
    }

    private APIResponse response(int status, Method method, OperationFacts facts, String body) {
        APIResponse response =
                described(
                        switch (status) {
                            case 201 -> "Made; Location says where.";
                            case 202 -> "Taken on; Location says where to ask how it stands.";
                            case 204 -> "Done.";
                            default -> "Answered.";
                        });
        if (status == 201 || status == 202) {
            response.addHeader("Location", Refusals.header("where it is"));
        }
        boolean isRecord = body.indexOf('.') > 0 && status != 204;
        if (isRecord) {
            response.addHeader("ETag", Refusals.header("the version, for If-Match"));
            var unused =
                    with(response, produced(method, JSON), schemas.of(Names.type(loader, body)));
        }
        if (status == 200) {
            for (String type : files(method, facts, !isRecord && !body.isEmpty())) {
                var unused = with(response, type, RecordSchemas.binary());
            }
        }
        return response;
    }

    /** Bytes whose type no code names are a paper that was handed in, of a kind that we take. */
    private static Collection<String> files(Method method, OperationFacts facts, boolean bytes) {
        if (!facts.files.isEmpty() || !bytes) {
            return facts.files;
        }
        String own = produced(method, JSON);
        return own.equals(JSON)
                ? Stream.of(FileKind.values()).map(FileKind::mediaType).toList()
                : List.of(own);
    }

    private static APIResponse described(String words) {
        APIResponse response = OASFactory.createAPIResponse().description(words);
        response.addHeader("X-Request-Id", Refusals.header("the request, in logs and problems"));
        return response;
    }

    private static APIResponse with(APIResponse response, String media, Schema schema) {
        Content content =
                response.getContent() == null ? OASFactory.createContent() : response.getContent();
        return response.content(
                content.addMediaType(media, OASFactory.createMediaType().schema(schema)));
    }

    private static Type answered(Method method) {
        Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType generic
                && (generic.getRawType() == Uni.class || generic.getRawType() == Multi.class)) {
            return generic.getActualTypeArguments()[0];
        }
        return type;
    }

    private static String produced(Method method, String otherwise) {
        Produces own = annotation(method, Produces.class);
        return own == null ? otherwise : own.value()[0];
    }

    static <A extends Annotation> @Nullable A annotation(Method method, Class<A> type) {
        A own = method.getAnnotation(type);
        return own == null ? method.getDeclaringClass().getAnnotation(type) : own;
    }
}
