package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.PersonalData;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the persons of an event: every {@link PersonalData} in it, at any depth of records. */
final class Subjects {
    private static final Map<Class<?>, List<RecordComponent>> COMPONENTS =
            new ConcurrentHashMap<>();

    private Subjects() {}

    static List<UUID> of(Object event) {
        List<UUID> found = new ArrayList<>(1);
        collect(event, found);
        return found;
    }

    private static void collect(Object value, List<UUID> found) {
        switch (value) {
            case PersonalData<?> personal -> {
                if (!found.contains(personal.subject())) {
                    found.add(personal.subject());
                }
            }
            case Iterable<?> many -> many.forEach(one -> collect(one, found));
            case Record nested -> {
                for (RecordComponent component : components(nested.getClass())) {
                    Object inner = read(component, nested);
                    if (inner != null) {
                        collect(inner, found);
                    }
                }
            }
            default -> {}
        }
    }

    private static List<RecordComponent> components(Class<?> type) {
        return COMPONENTS.computeIfAbsent(
                type,
                t -> {
                    List<RecordComponent> open = new ArrayList<>();
                    for (RecordComponent component : t.getRecordComponents()) {
                        Class<?> of = component.getType();
                        if (of.isRecord() || of.isInterface() || of == Object.class) {
                            component.getAccessor().setAccessible(true);
                            open.add(component);
                        }
                    }
                    return List.copyOf(open);
                });
    }

    private static @org.jspecify.annotations.Nullable Object read(
            RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
