package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.StatusProcess.FoundRow;
import id.dinsos.disbursement.central.StatusUpload.Received;
import id.dinsos.disbursement.central.StatusUpload.Stage;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileReceived;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Tries the ministry's files and, once somebody has accepted them, takes them in, batch by batch:
 * what the rows say and how far the file has come, in one transaction.
 */
@Singleton
public class StatusJob extends BackgroundJob {
    private static final String ACTOR = "job:central-status";
    private static final int BATCH = 500;

    private final EventStore store;
    private final CommandHandler handler;
    private final CentralStore known;
    private final FamilyStore families;
    private final StatusRowFile files;
    private final Clock clock;
    private final StatusProcess process;

    public StatusJob(
            EventStore store,
            CommandHandler handler,
            CentralStore known,
            FamilyStore families,
            StatusRowFile files,
            CentralWords words,
            Clock clock) {
        super("central-status");
        this.store = store;
        this.handler = handler;
        this.known = known;
        this.families = families;
        this.files = files;
        this.clock = clock;
        this.process =
                new StatusProcess(
                        StatusUploadDecider.UPLOAD,
                        CentralPublisher.CENTRAL,
                        ProgrammePublisher.PROGRAMME,
                        words);
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return known.unfinished();
    }

    @Override
    protected void work(UUID id) {
        if (load(id) instanceof Received upload) {
            if (upload.stage() == Stage.RECEIVED) {
                tryOut(id, upload.file());
            } else if (upload.stage() == Stage.ACCEPTED) {
                take(id, upload);
            }
        }
    }

    private void tryOut(UUID id, StatusFileReceived file) {
        boolean persons = persons(file);
        Tally tally = Tally.NONE;
        try (StatusRowFile.Rows source = files.open(file.content(), file.asOf())) {
            List<FoundRow> rows = next(file, persons, source);
            while (!rows.isEmpty() && !isStopped()) {
                UnitOfWork unit = await(store.open(StatusProcess.ids(file.programme(), rows)));
                tally = tally.plus(process.tell(unit, id, file, rows));
                rows = next(file, persons, source);
            }
        }
        if (!isStopped()) {
            await(
                    handler.handle(
                            StatusUploadDecider.UPLOAD,
                            id,
                            new StatusUploadCommand.Try(tally),
                            Request.of(meta(id, file, "trial", 0))));
        }
    }

    private void take(UUID id, Received upload) {
        StatusFileReceived file = upload.file();
        boolean persons = persons(file);
        int batch = upload.batches();
        try (StatusRowFile.Rows source = files.open(file.content(), file.asOf())) {
            source.skip(upload.rowsDone());
            List<FoundRow> rows = next(file, persons, source);
            while (!rows.isEmpty() && !isStopped()) {
                if (!take(id, file, batch, rows)) {
                    return;
                }
                batch++;
                rows = next(file, persons, source);
            }
        }
    }

    /** False where another worker takes this file in. */
    private boolean take(UUID id, StatusFileReceived file, int batch, List<FoundRow> rows) {
        while (true) {
            List<UUID> streams = new ArrayList<>(StatusProcess.ids(file.programme(), rows));
            streams.add(id);
            UnitOfWork unit = await(store.open(streams));
            try {
                process.take(unit, id, file, batch, rows);
                var unused = await(store.commit(unit, meta(id, file, "batch", batch)));
                return true;
            } catch (RefusedException taken) {
                return false;
            } catch (ConflictException somethingMoved) {
                // Told by another file meanwhile: heard anew against that.
                continue;
            }
        }
    }

    private List<FoundRow> next(
            StatusFileReceived file, boolean persons, StatusRowFile.Rows source) {
        List<StatusRow> rows = source.next(BATCH);
        return rows.isEmpty() ? List.of() : await(families.find(file.owner(), persons, rows));
    }

    private boolean persons(StatusFileReceived file) {
        return await(store.load(Programme.idOf(file.programme())))
                                .fold(ProgrammePublisher.PROGRAMME.decider())
                        instanceof Programme.InForce programme
                && programme.terms().target() == ProgrammeTerms.Target.PERSON;
    }

    private Meta meta(UUID id, StatusFileReceived file, String step, int number) {
        return Meta.of(Names.uuid(id, step, number), file.owner(), ACTOR, clock.instant())
                .causedBy(id.toString());
    }

    private StatusUpload load(UUID id) {
        return await(store.load(id)).fold(StatusUploadDecider.UPLOAD.decider());
    }
}
