package id.dinsos.registry.evidence;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.registry.evidence.Evidence.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The aggregate of the feature as the store needs it. */
@ApplicationScoped
class EvidenceWiring {
    @Produces
    @Singleton
    Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence() {
        return Aggregate.of(new EvidenceDecider())
                .ownedBy(state -> state instanceof Kept kept ? kept.facts().region() : null);
    }
}
