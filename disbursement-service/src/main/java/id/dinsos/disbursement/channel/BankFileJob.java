package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand.NoteFiles;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Makes the bank files of instructed runs, and again for those whom somebody has let go on since.
 * {@link TransferFilesStore} sees to it that a crash, a second worker, or one that was stopped and
 * wakes changes nothing.
 */
@Singleton
public class BankFileJob extends BackgroundJob {
    private final EventStore store;
    private final CommandHandler handler;
    private final RunView runs;
    private final TransferFilesStore files;
    private final Clock clock;
    private final Ids ids;

    public BankFileJob(
            EventStore store,
            CommandHandler handler,
            RunView runs,
            TransferFilesStore files,
            Clock clock,
            Ids ids) {
        super("bank-file");
        this.store = store;
        this.handler = handler;
        this.runs = runs;
        this.files = files;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return runs.withoutFiles();
    }

    @Override
    protected void work(UUID id) {
        if (await(store.load(id)).fold(RunPublisher.RUN.decider()) instanceof Opened run
                && run.stage() == Stage.INSTRUCTED
                && !run.payout().filesMade()) {
            List<UUID> made =
                    run.plan().terms().mode() == ProgrammeTerms.Mode.PAY
                            ? files.make(FilesOrder.of(run), chunkByChunk(run), this::isStopped)
                            : List.of();
            Meta meta =
                    Meta.of(
                            ids.next(),
                            run.plan().owner(),
                            TransferFilesStore.ACTOR,
                            clock.instant());
            await(handler.handle(RunPublisher.RUN, id, new NoteFiles(made), Request.of(meta)));
        }
    }

    /** One chunk is in memory at a time. */
    private Iterable<List<TransferLine>> chunkByChunk(Opened run) {
        return () ->
                IntStream.range(0, run.chunks())
                        .mapToObj(number -> RunTransfers.of(run, chunk(run, number)))
                        .iterator();
    }

    private Frozen chunk(Opened run, int number) {
        return (Frozen)
                await(store.load(Chunk.idOf(run.id(), number)))
                        .fold(ChunkPublisher.CHUNK.decider());
    }
}
