package id.dinsos.gateway;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Says who a token speaks for: signature by the issuer's keys, issuer, audience and expiry are
 * checked (the settings are MicroProfile JWT's). What the holder may do is the services' matter;
 * they check the token again.
 */
@Singleton
class TokenClient {
    private static final int REMEMBERED = 1_000;

    private final JWTParser parser;
    private final Vertx vertx;
    private final Clock clock;
    private final long trustSeconds;
    private final Map<String, CheckedToken> known = new ConcurrentHashMap<>();

    TokenClient(JWTParser parser, Vertx vertx, Clock clock, GatewayWiring.Settings settings) {
        this.parser = parser;
        this.vertx = vertx;
        this.clock = clock;
        this.trustSeconds = settings.trustToken().toSeconds();
    }

    /**
     * The actor of a good token; fails with {@link ParseException} for any other. A token just seen
     * is not verified again. Others are verified off the event loop, since their keys may have to
     * be fetched first.
     */
    Future<String> actor(String token) {
        long now = clock.instant().getEpochSecond();
        CheckedToken before = known.get(token);
        if (before != null && now < before.untilSecond()) {
            return Future.succeededFuture(before.actor());
        }
        return vertx.executeBlocking(() -> verify(token, now), false).map(Objects::requireNonNull);
    }

    /** Whether a token could not be judged for want of keys, so that nobody is called a forger. */
    static boolean keysMissing(Throwable failure) {
        if (!(failure instanceof ParseException)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private String verify(String token, long now) throws ParseException {
        JsonWebToken verified = parser.parse(token);
        String actor = verified.getSubject();
        if (actor == null || actor.isBlank()) {
            throw new ParseException("the token names nobody");
        }
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        long until = Math.min(verified.getExpirationTime(), now + trustSeconds);
        known.put(token, new CheckedToken(actor, until));
        return actor;
    }

    private record CheckedToken(String actor, long untilSecond) {}
}
