package id.dinsos.registry.version;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeFailure;
import id.dinsos.registry.intake.load.Intake;
import id.dinsos.registry.intake.load.IntakeStore;
import id.dinsos.registry.intake.load.UploadStore;
import id.dinsos.registry.intake.rules.VersionPlan;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.version.Series.Known;
import id.dinsos.registry.version.Series.State;
import id.dinsos.registry.version.Series.Version;
import id.dinsos.registry.version.VersionStore.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Works for the versions of the ministry's list: reads and compares what has come, puts in force
 * what a second person has approved, and takes back what was wrong. Comparing begins anew after a
 * crash; the others go on where they were.
 */
@Singleton
public class VersionJob extends BackgroundJob {
    private static final String ACTOR = "job:registry-version";

    private final VersionStore versions;
    private final StageStore stage;
    private final CompareStore comparing;
    private final EnforceStore enforcing;
    private final ChangeStore changes;
    private final CommandHandler handler;
    private final Aggregate<SeriesCommand, Series, SeriesEvent> series;
    private final IntakeStore intakes;
    private final UploadStore uploads;
    private final SealedFiles files;
    private final RecordIds ids;
    private final Clock clock;

    public VersionJob(
            VersionStore versions,
            StageStore stage,
            CompareStore comparing,
            EnforceStore enforcing,
            ChangeStore changes,
            CommandHandler handler,
            Aggregate<SeriesCommand, Series, SeriesEvent> series,
            IntakeStore intakes,
            UploadStore uploads,
            SealedFiles files,
            RecordIds ids,
            Clock clock) {
        super("registry-version");
        this.versions = versions;
        this.stage = stage;
        this.comparing = comparing;
        this.enforcing = enforcing;
        this.changes = changes;
        this.handler = handler;
        this.series = series;
        this.intakes = intakes;
        this.uploads = uploads;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return versions.open();
    }

    @Override
    protected void work(UUID id) throws IOException {
        var unused = work(id, this::isStopped);
    }

    /** False where it was stopped on the way. */
    boolean work(UUID id, BooleanSupplier stopped) throws IOException {
        Upload upload = await(versions.upload(id)).orElse(null);
        if (upload == null) {
            return true;
        }
        Known known =
                await(versions.series(upload.owner(), upload.source())) instanceof Known found
                        ? found
                        : null;
        Version version = known == null ? null : known.version(id);
        if (known == null || version == null) {
            return lost(upload);
        }
        return switch (version.state()) {
            case RECEIVED -> compare(upload, known.inForce(), stopped);
            case COMPARED -> settled(upload);
            case APPROVED -> enforce(upload, hand(version.decided()), stopped);
            case RECALLED -> restore(upload, hand(version.recalled()), stopped);
            case FAILED, REFUSED, IN_FORCE, SUPERSEDED, TAKEN_BACK ->
                    ended(upload, version.state());
        };
    }

    /** The files are no longer needed; the rows are, of what was once in force. */
    private boolean ended(Upload upload, State state) throws IOException {
        FolderFile folder = folder(upload);
        if (folder.hasUpload()) {
            if (state == State.FAILED || state == State.REFUSED) {
                await(stage.forgetRows(upload.id()));
            }
            folder.deleteAll();
        }
        return settled(upload);
    }

    /** Kept, and never decided: a crash came between, and nobody has sent it again. */
    private boolean lost(Upload upload) throws IOException {
        if (await(versions.lost(upload.id()))) {
            folder(upload).deleteAll();
        }
        return true;
    }

    private boolean settled(Upload upload) {
        await(versions.settle(upload.id()));
        return true;
    }

    private boolean compare(Upload upload, @Nullable Version inForce, BooleanSupplier stopped)
            throws IOException {
        SeriesCommand found;
        try {
            found = comparing.compare(upload, file(upload), inForce, stopped);
        } catch (IntakeFailure e) {
            found =
                    new SeriesCommand.NoteFailed(
                            upload.id(), e.code(), String.valueOf(e.getMessage()));
        }
        if (found != null) {
            tell(upload, found);
        }
        return found != null;
    }

    private boolean enforce(Upload upload, String by, BooleanSupplier stopped) throws IOException {
        UUID id = upload.id();
        if (!enforcing.enforce(upload, by, stopped)) {
            return false;
        }
        Set<UUID> others = await(changes.forIntake(id));
        boolean taken = !others.isEmpty() && file(upload).hasMembers();
        if (taken && !takenIn(upload, by, others)) {
            return false;
        }
        var outcome = await(changes.outcome(id, "CHANGED", "UNCHANGED", clock.instant()));
        tell(
                upload,
                new SeriesCommand.NoteInForce(
                        id, outcome.with(taken ? VersionPlan.intake(id) : null)));
        return true;
    }

    /**
     * The intake registers families that are not on record, and members who come: of exactly their
     * rows. False until it is over.
     */
    private boolean takenIn(Upload upload, String by, Set<UUID> others) throws IOException {
        UUID id = VersionPlan.intake(upload.id());
        Intake intake = await(intakes.find(id)).orElse(null);
        if (intake == null) {
            FolderFile to = new FolderFile(files, id, await(uploads.begin(id)));
            long bytes = file(upload).copy(to, others);
            if (!await(
                    intakes.receiveOfVersion(
                            id, by, upload.owner(), upload.facts().asOf(), to.upload(), bytes))) {
                to.deleteAll();
            }
            return false;
        }
        if (intake.open()) {
            return false;
        }
        await(changes.takenIn(upload.id()));
        return true;
    }

    private boolean restore(Upload upload, String by, BooleanSupplier stopped) {
        UUID id = upload.id();
        if (!enforcing.restore(upload, by, stopped)) {
            return false;
        }
        tell(
                upload,
                new SeriesCommand.NoteTakenBack(
                        id, await(changes.outcome(id, "RESTORED", "STAYED", clock.instant()))));
        return true;
    }

    private void tell(Upload upload, SeriesCommand command) {
        Meta meta =
                Meta.of(
                        Names.uuid(upload.id(), command.getClass().getSimpleName()),
                        upload.owner(),
                        ACTOR,
                        clock.instant());
        await(handler.handle(series, upload.series(), command, Request.of(meta)));
    }

    private VersionFile file(Upload upload) {
        return new VersionFile(folder(upload), RegionCode.of(upload.owner()), ids);
    }

    private FolderFile folder(Upload upload) {
        return new FolderFile(files, upload.id(), upload.upload());
    }

    private static String hand(Series.@Nullable Hand hand) {
        return Objects.requireNonNull(hand).by();
    }
}
