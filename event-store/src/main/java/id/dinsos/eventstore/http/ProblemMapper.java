package id.dinsos.eventstore.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The only place that turns a refusal's kind into a status. What a caller did wrong is never a 5xx,
 * and no answer carries a trace or personal data.
 */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public RestResponse<Problem> refused(RefusedException e, UriInfo uri) {
        RestResponse<Problem> answer = answer(e.refusal(), uri);
        e.currentVersion()
                .ifPresent(version -> answer.getHeaders().add("ETag", Answers.etag(version)));
        return answer;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> conflict(ConflictException e, UriInfo uri) {
        return answer(
                new Refusal(KernelCode.CHANGED_MEANWHILE, "somebody changed this; try again"), uri);
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public RestResponse<Problem> json(JsonProcessingException e, UriInfo uri) {
        return answer(json(e), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> argument(IllegalArgumentException e, UriInfo uri) {
        LOG.debug("refused an argument", e);
        return answer(new Refusal(KernelCode.FIELD_INVALID, String.valueOf(e.getMessage())), uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<Problem> token(SecurityException e, UriInfo uri) {
        KernelCode code =
                e instanceof AuthenticationFailedException
                        ? KernelCode.TOKEN_INVALID
                        : KernelCode.TOKEN_MISSING;
        return answer(new Refusal(code, "send a valid bearer token"), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(NotFoundException e, UriInfo uri) {
        return answer(new Refusal(KernelCode.NOT_FOUND, "there is nothing here"), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> web(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(json(json), uri);
        }
        int status = e.getResponse().getStatus();
        if (status < 500) {
            Problem problem = Problem.of(new Refusal(KernelCode.BODY_MALFORMED, reason(e)), null);
            return response(
                    new Problem(
                            problem.type(),
                            problem.title(),
                            status,
                            problem.detail(),
                            uri.getPath(),
                            problem.code(),
                            List.of()));
        }
        return broken(e, uri);
    }

    /** The database is away or full: the caller may try again, and nothing was half written. */
    @ServerExceptionMapper
    public RestResponse<Problem> database(PgException e, UriInfo uri) {
        String state = e.getSqlState() == null ? "" : e.getSqlState();
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
                ? busy(uri)
                : broken(e, uri);
    }

    @ServerExceptionMapper({SocketException.class, io.vertx.core.VertxException.class})
    public RestResponse<Problem> away(Exception e, UriInfo uri) {
        LOG.warn("a dependency is away", e);
        return busy(uri);
    }

    private RestResponse<Problem> broken(Throwable e, UriInfo uri) {
        LOG.error("failed", e);
        return response(
                new Problem(
                        "https://dinsos.id/problems/internal",
                        "Internal",
                        500,
                        "this is our fault and has been logged",
                        uri.getPath(),
                        "internal",
                        List.of()));
    }

    private static RestResponse<Problem> busy(UriInfo uri) {
        return answer(
                new Refusal(KernelCode.SERVICE_BUSY, "the service cannot answer now; try again"),
                uri);
    }

    private static Refusal json(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer =
                    mapping.getPath().stream()
                            .map(r ->
                                    r.getFieldName() == null
                                            ? "/" + r.getIndex()
                                            : "/" + r.getFieldName())
                            .collect(Collectors.joining());
            return new Refusal(
                    KernelCode.FIELD_INVALID,
                    "a field cannot be read",
                    List.of(
                            new Refusal.FieldError(
                                    pointer, "field-invalid", "this value cannot be read")));
        }
        return new Refusal(KernelCode.BODY_MALFORMED, "the body is not the JSON asked for");
    }

    private static String reason(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return status.getReasonPhrase();
    }

    private static RestResponse<Problem> answer(Refusal refusal, UriInfo uri) {
        return response(Problem.of(refusal, uri.getPath()));
    }

    private static RestResponse<Problem> response(Problem problem) {
        RestResponse.ResponseBuilder<Problem> builder =
                RestResponse.ResponseBuilder.<Problem>create(problem.status())
                        .entity(problem)
                        .type(Problem.MEDIA_TYPE);
        if (problem.status() == 503) {
            builder.header("Retry-After", "2");
        }
        return builder.build();
    }
}
