package id.dinsos.registry.privacy;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks whether somebody whom the list calls erased has a key again: then a database from before
 * was restored, and they are erased once more. The list lies with the files, not in the database.
 */
@Singleton
public class RestoredJob extends BackgroundJob {
    private static final Logger LOG = Logger.getLogger(RestoredJob.class);

    private final PrivacyStore erasures;
    private final ErasureList list;
    private final ErasureJob job;
    private final SealedFiles files;

    public RestoredJob(PrivacyStore erasures, ErasureList list, ErasureJob job, SealedFiles files) {
        super("erasures-restored", Pace.every(Duration.ofMinutes(10)));
        this.erasures = erasures;
        this.list = list;
        this.job = job;
        this.files = files;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return Uni.createFrom()
                .item(this::listed)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(erasures::revived);
    }

    @Override
    protected void work(UUID personId) throws IOException {
        try (InputStream in = files.read(ErasureJob.FOLDER + personId)) {
            String line = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            await(erasures.replay(list.read(ErasureList.HEADER + "\n" + line)));
        }
        job.ask(personId);
    }

    private List<UUID> listed() {
        try {
            List<UUID> found = new ArrayList<>();
            for (String name : files.names(ErasureJob.FOLDER)) {
                UUID person = ErasureList.personOf(name.substring(ErasureJob.FOLDER.length()));
                if (person == null) {
                    LOG.warnf("%s lies among the erasures and is none", name);
                } else {
                    found.add(person);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
