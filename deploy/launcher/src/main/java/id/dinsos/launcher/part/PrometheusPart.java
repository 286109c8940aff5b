package id.dinsos.launcher.part;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.host.Programs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The machine's own Prometheus and Alertmanager, beside the stack: they scrape it and evaluate the
 * shipped alerts. The build brings neither.
 */
final class PrometheusPart {

    private static final String MISSING =
            "%s is not installed. Install it (Debian: apt-get install prometheus"
                    + " prometheus-alertmanager), or start the stack without --with-prometheus.";

    private final Home home;
    private final Ports ports;

    PrometheusPart(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
    }

    Part prometheus(Set<PartName> beside) {
        Path folder = home.state().resolve("prometheus");
        Path configuration = folder.resolve("prometheus.yml");
        return new Part(
                        PartName.PROMETHEUS,
                        Set.of(PartName.ALERTMANAGER),
                        List.of(
                                program("prometheus"),
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=localhost:" + ports.of(PartName.PROMETHEUS)),
                        Map.of(),
                        () -> HttpCalls.require(ready(PartName.PROMETHEUS)))
                .preparedBy(() -> {
                    Path unused = home.folder("prometheus");
                    Files.writeString(configuration, configured(beside));
                });
    }

    Part alertmanager() {
        Path shipped = home.root().resolve("deploy/prometheus/alertmanager.yml");
        return new Part(
                        PartName.ALERTMANAGER,
                        Set.of(),
                        List.of(
                                program("prometheus-alertmanager"),
                                "--config.file=" + shipped,
                                "--storage.path=" + home.state().resolve("alertmanager"),
                                "--cluster.listen-address=",
                                "--web.listen-address=localhost:"
                                        + ports.of(PartName.ALERTMANAGER)),
                        Map.of(),
                        () -> HttpCalls.require(ready(PartName.ALERTMANAGER)))
                .preparedBy(() -> {
                    Path unused = home.folder("alertmanager");
                });
    }

    /**
     * As shipped, but for the ports of this stack, the second replicas that run beside, and where
     * the alerts lie.
     */
    String configured(Set<PartName> beside) throws IOException {
        Path shipped = home.root().resolve("deploy/prometheus/prometheus.yml");
        String text =
                Files.readString(shipped)
                        .replace("- alerts.yml", "- " + shipped.resolveSibling("alerts.yml"));
        for (PartName second : PartName.SECONDS) {
            if (beside.contains(second)) {
                String first = "\"localhost:%d\"".formatted(second.service().defaultPort());
                text =
                        text.replace(
                                first,
                                first + ", \"localhost:%d\"".formatted(second.defaultPort()));
            }
        }
        for (PartName part : PartName.values()) {
            text =
                    text.replace(
                            "localhost:" + part.defaultPort() + '"',
                            "localhost:" + ports.of(part) + '"');
        }
        for (Ports.Extra extra : Ports.Extra.values()) {
            text =
                    text.replace(
                            "localhost:" + extra.defaultPort() + '"',
                            "localhost:" + ports.of(extra) + '"');
        }
        return text;
    }

    private URI ready(PartName part) {
        return URI.create("http://localhost:" + ports.of(part) + "/-/ready");
    }

    private static String program(String name) {
        return Programs.find(name).orElseThrow(() -> new LaunchException(MISSING.formatted(name)));
    }
}
