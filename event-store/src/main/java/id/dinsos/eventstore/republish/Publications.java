package id.dinsos.eventstore.republish;

import id.dinsos.eventstore.rules.Aggregate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The aggregates of a service that speak in public, by the kind of their events. */
public final class Publications {
    private final Map<Class<?>, Aggregate<?, ?, ?>> aggregates = new LinkedHashMap<>();

    /** The same with one more. */
    public <E> Publications with(Class<E> events, Aggregate<?, ?, E> aggregate) {
        aggregates.put(events, aggregate);
        return this;
    }

    /** Empty where events of this kind are never spoken of. */
    Optional<Aggregate<?, ?, ?>> of(Object event) {
        for (Map.Entry<Class<?>, Aggregate<?, ?, ?>> one : aggregates.entrySet()) {
            if (one.getKey().isInstance(event)) {
                return Optional.of(one.getValue());
            }
        }
        return Optional.empty();
    }
}
