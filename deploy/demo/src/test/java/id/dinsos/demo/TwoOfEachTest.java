package id.dinsos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.demo.office.Faults;
import id.dinsos.demo.office.Office;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.regency.Scale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The demo on a stack with two replicas of each service, of which one after the other dies. */
@EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
class TwoOfEachTest {
    private static final long PAUSE_NANOS = 50_000_000;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream log = new PrintStream(output, true, StandardCharsets.UTF_8);

    @Test
    void a_month_runs_to_its_end_while_one_replica_of_each_service_is_killed_in_turn(
            @TempDir Path state) throws Exception {
        // Given
        Stack stack = Stack.apart(state);
        Set<PartName> twoOfEach = EnumSet.copyOf(PartName.STACK);
        twoOfEach.addAll(PartName.SECONDS);
        Map<String, PartName> plan =
                Map.of(
                        "load", PartName.REGISTRY,
                        "freeze", PartName.DISBURSEMENT,
                        "instruct", PartName.CASE,
                        "first report", PartName.DISBURSEMENT_2);
        Faults faults = Faults.of(plan, log);
        try {
            stack.ensureRunning(twoOfEach, log);
            try (Bystander bystander = new Bystander(stack)) {
                // When
                boolean agreed =
                        DemoCommand.underFire(
                                stack, Scale.SMALL, YearMonth.of(2026, 10), log, faults);

                // Then
                assertThat(agreed).as(output.toString(StandardCharsets.UTF_8)).isTrue();
                assertThat(faults.struck()).as("replicas hit").hasSameSizeAs(plan.keySet());
                assertThat(new Proof(stack).faults()).isEmpty();
                assertThat(bystander.answers)
                        .as("what somebody else was answered")
                        .containsKey(200);
                // 502 is a request that was on its way to the replica when it died.
                assertThat(bystander.answers.keySet()).isSubsetOf(200, 502);
            }
        } finally {
            stack.stop(log);
            System.out.println(
                    output.toString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains("in the middle of"))
                            .toList());
        }
    }

    /** Somebody who asks for the runs of the office all the time, and counts what is answered. */
    private static final class Bystander implements AutoCloseable {
        final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final HttpRequest question;
        private final Thread thread;
        private volatile boolean stopped;

        Bystander(Stack stack) {
            URI runs = stack.gateway().resolve("/v1/runs?owner=" + Office.OWNER);
            question =
                    HttpRequest.newBuilder(runs)
                            .header(
                                    "Authorization",
                                    "Bearer " + stack.token("rina", Office.OWNER, "auditor"))
                            .build();
            thread = Thread.ofPlatform().name("bystander").start(this::ask);
        }

        private void ask() {
            while (!stopped) {
                try {
                    int status = http.send(question, BodyHandlers.discarding()).statusCode();
                    answers.merge(status, 1, Integer::sum);
                } catch (IOException broken) {
                    answers.merge(0, 1, Integer::sum);
                } catch (InterruptedException e) {
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }

        @Override
        public void close() throws InterruptedException {
            stopped = true;
            thread.join();
            System.out.println("answered meanwhile: " + answers);
            http.close();
        }
    }
}
