package id.dinsos.launcher.secret;

import id.dinsos.launcher.host.LaunchException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The issuer of the local stack: signs the tokens its services and gateway accept. */
public final class Tokens {

    public static final String ISSUER = "https://issuer.dinsos.local";
    public static final Duration LONGEST = Duration.ofHours(12);

    private final Secrets secrets;

    public Tokens(Secrets secrets) {
        this.secrets = secrets;
    }

    public String sign(String sub, String region, List<String> roles, Duration validity) {
        if (!validity.isPositive() || validity.compareTo(LONGEST) > 0) {
            throw new LaunchException("A token is valid for at least 1 and at most 12 hours.");
        }
        Instant now = Instant.now();
        String header =
                """
                {"alg":"RS256","typ":"JWT","kid":"%s"}\
                """
                        .formatted(Secrets.KEY_ID);
        String body =
                """
                {"iss":"%s","aud":"dinsos","sub":%s,"upn":%s,"region":%s,"groups":[%s],\
                "iat":%d,"exp":%d,"jti":"%s"}\
                """
                        .formatted(
                                ISSUER,
                                quoted(sub),
                                quoted(sub),
                                quoted(region),
                                roles.stream().map(Tokens::quoted).collect(Collectors.joining(",")),
                                now.getEpochSecond(),
                                now.plus(validity).getEpochSecond(),
                                UUID.randomUUID());
        String signed = base64(bytes(header)) + "." + base64(bytes(body));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(secrets.privateKey());
            signature.update(bytes(signed));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names in tokens are plain words; anything that JSON would have to escape is refused. */
    private static String quoted(String text) {
        if (!text.matches("[\\p{L}\\p{N} ._@:/-]+")) {
            throw new LaunchException("This cannot stand in a token: " + text);
        }
        return '"' + text + '"';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
