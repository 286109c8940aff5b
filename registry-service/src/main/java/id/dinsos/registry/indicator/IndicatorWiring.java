package id.dinsos.registry.indicator;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.registry.indicator.Indicator.Entered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The aggregate of the feature as the store needs it. */
@ApplicationScoped
class IndicatorWiring {
    @Produces
    @Singleton
    Aggregate<IndicatorDecider.Command, Indicator, IndicatorEvent> indicators() {
        return Aggregate.of(new IndicatorDecider())
                .ownedBy(state -> state instanceof Entered one ? one.facts().region() : null);
    }
}
