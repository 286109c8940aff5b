package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankFileEvent.BankFileBatchSent;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;

/** The bank file aggregate; in public its payments speak. */
public final class ChannelWiring {
    public static final Aggregate<BankFileCommand, BankFile, BankFileEvent> BANK_FILE =
            Aggregate.of(new BankFileDecider());

    private ChannelWiring() {}

    public static EventCodec register(EventCodec codec) {
        return codec.event("bank-file-created.v1", BankFileCreated.class)
                .event("bank-file-released.v1", BankFileReleased.class)
                .event("bank-file-batch-sent.v1", BankFileBatchSent.class);
    }
}
