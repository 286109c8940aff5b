package id.dinsos.launcher.part;

import id.dinsos.launcher.host.LaunchException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Command lines for the parts that are Java programs, all on the launcher's own JDK. */
final class JavaCommand {

    private static final String HEAP = "-Xmx512m";

    private JavaCommand() {}

    static List<String> jar(Path jar) {
        if (!Files.exists(jar)) {
            throw new LaunchException("Not built: " + jar + ". Run ./mvnw package -DskipTests.");
        }
        List<String> command = start();
        command.addAll(AotCache.options(jar));
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    /** A program of the class path that {@code deploy/kafka} brings: the broker or Connect. */
    static List<String> kafka(Path root, String mainClass, String... arguments) {
        return kafka(root, List.of(), mainClass, arguments);
    }

    /** Likewise, with its figures for Prometheus on a port of its own. */
    static List<String> watched(Path root, int metricsPort, String mainClass, String... arguments) {
        String agent =
                Arrays.stream(classPath(root).split(File.pathSeparator))
                        .filter(jar -> jar.contains("jmx_prometheus_javaagent"))
                        .findFirst()
                        .orElseThrow(
                                () -> new LaunchException("no agent in " + classPathFile(root)));
        return kafka(
                root,
                List.of(
                        "-javaagent:%s=localhost:%d:%s"
                                .formatted(
                                        agent,
                                        metricsPort,
                                        root.resolve("deploy/kafka/metrics.yml"))),
                mainClass,
                arguments);
    }

    private static List<String> kafka(
            Path root, List<String> options, String mainClass, String... arguments) {
        List<String> command = start();
        command.addAll(options);
        command.add("-Dlog4j2.configurationFile=" + root.resolve("deploy/kafka/log4j2.properties"));
        command.add("-cp");
        command.add(classPath(root));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path classPathFile(Path root) {
        return root.resolve("deploy/kafka/target/classpath.txt");
    }

    private static String classPath(Path root) {
        try {
            return Files.readString(classPathFile(root)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Not built: " + classPathFile(root), e);
        }
    }

    private static List<String> start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(HEAP);
        // A part without memory must be seen to be down, not limp on.
        command.add("-XX:+ExitOnOutOfMemoryError");
        // Seven of them share the machine: what counts is the work done, not the shortest pause.
        command.add("-XX:+UseParallelGC");
        command.add("-XX:+UseCompactObjectHeaders");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        return command;
    }
}
