package id.dinsos.launcher.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;
import java.util.Random;
import org.jspecify.annotations.Nullable;

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
    private @Nullable Properties values;

    private Secrets(Path keys) {
        this.keys = keys;
    }

    /** Those of a stack, read when the first is asked for. */
    public static Secrets of(Home home) {
        return new Secrets(home.keys());
    }

    /**
     * Makes what is missing, on disk before anybody uses it. Only whoever holds the launcher's lock
     * may call this, or two could make different keys.
     *
     * @throws LaunchException where a database is there that was made with other keys
     */
    public static void create(Home home) {
        home.create();
        try {
            Path passwords = home.keys().resolve(PASSWORDS);
            if (!Files.exists(passwords)) {
                if (PartName.SERVICES.stream()
                        .map(service -> home.cluster(service).resolve("data/PG_VERSION"))
                        .anyMatch(Files::exists)) {
                    throw new LaunchException(
                            ("The database in %s was made with keys that are not here. Restore %s from"
                                            + " its backup: new keys could read nothing of it.")
                                    .formatted(home.postgres(), passwords));
                }
                DurableFile.write(passwords, generated());
            }
            if (!Files.exists(home.keys().resolve(PRIVATE_KEY))) {
                writeKeyPair(home.keys());
            }
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

    /** Keys the pseudonyms that the ministry could match; of the topic's key, base64. */
    public String matchKey() {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(("match:" + topicKey()).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
        } catch (NoSuchFileException none) {
            throw noneYet(none);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Properties values() {
        if (values == null) {
            Properties read = new Properties();
            try (Reader in = Files.newBufferedReader(keys.resolve(PASSWORDS))) {
                read.load(in);
            } catch (NoSuchFileException none) {
                throw noneYet(none);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            values = read;
        }
        return values;
    }

    private LaunchException noneYet(NoSuchFileException none) {
        return new LaunchException(
                "There are no keys yet in " + keys + ": ./dinsos up makes them.", none);
    }

    private String value(String name) {
        String value = values().getProperty(name);
        if (value == null) {
            throw new LaunchException(
                    keys.resolve(PASSWORDS) + " lacks " + name + "; restore it or run reset.");
        }
        return value;
    }

    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder lines = new StringBuilder();
        lines.append("postgres.password=").append(word(random, 24));
        for (PartName service : PartName.SERVICES) {
            String prefix = "\n" + service.label();
            lines.append(prefix + ".password=" + word(random, 24));
            lines.append(prefix + ".master-key=" + base64(random));
            lines.append(prefix + ".hash-key=" + base64(random));
        }
        lines.append("\ntopic-key=").append(base64(random));
        // Kafka's own form of an id: 16 bytes, base64 for URLs.
        lines.append("\nkafka.cluster-id=").append(word(random, 16));
        return lines.append('\n').toString();
    }

    /** Random bytes in base64 for URLs, which no program can read as one of its options. */
    static String word(Random random, int length) {
        while (true) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (Character.isLetterOrDigit(word.charAt(0))) {
                return word;
            }
        }
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
        DurableFile.write(
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
        DurableFile.write(
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
}
