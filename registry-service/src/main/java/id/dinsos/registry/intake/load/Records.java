package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The records of a batch as they stood before it: where a crash has hidden that it was committed,
 * it is not decided again on what came after.
 */
final class Records {
    private static final PersonDecider PERSONS = new PersonDecider();
    private static final HouseholdDecider HOUSEHOLDS = new HouseholdDecider();

    private final UnitOfWork unit;
    private final Map<UUID, Stream> before = new HashMap<>();
    private final Map<UUID, Person> persons = new HashMap<>();
    private final Map<UUID, Household> households = new HashMap<>();
    private final boolean committed;

    Records(UnitOfWork unit, UUID command) {
        this.unit = unit;
        boolean found = false;
        for (UUID id : unit.streamIds()) {
            Stream stream = unit.stream(id);
            if (stream.isEmpty()) {
                continue;
            }
            Stream cut = before(stream, command);
            if (cut != stream) {
                found = true;
            }
            before.put(id, cut);
        }
        this.committed = found;
    }

    /** Whether the batch is in the log already. */
    boolean committed() {
        return committed;
    }

    boolean holds(UUID id) {
        return unit.streamIds().contains(id);
    }

    Person person(UUID id) {
        return persons.computeIfAbsent(
                id,
                one -> {
                    Stream stream = before.get(one);
                    return stream != null && isOf(stream, PersonEvent.class)
                            ? stream.fold(PERSONS)
                            : PERSONS.initial();
                });
    }

    Household household(UUID id) {
        return households.computeIfAbsent(
                id,
                one -> {
                    Stream stream = before.get(one);
                    return stream != null && isOf(stream, HouseholdEvent.class)
                            ? stream.fold(HOUSEHOLDS)
                            : HOUSEHOLDS.initial();
                });
    }

    List<Recorded> history(UUID id) {
        Stream stream = before.get(id);
        return stream == null ? List.of() : stream.events();
    }

    private static boolean isOf(Stream stream, Class<?> type) {
        return !stream.events().isEmpty() && type.isInstance(stream.events().getFirst().event());
    }

    private static Stream before(Stream stream, UUID command) {
        List<Recorded> events = stream.events();
        // A command's events stand together; nearly always it has none, or the last ones.
        int end = events.size();
        for (int i = end - 1; i >= 0; i--) {
            if (events.get(i).meta().commandId().equals(command)) {
                end = i;
            }
        }
        return end == events.size()
                ? stream
                : new Stream(
                        stream.id(), end, stream.hash(), new ArrayList<>(events.subList(0, end)));
    }
}
