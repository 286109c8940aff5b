package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.channel.FilesOrder;
import id.dinsos.disbursement.channel.TransferFilesStore;
import id.dinsos.disbursement.channel.TransferLine;
import id.dinsos.disbursement.recovery.Arrears.Found;
import id.dinsos.disbursement.recovery.Arrears.Stage;
import id.dinsos.eventstore.log.CommandHandler;
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

/** Makes the bank files of approved arrears. */
@Singleton
public class ArrearsJob extends BackgroundJob {
    private static final String ACTOR = "job:arrears";

    private final CommandHandler handler;
    private final ArrearsStore arrears;
    private final RecoveryView view;
    private final TransferFilesStore files;
    private final Clock clock;
    private final Ids ids;

    public ArrearsJob(
            CommandHandler handler,
            ArrearsStore arrears,
            RecoveryView view,
            TransferFilesStore files,
            Clock clock,
            Ids ids) {
        super("arrears");
        this.handler = handler;
        this.arrears = arrears;
        this.view = view;
        this.files = files;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return view.approvedArrears();
    }

    @Override
    protected void work(UUID id) {
        if (!(arrears.load(id) instanceof Found found) || found.stage() != Stage.APPROVED) {
            return;
        }
        Finding of = found.finding();
        List<UUID> made =
                files.make(
                        new FilesOrder(
                                id,
                                0,
                                of.run(),
                                of.budget(),
                                of.owner(),
                                of.programme(),
                                of.month(),
                                "",
                                found.approvedBy()),
                        List.of(
                                new TransferLine(
                                        Arrears.transferOf(id),
                                        found.payee(),
                                        null,
                                        of.region(),
                                        List.of(of.payment()),
                                        found.amountRupiah())));
        Meta meta = Meta.of(ids.next(), of.owner(), ACTOR, clock.instant());
        var unused =
                await(
                        handler.handle(
                                ArrearsDecider.ARREARS,
                                id,
                                new ArrearsCommand.NoteFiles(made),
                                Request.of(meta)));
    }
}
