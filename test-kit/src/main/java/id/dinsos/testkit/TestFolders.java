package id.dinsos.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Folders of tests and the servers that write into them. Both end with the JVM of the tests: first
 * the servers, then what they have left.
 */
public final class TestFolders {
    private static final List<Process> SERVERS = new CopyOnWriteArrayList<>();
    private static final List<Path> FOLDERS = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestFolders::end));
    }

    private TestFolders() {}

    /** A new folder, deleted at the end. */
    public static Path fresh(String name) {
        try {
            Path folder = Files.createTempDirectory(name);
            FOLDERS.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server before the folders go. */
    static void ends(Process server) {
        SERVERS.add(server);
    }

    private static void end() {
        SERVERS.forEach(Process::destroyForcibly);
        for (Process server : SERVERS) {
            try {
                var unused = server.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        FOLDERS.forEach(TestFolders::delete);
    }

    /** What a service still writes while it ends stays; nobody waits for that. */
    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + folder + " " + e);
        }
    }
}
