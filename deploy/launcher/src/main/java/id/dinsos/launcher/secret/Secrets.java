package id.dinsos.launcher.secret;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords and keys of one local stack, made once and then kept in files that only their owner
 * can read. Losing them means losing what they encrypted, so only {@code reset} removes them.
 */
public final class Secrets {

    /** Names the key in token headers, so that a second one could join it in the set. */
    static final String KEY_ID = "local-1";

    private static final int AES_KEY_BYTES = 32;
    private static final int RSA_BITS = 2048;
    private static final String PRIVATE_KEY = "private.pem";
    private static final String PASSWORDS = "secrets.properties";

    private final Path keys;
    private final Properties values;

    private Secrets(Path keys, Properties values) {
        this.keys = keys;
        this.values = values;
    }

    public static Secrets loadOrCreate(Home home) {
        home.create();
        try {
            if (!Files.exists(home.keys().resolve(PRIVATE_KEY))) {
                writeKeyPair(home.keys());
            }
            Path file = home.keys().resolve(PASSWORDS);
            if (!Files.exists(file)) {
                writePrivately(file, generated());
            }
            Properties values = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                values.load(in);
            }
            return new Secrets(home.keys(), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String adminPassword() {
        return value("postgres.password");
    }

    public String password(PartName service) {
        return value(service.label() + ".password");
    }

    /** Wraps the per-person keys of one service; base64. */
    public String masterKey(PartName service) {
        return value(service.label() + ".master-key");
    }

    /** Keys the hashes of NIKs in one service; base64. */
    public String hashKey(PartName service) {
        return value(service.label() + ".hash-key");
    }

    /** Encrypts the identities topic; shared by the services, base64. */
    public String topicKey() {
        return value("topic-key");
    }

    public String kafkaClusterId() {
        return value("kafka.cluster-id");
    }

    /** The public key as a JSON Web Key Set, for everyone who verifies tokens. */
    public Path jwks() {
        return keys.resolve("jwks.json");
    }

    PrivateKey privateKey() {
        try {
            String pem =
                    Files.readString(keys.resolve(PRIVATE_KEY)).replaceAll("-----[A-Z ]+-----", "");
            byte[] der = Base64.getMimeDecoder().decode(pem);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String value(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new LaunchException(
                    keys.resolve(PASSWORDS) + " lacks " + name + "; restore it or run reset.");
        }
        return value;
    }

    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder lines = new StringBuilder();
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        lines.append("postgres.password=").append(url.encodeToString(bytes(random, 24)));
        for (PartName service : PartName.SERVICES) {
            String prefix = "\n" + service.label();
            lines.append(prefix + ".password=" + url.encodeToString(bytes(random, 24)));
            lines.append(prefix + ".master-key=" + base64(random));
            lines.append(prefix + ".hash-key=" + base64(random));
        }
        lines.append("\ntopic-key=").append(base64(random));
        // Kafka's own form of an id: 16 bytes, base64 for URLs.
        lines.append("\nkafka.cluster-id=").append(url.encodeToString(bytes(random, 16)));
        return lines.append('\n').toString();
    }

    private static String base64(SecureRandom random) {
        return Base64.getEncoder().encodeToString(bytes(random, AES_KEY_BYTES));
    }

    private static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void writeKeyPair(Path keys) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        KeyPair pair = generator.generateKeyPair();
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        writePrivately(
                keys.resolve("jwks.json"),
                """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}
                """
                        .formatted(
                                KEY_ID,
                                unsigned(key.getModulus()),
                                unsigned(key.getPublicExponent())));
        String body =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded());
        writePrivately(
                keys.resolve(PRIVATE_KEY),
                "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private static void writePrivately(Path file, String text) throws IOException {
        Path draft =
                Files.createTempFile(
                        file.getParent(),
                        file.getFileName().toString(),
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
