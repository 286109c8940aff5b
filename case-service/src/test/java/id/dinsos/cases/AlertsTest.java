package id.dinsos.cases;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alerts watch what the processes really tell, and lead to pages that are really there. */
@QuarkusTest
@WithTestResource(TestServices.class)
class AlertsTest {
    private static final String OF_OTHERS =
            "(dinsos_(gateway|group|civil|run_waiting|payments|money|contradictions|inbox)|kafka_(server|connect|controller))_.*";
    private static final Path DEPLOY = Path.of(System.getProperty("dinsos.root", ".."), "deploy");

    @Test
    void every_metric_of_the_alerts_is_told_by_this_service() throws IOException {
        // Given
        Set<String> wanted =
                found("(dinsos_[a-z_]+|kafka_[a-z_]+)", DEPLOY.resolve("prometheus/alerts.yml"));
        // When
        // Those of the gateway, of groups, of payments and of the broker are not told here, and
        // what is told of messages begins with the first one; MonitoringTest looks for every name
        // in all sources.
        wanted.removeIf(name -> name.matches(OF_OTHERS));
        // Then
        assertThat(wanted).isNotEmpty();
        // The first figures read from tables may come after this look.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(wanted)
                                .allSatisfy(name ->
                                        assertThat(get("/q/metrics").asString())
                                                .contains("\n" + name)));
    }

    @Test
    void every_alert_leads_to_a_section_of_the_runbook() throws IOException {
        // When
        Set<String> sections =
                found("(?m)^#+ (.+)$", DEPLOY.resolve("README.md")).stream()
                        .map(title -> title.toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .collect(Collectors.toSet());
        // Then
        assertThat(sections)
                .containsAll(found("README\\.md#(\\S+)", DEPLOY.resolve("prometheus/alerts.yml")))
                .containsAll(found("\\]\\(#([^)]+)\\)", DEPLOY.resolve("README.md")));
    }

    private static Set<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
