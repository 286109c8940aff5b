package id.dinsos.disbursement.assistance;

import id.dinsos.disbursement.assistance.AidList.Plan;
import id.dinsos.disbursement.assistance.AidList.Prepared;
import id.dinsos.disbursement.assistance.AidList.Stage;
import id.dinsos.disbursement.channel.FilesOrder;
import id.dinsos.disbursement.channel.TransferFilesStore;
import id.dinsos.disbursement.channel.TransferLine;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the bank files of approved lists. */
@Singleton
public class AidFilesJob extends BackgroundJob {
    private static final String ACTOR = "job:assistance";

    private final EventStore store;
    private final CommandHandler handler;
    private final AidStore lists;
    private final TransferFilesStore files;
    private final Clock clock;
    private final Ids ids;

    public AidFilesJob(
            EventStore store,
            CommandHandler handler,
            AidStore lists,
            TransferFilesStore files,
            Clock clock,
            Ids ids) {
        super("assistance-files");
        this.store = store;
        this.handler = handler;
        this.lists = lists;
        this.files = files;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return lists.approved();
    }

    @Override
    protected void work(UUID id) {
        if (!(await(store.load(id)).fold(AidListDecider.LIST.decider()) instanceof Prepared list)
                || list.stage() != Stage.APPROVED) {
            return;
        }
        Plan plan = list.plan();
        Map<UUID, AidList.Payee> payees = new HashMap<>();
        list.payees().forEach(one -> payees.put(one.request(), one));
        List<TransferLine> lines = new ArrayList<>();
        Map<UUID, Stream> payments =
                await(
                        store.loadAll(
                                plan.lines().stream()
                                        .map(line -> Aid.paymentOf(line.request()))
                                        .toList()));
        for (AidList.Line line : plan.lines()) {
            AidList.Payee payee = payees.get(line.request());
            UUID payment = Aid.paymentOf(line.request());
            Stream known = payments.get(payment);
            if (payee == null
                    || known == null
                    || !(known.fold(PaymentPublisher.PAYMENT.decider()) instanceof Made made)) {
                throw new IllegalStateException("an approved list without a payment: " + id);
            }
            lines.add(
                    new TransferLine(
                            made.transfer(),
                            payee.payee(),
                            payee.account(),
                            line.region(),
                            List.of(payment),
                            line.amountRupiah()));
        }
        List<UUID> made =
                files.make(
                        new FilesOrder(
                                id,
                                0,
                                id,
                                plan.budget(),
                                plan.owner(),
                                plan.programme(),
                                plan.month(),
                                plan.preparedBy(),
                                list.approvedBy()),
                        lines);
        Meta meta = Meta.of(ids.next(), plan.owner(), ACTOR, clock.instant());
        await(
                handler.handle(
                        AidListDecider.LIST,
                        id,
                        new AidListCommand.NoteFiles(made),
                        Request.of(meta)));
    }
}
