package id.dinsos.registry.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the files of one intake lie. */
record FolderJob(Path path) {
    static FolderJob of(Path files, UUID intakeId) {
        return new FolderJob(files.resolve("intakes").resolve(intakeId.toString()));
    }

    Path upload(FileKind kind) {
        return path.resolve(kind.label() + ".csv");
    }

    Path sorted(FileKind kind) {
        return path.resolve(kind.label() + "-sorted.csv");
    }

    Path rejected(FileKind kind) {
        return path.resolve("rejected-" + kind.label() + ".csv");
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    /** What the ministry sent is no longer needed once it is in the log. */
    void deleteUploads() throws IOException {
        for (FileKind kind : FileKind.values()) {
            Files.deleteIfExists(upload(kind));
            Files.deleteIfExists(sorted(kind));
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
