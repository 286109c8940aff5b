package id.dinsos.testkit;

import id.dinsos.contracts.CaseMessage;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.Region;
import id.dinsos.contracts.RegistryMessage;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Real PostgreSQL, real Kafka and the keys for a service under test. */
public final class TestServices implements QuarkusTestResourceLifecycleManager {
    /** The key of the identity topic in tests. */
    public static final byte[] TOPIC_KEY = new byte[32];

    private static final SecureRandom RANDOM = new SecureRandom();
    private static volatile TestPostgres.@org.jspecify.annotations.Nullable Database database;

    /** The database of the service under test, for looks behind the scene. */
    public static TestPostgres.Database database() {
        TestPostgres.Database started = database;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @Override
    public Map<String, String> start() {
        TestPostgres.Database fresh = TestPostgres.newDatabase();
        database = fresh;
        TestKafka.createTopics(
                RegistryMessage.HOUSEHOLDS,
                RegistryMessage.PERSONS,
                RegistryMessage.IDENTITIES,
                RegistryMessage.RESOURCES,
                DisbursementMessage.RUNS,
                DisbursementMessage.PAYMENTS,
                DisbursementMessage.VERDICTS,
                DisbursementMessage.BUDGETS,
                DisbursementMessage.PROGRAMMES,
                Region.TOPIC,
                DisbursementMessage.CENTRAL,
                CaseMessage.CASES,
                CaseMessage.ASSISTANCE);
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.reactive.url", fresh.reactiveUrl());
        config.put("quarkus.datasource.jdbc.url", fresh.jdbcUrl());
        config.put("quarkus.datasource.username", "postgres");
        config.put("quarkus.datasource.password", "postgres");
        config.put("quarkus.datasource.reactive.max-size", "12");
        config.put("kafka.bootstrap.servers", TestKafka.bootstrap());
        config.put("mp.jwt.verify.publickey", TestTokens.publicKey());
        config.put("dinsos.master-key", Base64.getEncoder().encodeToString(newKey()));
        config.put("dinsos.hash-key", Base64.getEncoder().encodeToString(newKey()));
        config.put("dinsos.topic-key", Base64.getEncoder().encodeToString(TOPIC_KEY));
        // Who looks at figures in a test does not wait half a minute for them.
        config.put("dinsos.figures.every", "2s");
        // Of the payment rail, which signs what it says.
        config.put("dinsos.rail.secret", "kunci-uji-jalur-pembayaran");
        // Where a test may open a civil registry; nobody listens there of itself.
        config.put("dinsos.civil.url", "http://localhost:" + freePort());
        config.put("dinsos.civil.patience", "PT2S");
        config.put("dinsos.civil.retry-after", "PT0.2S");
        // Classes share the topics and have a database each: the topics always know more.
        config.put("dinsos.topic-guard", "false");
        config.put("quarkus.http.test-port", "0");
        config.put("dinsos.files", TestFolders.fresh("dinsos-files").toString());
        return config;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] newKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    @Override
    public void stop() {
        // PostgreSQL and Kafka serve every test class of the JVM and end with it.
    }
}
