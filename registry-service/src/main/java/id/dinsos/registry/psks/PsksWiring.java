package id.dinsos.registry.psks;

import id.dinsos.eventstore.rules.Aggregate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The two aggregates of the feature as the store needs them. */
@ApplicationScoped
class PsksWiring {
    @Produces
    @Singleton
    Aggregate<PsksDecider.Command, Psks, PsksEvent> resources() {
        return PsksPublisher.aggregate();
    }

    @Produces
    @Singleton
    Aggregate<PostDecider.Command, Post, PostEvent> posts() {
        return Aggregate.of(new PostDecider());
    }
}
