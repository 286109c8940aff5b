package id.dinsos.registry.intake.file;

import id.dinsos.eventstore.file.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.UUID;

/**
 * Where the files of one upload lie, in reach of every replica and sealed, because rows are
 * personal data. They lie under the intake they were sent for: of several uploads under one
 * Idempotency-Key the first that came in whole is the intake's.
 */
public record FolderFile(SharedFiles files, UUID intake, UUID upload) {
    /** What a pair of files would change, for whoever reviews it. */
    public static final String CHANGES = "changes.csv";

    private static final String REJECTED = "rejected-";

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
     * Under what one batch adds to a file that grows.
     *
     * @param place how many rows were read before
     * @param worker no two workers write the same part: one that was frozen and wakes replaces none
     */
    public static String part(String file, long place, long worker) {
        return "%s/%d-%d".formatted(file, place, worker);
    }

    public boolean has(String file) throws IOException {
        return files.exists(path() + file);
    }

    /** Whether there is anything of what was sent. */
    public boolean hasUpload() throws IOException {
        for (FileKind kind : FileKind.values()) {
            if (has(upload(kind))) {
                return true;
            }
        }
        return false;
    }

    /** Reads a file as it was written; a file that is gone fails the intake. */
    public InputStream read(String file) throws IOException {
        try {
            return files.read(path() + file);
        } catch (NoSuchFileException e) {
            throw new IntakeFailure("file-lost", "berkas %s tidak ditemukan lagi".formatted(file));
        }
    }

    /** Writes a file whole, in place of one that is there. */
    public void write(String file, SharedFiles.Content content) throws IOException {
        files.write(path() + file, content);
    }

    public void delete(String file) throws IOException {
        files.delete(path() + file);
    }

    /** What the ministry sent is no longer needed once it is in the log. */
    public void deleteUploads() throws IOException {
        for (String name : files.names(path())) {
            String file = name.substring(path().length());
            if (!file.startsWith(REJECTED) && !file.startsWith(CHANGES)) {
                files.delete(name);
            }
        }
    }

    public void deleteAll() throws IOException {
        files.deleteAll(path());
    }

    /** All that any upload for an intake has left. */
    public static void deleteAll(SharedFiles files, UUID intake) throws IOException {
        files.deleteAll(of(intake));
    }

    private String path() {
        return of(intake) + upload + "/";
    }

    private static String of(UUID intake) {
        return "intakes/" + intake + "/";
    }
}
