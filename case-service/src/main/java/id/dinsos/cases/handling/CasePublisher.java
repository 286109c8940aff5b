package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseEvent.CaseClosed;
import id.dinsos.cases.handling.CaseEvent.CaseHandedOver;
import id.dinsos.cases.handling.CaseEvent.CaseMerged;
import id.dinsos.cases.handling.CaseEvent.CaseMoved;
import id.dinsos.cases.handling.CaseEvent.CaseReceived;
import id.dinsos.cases.handling.CaseEvent.CaseTriaged;
import id.dinsos.cases.handling.CaseEvent.KindVersionTaken;
import id.dinsos.cases.handling.CaseEvent.MergeUndone;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.kind.Triage;
import id.dinsos.contracts.CaseMessage;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says each step of a case in public: what it is, where it stands, how urgent; neither who nor
 * which family. A sealed case is never said, and of one about somebody's health only the office.
 */
public final class CasePublisher {
    private CasePublisher() {}

    /** The case as the store needs it: rules, messages and whose it is. */
    public static Aggregate<CaseCommand, Case, CaseEvent> aggregate(Triage triage) {
        return Aggregate.of(new CaseDecider(triage))
                .publishing(CasePublisher::publish)
                .ownedBy(state -> state instanceof Opened opened ? opened.origin().owner() : null);
    }

    static List<OutboxMessage> publish(
            UUID id, int version, CaseEvent event, Case after, Meta meta) {
        if (!isPublic(event)
                || !(after instanceof Opened state)
                || state.origin().confidentiality() == Confidentiality.SEALED) {
            return List.of();
        }
        Origin origin = state.origin();
        return List.of(
                new OutboxMessage(
                        CaseMessage.CASES,
                        id.toString(),
                        origin.owner(),
                        version,
                        meta.decidedAt(),
                        new CaseMessage.Case(
                                id,
                                event.change(),
                                origin.kind().code(),
                                origin.confidentiality() == Confidentiality.NORMAL
                                        ? origin.region()
                                        : origin.owner(),
                                origin.owner(),
                                publicState(state),
                                nullable(state.progress().outcome()),
                                origin.source(),
                                state.progress().priority().name(),
                                origin.happenedAt(),
                                origin.predecessor(),
                                null,
                                null)));
    }

    /** Where it stands, for others: a double says so. */
    static String publicState(Opened state) {
        return state.links().mergedInto() == null ? state.state().name() : "DUPLICATE";
    }

    /** What changes the public state; the rest is the office's own. */
    private static boolean isPublic(CaseEvent event) {
        return event instanceof CaseReceived
                || event instanceof CaseTriaged
                || event instanceof CaseMoved
                || event instanceof CaseClosed
                || event instanceof KindVersionTaken
                || event instanceof CaseHandedOver
                || event instanceof CaseMerged
                || event instanceof MergeUndone;
    }

    private static @Nullable String nullable(String text) {
        return text.isEmpty() ? null : text;
    }
}
