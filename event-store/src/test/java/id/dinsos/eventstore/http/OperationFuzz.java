package id.dinsos.eventstore.http;

import id.dinsos.testkit.door.DoorFuzz;
import java.net.URI;
import java.util.List;

/**
 * What the service under test answers to what no sensible caller sends. A sample of at most {@code
 * -Ddinsos.fuzz.requests} requests for each operation (20 by default), the same in every run;
 * {@code -Ddinsos.fuzz.requests=100000} sends all.
 *
 * <pre>
 * assertThat(OperationFuzz.of(RestAssured.port, token, ids).findings()).isEmpty();
 * </pre>
 */
public final class OperationFuzz {
    private static final int BOUND = Integer.getInteger("dinsos.fuzz.requests", 20);

    private final DoorFuzz fuzz;
    private final String token;

    private OperationFuzz(DoorFuzz fuzz, String token) {
        this.fuzz = fuzz;
        this.token = token;
    }

    /**
     * @param token of somebody with every role
     * @param ids of records that exist, of any kind: most are of another kind than asked for
     */
    public static OperationFuzz of(int port, String token, List<String> ids) {
        URI base = URI.create("http://localhost:" + port);
        return new OperationFuzz(new DoorFuzz(base, Operations.all(), ids), token);
    }

    /** What was wrong, one line each; the log says how many requests gave which status. */
    public List<String> findings() {
        var unused = fuzz.each(BOUND, token);
        System.getLogger("fuzz").log(System.Logger.Level.INFO, "fuzz: " + fuzz.total());
        return fuzz.findings();
    }
}
