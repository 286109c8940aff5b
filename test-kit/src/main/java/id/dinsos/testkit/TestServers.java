package id.dinsos.testkit;

import java.time.Duration;

/**
 * What the servers of the tests run in: processes of this machine by default, which needs no
 * Docker, or Testcontainers' PostgreSQL and Kafka with {@code -Ddinsos.servers=containers}.
 */
final class TestServers {
    /** A minute, as by default, is too short on a machine that builds at the same time. */
    static final Duration CONTAINER_START = Duration.ofMinutes(3);

    private TestServers() {}

    static boolean inContainers() {
        String servers = System.getProperty("dinsos.servers", "embedded");
        return switch (servers) {
            case "embedded" -> false;
            case "containers" -> true;
            default -> throw new IllegalArgumentException("dinsos.servers=" + servers);
        };
    }
}
