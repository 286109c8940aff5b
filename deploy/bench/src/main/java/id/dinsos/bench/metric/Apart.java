package id.dinsos.bench.metric;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.Trees;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which benches have stacks of their own: for one bench at a time, until it is closed
 * or its process ends.
 */
public record Apart(Path folder, FileChannel lock) implements AutoCloseable {
    public static Apart of(Path folder) throws IOException {
        FileChannel lock =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (isTaken(lock)) {
            lock.close();
            throw new LaunchException(
                    "Another bench is at work in " + folder + ". Begin again when it has ended.");
        }
        return new Apart(folder, lock);
    }

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() == null;
        } catch (OverlappingFileLockException inThisProcess) {
            return true;
        }
    }

    /** A bench that was ended half way leaves its stack at work: it is stopped, then taken away. */
    public static void clear(Path state, PrintStream log) throws IOException {
        Stack.apart(state).stop(log);
        try {
            Trees.delete(state);
        } catch (DirectoryNotEmptyException | NoSuchFileException busy) {
            throw new LaunchException(
                    ("Processes of an earlier stack are still at work in %1$s. End those that"
                                    + " `pgrep -af %1$s` shows, and begin again.")
                            .formatted(state),
                    busy);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
