package id.dinsos.bench.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.launcher.host.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApartTest {
    @Test
    void a_bench_that_is_begun_twice_is_refused_until_the_first_has_ended(@TempDir Path folder)
            throws IOException {
        try (Apart first = Apart.of(folder)) {
            assertThatThrownBy(() -> Apart.of(first.folder()))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("Another bench is at work");
        }
        try (Apart next = Apart.of(folder)) {
            assertThat(next.folder()).isEqualTo(folder);
        }
    }

    @Test
    void what_a_killed_bench_has_left_is_taken_away(@TempDir Path folder) throws IOException {
        Path state = folder.resolve("stack");
        Files.createDirectories(state.resolve("run"));
        Files.writeString(state.resolve("run/kafka.pid"), Integer.toString(Integer.MAX_VALUE));

        Apart.clear(state, System.err);
        Apart.clear(state, System.err);

        assertThat(state).doesNotExist();
    }
}
