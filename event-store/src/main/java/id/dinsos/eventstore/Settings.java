package id.dinsos.eventstore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What every service is told from outside, as {@code DINSOS_MASTER_KEY} and so on; keys are 32
 * bytes in base64.
 */
@ConfigMapping(prefix = "dinsos")
public interface Settings {
    /** Wraps the data keys of persons. Each service has its own. */
    String masterKey();

    /** Keys the hashes of NIK, KK and card numbers. Each service has its own. */
    String hashKey();

    /** Encrypts the payloads of the identity topic; shared by those who may read it. */
    String topicKey();

    /**
     * Keys the pseudonyms by which the ministry finds its own people on the identity topic; shared
     * with the ministry alone. Without it there are none.
     */
    Optional<String> matchKey();

    /** Where uploads and files wait. */
    @WithDefault("files")
    String files();

    /** Zone of business days where an owner has no other. */
    @WithDefault("Asia/Jakarta")
    String zone();

    /** The zones of regions that have another, as {@code 64.08=Asia/Makassar}. */
    @WithDefault(
            "51=Asia/Makassar,52=Asia/Makassar,53=Asia/Makassar,63=Asia/Makassar,64=Asia/Makassar,"
                    + "65=Asia/Makassar,71=Asia/Makassar,72=Asia/Makassar,73=Asia/Makassar,"
                    + "74=Asia/Makassar,75=Asia/Makassar,76=Asia/Makassar,81=Asia/Jayapura,"
                    + "82=Asia/Jayapura,91=Asia/Jayapura,92=Asia/Jayapura,93=Asia/Jayapura,"
                    + "94=Asia/Jayapura,95=Asia/Jayapura,96=Asia/Jayapura")
    List<String> zones();

    /**
     * Whose work this process does in the background: a process that begins anew under its old name
     * goes on at once with what it was at. No two that live together may have the same.
     */
    @WithDefault("${HOSTNAME:local}:${quarkus.http.port:8080}")
    String replica();

    /** How long a worker may say nothing before another takes over what it was at. */
    @WithDefault("PT15S")
    Duration lease();

    /**
     * Where spans go: the base address of an OTLP receiver over HTTP. Nothing is traced without.
     */
    Optional<String> traceUrl();

    /** Of a hundred requests that come without a trace, of how many spans are made. */
    @WithDefault("100")
    int tracePercent();

    /** Whether background work starts with the service. */
    @WithDefault("true")
    boolean jobs();

    /** How long a list waits for the position its caller has just written. */
    @WithDefault("PT5S")
    Duration waitForPosition();
}
