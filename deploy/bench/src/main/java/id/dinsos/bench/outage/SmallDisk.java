package id.dinsos.bench.outage;

import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.Programs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of its own, in a file, mounted where a part keeps its data: it can be full while
 * the machine's is not.
 */
public record SmallDisk(Path image, Path folder) implements AutoCloseable {
    /** The file has holes: of the machine's disk it takes what is written. */
    private static final long BYTES = 20_000_000_000L;

    private static final int BLOCK = 4_096;

    /** What others may take while it is filled. */
    private static final long LEFT_TO_WRITE = 64_000_000;

    public static SmallDisk mount(Path image, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        try {
            Programs.run(List.of("mkfs.ext4", "-q", "-F", "-m", "0", image.toString()));
            Programs.run(List.of("mount", "-o", "loop", image.toString(), folder.toString()));
        } catch (IOException | LaunchException e) {
            throw new LaunchException(
                    "A disk can be filled only where a file system may be mounted: as root, on a"
                            + " machine that allows it. "
                            + e.getMessage(),
                    e);
        }
        return new SmallDisk(image, folder);
    }

    /** Something else takes all that is left. */
    void fill() throws IOException, InterruptedException {
        long most = Math.max(0, folder.toFile().getUsableSpace() - LEFT_TO_WRITE);
        Programs.run(List.of("fallocate", "-l", Long.toString(most), ballast().toString()));
        try (OutputStream out = Files.newOutputStream(folder.resolve("ballast.end"))) {
            byte[] block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast());
        Files.deleteIfExists(folder.resolve("ballast.end"));
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** Also where an earlier bench that was killed has left it. */
    public static void unmount(Path folder) throws InterruptedException {
        while (Programs.succeeds(List.of("mountpoint", "-q", folder.toString()))
                && Programs.succeeds(List.of("umount", "-l", folder.toString()))) {
            // Mounted twice, it is there still.
        }
    }

    @Override
    public void close() {
        try {
            unmount(folder);
            Files.deleteIfExists(image);
        } catch (IOException e) {
            throw new LaunchException("Cannot remove " + image, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
