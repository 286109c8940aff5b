package id.dinsos.registry.intake.file;

import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.secret.FileCipher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the files of one intake lie, each of them sealed: rows are personal data. */
public record FolderFile(Path path, FileCipher cipher, String id) {
    /** What a pair of files would change, for whoever reviews it. */
    public static final String CHANGES = "changes.csv";

    private static final String REJECTED = "rejected-";

    public static FolderFile of(Path files, UUID intakeId, FileCipher cipher) {
        return new FolderFile(all(files).resolve(intakeId.toString()), cipher, intakeId.toString());
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

    /**
     * Where an upload of it comes in; a broken one never stands in the way of the next.
     *
     * @param number of the upload in this process
     */
    public FolderFile coming(long number) {
        UUID name = Names.uuid(id, "coming", ProcessHandle.current().pid(), number);
        return new FolderFile(path.resolveSibling(name.toString()), cipher, id);
    }

    /** Takes an upload that came in whole for the intake's files, unless another was first. */
    public void become(FolderFile kept) throws IOException {
        try {
            var unused = Files.move(path, kept.path, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // The same upload came twice; the first one stays.
        }
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
            throw new IntakeFailure("file-lost", "berkas %s tidak ditemukan lagi".formatted(file));
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
            String name = one.getFileName().toString();
            if (!name.startsWith(REJECTED) && !name.equals(CHANGES)) {
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
        return id + "/" + file;
    }
}
