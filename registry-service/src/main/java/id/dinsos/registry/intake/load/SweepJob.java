package id.dinsos.registry.intake.load;

import id.dinsos.registry.intake.file.FolderFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes the files of intakes that are over for longer than rejected rows are kept, and those of
 * uploads that never became an intake.
 */
final class SweepJob {
    /** An upload takes less. */
    private static final Duration UPLOAD = Duration.ofDays(1);

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MAX_FOLDERS = 10_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final IntakeStore intakes;
    private final Path files;
    private final Duration kept;

    SweepJob(IntakeStore intakes, Path files, Duration kept) {
        this.intakes = intakes;
        this.files = files;
        this.kept = kept;
    }

    /** How many folders were deleted. */
    int sweep(Instant now) throws IOException {
        List<UUID> here = folders();
        Set<UUID> needed = intakes.needed(here, now.minus(kept)).await().atMost(LIMIT);
        int deleted = 0;
        for (UUID id : here) {
            Path folder = FolderFile.all(files).resolve(id.toString());
            if (!needed.contains(id) && old(folder, now)) {
                FolderFile.delete(folder);
                deleted++;
            }
        }
        return deleted;
    }

    private List<UUID> folders() throws IOException {
        Path all = FolderFile.all(files);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> ID.matcher(name).matches())
                    .limit(MAX_FOLDERS)
                    .map(UUID::fromString)
                    .toList();
        }
    }

    private static boolean old(Path folder, Instant now) throws IOException {
        return Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(UPLOAD));
    }
}
