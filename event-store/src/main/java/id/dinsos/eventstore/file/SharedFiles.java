package id.dinsos.eventstore.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Files by name, seen by every replica. Names are relative paths of letters, digits, {@code .-_}
 * and {@code /}.
 */
public interface SharedFiles {
    /**
     * Writes a file whole, in place of one that is there: nobody sees a part of it, and where the
     * content throws nothing is written.
     */
    void write(String name, Content content) throws IOException;

    /**
     * Reads a file from its beginning.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     */
    InputStream read(String name) throws IOException;

    boolean exists(String name) throws IOException;

    /** Nothing happens where there is none. */
    void delete(String name) throws IOException;

    /**
     * Deletes all files below a folder, also what a crash has left of one; it ends with a slash.
     */
    void deleteAll(String folder) throws IOException;

    /** The names of all files below a folder, in order; the folder ends with a slash. */
    List<String> names(String folder) throws IOException;

    /** Says what a file holds. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Nothing outside the folder or bucket can be named. */
    static String checked(String name) {
        if (!name.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*/?") || name.contains("..")) {
            throw new IllegalArgumentException("no name of a file: " + name);
        }
        return name;
    }
}
