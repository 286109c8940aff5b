package id.dinsos.registry.psks;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.ServiceResource;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Decree;
import id.dinsos.registry.psks.Psks.Registered;
import id.dinsos.registry.psks.PsksDecider.Command;
import id.dinsos.registry.psks.PsksEvent.AssignmentEnded;
import id.dinsos.registry.psks.PsksEvent.ContactCorrected;
import id.dinsos.registry.psks.PsksEvent.PsksAssigned;
import id.dinsos.registry.psks.PsksEvent.PsksEnded;
import id.dinsos.registry.psks.PsksEvent.PsksRegistered;
import id.dinsos.registry.psks.PsksEvent.PsksResumed;
import id.dinsos.registry.psks.PsksEvent.PsksSuspended;
import java.util.List;
import java.util.UUID;

/**
 * What the registry says of a service resource in public: what it is, where and when it serves, and
 * the id of the person who is paid. Neither name nor number, nor why it was suspended or ended.
 */
final class PsksPublisher {
    private PsksPublisher() {}

    /** The resource as the store needs it: rules and messages in one. */
    static Aggregate<Command, Psks, PsksEvent> aggregate() {
        return Aggregate.of(new PsksDecider())
                .publishing(PsksPublisher::publish)
                .ownedBy(state -> state instanceof Registered known ? known.owner() : null);
    }

    static List<OutboxMessage> publish(
            UUID resourceId, int version, PsksEvent event, Psks after, Meta meta) {
        Registered known = (Registered) after;
        return List.of(
                new OutboxMessage(
                        RegistryMessage.RESOURCES,
                        resourceId.toString(),
                        known.owner(),
                        version,
                        meta.decidedAt(),
                        new ServiceResource(
                                resourceId,
                                change(event),
                                known.owner(),
                                known.kind().name(),
                                known.personId(),
                                known.state().name(),
                                known.assignments().stream()
                                        .map(PsksPublisher::assignment)
                                        .toList(),
                                known.suspensions().stream()
                                        .map(one ->
                                                new RegistryMessage.Suspension(
                                                        one.from(), one.until()))
                                        .toList(),
                                known.endedOn())));
    }

    private static RegistryMessage.Assignment assignment(Assignment one) {
        Decree decree = one.decree();
        return new RegistryMessage.Assignment(
                one.id(),
                one.region(),
                one.period().from(),
                one.period().until(),
                one.role(),
                decree == null ? null : decree.number(),
                decree == null ? null : decree.date());
    }

    private static String change(PsksEvent event) {
        return switch (event) {
            case PsksRegistered e -> "service-resource-registered";
            case ContactCorrected e -> "service-resource-contact-corrected";
            case PsksAssigned e -> "service-resource-assigned";
            case AssignmentEnded e -> "service-resource-assignment-ended";
            case PsksSuspended e -> "service-resource-suspended";
            case PsksResumed e -> "service-resource-resumed";
            case PsksEnded e -> "service-resource-ended";
        };
    }
}
