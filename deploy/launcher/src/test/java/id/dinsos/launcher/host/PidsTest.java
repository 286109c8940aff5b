package id.dinsos.launcher.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidsTest {

    @TempDir private Path folder;
    private Path file;
    private ProcessHandle self;

    @BeforeEach
    void a_pid_file_names_this_process() throws IOException {
        self = ProcessHandle.current();
        file = folder.resolve("part.pid");
        Files.writeString(file, self.pid() + "\n");
    }

    @Test
    void a_process_that_was_there_when_its_file_was_written_is_the_part() {
        assertThat(Pids.running(file)).contains(self);
    }

    @Test
    void a_process_younger_than_its_file_is_somebody_elses() throws IOException {
        Instant before = self.info().startInstant().orElseThrow().minus(Duration.ofMinutes(1));
        Files.setLastModifiedTime(file, FileTime.from(before));
        assertThat(Pids.running(file)).isEmpty();
    }

    @Test
    void an_empty_or_missing_file_names_nobody() throws IOException {
        Files.writeString(file, "");
        assertThat(Pids.running(file)).isEmpty();
        assertThat(Pids.running(folder.resolve("none.pid"))).isEmpty();
    }
}
