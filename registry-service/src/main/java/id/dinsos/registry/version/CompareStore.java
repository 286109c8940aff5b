package id.dinsos.registry.version;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.intake.file.IntakeFailure;
import id.dinsos.registry.version.Series.Version;
import id.dinsos.registry.version.VersionStore.Upload;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a version into its tables and compares it there with what stands. Nothing is changed by it,
 * and after a crash it begins anew.
 */
@Singleton
class CompareStore {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StageStore stage;
    private final Views views;

    CompareStore(StageStore stage, Views views) {
        this.stage = stage;
        this.views = views;
    }

    /** Null where it was stopped on the way; fails with what is wrong with the file. */
    SeriesCommand.@Nullable NoteCompared compare(
            Upload upload, VersionFile file, @Nullable Version inForce, BooleanSupplier stopped)
            throws IOException {
        var id = upload.id();
        String hash = file.check();
        await(stage.forget(id));
        boolean members = file.hasMembers();
        if (!families(upload, file, stopped)
                || members
                        && !file.members(some -> {
                            await(stage.members(id, some));
                            return !stopped.getAsBoolean();
                        })) {
            return null;
        }
        // What stands is looked up in views, which come a moment behind.
        await(views.upToDate("household", PATIENCE));
        await(views.upToDate("person", PATIENCE));
        return new SeriesCommand.NoteCompared(
                id,
                hash,
                await(
                        stage.compare(
                                id,
                                upload.owner(),
                                upload.source(),
                                inForce == null ? null : inForce.id(),
                                members)));
    }

    private boolean families(Upload upload, VersionFile file, BooleanSupplier stopped)
            throws IOException {
        int[] read = new int[1];
        boolean whole =
                file.families(some -> {
                    int fresh = await(stage.families(upload.id(), some));
                    if (fresh < some.size()) {
                        throw new IntakeFailure(
                                "version-family-twice",
                                "ada keluarga yang tercantum dua kali, baris %d sampai %d"
                                        .formatted(some.getFirst().line(), some.getLast().line()));
                    }
                    read[0] += fresh;
                    return !stopped.getAsBoolean();
                });
        int told = upload.facts().families();
        if (whole && read[0] != told) {
            throw new IntakeFailure(
                    "version-incomplete",
                    "berkas memuat %d keluarga, sedangkan surat pengantar menyebut %d"
                            .formatted(read[0], told));
        }
        return whole;
    }
}
