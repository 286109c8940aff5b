package id.dinsos.registry.intake.file;

import id.dinsos.eventstore.secret.FileCipher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the files of one intake lie, each of them sealed: rows are personal data. */
public record FolderFile(Path path, FileCipher cipher) {
    private static final String REJECTED = "rejected-";

    public static FolderFile of(Path files, UUID intakeId, FileCipher cipher) {
        return new FolderFile(all(files).resolve(intakeId.toString()), cipher);
    }

    /** The folder of all intakes. */
    public static Path all(Path files) {
        return files.resolve("intakes");
    }

    public static String upload(FileKind kind) {
        return kind.label() + ".csv";
    }

    public static String sorted(FileKind kind) {
        return kind.label() + "-sorted.csv";
    }

    public static String rejected(FileKind kind) {
        return REJECTED + kind.label() + ".csv";
    }

    public boolean exists() {
        return Files.isDirectory(path);
    }

    public boolean has(String file) {
        return Files.exists(path.resolve(file));
    }

    /** Reads a file as it was written; a file that is gone or changed fails the intake. */
    public InputStream read(String file) throws IOException {
        try {
            return cipher.read(path.resolve(file), context(file));
        } catch (NoSuchFileException e) {
            throw new IntakeFailure("file-lost", "the file " + file + " is no longer there");
        }
    }

    /** Writes a file anew, or from a length at which it was settled. */
    public FileCipher.Sink write(String file, long length) throws IOException {
        return cipher.write(path.resolve(file), context(file), length);
    }

    public void delete(String file) throws IOException {
        Files.deleteIfExists(path.resolve(file));
    }

    /** What the ministry sent is no longer needed once it is in the log. */
    public void deleteUploads() throws IOException {
        for (Path one : content(path)) {
            if (!one.getFileName().toString().startsWith(REJECTED)) {
                Files.deleteIfExists(one);
            }
        }
    }

    public static void delete(Path folder) throws IOException {
        for (Path one : content(folder)) {
            Files.deleteIfExists(one);
        }
        Files.deleteIfExists(folder);
    }

    private static List<Path> content(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private String context(String file) {
        return path.getFileName() + "/" + file;
    }
}
