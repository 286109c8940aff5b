package id.dinsos.launcher.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the artifacts of this checkout are ({@code root}) and where the stack keeps everything that
 * outlives a process ({@code state}: {@code DINSOS_HOME}, or {@code .dinsos} in the root).
 */
public record Home(Path root, Path state) {

    /** Unix gives a socket's path 108 bytes, the last of them a zero. */
    private static final int LONGEST_SOCKET_PATH = 107;

    public static Home find() {
        String root = System.getProperty("dinsos.root");
        if (root == null) {
            throw new LaunchException(
                    "Start me through ./dinsos, which knows where everything is.");
        }
        String state = System.getenv("DINSOS_HOME");
        Path base = Path.of(root).toAbsolutePath().normalize();
        return new Home(
                base,
                state == null || state.isBlank()
                        ? base.resolve(".dinsos")
                        : Path.of(state).toAbsolutePath().normalize());
    }

    public Path postgres() {
        return state.resolve("pg");
    }

    /** The folder of a service's PostgreSQL cluster. */
    public Path cluster(PartName service) {
        return postgres().resolve(service.label());
    }

    public Path kafka() {
        return state.resolve("kafka");
    }

    public Path keys() {
        return state.resolve("keys");
    }

    public Path files() {
        return state.resolve("files");
    }

    public Path files(PartName part) {
        return files().resolve(part.label());
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path log(PartName part) {
        return logs().resolve(part.label() + ".log");
    }

    public Path run() {
        return state.resolve("run");
    }

    public Path pidFile(PartName part) {
        return run().resolve(part.label() + ".pid");
    }

    public Path controlSocket() {
        Path socket = run().resolve("control.sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            throw new LaunchException(
                    "The path of the state folder is too long for a socket in it: "
                            + state
                            + ". Set DINSOS_HOME to a shorter one.");
        }
        return socket;
    }

    /** Makes the folders, for the eyes of their owner only. */
    public void create() {
        try {
            for (Path folder : new Path[] {state, keys(), kafka(), files(), logs(), run()}) {
                Path unused = makePrivate(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder beside those of the parts, likewise. */
    public Path folder(String name) {
        try {
            return makePrivate(state.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
