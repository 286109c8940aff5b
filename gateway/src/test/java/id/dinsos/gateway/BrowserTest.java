package id.dinsos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a person sees in a browser, where the machine has Chromium. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
@EnabledIf(
        value = "hasBrowser",
        disabledReason = "no Chromium in /usr/bin: apt-get install chromium")
class BrowserTest {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI door;

    @Test
    void the_page_is_shown_with_its_style_and_nothing_of_it_is_refused() throws Exception {
        // When
        Shown page = shown("/");
        // Then
        assertThat(page.dom)
                .contains("<h1>Dinsos</h1>")
                .contains("<td class=\"up\">UP</td>")
                .contains("/v1/households")
                .contains("disbursement.payments.v1")
                .contains("Token diperlukan")
                .contains("<code>waiting-list</code>");
        assertThat(page.complaints).isEmpty();
    }

    @Test
    void the_viewer_lists_the_operations_of_the_one_document() throws Exception {
        // When
        Shown viewer = shown("/q/swagger-ui/");
        // Then
        assertThat(viewer.dom).contains("opblock-summary-get").contains("data-path=\"/v1/runs\"");
        assertThat(viewer.complaints).isEmpty();
    }

    /**
     * What a browser made of a page.
     *
     * @param complaints what it said of it on its console
     */
    private record Shown(String dom, List<String> complaints) {}

    private Shown shown(String path) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("dinsos-browser");
        Path said = profile.resolve("said.txt");
        Process process =
                new ProcessBuilder(
                                browser().orElseThrow().toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--user-data-dir=" + profile,
                                "--enable-logging=stderr",
                                "--virtual-time-budget=10000",
                                "--dump-dom",
                                door.resolve(path).toString())
                        .redirectError(said.toFile())
                        .start();
        String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        try (Stream<String> lines = Files.lines(said)) {
            return new Shown(dom, lines.filter(line -> line.contains("CONSOLE")).toList());
        }
    }

    static boolean hasBrowser() {
        return browser().isPresent();
    }

    private static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
