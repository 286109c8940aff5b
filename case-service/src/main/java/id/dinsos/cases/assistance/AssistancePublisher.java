package id.dinsos.cases.assistance;

import id.dinsos.cases.assistance.AssistanceDecider.Command;
import id.dinsos.cases.assistance.AssistanceDecider.Request;
import id.dinsos.contracts.CaseMessage;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Says to disbursement what aid is asked for, by ids and under which decree. */
public final class AssistancePublisher {
    private AssistancePublisher() {}

    public static Aggregate<Command, Request, AssistanceEvent> aggregate() {
        return Aggregate.of(new AssistanceDecider())
                .publishing(AssistancePublisher::publish)
                .ownedBy(state -> {
                    Aid aid = state.aid();
                    return aid == null ? null : aid.owner();
                });
    }

    private static List<OutboxMessage> publish(
            UUID id, int version, AssistanceEvent event, Request after, Meta meta) {
        Aid aid = Objects.requireNonNull(after.aid());
        return List.of(
                new OutboxMessage(
                        CaseMessage.ASSISTANCE,
                        id.toString(),
                        aid.owner(),
                        version,
                        meta.decidedAt(),
                        new CaseMessage.Assistance(
                                id,
                                event instanceof AssistanceEvent.AssistanceRequested
                                        ? "assistance-requested"
                                        : "assistance-withdrawn",
                                aid.caseId(),
                                aid.beneficiaryId(),
                                aid.region(),
                                aid.owner(),
                                aid.kind(),
                                after.standing() ? "REQUESTED" : "WITHDRAWN",
                                aid.programme(),
                                aid.event(),
                                aid.amountRupiah(),
                                aid.decreeNumber(),
                                aid.decreeDate())));
    }
}
