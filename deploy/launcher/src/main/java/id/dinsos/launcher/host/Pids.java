package id.dinsos.launcher.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads pid files, and never mistakes another program for a part that died. */
public final class Pids {

    /** Start times have the resolution of a clock tick, files that of the disk. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private Pids() {}

    /**
     * The process of a part, if it runs. A process younger than the pid file is somebody else's:
     * the number was given out again, after a crash or a reboot.
     */
    public static Optional<ProcessHandle> running(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            Instant written = Files.getLastModifiedTime(pidFile).toInstant();
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> !startedAfter(process, written.plus(SLACK)));
        } catch (NoSuchFileException | NumberFormatException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, and the wait until the kernel has taken the process away. */
    public static void kill(ProcessHandle process) {
        process.destroyForcibly();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LaunchException("Process " + process.pid() + " does not die", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
    }

    private static boolean startedAfter(ProcessHandle process, Instant moment) {
        return process.info().startInstant().filter(start -> start.isAfter(moment)).isPresent();
    }
}
