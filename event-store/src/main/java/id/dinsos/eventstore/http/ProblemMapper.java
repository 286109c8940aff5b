package id.dinsos.eventstore.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.OtherTables;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.CompositeException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The only place that turns a refusal's kind into a status. What a caller did wrong is never a 5xx,
 * and no answer carries a trace or personal data; whatever fails, the answer is a problem document.
 * An {@code IllegalArgumentException} is a fault of ours like any other: what callers send is
 * refused by {@link id.dinsos.eventstore.rules.Fields} and {@link Parameters}, with its field.
 */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Map<Integer, KernelCode> BY_STATUS =
            Map.of(
                    401, KernelCode.TOKEN_MISSING,
                    403, KernelCode.ROLE_MISSING,
                    404, KernelCode.NOT_FOUND,
                    405, KernelCode.METHOD_NOT_ALLOWED,
                    406, KernelCode.NOT_ACCEPTABLE,
                    413, KernelCode.BODY_TOO_LARGE,
                    415, KernelCode.MEDIA_TYPE_UNSUPPORTED);
    private static final Map<KernelCode, String> WORDS =
            Map.of(
                    KernelCode.NOT_FOUND, "there is nothing here",
                    KernelCode.METHOD_NOT_ALLOWED, "this path does not know this method",
                    KernelCode.NOT_ACCEPTABLE, "this path has no answer of the type asked for",
                    KernelCode.MEDIA_TYPE_UNSUPPORTED, "this path takes no body of this type");

    private final CurrentVertxRequest current;
    private final FaultMeters faults;

    public ProblemMapper(CurrentVertxRequest current, FaultMeters faults) {
        this.current = current;
        this.faults = faults;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(RefusedException e) {
        RestResponse<Problem> answer = answer(e.refusal());
        e.currentVersion()
                .ifPresent(version -> answer.getHeaders().add("ETag", Answers.etag(version)));
        return answer;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> conflict(ConflictException e) {
        return refused(KernelCode.CHANGED_MEANWHILE, "somebody changed this; try again");
    }

    @ServerExceptionMapper
    public RestResponse<Problem> json(JsonProcessingException e) {
        return refused(KernelCode.BODY_MALFORMED, "the body is not the JSON asked for");
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        ForbiddenException.class
    })
    public RestResponse<Problem> token(SecurityException e) {
        KernelCode code =
                e instanceof ForbiddenException
                        ? KernelCode.ROLE_MISSING
                        : e instanceof AuthenticationFailedException
                                ? KernelCode.TOKEN_INVALID
                                : KernelCode.TOKEN_MISSING;
        return refused(code, "send a valid bearer token");
    }

    /** What the framework refuses by itself: paths, methods, media types. */
    @ServerExceptionMapper
    public RestResponse<Problem> web(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return broken(e);
        }
        KernelCode code = BY_STATUS.getOrDefault(status, KernelCode.REQUEST_MALFORMED);
        RestResponse<Problem> answer =
                refused(
                        code,
                        Objects.requireNonNullElse(WORDS.get(code), "the request cannot be read"));
        String allowed = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        if (allowed != null) {
            answer.getHeaders().add(HttpHeaders.ALLOW, allowed);
        }
        return answer;
    }

    /**
     * The database is away or full, or a view is not built yet: the caller may try again, and
     * nothing was half written. A text that it cannot keep was the caller's.
     */
    @ServerExceptionMapper
    public RestResponse<Problem> database(PgException e) {
        String state = e.getSqlState() == null ? "" : e.getSqlState();
        if (state.equals("22021") || state.equals("22P05")) {
            return refused(KernelCode.FIELD_INVALID, "a text has a character no text may hold");
        }
        if (OtherTables.areMeantBy(e)) {
            // It may be a mistake of ours after all: the log says where, an alert that it does not
            // pass, and the fuzz takes it so.
            Door.log(e, context());
            faults.countTables();
            return refused(KernelCode.SERVICE_BUSY, "a table is being built anew; try again");
        }
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
                ? busy()
                : broken(e);
    }

    @ServerExceptionMapper({SocketException.class, io.vertx.core.VertxException.class})
    public RestResponse<Problem> away(Exception e) {
        LOG.warnf("a dependency is away: %s", e.getClass().getName());
        return busy();
    }

    /**
     * Several failures at once: a refusal is the answer, or else a lost race. What the database
     * said is it where nothing failed but the database, or its silence: no fault of ours hides
     * behind it.
     */
    @ServerExceptionMapper
    public RestResponse<Problem> several(CompositeException e) {
        List<Throwable> causes = e.getCauses();
        for (Throwable one : causes) {
            if (one instanceof RefusedException refused) {
                return refused(refused);
            }
        }
        for (Throwable one : causes) {
            if (one instanceof ConflictException conflict) {
                return conflict(conflict);
            }
        }
        if (!causes.stream().allMatch(ProblemMapper::isOfTheDatabase)) {
            return broken(e);
        }
        for (Throwable one : causes) {
            if (one instanceof PgException said) {
                return database(said);
            }
        }
        return away(e);
    }

    /** Where a connection breaks, what ends its transaction fails too. */
    private static boolean isOfTheDatabase(Throwable e) {
        return e instanceof PgException
                || e instanceof SocketException
                || e instanceof io.vertx.core.VertxException;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> broken(Throwable e) {
        if (isDiskFull(e)) {
            LOG.error("no space is left under the files of this service");
            return busy();
        }
        Door.log(e, context());
        return response(Problem.internal(path(), Door.requestId(context())));
    }

    /** Java tells a full disk from any other fault of it by nothing but the system's words. */
    private static boolean isDiskFull(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof IOException
                    && e.getMessage() != null
                    && e.getMessage().endsWith("No space left on device")) {
                return true;
            }
        }
        return false;
    }

    private RestResponse<Problem> busy() {
        return refused(KernelCode.SERVICE_BUSY, "the service cannot answer now; try again");
    }

    private RestResponse<Problem> refused(KernelCode code, String detail) {
        return answer(new Refusal(code, detail));
    }

    private RestResponse<Problem> answer(Refusal refusal) {
        return response(Problem.of(refusal, path(), Door.requestId(context())));
    }

    private RestResponse<Problem> response(Problem problem) {
        faults.count(problem.status());
        RestResponse.ResponseBuilder<Problem> builder =
                RestResponse.ResponseBuilder.<Problem>create(problem.status())
                        .entity(problem)
                        .type(Problem.MEDIA_TYPE);
        if (problem.status() == 503) {
            builder.header("Retry-After", "2");
        } else if (problem.status() == 429) {
            builder.header("Retry-After", "10");
        }
        return builder.build();
    }

    private @Nullable RoutingContext context() {
        return current.getCurrent();
    }

    private @Nullable String path() {
        RoutingContext context = context();
        return context == null ? null : context.normalizedPath();
    }
}
