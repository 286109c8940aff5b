package id.dinsos.eventstore.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files in a folder: of one node, or of a file system that all replicas mount. A file is durable
 * before it gets its name.
 */
public final class FolderFiles implements SharedFiles {
    private static final String PART = ".part";
    private static final int TRIES = 20;

    private final Path folder;

    public FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(String name, Content content) throws IOException {
        Path file = path(name);
        Path part = part(file);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                content.to(out);
                out.flush();
                channel.force(true);
            }
            var unused =
                    Files.move(
                            part,
                            file,
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        return Files.newInputStream(path(name));
    }

    @Override
    public boolean exists(String name) {
        return Files.isRegularFile(path(name));
    }

    @Override
    public void delete(String name) throws IOException {
        Path file = path(name);
        Files.deleteIfExists(file);
        prune(file.getParent());
    }

    @Override
    public void deleteAll(String below) throws IOException {
        Path start = path(below);
        if (!Files.isDirectory(start)) {
            return;
        }
        List<Path> there;
        try (Stream<Path> all = Files.walk(start)) {
            there = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : there) {
            Files.deleteIfExists(one);
        }
        prune(start.getParent());
    }

    @Override
    public List<String> names(String below) throws IOException {
        Path start = path(below);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(Files::isRegularFile)
                    .map(one -> folder.relativize(one).toString())
                    .filter(name -> !name.endsWith(PART))
                    .sorted()
                    .toList();
        }
    }

    /** Whoever deletes the last file of a folder may take the folder away under us. */
    private static Path part(Path file) throws IOException {
        for (int tries = 1; ; tries++) {
            var unused = Files.createDirectories(file.getParent());
            try {
                return Files.createTempFile(file.getParent(), file.getFileName().toString(), PART);
            } catch (NoSuchFileException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** A bucket has no empty folders, nor have we. */
    private void prune(@Nullable Path from) throws IOException {
        for (Path at = from; at != null && !at.equals(folder); at = at.getParent()) {
            try {
                Files.deleteIfExists(at);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    private Path path(String name) {
        return folder.resolve(SharedFiles.checked(name));
    }
}
