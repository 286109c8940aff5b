package id.dinsos.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import id.dinsos.launcher.host.PartName;
import id.dinsos.testkit.Runbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every command of the runbook can be typed as it stands there, in the night when it is needed. */
@Timeout(120)
class RunbookTest {
    private static final Path ROOT = Path.of(System.getProperty("dinsos.root"));
    private static final Set<String> OF_THE_STACK =
            Set.of(
                    "up",
                    "down",
                    "status",
                    "logs",
                    "token",
                    "sql",
                    "reset",
                    "panels",
                    "rebuild",
                    "republish");
    private static final Pattern OURS = Pattern.compile("\\./dinsos ([a-z][^`|&)\\n]*)");
    private static final Pattern TOOL = Pattern.compile("\\borg\\.apache\\.kafka\\.[\\w.]+");
    private static final Pattern DOOR = Pattern.compile("\\b(GET|POST|PUT) (/v1/[^`\\s?]+)");
    private static final Pattern CURLED =
            Pattern.compile(
                    "curl (?:-s )?(?:-X (POST) )?-H \\S+ \\S+ \\S+ localhost:\\d+(/v1/\\S+)");
    private static final Pattern CONNECTOR =
            Pattern.compile("localhost:18083/connectors/(\\w+)/(\\w+)");

    private final Runbook runbook = Runbook.read();

    @Test
    void each_command_of_ours_is_understood_with_its_options() throws IOException {
        String script = Files.readString(ROOT.resolve("dinsos"));
        Set<String> typed = new LinkedHashSet<>(found(OURS, runbook.text()));
        typed.addAll(found(OURS, Files.readString(ROOT.resolve("README.md"))));

        assertThat(typed).hasSizeGreaterThan(10);
        for (String line : typed) {
            String[] words = words(line);
            assertThat(script).as("help names " + words[0]).contains("./dinsos " + words[0]);
            if (OF_THE_STACK.contains(words[0])) {
                assertThatCode(() -> CommandRunner.understanding(Main.class).parseArgs(words))
                        .as("./dinsos " + line)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void each_of_kafkas_tools_is_there_and_has_the_options_it_is_given() throws Exception {
        String shell = String.join("\n", runbook.blocks("sh")).replace("\\\n", " ");
        List<String> lines =
                shell.lines().filter(line -> line.contains("kafka org.apache.kafka.")).toList();

        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            String help = help(found(TOOL, line).iterator().next());
            for (String option : found(Pattern.compile("(--[a-z-]+)"), line)) {
                assertThat(help).as(line).contains(option);
            }
        }
    }

    @Test
    void each_door_it_names_is_one_of_a_service() throws IOException {
        Set<String> doors = new TreeSet<>();
        for (String service : List.of("registry-service", "disbursement-service", "case-service")) {
            Files.readAllLines(ROOT.resolve(service + "/src/test/resources/doors.csv")).stream()
                    .map(line -> line.substring(0, Math.max(0, line.indexOf(';'))))
                    .map(line -> line.replaceAll("\\{[^}]*}", "{}"))
                    .forEach(doors::add);
        }
        Set<String> named = new LinkedHashSet<>();
        DOOR.matcher(runbook.text())
                .results()
                .forEach(door -> named.add(door.group(1) + " " + door.group(2)));
        CURLED.matcher(runbook.text())
                .results()
                .forEach(door ->
                        named.add((door.group(1) == null ? "GET" : "POST") + " " + door.group(2)));

        assertThat(named).hasSizeGreaterThan(8);
        assertThat(named)
                .allSatisfy(door ->
                        assertThat(doors)
                                .as(door)
                                .containsAnyOf(
                                        door.replaceAll("\\{[^}]*}", "{}"),
                                        door.replaceAll("/views/\\w+", "/views/{}")));
    }

    @Test
    void each_connector_group_and_slot_it_names_is_configured() throws IOException {
        StringBuilder connectors = new StringBuilder();
        try (Stream<Path> files = Files.list(ROOT.resolve("deploy/debezium"))) {
            for (Path file : files.toList()) {
                connectors.append(Files.readString(file));
            }
        }
        Set<String> groups = new TreeSet<>();
        for (String service : List.of("disbursement-service", "case-service")) {
            groups.addAll(
                    found(
                            Pattern.compile("(?m)\\.group\\.id=(\\S+)$"),
                            Files.readString(
                                    ROOT.resolve(
                                            service
                                                    + "/src/main/resources/application.properties"))));
        }

        for (String name : found(CONNECTOR, runbook.text())) {
            assertThat(connectors).contains("\"topic.prefix\": \"" + name + "\"");
        }
        for (String slot : found(Pattern.compile("'(dinsos_[a-z]+)'"), runbook.text())) {
            assertThat(connectors).contains("\"slot.name\": \"" + slot + "\"");
        }
        assertThat(groups).isNotEmpty();
        assertThat(runbook.text()).contains(groups.stream().map(one -> '`' + one + '`').toList());
        assertThat(found(Pattern.compile("--group (\\S+)"), runbook.text())).isSubsetOf(groups);
    }

    @Test
    void each_process_it_stops_by_its_file_is_a_part() {
        Set<String> parts =
                found(Pattern.compile("\\.dinsos/run/([a-z0-9-]+)\\.pid"), runbook.text());

        assertThat(parts).isNotEmpty();
        assertThat(parts).allSatisfy(one -> assertThat(PartName.labelled(one)).isNotNull());
    }

    /** As a shell would take it apart, with a part's name where the reader puts one. */
    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)")
                .matcher(
                        line.replaceAll(" <? ?statements.sql.*| *#.*", "")
                                .replace("<part>", "kafka"))
                .results()
                .map(RunbookTest::word)
                .takeWhile(word -> !word.matches("[<>|&;]"))
                .forEach(words::add);
        return words.toArray(String[]::new);
    }

    private static String word(MatchResult result) {
        return Arrays.asList(result.group(1), result.group(2), result.group(3)).stream()
                .filter(one -> one != null)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        pattern.matcher(text)
                .results()
                .forEach(one -> found.add(one.groupCount() == 0 ? one.group() : one.group(1)));
        return found;
    }

    private static String help(String tool) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                Files.readString(ROOT.resolve("deploy/kafka/target/classpath.txt"))
                                        .strip(),
                                tool,
                                "--help")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
