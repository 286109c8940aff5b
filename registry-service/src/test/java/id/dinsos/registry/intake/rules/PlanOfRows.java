package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.FamilyPlan.Outcome;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonDecider;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans families as an intake does, on states and histories a test has made; no database. */
abstract class PlanOfRows {
    static final String CARD = "6032981234567890";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final PersonDecider PERSONS = new PersonDecider();
    static final HouseholdDecider HOUSEHOLDS = new HouseholdDecider();

    final Map<UUID, Person> persons = new HashMap<>();
    final Map<UUID, Household> households = new HashMap<>();
    final Map<Held, UUID> holders = new HashMap<>();
    final Map<UUID, UUID> goesOn = new HashMap<>();
    final Map<UUID, List<Recorded>> histories = new HashMap<>();
    Said said = Said.on(TODAY, ZoneOffset.UTC);

    @Nullable String card(int number) {
        return person(number).identity().value().orElseThrow().kksCard();
    }

    void remember(UUID id, Object event, LocalDate day, boolean file) {
        Meta meta =
                Meta.of(
                        new UUID(1, 1),
                        "35.24",
                        "sari",
                        day.atTime(9, 0).toInstant(ZoneOffset.UTC));
        Meta said = file ? meta.causedBy(Said.INTAKE + new UUID(2, 2)).effectiveOn(day) : meta;
        histories.put(
                id,
                List.of(
                        new Recorded(
                                new Position(1, 1),
                                id,
                                2,
                                "event",
                                event,
                                meta.decidedAt(),
                                () -> said)));
    }

    static List<String> codes(Outcome outcome) {
        return outcome.errors().stream().map(RowError::code).distinct().toList();
    }

    static UUID homeId(int family) {
        return SampleFiles.IDS.household("35.24", "K%08d".formatted(family));
    }

    Outcome plan(SampleFiles file) {
        List<Row> families = file.rows(FileKind.FAMILIES);
        return plan(
                new FamilyRows(
                        families.getFirst().familyId(),
                        families,
                        file.rows(FileKind.MEMBERS),
                        false));
    }

    Outcome plan(FamilyRows rows) {
        FamilyRules rules =
                new FamilyRules(
                        RegionCode.of("35.24"), SampleFiles.IDS, SampleFiles::village, TODAY);
        return FamilyPlan.of(
                Objects.requireNonNull(rules.check(rows).family()),
                "35.24",
                TODAY,
                new RegistryKnowledge(
                        id -> persons.getOrDefault(id, PERSONS.initial()),
                        id -> households.getOrDefault(id, HOUSEHOLDS.initial()),
                        holders,
                        number -> new KksCard("token of " + number, number.substring(12)),
                        Map.of(),
                        id -> goesOn.getOrDefault(id, id),
                        id -> histories.getOrDefault(id, List.of()),
                        said));
    }

    void apply(SampleFiles file) {
        Outcome outcome = plan(file);
        assertThat(outcome.errors()).isEmpty();
        take(outcome, file);
    }

    void take(Outcome outcome, SampleFiles file) {
        UUID homeId =
                SampleFiles.IDS.household(
                        "35.24", file.rows(FileKind.FAMILIES).getFirst().familyId());
        for (FamilyPlan.PersonStep step : outcome.persons()) {
            Person before = persons.getOrDefault(step.personId(), PERSONS.initial());
            persons.put(step.personId(), after(PERSONS, before, step.command()));
        }
        for (HouseholdCommand command : outcome.household()) {
            Household before = households.getOrDefault(homeId, HOUSEHOLDS.initial());
            households.put(homeId, after(HOUSEHOLDS, before, command));
        }
    }

    private static <C, S, E> S after(
            id.dinsos.eventstore.rules.Decider<C, S, E> decider, S before, C command) {
        S state = before;
        if (decider.decide(command, before) instanceof Decision.Accepted<E>(List<E> events)) {
            for (E event : events) {
                state = decider.evolve(state, event);
            }
        }
        return state;
    }

    Registered person(int number) {
        UUID id = SampleFiles.IDS.person("35.24", "S%09d".formatted(number));
        return (Registered) Objects.requireNonNull(persons.get(id));
    }

    Household.Registered home(int number) {
        UUID id = SampleFiles.IDS.household("35.24", "K%08d".formatted(number));
        return (Household.Registered) Objects.requireNonNull(households.get(id));
    }
}
