package id.dinsos.eventstore.http;

import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON body of every operation through {@link Bodies}, in place of the framework's own
 * reader. A body may be left out where the resource's parameter is {@code @Nullable}.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class BodyReader implements ServerMessageBodyReader<Object> {
    private final Bodies bodies = new Bodies();

    @Override
    public boolean isReadable(
            Class<?> type,
            Type generic,
            ResteasyReactiveResourceInfo operation,
            MediaType mediaType) {
        return isReadable(type, generic, new Annotation[0], mediaType);
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return !InputStream.class.isAssignableFrom(type)
                && !type.isArray()
                && type != String.class
                && !type.getName().startsWith("io.vertx.");
    }

    @Override
    public @Nullable Object readFrom(
            Class<Object> type, Type generic, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        byte[] json = context.getInputStream().readAllBytes();
        Method operation = context.getResteasyReactiveResourceInfo().getMethod();
        return isBlank(json) && mayBeLeftOut(operation, generic) ? null : read(json, generic);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(body.readAllBytes(), generic);
    }

    private Object read(byte[] json, Type type) {
        if (isBlank(json)) {
            throw RefusedException.of(KernelCode.BODY_MALFORMED, "a JSON body is needed");
        }
        return bodies.read(json, type);
    }

    private static boolean isBlank(byte[] json) {
        for (byte one : json) {
            if (one > ' ' || one < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeLeftOut(Method operation, Type body) {
        for (AnnotatedType parameter : operation.getAnnotatedParameterTypes()) {
            if (parameter.getType().equals(body) && parameter.isAnnotationPresent(Nullable.class)) {
                return true;
            }
        }
        return false;
    }
}
