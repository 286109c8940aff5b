package id.dinsos.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test of an API says what is done in it and what has to come of it. */
class GivenWhenThenTest {
    private static final Pattern TEST = Pattern.compile("(?m)^    @(?:Test|ParameterizedTest)\\b");
    private static final Pattern NAME = Pattern.compile("void\\s+(\\w+)\\(");

    @Test
    void each_test_through_the_doors_of_cases_and_the_gateway_has_its_when_and_its_then()
            throws IOException {
        Path root = Path.of(System.getProperty("dinsos.root"));
        List<String> silent = new ArrayList<>();
        int read = 0;
        for (String module : List.of("case-service", "gateway")) {
            for (Path file : tests(root.resolve(module).resolve("src/test/java"))) {
                String source = Files.readString(file);
                if (source.contains("@QuarkusTest\n")) {
                    read++;
                    silent.addAll(silent(file.getFileName() + "#", source));
                }
            }
        }

        assertThat(read).isGreaterThan(30);
        assertThat(silent).isEmpty();
    }

    @Test
    void one_that_says_neither_is_found() {
        String source =
                """
                    @Test
                    void spoken() {
                        // When
                        // Then
                    }

                    @Test
                    void unspoken() {}
                """;
        assertThat(silent("", source.indent(0))).containsExactly("unspoken");
    }

    private static List<Path> tests(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).sorted().toList();
        }
    }

    private static List<String> silent(String of, String source) {
        return TEST.splitAsStream(source)
                .skip(1)
                .filter(test -> !test.contains("// When") || !test.contains("// Then"))
                .map(test ->
                        NAME.matcher(test)
                                .results()
                                .map(m -> of + m.group(1))
                                .findFirst()
                                .orElse(of))
                .toList();
    }
}
