package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import id.dinsos.registry.intake.file.FolderFile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes the files of intakes that are over for longer than rejected rows are kept, and those of
 * uploads that never became an intake.
 */
@Singleton
public class SweepJob extends BackgroundJob {
    /** An upload takes less. */
    static final Duration UPLOAD = Duration.ofDays(1);

    private static final int MAX_FOLDERS = 10_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final IntakeStore intakes;
    private final Path files;
    private final Duration kept;
    private final Clock clock;

    public SweepJob(
            IntakeStore intakes,
            Settings settings,
            @ConfigProperty(name = "registry.intake.keep-rejected") Duration kept,
            Clock clock) {
        super("intake-sweep", Pace.every(Duration.ofHours(1)));
        this.intakes = intakes;
        this.files = Path.of(settings.files());
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return due(clock.instant());
    }

    /** Whose files are no longer needed at a time. */
    Uni<List<UUID>> due(Instant now) {
        List<UUID> here = folders().stream().filter(id -> isOld(id, now)).toList();
        return intakes.needed(here, now.minus(kept))
                .map(needed -> here.stream().filter(id -> !needed.contains(id)).toList());
    }

    @Override
    protected void work(UUID id) throws IOException {
        FolderFile.delete(folder(id));
    }

    private Path folder(UUID id) {
        return FolderFile.all(files).resolve(id.toString());
    }

    private List<UUID> folders() {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOld(UUID id, Instant now) {
        try {
            return Files.getLastModifiedTime(folder(id)).toInstant().isBefore(now.minus(UPLOAD));
        } catch (IOException e) {
            return false;
        }
    }
}
