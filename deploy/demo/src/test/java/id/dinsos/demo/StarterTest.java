package id.dinsos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.contracts.DisbursementMessage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The consumer in Java that others start from, compiled as it stands in {@code starters/}: what it
 * makes of a topic that is not as on a good day.
 */
class StarterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path STARTER =
            Path.of(System.getProperty("dinsos.root", "../.."), "starters/java/ProvinceState.java");
    private static final List<String> STATES =
            List.of("INSTRUCTED", "SENT", "CREDITED", "RETURNED");

    private static Constructor<?> made;
    private static Method take;
    private static Method asJson;

    private record Said(String key, long version, ObjectNode state) {}

    @BeforeAll
    static void compile(@TempDir Path folder) throws ReflectiveOperationException, IOException {
        int faults =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                needed(),
                                "-d",
                                folder.toString(),
                                STARTER.toString());
        assertThat(faults).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, StarterTest.class.getClassLoader())) {
            Class<?> starter = loader.loadClass("ProvinceState");
            Class<?> unused = loader.loadClass("ProvinceState$Payment"); // while it is open
            made = starter.getDeclaredConstructor(String.class);
            take = starter.getDeclaredMethod("take", String.class, long.class, byte[].class);
            asJson = starter.getDeclaredMethod("asJson");
        }
        made.setAccessible(true);
        take.setAccessible(true);
        asJson.setAccessible(true);
    }

    private static String needed() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("kafka-clients") || jar.contains("jackson"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void who_begins_in_the_middle_of_a_month_or_stops_for_a_day_knows_the_same_in_the_end()
            throws Exception {
        List<Said> topic = topic();
        JsonNode whole = cells(topic);
        for (int stopped = 0; stopped <= topic.size(); stopped++) {
            List<Said> read = new ArrayList<>(topic.subList(0, stopped));
            read.addAll(topic); // from zero again, with all that came meanwhile

            assertThat(cells(read)).isEqualTo(whole);
        }
        assertThat(whole.size()).isGreaterThan(3);
    }

    @Test
    void what_comes_twice_or_late_or_is_written_again_from_the_log_changes_nothing()
            throws Exception {
        List<Said> topic = topic();
        List<Said> again = new ArrayList<>(topic);
        again.addAll(topic);
        Collections.shuffle(again, new Random(1));

        assertThat(cells(again)).isEqualTo(cells(topic));
    }

    @Test
    void a_change_nobody_knows_yet_and_a_field_of_a_later_version_harm_nobody() throws Exception {
        List<Said> topic = topic();
        JsonNode before = cells(topic);

        topic.forEach(
                said -> said.state().put("change", "payment-of-tomorrow").putObject("addedLater"));

        assertThat(cells(topic)).isEqualTo(before);
    }

    /** Twenty payments in two villages and elsewhere, each a step further than the one before. */
    private static List<Said> topic() throws IOException {
        List<Said> topic = new ArrayList<>();
        for (int version = 1; version <= STATES.size(); version++) {
            for (int i = 0; i < 20; i++) {
                if (i % STATES.size() >= version - 1) {
                    ObjectNode state = sample();
                    state.put("region", i % 7 == 0 ? "34.02.01.2001" : "35.24.05.200" + i % 2);
                    state.put("state", STATES.get(version - 1));
                    topic.add(new Said("payment-" + i, version, state));
                }
            }
        }
        return topic;
    }

    private static ObjectNode sample() throws IOException {
        String file = "/samples/" + DisbursementMessage.PAYMENTS + "/1.json";
        try (InputStream in = Objects.requireNonNull(StarterTest.class.getResourceAsStream(file))) {
            return (ObjectNode) JSON.readTree(in);
        }
    }

    private static JsonNode cells(List<Said> read) throws Exception {
        Object province = made.newInstance("35");
        for (Said one : read) {
            byte[] body = one.state().toString().getBytes(StandardCharsets.UTF_8);
            Object unused = take.invoke(province, one.key(), one.version(), body);
        }
        return JSON.readTree((String) asJson.invoke(province)).path("cells");
    }
}
