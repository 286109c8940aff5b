package id.dinsos.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Mints tokens as the local issuer does, under a key made for the tests of this JVM. */
public final class TestTokens {
    private static final KeyPair KEYS = keys();

    private TestTokens() {}

    public static String mint(String subject, String region, String... roles) {
        long now = System.currentTimeMillis() / 1000;
        return mint(subject, region, "dinsos", now, now + 3600, roles);
    }

    public static String mint(
            String subject,
            String region,
            String audience,
            long issuedAt,
            long expiresAt,
            String... roles) {
        String groups =
                Arrays.stream(roles).map(r -> '"' + r + '"').collect(Collectors.joining(","));
        String claims =
                """
                {"iss":"https://issuer.dinsos.local","aud":"%s","sub":"%s","upn":"%s","region":"%s",\
                "groups":[%s],"iat":%d,"exp":%d,"jti":"%s"}\
                """
                        .formatted(
                                audience,
                                subject,
                                subject,
                                region,
                                groups,
                                issuedAt,
                                expiresAt,
                                subject + issuedAt);
        String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + '.' + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code mp.jwt.verify.publickey} wants it. */
    public static String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static String encode(String json) {
        return encoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Base64.Encoder encoder() {
        return Base64.getUrlEncoder().withoutPadding();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
