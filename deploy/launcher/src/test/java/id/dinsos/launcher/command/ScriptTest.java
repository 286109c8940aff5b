package id.dinsos.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script, copied into a checkout that holds nothing else. */
@Timeout(60)
class ScriptTest {
    private static final Path ROOT = Path.of(System.getProperty("dinsos.root"));
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir private Path checkout;

    @Test
    void tests_do_not_build_the_files_of_a_stack_at_work_anew() throws Exception {
        launcherRuns(SELF);

        Ran ran = run();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.said()).contains("A stack runs from this checkout", "./dinsos down");
        assertThat(checkout.resolve("built")).doesNotExist();
    }

    @Test
    void a_launcher_that_was_killed_and_whose_number_is_somebody_elses_is_none() throws Exception {
        launcherRuns(SELF + 1);

        Ran ran = run();

        assertThat(ran.code()).as(ran.said()).isZero();
        assertThat(checkout.resolve("built")).exists();
    }

    /** A note of a launcher with our number, and a state in which one of that number runs. */
    private void launcherRuns(long pid) throws IOException {
        Path state = Files.createDirectories(checkout.resolve("state"));
        Path run = Files.createDirectories(state.resolve("run"));
        Files.writeString(run.resolve("launcher.pid"), Long.toString(pid));
        Path notes = Files.createDirectories(checkout.resolve("target/launchers"));
        Files.writeString(notes.resolve(Long.toString(SELF)), state.toString());
    }

    private record Ran(int code, String said) {}

    private Ran run() throws Exception {
        Path script = Files.copy(ROOT.resolve("dinsos"), checkout.resolve("dinsos"));
        Path build = checkout.resolve("mvnw");
        Files.writeString(build, "#!/bin/sh\ntouch built\n");
        assertThat(build.toFile().setExecutable(true)).isTrue();
        ProcessBuilder command = new ProcessBuilder("sh", script.toString(), "test");
        command.environment().put("DINSOS_JAVA_HOME", System.getProperty("java.home"));
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
