package id.dinsos.eventstore.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.secret.Sha256;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, with which roles and over which region, from the verified token; and how the command
 * came in. A resource asks it first and builds its {@link Request} from it.
 */
@RequestScoped
public class Caller {
    private static final int MAX_KEY = 200;

    private final JsonWebToken token;
    private final io.vertx.core.http.HttpServerRequest http;
    private final Clock clock;
    private final Ids ids;
    private final KeyedHash hash;
    private final ObjectMapper mapper;

    public Caller(
            JsonWebToken token,
            io.vertx.core.http.HttpServerRequest http,
            Clock clock,
            Ids ids,
            KeyedHash hash,
            ObjectMapper mapper) {
        this.token = token;
        this.http = http;
        this.clock = clock;
        this.ids = ids;
        this.hash = hash;
        this.mapper = mapper;
    }

    public String actor() {
        String subject = token.getSubject();
        if (subject == null) {
            throw RefusedException.of(KernelCode.TOKEN_MISSING, "send a bearer token");
        }
        return subject;
    }

    /** The region the caller has authority over; everything below its prefix is theirs. */
    public RegionCode region() {
        Object claim = token.getClaim("region");
        if (claim == null || !RegionCode.isValid(claim.toString())) {
            throw RefusedException.of(KernelCode.REGION_NOT_YOURS, "the token names no region");
        }
        return RegionCode.of(claim.toString());
    }

    /** The roles as the token has them: {@code admin} stands for itself alone. */
    public Set<String> roles() {
        return token.getGroups() == null ? Set.of() : Set.copyOf(token.getGroups());
    }

    /** Refuses a caller who has none of the roles; {@code admin} stands for all but approver. */
    public void require(String... roles) {
        var unused = actor();
        Set<String> mine = token.getGroups() == null ? Set.of() : token.getGroups();
        for (String role : roles) {
            if (mine.contains(role) || mine.contains("admin") && !role.equals("approver")) {
                return;
            }
        }
        throw RefusedException.of(
                KernelCode.ROLE_MISSING, "this needs the role " + String.join(" or ", roles));
    }

    /**
     * Whether a record of this owner is there for the caller. One that is not theirs is answered as
     * one that is not there, so that no answer tells what exists elsewhere.
     */
    public boolean covers(String owner) {
        Object claim = token.getClaim("region");
        return claim != null
                && RegionCode.isValid(claim.toString())
                && RegionCode.of(claim.toString()).covers(RegionCode.of(owner));
    }

    /** Refuses a caller whose region does not cover the one that they name themselves. */
    public void over(RegionCode owner) {
        if (!region().covers(owner)) {
            throw RefusedException.of(
                    KernelCode.REGION_NOT_YOURS,
                    "your authority is %s, this belongs to %s".formatted(region(), owner));
        }
    }

    /**
     * The moment in the past that is asked about; refuses what is not a date and what is to come.
     *
     * @param zone where the office's days begin
     */
    public AsOf asOf(@Nullable String knownOn, @Nullable String trueOn, ZoneId zone) {
        return AsOf.parse(knownOn, trueOn, zone, clock.instant());
    }

    /** A command for the owner; refuses a caller without authority over it. */
    public Request request(RegionCode owner) {
        over(owner);
        return request(owner.code());
    }

    /**
     * A command on records that are there: for the owner of the main one, checked by the unit of
     * work over what it loads.
     */
    public Request request() {
        return request("");
    }

    private Request request(String owner) {
        Meta meta = Meta.of(ids.next(), owner, actor(), clock.instant());
        return Request.of(meta.correlated(correlation()), this::covers);
    }

    /** As {@code request}, under the version the caller must have sent. */
    public Request requestIfMatch() {
        return request().ifMatch(ifMatch());
    }

    /** As {@code request}, under the version the caller must have sent. */
    public Request requestIfMatch(RegionCode owner) {
        return request(owner).ifMatch(ifMatch());
    }

    /** As {@code request}, under the Idempotency-Key the caller must have sent. */
    public Request requestOnce(RegionCode owner, String operation, Object body) {
        return request(owner).once(once(operation, body));
    }

    private Request.Once once(String operation, Object body) {
        String key = http.getHeader("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > MAX_KEY) {
            throw RefusedException.of(
                    KernelCode.IDEMPOTENCY_KEY_MISSING,
                    "send an Idempotency-Key of at most " + MAX_KEY + " characters");
        }
        return new Request.Once(actor(), operation, key, Sha256.of(json(operation, body)));
    }

    /** As {@code request}, under the Idempotency-Key where the caller has sent one. */
    public Request requestRepeatable(RegionCode owner, String operation, Object body) {
        return http.getHeader("Idempotency-Key") == null
                ? request(owner)
                : requestOnce(owner, operation, body);
    }

    public int ifMatch() {
        String header = http.getHeader("If-Match");
        if (header == null) {
            throw RefusedException.of(
                    KernelCode.IF_MATCH_MISSING, "send If-Match with the ETag you have read");
        }
        try {
            return Integer.parseInt(header.trim().replace("\"", ""));
        } catch (NumberFormatException e) {
            throw RefusedException.of(KernelCode.ETAG_STALE, "If-Match is not an ETag of ours");
        }
    }

    /** As {@code request}, under the Idempotency-Key where the caller has sent one. */
    public Request requestRepeatable(String operation, Object body) {
        Request plain = request();
        return http.getHeader("Idempotency-Key") == null
                ? plain
                : plain.once(once(operation, body));
    }

    /** The version the caller names, where one is optional. */
    public OptionalInt optionalIfMatch() {
        return http.getHeader("If-Match") == null ? OptionalInt.empty() : OptionalInt.of(ifMatch());
    }

    private byte[] json(String operation, Object body) {
        try {
            return mapper.writeValueAsBytes(java.util.List.of(operation, body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String correlation() {
        String trace = http.getHeader("traceparent");
        return trace != null ? trace.toLowerCase(Locale.ROOT) : http.getHeader("X-Request-Id");
    }

    /** A new id for a record the caller did not name. */
    public UUID newId() {
        return ids.next();
    }

    /**
     * As {@code newId}; a repetition under the same Idempotency-Key means the same record. Callers
     * make keys of what they have, such as a NIK, so the id is keyed.
     */
    public UUID newId(String operation) {
        String key = http.getHeader("Idempotency-Key");
        return key == null ? ids.next() : hash.uuid(actor() + '/' + operation + '/' + key);
    }
}
