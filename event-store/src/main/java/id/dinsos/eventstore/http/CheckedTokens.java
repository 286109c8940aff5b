package id.dinsos.eventstore.http;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks a token's signature once and not at each of its requests, which would cost more than the
 * rest of a command. A token is known for a minute and never beyond its own end, so that a key
 * taken back is out of use a minute later.
 */
@Singleton
@Alternative
@Priority(1)
public class CheckedTokens extends DefaultJWTCallerPrincipalFactory {
    private static final long KNOWN_SECONDS = 60;
    private static final int MAX_KNOWN = 10_000;

    private final Map<String, CheckedToken> known = new ConcurrentHashMap<>();
    private final Clock clock;

    public CheckedTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context)
            throws ParseException {
        long now = clock.instant().getEpochSecond();
        CheckedToken before = known.get(token);
        if (before != null && now < before.untilSecond) {
            return before.caller;
        }
        JWTCallerPrincipal caller = super.parse(token, context);
        if (known.size() >= MAX_KNOWN) {
            known.clear();
        }
        known.put(
                token,
                new CheckedToken(
                        caller, Math.min(now + KNOWN_SECONDS, caller.getExpirationTime())));
        return caller;
    }

    private record CheckedToken(JWTCallerPrincipal caller, long untilSecond) {}
}
