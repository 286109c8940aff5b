package id.dinsos.registry.duplicate;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.registry.duplicate.Pair.Judged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The aggregate of the feature as the store needs it. */
@ApplicationScoped
class PairWiring {
    @Produces
    @Singleton
    Aggregate<PairDecider.Judge, Pair, PairEvent> pairs() {
        return Aggregate.of(new PairDecider())
                .ownedBy(state -> state instanceof Judged judged ? judged.owner() : null);
    }
}
