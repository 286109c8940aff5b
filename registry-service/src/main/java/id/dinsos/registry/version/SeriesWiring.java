package id.dinsos.registry.version;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.registry.version.Series.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The aggregate of the feature as the store needs it. */
@ApplicationScoped
class SeriesWiring {
    @Produces
    @Singleton
    Aggregate<SeriesCommand, Series, SeriesEvent> series() {
        return Aggregate.of(new SeriesDecider())
                .ownedBy(state -> state instanceof Known known ? known.owner() : null);
    }
}
