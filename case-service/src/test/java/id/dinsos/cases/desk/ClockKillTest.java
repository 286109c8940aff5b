package id.dinsos.cases.desk;

import static id.dinsos.cases.handling.CaseDesk.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Leases;
import id.dinsos.testkit.TestPostgres;
import id.dinsos.testkit.TestServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that lets clocks speak is killed, as by {@code kill -9}, and another goes on. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(120)
class ClockKillTest {
    private static final Duration LEASE = Duration.ofMillis(1_500);
    private static final int CASES = 5;

    private final CaseDesk desk = new CaseDesk();

    @Inject Pool pool;
    @Inject EventStore store;
    @Inject CaseProcess process;
    @Inject Views views;

    @Inject
    @ConfigProperty(name = "dinsos.master-key")
    String masterKey;

    @Test
    void what_a_killed_process_had_decided_and_not_recorded_another_says_once() throws Exception {
        // Given
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            ids.add(desk.receive("ODGJ", Map.of("dangerous", true)));
        }
        views.upToDate(CaseView.NAME, Duration.ofSeconds(10)).await().indefinitely();
        Instant later = Instant.now().plus(Duration.ofMinutes(121));

        // When
        Process killed = start(later);
        try (BufferedReader says = killed.inputReader()) {
            expect(says, ClockWorker.DECIDED);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        List<String> before = breaches(ids);
        ClockJob other =
                new ClockJob(pool, store, process, views, Clock.fixed(later, ZoneOffset.UTC));
        try (Leases leases = new Leases(pool, "other", LEASE)) {
            other.start(leases, new SimpleMeterRegistry());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> breaches(ids).stream().noneMatch("0"::equals));
            other.stop(Duration.ofSeconds(30));
        }

        // Then
        assertThat(killed.exitValue()).as("killed by a signal").isEqualTo(128 + 9);
        assertThat(before).containsOnly("0");
        assertThat(breaches(ids)).hasSize(CASES).containsOnly("1");
        assertThat(
                        query(
                                "select count(distinct level) || ' ' || max(level)"
                                        + " from view_cases.case_row where owner = '%s'"
                                                .formatted(desk.owner)))
                .isEqualTo("1 1");
    }

    private Process start(Instant now) throws IOException {
        TestPostgres.Database database = TestServices.database();
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx192m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ClockWorker.class.getName(),
                                database.name(),
                                Integer.toString(database.port()),
                                now.toString(),
                                Long.toString(LEASE.toMillis()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(ClockWorker.KEY, Objects.requireNonNull(masterKey));
        return builder.start();
    }

    private static void expect(BufferedReader says, String what) throws IOException {
        String line = says.readLine();
        while (line != null && !line.equals(what)) {
            line = says.readLine();
        }
        assertThat(line).isEqualTo(what);
    }

    private static List<String> breaches(List<String> ids) {
        return ids.stream()
                .map(id ->
                        query(
                                "select count(*) from event where stream_id = '%s' and type = 'clock-breached.v1'"
                                        .formatted(id)))
                .toList();
    }
}
