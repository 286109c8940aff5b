package id.dinsos.eventstore.http;

import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.Done;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answers every resource gives: ETag from the version, where the log stands, where to look. */
public final class Answers {
    private Answers() {}

    /** 201 for a new record at {@code path/id}; a repetition says so. */
    public static Response created(String path, Done done) {
        return created(path, done, List.of());
    }

    /** As {@code created}, with the codes of what looks wrong and was taken nevertheless. */
    public static Response created(String path, Done done, List<String> warnings) {
        return written(Response.created(URI.create(path + "/" + done.id())), done, warnings);
    }

    /** 202 for what is worked on from here; {@code path/id} says how it stands. */
    public static Response accepted(String path, UUID id, Done done) {
        return Response.accepted(new Written(id, done.version(), null))
                .header("ETag", etag(done.version()))
                .location(URI.create(path + "/" + id))
                .build();
    }

    public static Response changed(Done done) {
        return written(Response.ok(), done, List.of());
    }

    /** As {@code changed}, with the codes of what looks wrong and was taken nevertheless. */
    public static Response changed(Done done, List<String> warnings) {
        return written(Response.ok(), done, warnings);
    }

    /** 200 with the state folded from the stream. */
    public static Response found(Object body, int version) {
        return Response.ok(body).header("ETag", etag(version)).build();
    }

    /** As {@code found}; the past has no ETag, because nobody can change it. */
    public static Response found(AsOf asOf, Object body, int version) {
        return asOf.isNow() ? found(body, version) : Response.ok(body).build();
    }

    static String etag(int version) {
        return "\"" + version + "\"";
    }

    private static Response written(
            Response.ResponseBuilder answer, Done done, List<String> warnings) {
        answer.header("ETag", etag(done.version()));
        if (done.repeated()) {
            answer.header("Idempotency-Replayed", "true");
        } else {
            answer.header("X-Position", done.position().toString());
        }
        return answer.entity(
                        new Written(
                                done.id(),
                                done.version(),
                                warnings.isEmpty() ? null : List.copyOf(warnings)))
                .type("application/json")
                .build();
    }

    /**
     * What a writer gets back; the state is a GET away.
     *
     * @param warnings codes of what looks wrong and was taken nevertheless; absent where nothing is
     */
    public record Written(UUID id, int version, @Nullable List<String> warnings) {}
}
