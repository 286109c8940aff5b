package id.dinsos.disbursement.assistance;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.disbursement.assistance.Aid.Known;
import id.dinsos.disbursement.assistance.AidEvent.AidInstructed;
import id.dinsos.disbursement.assistance.AidEvent.AidListed;
import id.dinsos.disbursement.assistance.AidEvent.AidRefused;
import id.dinsos.disbursement.assistance.AidEvent.AidRequested;
import id.dinsos.disbursement.assistance.AidEvent.AidTakenBack;
import id.dinsos.disbursement.assistance.AidEvent.AidUnlisted;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.List;
import java.util.UUID;

/** Answers the case: what was decided, and which payment speaks from then on. */
public final class AidPublisher {
    public static final Aggregate<AidCommand, Aid, AidEvent> AID =
            Aggregate.of(new AidDecider())
                    .publishing(AidPublisher::publish)
                    .ownedBy(aid -> aid instanceof Known known ? known.asked().owner() : null);

    private AidPublisher() {}

    private static List<OutboxMessage> publish(
            UUID id, int version, AidEvent event, Aid after, Meta meta) {
        Known known = (Known) after;
        Asked asked = known.asked();
        Aid.Reason reason = known.reason();
        return List.of(
                new OutboxMessage(
                        DisbursementMessage.ASSISTANCE,
                        id.toString(),
                        asked.owner(),
                        version,
                        meta.decidedAt(),
                        new DisbursementMessage.AidDecided(
                                id,
                                change(event),
                                asked.beneficiary(),
                                asked.owner(),
                                asked.programme(),
                                asked.kind(),
                                asked.event(),
                                asked.amountRupiah(),
                                known.stage().name(),
                                reason == null ? null : reason.name(),
                                known.stage() == Aid.Stage.INSTRUCTED ? Aid.paymentOf(id) : null)));
    }

    private static String change(AidEvent event) {
        return switch (event) {
            case AidRequested _ -> "aid-requested";
            case AidTakenBack _ -> "aid-taken-back";
            case AidListed _ -> "aid-listed";
            case AidUnlisted _ -> "aid-unlisted";
            case AidRefused _ -> "aid-refused";
            case AidInstructed _ -> "aid-instructed";
        };
    }
}
