package id.dinsos.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.host.Programs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusPartTest {

    private static final Path ROOT = Path.of(System.getProperty("dinsos.root"));

    @Test
    void it_scrapes_the_ports_of_this_stack(@TempDir Path state) throws Exception {
        // Given
        Ports ports = Ports.free();

        // When
        PrometheusPart prometheus = new PrometheusPart(new Home(ROOT, state), ports);
        String configured = prometheus.configured(Set.of());
        String twice = prometheus.configured(EnumSet.copyOf(PartName.SECONDS));

        // Then
        for (PartName part : PartName.SERVICES) {
            String own = "\"localhost:" + ports.of(part) + "\"";
            String second = "\"localhost:" + ports.of(part.second()) + "\"";
            assertThat(configured)
                    .contains(own)
                    .doesNotContain(second)
                    .doesNotContain("\"localhost:" + part.defaultPort() + "\"");
            assertThat(twice).contains(own + ", " + second);
        }
    }

    @Test
    void it_runs_beside_the_stack_with_every_alert_that_is_shipped(@TempDir Path state)
            throws Exception {
        assumeTrue(
                Programs.find("prometheus").isPresent()
                        && Programs.find("prometheus-alertmanager").isPresent(),
                "not installed (Debian: apt-get install prometheus prometheus-alertmanager)");
        Stack stack = Stack.apart(state);
        PrintStream silent =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        try {
            // When
            stack.ensureRunning(EnumSet.of(PartName.ALERTMANAGER, PartName.PROMETHEUS), silent);

            // Then
            String rules = HttpCalls.get(stack.url(PartName.PROMETHEUS).resolve("/api/v1/rules"));
            assertThat(rules).contains("DinsosSlotLost", "DinsosTransactionOpen");
        } finally {
            stack.stop(silent);
        }
    }
}
