package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.Programs;
import id.dinsos.launcher.part.AotCache;
import id.dinsos.launcher.part.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running part. It lives behind a watchdog that stops it when the launcher closes the pipe, and
 * also when the launcher is killed: then the kernel closes the pipe. The watchdog has a session of
 * its own, so that Ctrl-C reaches the launcher alone and the parts leave in order.
 */
public final class Child {

    private static final long LARGEST_LOG_BYTES = 50_000_000;

    private final Process watchdog;
    private final OutputStream pipe;

    private Child(Process watchdog) {
        this.watchdog = watchdog;
        this.pipe = watchdog.getOutputStream();
    }

    public static Child start(Home home, Part part) throws IOException {
        Path log = home.log(part.name());
        startLog(log, part);
        Files.deleteIfExists(home.pidFile(part.name()));
        List<String> command = new ArrayList<>();
        Programs.find("setsid").ifPresent(command::add);
        command.add("sh");
        command.add(home.root().resolve("deploy/launcher/watchdog.sh").toString());
        command.add(part.stopSignal());
        command.add(Integer.toString(AotCache.secondsToLeave()));
        command.add(home.pidFile(part.name()).toString());
        command.addAll(part.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.root().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(part.environment());
        return new Child(builder.start());
    }

    public boolean isAlive() {
        return watchdog.isAlive();
    }

    int exitCode() {
        return watchdog.exitValue();
    }

    /** Asks the part to leave; returns at once. */
    void askToLeave() {
        try {
            pipe.close();
        } catch (IOException alreadyGone) {
            // The watchdog has left with its part: nothing to tell it.
        }
    }

    /** Returns when the part has left, by itself or by force. */
    void awaitEnd() throws InterruptedException {
        if (!watchdog.waitFor(AotCache.secondsToLeave() + 5L, TimeUnit.SECONDS)) {
            throw new LaunchException("A part did not leave even when forced: " + watchdog.pid());
        }
    }

    private static void startLog(Path log, Part part) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                log,
                "--- " + part.name().label() + " started at " + java.time.Instant.now() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The last lines of a log, for a message about why a part did not start. */
    static String lastLines(Path log, int count) {
        try {
            List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.UTF_8);
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
