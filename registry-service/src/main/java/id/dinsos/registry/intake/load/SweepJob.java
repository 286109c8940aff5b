package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import id.dinsos.registry.intake.file.FolderFile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes the files of intakes that are over for longer than rejected rows are kept, and those of
 * uploads that never became an intake.
 */
@Singleton
public class SweepJob extends BackgroundJob {
    /** An upload takes less. */
    static final Duration UPLOAD = Duration.ofDays(1);

    private final UploadStore uploads;
    private final SealedFiles files;
    private final Duration kept;
    private final Clock clock;

    public SweepJob(
            UploadStore uploads,
            SealedFiles files,
            @ConfigProperty(name = "registry.intake.keep-rejected") Duration kept,
            Clock clock) {
        super("intake-sweep", Pace.every(Duration.ofHours(1)));
        this.uploads = uploads;
        this.files = files;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return due(clock.instant());
    }

    /** Whose files are no longer needed at a time. */
    Uni<List<UUID>> due(Instant now) {
        return uploads.old(now.minus(UPLOAD), now.minus(kept));
    }

    @Override
    protected void work(UUID id) throws IOException {
        Optional<UUID> abandoned = await(uploads.abandoned(id));
        if (abandoned.isPresent()) {
            new FolderFile(files, abandoned.get(), id).deleteAll();
            await(uploads.forget(id));
        } else {
            FolderFile.deleteAll(files, id);
            await(uploads.swept(id));
        }
    }
}
