package id.dinsos.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.launcher.host.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts and dashboards that are shipped, as far as they can be held to without a Grafana. */
class MonitoringTest {

    private static final Path ROOT = Path.of(System.getProperty("dinsos.root"));
    private static final Path ALERTS = ROOT.resolve("deploy/prometheus/alerts.yml");
    private static final Path TESTS = ROOT.resolve("deploy/prometheus/alerts_test.yml");
    private static final Path DASHBOARDS = ROOT.resolve("deploy/grafana");
    private static final Pattern OURS = Pattern.compile("\\bdinsos_[a-z_]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void each_alert_fires_in_its_case_and_is_silent_before_and_after() throws Exception {
        assumeTrue(
                Programs.find("promtool").isPresent(),
                "promtool is not installed (Debian: apt-get install prometheus)");
        Programs.run(List.of("promtool", "check", "rules", ALERTS.toString()));
        Programs.run(List.of("promtool", "test", "rules", TESTS.toString()));
    }

    @Test
    void each_alert_has_its_test_and_its_page_of_the_runbook() throws IOException {
        String alerts = Files.readString(ALERTS);
        String tests = Files.readString(TESTS);
        Set<String> headings =
                Files.readAllLines(ROOT.resolve("deploy/README.md")).stream()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .collect(Collectors.toSet());
        assertThat(found(alerts, "- alert: (\\w+)")).isEqualTo(found(tests, "- name: (\\w+)"));
        assertThat(headings).containsAll(found(alerts, "README.md#([a-z-]+)"));
    }

    @Test
    void each_metric_of_an_alert_or_a_panel_is_one_that_a_service_has() throws IOException {
        String code = code();
        List<Path> users = new ArrayList<>(dashboards());
        users.add(ALERTS);
        for (Path user : users) {
            for (String metric : found(Files.readString(user), "(" + OURS.pattern() + ")")) {
                String meter =
                        metric.replaceAll("_(seconds_)?(count|sum|max|bucket)$|_total$", "")
                                .replace('_', '.');
                assertThat(code).as(user.getFileName() + ": " + metric).contains('"' + meter + '"');
            }
        }
    }

    @Test
    void each_panel_says_what_it_shows_in_which_unit_from_a_source_that_can_be_chosen()
            throws IOException {
        assertThat(dashboards()).isNotEmpty();
        for (Path file : dashboards()) {
            JsonNode dashboard = JSON.readTree(file.toFile());
            assertThat(dashboard.path("uid").asText()).as(file.toString()).isNotEmpty();
            assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
            for (JsonNode panel : dashboard.path("panels")) {
                String title = file.getFileName() + ": " + panel.path("title").asText();
                assertThat(panel.path("title").asText()).as(title).isNotEmpty();
                assertThat(panel.path("description").asText()).as(title).isNotEmpty();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotEmpty();
                assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo("${source}");
                assertThat(panel.path("targets")).as(title).isNotEmpty();
                for (JsonNode target : panel.path("targets")) {
                    assertThat(found(target.path("expr").asText(), "[\\w}]\\[([^\\]]+)\\]"))
                            .as(title)
                            .isSubsetOf("$__rate_interval");
                }
            }
        }
    }

    @Test
    void no_panel_lies_on_another() throws IOException {
        for (Path file : dashboards()) {
            Set<String> taken = new TreeSet<>();
            for (JsonNode panel : JSON.readTree(file.toFile()).path("panels")) {
                JsonNode at = panel.path("gridPos");
                assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
                for (int x = at.path("x").asInt();
                        x < at.path("x").asInt() + at.path("w").asInt();
                        x++) {
                    for (int y = at.path("y").asInt();
                            y < at.path("y").asInt() + at.path("h").asInt();
                            y++) {
                        assertThat(taken.add(x + "," + y))
                                .as(file.getFileName() + ": " + panel.path("title").asText())
                                .isTrue();
                    }
                }
            }
        }
    }

    private static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sources of the services: a meter is named there, in words with dots. */
    private static String code() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module :
                List.of(
                        "event-store",
                        "registry-service",
                        "disbursement-service",
                        "case-service",
                        "gateway")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> all.append(read(file)));
            }
        }
        return all.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
