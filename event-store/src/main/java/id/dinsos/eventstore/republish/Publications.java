package id.dinsos.eventstore.republish;

import id.dinsos.eventstore.rules.Aggregate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The aggregates of a service that speak in public, by the kind of their events. */
public final class Publications {
    private final Map<Class<?>, Aggregate<?, ?, ?>> aggregates = new LinkedHashMap<>();
    private final List<String> topics = new ArrayList<>();

    /** The same with one more. */
    public <E> Publications with(Class<E> events, Aggregate<?, ?, E> aggregate) {
        aggregates.put(events, aggregate);
        return this;
    }

    /**
     * The same with topics on which every key is the id of a stream, and its version that of it.
     */
    public Publications on(String... told) {
        topics.addAll(List.of(told));
        return this;
    }

    List<String> topics() {
        return List.copyOf(topics);
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
