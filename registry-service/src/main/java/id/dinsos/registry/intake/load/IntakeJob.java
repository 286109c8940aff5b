package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.log.Fence;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.registry.intake.file.CheckedFile;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeFailure;
import id.dinsos.registry.intake.file.RowFile;
import id.dinsos.registry.intake.file.SortedFile;
import id.dinsos.registry.intake.load.Intake.State;
import id.dinsos.registry.intake.rules.RowError;
import id.dinsos.registry.intake.rules.RowFault;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works off the intakes, oldest first. Their files are in reach of every replica: an intake that a
 * crash or a fault of the database interrupted goes on from its checkpoint, with whoever takes it
 * over; only a fault of the file itself, or a person, ends it.
 */
@Singleton
public class IntakeJob extends BackgroundJob {
    private static final Logger LOG = Logger.getLogger(IntakeJob.class);

    /** About 20 MB of rows. */
    private static final int ROWS_OF_RUN = 40_000;

    private final IntakeStore intakes;
    private final AbsentStore absent;
    private final LoadStore loads;
    private final SealedFiles files;
    private final Clock clock;

    public IntakeJob(
            IntakeStore intakes,
            AbsentStore absent,
            ProgressStore progress,
            BatchStore batches,
            Zones zones,
            SealedFiles files,
            Clock clock,
            MeterRegistry meters) {
        super("intake");
        this.intakes = intakes;
        this.absent = absent;
        this.files = files;
        this.clock = clock;
        this.loads = new LoadStore(progress, batches, zones, meters, this::isStopped);
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return intakes.open().map(open -> open.stream().map(Intake::id).toList());
    }

    /** One whose files are nowhere is to be ended after a while: an upload was lost. */
    private boolean isLost(Intake intake) {
        return intake.receivedAt().toInstant().isBefore(clock.instant().minus(SweepJob.UPLOAD));
    }

    @Override
    protected void work(UUID id) throws Exception {
        Intake intake = await(intakes.find(id)).orElse(null);
        if (intake == null || !intake.open()) {
            return;
        }
        FolderFile folder = new FolderFile(files, id, intake.upload());
        if (!folder.hasUpload() && !isLost(intake)) {
            throw new NoSuchFileException(
                    "of the files of intake %s none is in reach: do all replicas share one folder?"
                            .formatted(id));
        }
        try {
            Intake checked = isChecked(intake) ? intake : check(intake, folder);
            if (checked.open() && loads.run(checked, folder)) {
                end(checked, folder);
            }
        } catch (IntakeFailure e) {
            LOG.infof("intake %s failed: %s", id, e.code());
            if (await(intakes.failed(id, e.code(), String.valueOf(e.getMessage())))) {
                folder.deleteUploads();
            }
        }
    }

    private static boolean isChecked(Intake intake) {
        return intake.state() == State.TRIAL || intake.state() == State.LOADING;
    }

    /** After a trial the files wait for a person; else what was sent is no longer needed. */
    private void end(Intake intake, FolderFile folder) throws IOException {
        await(absent.settle(intake));
        if (intake.state() == State.TRIAL) {
            await(intakes.tried(intake.id()));
        } else {
            await(intakes.done(intake.id()));
            folder.deleteUploads();
        }
    }

    private Intake check(Intake intake, FolderFile folder) throws IOException {
        await(intakes.checking(intake.id()));
        boolean sorted = true;
        List<RowError> found = new ArrayList<>();
        for (FileKind kind : FileKind.values()) {
            try (RowFile rows = RowFile.of(kind, folder.read(FolderFile.upload(kind)))) {
                CheckedFile checked = CheckedFile.of(rows);
                sorted &= checked.sorted();
                for (String column : checked.damaged()) {
                    found.add(RowError.ofColumn(kind, column, RowFault.EXCEL_NUMBER));
                }
            }
        }
        if (!sorted) {
            for (FileKind kind : FileKind.values()) {
                new SortedFile(folder, kind, ROWS_OF_RUN, Fence.currentNumber()).sort();
            }
        }
        await(intakes.loading(intake.id(), sorted, found));
        return await(intakes.find(intake.id())).orElseThrow();
    }
}
