package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.recovery.Recovery.Found;
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
import java.util.UUID;

/** Ends the recovery of a payment that the bank has returned since. */
@Singleton
public class RecoveryReturnJob extends BackgroundJob {
    private static final String ACTOR = "job:recovery-return";

    private final EventStore store;
    private final CommandHandler handler;
    private final LateTruthStore late;
    private final Clock clock;
    private final Ids ids;

    public RecoveryReturnJob(
            EventStore store, CommandHandler handler, LateTruthStore late, Clock clock, Ids ids) {
        super("recovery-return");
        this.store = store;
        this.handler = handler;
        this.late = late;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return late.returned();
    }

    @Override
    protected void work(UUID id) {
        if (await(store.load(id)).fold(RecoveryDecider.RECOVERY.decider()) instanceof Found found
                && await(store.load(found.finding().payment()))
                                .fold(PaymentPublisher.PAYMENT.decider())
                        instanceof Made made
                && made.state().bucket().isBack()) {
            Meta meta = Meta.of(ids.next(), found.finding().owner(), ACTOR, clock.instant());
            var unused =
                    await(
                            handler.handle(
                                    RecoveryDecider.RECOVERY,
                                    id,
                                    new RecoveryCommand.NoteReturn(),
                                    Request.of(meta)));
        }
    }
}
