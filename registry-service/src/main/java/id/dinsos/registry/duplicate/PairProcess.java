package id.dinsos.registry.duplicate;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.duplicate.Pair.Verdict;
import id.dinsos.registry.duplicate.PairDecider.Judge;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCode;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What an officer says of records of their own office: of each two among them. */
public final class PairProcess {
    /** A group as large as a family; 45 pairs. */
    public static final int MAX_RECORDS = 10;

    private final Aggregate<Judge, Pair, PairEvent> pairs;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;

    public PairProcess(
            Aggregate<Judge, Pair, PairEvent> pairs,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households) {
        this.pairs = pairs;
        this.persons = persons;
        this.households = households;
    }

    public void judge(
            UnitOfWork unit,
            Suspected kind,
            List<UUID> records,
            Verdict verdict,
            String reason,
            String by) {
        unit.needs(records);
        List<String> owners = records.stream().map(id -> owner(unit, kind, id)).toList();
        unit.needs(pairsOf(records));
        for (int i = 0; i < records.size(); i++) {
            for (int j = i + 1; j < records.size(); j++) {
                UUID one = records.get(i);
                UUID other = records.get(j);
                unit.require(
                        pairs,
                        Pair.idOf(one, other),
                        new Judge(owners.get(i), one, other, verdict, reason, by));
            }
        }
    }

    private static List<UUID> pairsOf(List<UUID> records) {
        List<UUID> found = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            for (int j = i + 1; j < records.size(); j++) {
                found.add(Pair.idOf(records.get(i), records.get(j)));
            }
        }
        return found;
    }

    private String owner(UnitOfWork unit, Suspected kind, UUID id) {
        return switch (kind) {
            case PERSON -> {
                if (unit.state(persons, id) instanceof Person.Registered person) {
                    yield person.owner();
                }
                throw RefusedException.of(PersonCode.PERSON_UNKNOWN, "there is no such person");
            }
            case FAMILY_CARD -> {
                if (unit.state(households, id) instanceof Household.Registered home) {
                    yield home.owner();
                }
                throw RefusedException.of(
                        HouseholdCode.HOUSEHOLD_UNKNOWN, "no such household is registered");
            }
        };
    }
}
