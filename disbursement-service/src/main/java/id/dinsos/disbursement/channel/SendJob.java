package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankBatch.State;
import id.dinsos.disbursement.channel.BankFileStore.SentLine;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Marks the payments of released files as sent, batch by batch; the file's own stream counts the
 * batches, so each is done once whoever does it.
 */
@Singleton
public class SendJob extends BackgroundJob {
    private static final String ACTOR = "job:send";
    private static final SendProcess PROCESS =
            new SendProcess(BankFileDecider.BANK_FILE, PaymentPublisher.PAYMENT);

    private final EventStore store;
    private final BankFileStore files;
    private final ChannelView released;
    private final Clock clock;
    private final int batchPayments;

    public SendJob(
            EventStore store,
            BankFileStore files,
            ChannelView released,
            Clock clock,
            @ConfigProperty(name = "dinsos.send.batch-payments", defaultValue = "900")
                    int batchPayments) {
        super("send");
        this.store = store;
        this.files = files;
        this.released = released;
        this.clock = clock;
        this.batchPayments = batchPayments;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return released.released();
    }

    @Override
    protected void work(UUID id) {
        while (!isStopped()
                && await(store.load(id)).fold(BankFileDecider.BANK_FILE.decider())
                        instanceof Made file
                && file.state() == State.RELEASED) {
            batch(id, file);
        }
    }

    private void batch(UUID id, Made file) {
        List<SentLine> lines =
                batch(await(files.lines(file.contentOf(id), file.linesSent(), batchPayments)));
        if (lines.isEmpty()) {
            throw new IllegalStateException("lines of a bank file are gone: " + id);
        }
        Map<UUID, UUID> transfers = new LinkedHashMap<>();
        for (SentLine line : lines) {
            line.payments().forEach(payment -> transfers.put(payment, line.transfer()));
        }
        List<UUID> streams = new ArrayList<>(transfers.keySet());
        streams.add(id);
        UnitOfWork unit = await(store.open(streams));
        if (!PROCESS.send(unit, id, file.batches(), lines.size(), transfers)) {
            return;
        }
        UUID command = Names.uuid(id, "send", file.batches());
        try {
            var unused =
                    await(
                            store.commit(
                                    unit, Meta.of(command, file.owner(), ACTOR, clock.instant())));
        } catch (ConflictException anotherWasFirst) {
            // The loop reads the file again and goes on with what is left.
        }
    }

    private List<SentLine> batch(List<SentLine> lines) {
        int payments = 0;
        for (int i = 0; i < lines.size(); i++) {
            payments += lines.get(i).payments().size();
            if (payments > batchPayments && i > 0) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }
}
