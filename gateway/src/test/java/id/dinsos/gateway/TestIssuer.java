package id.dinsos.gateway;

import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Issues tokens as the office's issuer would, and tokens that it never would. */
final class TestIssuer {
    static final String ISSUER = "https://issuer.dinsos.local";

    private final RsaJsonWebKey key;

    TestIssuer(RsaJsonWebKey key) {
        this.key = key;
    }

    static TestIssuer withNewKey(String keyId) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(keyId);
            key.setAlgorithm("RS256");
            key.setUse("sig");
            return new TestIssuer(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer of a test run, known to the tests by its whole key and to the gateway by half. */
    static TestIssuer of(String privateJwk) {
        try {
            return new TestIssuer(
                    new RsaJsonWebKey(org.jose4j.json.JsonUtil.parseJson(privateJwk)));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKeys() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    String privateKey() {
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    String keyId() {
        return key.getKeyId();
    }

    /** A good token of an actor. */
    String token(String actor) {
        return token(actor, claims -> {});
    }

    /** A token with some claims changed from the good ones. */
    String token(String actor, Consumer<JwtClaims> changes) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims(actor, changes).toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        return serialize(signature);
    }

    /** A token that nobody signed. */
    String unsigned(String actor) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims(actor, claims -> {}).toJson());
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue("none");
        return serialize(signature);
    }

    /** A token signed with the public key as if it were a shared secret. */
    String signedWithThePublicKey(String actor) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims(actor, claims -> {}).toJson());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(new org.jose4j.keys.HmacKey(key.getPublicKey().getEncoded()));
        signature.setAlgorithmHeaderValue("HS256");
        return serialize(signature);
    }

    private static JwtClaims claims(String actor, Consumer<JwtClaims> changes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("dinsos");
        claims.setSubject(actor);
        claims.setStringListClaim("groups", List.of("preparer"));
        claims.setStringClaim("region", "35.24");
        claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 60));
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + 3_600));
        changes.accept(claims);
        return claims;
    }

    private static String serialize(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
