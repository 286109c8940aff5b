package id.dinsos.disbursement.central;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.disbursement.central.CentralStatus.Followed;
import id.dinsos.disbursement.central.CentralStatusEvent.CentralStatusTold;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.List;
import java.util.UUID;

/** Tells the complaint desk where the ministry's payment of a month stands. */
public final class CentralPublisher {
    public static final Aggregate<CentralStatusCommand, CentralStatus, CentralStatusEvent> CENTRAL =
            Aggregate.of(new CentralStatusDecider())
                    .publishing(CentralPublisher::publish)
                    .ownedBy(status ->
                            status instanceof Followed(CentralStatusTold told)
                                    ? told.owner()
                                    : null);

    private CentralPublisher() {}

    private static List<OutboxMessage> publish(
            UUID id, int version, CentralStatusEvent event, CentralStatus after, Meta meta) {
        CentralStatusTold told = ((Followed) after).told();
        return List.of(
                new OutboxMessage(
                        DisbursementMessage.CENTRAL,
                        id.toString(),
                        told.owner(),
                        version,
                        meta.decidedAt(),
                        new DisbursementMessage.CentralStatus(
                                told.beneficiary(),
                                "central-status-told",
                                told.programme(),
                                told.month().toString(),
                                told.region(),
                                told.owner(),
                                told.stage().name(),
                                told.stage().course().name(),
                                told.words(),
                                told.stage().textId(),
                                told.stage().textEn(),
                                told.since(),
                                told.asOf(),
                                told.amountRupiah())));
    }
}
