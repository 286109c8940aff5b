package id.dinsos.registry.search;

import id.dinsos.eventstore.secret.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the blind index the service's key. */
@ApplicationScoped
public class SearchWiring {
    @Produces
    @Singleton
    public BlindIndex blindIndex(KeyedHash hash) {
        return new BlindIndex(hash::of);
    }
}
