package id.dinsos.launcher.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The few system programs the launcher calls. */
public final class Programs {

    private Programs() {}

    /** The full path of a program on the PATH. */
    public static Optional<String> find(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
            Path candidate = Path.of(folder, name);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate.toString());
            }
        }
        return Optional.empty();
    }

    /** Runs a short program to its end; fails with what it printed if it failed. */
    public static void run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        String output;
        try (InputStream in = process.getInputStream()) {
            output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new LaunchException(command.getFirst() + " failed:\n" + output);
        }
    }

    public static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            run(command);
            return true;
        } catch (IOException | LaunchException e) {
            return false;
        }
    }
}
