package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.rules.FamilyPlan;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
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
    private final Aggregate<PersonCommand, Person, PersonEvent> people;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> homes;
    private final Map<UUID, Stream> before = new HashMap<>();
    private final Map<UUID, Person> persons = new HashMap<>();
    private final Map<UUID, Household> households = new HashMap<>();
    private final boolean committed;

    Records(
            UnitOfWork unit,
            Aggregate<PersonCommand, Person, PersonEvent> people,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> homes,
            UUID command) {
        this.unit = unit;
        this.people = people;
        this.homes = homes;
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

    /** As the families of the batch so far have left them. */
    Person person(UUID id) {
        if (!committed) {
            return isOf(id, PersonEvent.class) ? unit.state(people, id) : PERSONS.initial();
        }
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
        if (!committed) {
            return isOf(id, HouseholdEvent.class) ? unit.state(homes, id) : HOUSEHOLDS.initial();
        }
        return households.computeIfAbsent(
                id,
                one -> {
                    Stream stream = before.get(one);
                    return stream != null && isOf(stream, HouseholdEvent.class)
                            ? stream.fold(HOUSEHOLDS)
                            : HOUSEHOLDS.initial();
                });
    }

    /** What a family comes to, for those behind it where the log has it already. */
    void apply(FamilyPlan.Outcome plan) {
        for (FamilyPlan.PersonStep step : plan.persons()) {
            persons.put(step.personId(), after(PERSONS, person(step.personId()), step.command()));
        }
        UUID home = plan.householdId();
        for (HouseholdCommand command : plan.household()) {
            households.put(home, after(HOUSEHOLDS, household(home), command));
        }
    }

    private static <C, S, E> S after(Decider<C, S, E> decider, S state, C command) {
        S after = state;
        if (decider.decide(command, state) instanceof Decision.Accepted<E>(List<E> events)) {
            for (E event : events) {
                after = decider.evolve(after, event);
            }
        }
        return after;
    }

    /** A record loaded that is of this kind, or nobody's yet. */
    private boolean isOf(UUID id, Class<?> type) {
        if (!holds(id)) {
            return false;
        }
        Stream stream = before.get(id);
        return stream == null || isOf(stream, type);
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
