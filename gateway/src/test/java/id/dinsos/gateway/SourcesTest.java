package id.dinsos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads the refusal codes and the paths out of the sources of all services, which the gateway may
 * not depend on: a code without an explanation or a path without a route is noticed here.
 */
class SourcesTest {
    private static final Pattern CODE =
            Pattern.compile(
                    "^ {4,8}([A-Z][A-Z0-9_]*)\\((?:Refusal\\w*\\.)?(?:Kind\\.)([A-Z_]+)\\)");
    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]+)\"\\)");
    private static final Pattern CONSTANT = Pattern.compile("String PATH\\s*=\\s*\"(/v1[^\"]*)\"");
    private static final Map<String, Integer> STATUS =
            Map.ofEntries(
                    Map.entry("MALFORMED", 400),
                    Map.entry("UNAUTHENTICATED", 401),
                    Map.entry("FORBIDDEN", 403),
                    Map.entry("MISSING", 404),
                    Map.entry("METHOD", 405),
                    Map.entry("ANSWER_TYPE", 406),
                    Map.entry("CONFLICT", 409),
                    Map.entry("STALE", 412),
                    Map.entry("TOO_LARGE", 413),
                    Map.entry("ADDRESS_LENGTH", 414),
                    Map.entry("BODY_TYPE", 415),
                    Map.entry("INVALID", 422),
                    Map.entry("PRECONDITION_REQUIRED", 428),
                    Map.entry("TOO_MANY", 429),
                    Map.entry("HEADERS", 431),
                    Map.entry("UNAVAILABLE", 503));

    @Test
    void every_refusal_of_every_service_is_explained_with_its_status() throws IOException {
        Map<String, Integer> codes = new TreeMap<>();
        for (Path file : sources("Code.java")) {
            List<String> lines = Files.readAllLines(file);
            boolean isCode =
                    lines.stream().anyMatch(line -> line.contains("implements RefusalCode"));
            assertThat(lines.stream().anyMatch(line -> CODE.matcher(line).find()))
                    .as("codes are read out of %s", file)
                    .isEqualTo(isCode);
            for (String line : lines) {
                Matcher matcher = CODE.matcher(line);
                if (matcher.find()) {
                    String name = matcher.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
                    codes.put(name, Objects.requireNonNull(STATUS.get(matcher.group(2))));
                }
            }
        }

        Map<String, Integer> explained = new TreeMap<>();
        catalogue()
                .forEach(entry ->
                        explained.put(
                                entry.getKey(),
                                ((JsonObject) entry.getValue()).getInteger("status")));

        assertThat(codes).hasSizeGreaterThan(250);
        codes.entrySet().removeAll(explained.entrySet());
        assertThat(codes).as("not explained in problems.json").isEmpty();
    }

    @Test
    void every_path_of_every_service_has_a_route() throws IOException {
        Set<String> paths = new TreeSet<>();
        for (Path file : sources("Resource.java")) {
            String text = Files.readString(file);
            List<String> values = PATH.matcher(text).results().map(m -> m.group(1)).toList();
            // A path that other resources share stands in a constant.
            CONSTANT.matcher(text).results().forEach(m -> paths.add(m.group(1)));
            if (!values.isEmpty() && values.getFirst().startsWith("/v1")) {
                String root = values.getFirst();
                paths.addAll(
                        root.equals("/v1")
                                ? values.stream().skip(1).map(path -> root + path).toList()
                                : List.of(root));
            }
        }

        assertThat(paths).hasSizeGreaterThan(30).contains("/v1/complaints", "/v1/cases");
        paths.removeIf(path -> Routes.find(path).isPresent());
        // Views and republications are for operations, who ask the services themselves.
        assertThat(paths)
                .as("not routed")
                .containsExactlyInAnyOrder("/v1/views", "/v1/republications");
    }

    private static List<Path> sources(String suffix) throws IOException {
        Path root = Path.of(System.getProperty("dinsos.root", ".."));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path module : modules) {
                Path sources = module.resolve("src/main/java");
                if (Files.isDirectory(sources)) {
                    try (Stream<Path> files = Files.walk(sources)) {
                        files.filter(file -> file.toString().endsWith(suffix)).forEach(found::add);
                    }
                }
            }
        }
        return found;
    }

    private static JsonObject catalogue() throws IOException {
        try (InputStream file = SourcesTest.class.getResourceAsStream("/problems.json")) {
            return new JsonObject(Buffer.buffer(Objects.requireNonNull(file).readAllBytes()));
        }
    }
}
