package id.dinsos.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Fuzzes a parser with Jazzer, guided by coverage, in a process of its own. The target has a {@code
 * public static void fuzzerTestOneInput(byte[])}; whatever it throws is a finding, and the message
 * of the failure holds the input and the seed of the run. Each run has another seed; {@code
 * -Ddinsos.fuzz.seconds} says how long it lasts and {@code -Ddinsos.fuzz.seed} repeats one.
 */
public final class Fuzzer {
    private static final int MAX_INPUT_BYTES = 16 * 1024;
    private static final int MAX_SECONDS_OF_ONE_INPUT = 10;
    private static final int REPORT_CHARS = 8_000;

    private Fuzzer() {}

    /**
     * @param seeds sound inputs to begin with, by any name
     */
    public static void run(Class<?> target, Map<String, byte[]> seeds) {
        int seconds = Integer.getInteger("dinsos.fuzz.seconds", 8);
        String seed =
                System.getProperty(
                        "dinsos.fuzz.seed", Long.toString(System.nanoTime() & 0x7FFF_FFFF));
        try {
            Path folder = Files.createTempDirectory("fuzz");
            Path corpus = Files.createDirectory(folder.resolve("corpus"));
            for (var one : seeds.entrySet()) {
                Files.write(corpus.resolve(one.getKey()), one.getValue());
            }
            Path log = folder.resolve("log");
            Process process =
                    new ProcessBuilder(command(target, seconds, seed, corpus))
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (!process.waitFor(seconds + 120L, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the fuzzer does not end; seed " + seed);
            }
            String said = Files.readString(log, StandardCharsets.ISO_8859_1);
            if (process.exitValue() != 0 || !said.contains("DONE")) {
                int from = Math.max(0, said.indexOf("== Java Exception"));
                throw new AssertionError(
                        "seed %s found:%n%s"
                                .formatted(
                                        seed,
                                        said.substring(
                                                from,
                                                Math.min(said.length(), from + REPORT_CHARS))));
            }
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where there is a finding the folder stays. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static List<String> command(Class<?> target, int seconds, String seed, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=id.dinsos.**:de.siegmar.**",
                "-max_total_time=" + seconds,
                "-max_len=" + MAX_INPUT_BYTES,
                "-timeout=" + MAX_SECONDS_OF_ONE_INPUT,
                "-seed=" + seed,
                corpus.toString());
    }
}
