package id.dinsos.registry.intake.load;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.file.Batch;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.load.BatchResult.Tally;
import id.dinsos.registry.intake.rules.Change;
import id.dinsos.registry.intake.rules.CheckedFamily;
import id.dinsos.registry.intake.rules.CheckedMember;
import id.dinsos.registry.intake.rules.FamilyPlan;
import id.dinsos.registry.intake.rules.FamilyPlan.PersonStep;
import id.dinsos.registry.intake.rules.FamilyRules.Outcome;
import id.dinsos.registry.intake.rules.Held;
import id.dinsos.registry.intake.rules.RegistryKnowledge;
import id.dinsos.registry.intake.rules.RowError;
import id.dinsos.registry.intake.rules.Said;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One attempt to take in a batch of families with one commit: look up what is known, decide,
 * append. Run again after a crash it finds its own work by the id of its command, decides on what
 * was known before it, writes nothing, and counts the same: what an officer said meanwhile stays.
 * In a trial it appends nothing, and says what would change.
 */
@Singleton
class AttemptStore {

    /** From merge to merge, and from an office to the next. */
    private static final int MAX_ROUNDS = 6;

    private final EventStore store;
    private final RecordIds ids;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final TrialClaimStore trials;
    private final AbsentStore absent;
    private final HolderStore numbers;
    private final PersonStore cards;
    private final Clock clock;
    private final Zones zones;

    AttemptStore(
            EventStore store,
            RecordIds ids,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            TrialClaimStore trials,
            AbsentStore absent,
            HolderStore numbers,
            PersonStore cards,
            Clock clock,
            Zones zones) {
        this.store = store;
        this.ids = ids;
        this.persons = persons;
        this.households = households;
        this.trials = trials;
        this.absent = absent;
        this.numbers = numbers;
        this.cards = cards;
        this.clock = clock;
        this.zones = zones;
    }

    BatchResult attempt(Intake intake, Batch batch, List<Outcome> checked, LocalDate today) {
        Set<UUID> homes = new LinkedHashSet<>();
        Set<UUID> people = new LinkedHashSet<>();
        Set<Held> named = new LinkedHashSet<>();
        collect(checked, homes, people, named);
        Set<UUID> streams = new LinkedHashSet<>(homes);
        streams.addAll(people);
        UUID command = Names.uuid(intake.id(), "batch", batch.firstLine());
        Map<Held, UUID> holders = await(numbers.holders(intake, named));
        UnitOfWork unit = await(store.open(streams));
        Records records = new Records(unit, persons, households, command);
        GoneOn goneOn = new GoneOn(intake.owner(), ids, records, holders);
        for (int rounds = 0; rounds < MAX_ROUNDS && goneOn.follow(checked); rounds++) {
            streams.addAll(goneOn.missing());
            unit = await(store.open(streams));
            records = new Records(unit, persons, households, command);
            goneOn = goneOn.with(records);
        }
        RegistryKnowledge known =
                new RegistryKnowledge(
                        records::person,
                        records::household,
                        holders,
                        cards::card,
                        intake.trial() ? await(trials.homes(intake.id(), people)) : Map.of(),
                        goneOn::of,
                        records::history,
                        intake.said(zones.of(intake.owner())));
        List<RowError> errors = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        List<Change> changes = new ArrayList<>(0);
        Set<UUID> takenHomes = new LinkedHashSet<>();
        Map<UUID, UUID> takenPeople = new LinkedHashMap<>();
        boolean done = records.committed();
        for (Outcome outcome : checked) {
            errors.addAll(outcome.errors());
            rejected.addAll(outcome.rejected());
            CheckedFamily family = outcome.family();
            if (family != null) {
                FamilyPlan.Outcome plan = FamilyPlan.of(family, intake.owner(), today, known);
                errors.addAll(plan.errors());
                rejected.addAll(plan.rejected());
                changes.addAll(intake.trial() ? plan.changes() : List.of());
                homes.add(plan.householdId());
                if (plan.accepted()) {
                    UUID home = plan.householdId();
                    if (done) {
                        records.apply(plan);
                    } else {
                        apply(unit, plan);
                    }
                    if (family.own()) {
                        takenHomes.add(home);
                    }
                    plan.taken().forEach(id -> takenPeople.put(id, home));
                }
            }
        }
        if (!done) {
            var unused =
                    intake.trial()
                            ? await(trials.hold(intake.id(), unit.claims(), takenPeople))
                            : await(store.commit(unit, meta(intake, command)));
        }
        if (intake.whole()) {
            await(absent.saw(intake.id(), homes));
        }
        return new BatchResult(
                batch.lastFamilyId(),
                batch.rows(FileKind.FAMILIES),
                batch.rows(FileKind.MEMBERS),
                batch.bytesDone(),
                tally(unit, takenHomes, command),
                tally(unit, takenPeople.keySet(), command),
                errors,
                rejected,
                changes);
    }

    private void apply(UnitOfWork unit, FamilyPlan.Outcome plan) {
        for (PersonStep step : plan.persons()) {
            unit.require(persons, step.personId(), step.command());
        }
        for (HouseholdCommand command : plan.household()) {
            unit.require(households, plan.householdId(), command);
        }
    }

    private void collect(
            List<Outcome> checked, Set<UUID> homes, Set<UUID> people, Set<Held> numbers) {
        for (Outcome outcome : checked) {
            CheckedFamily family = outcome.family();
            if (family == null) {
                continue;
            }
            homes.add(family.householdId());
            for (CheckedMember member : family.members()) {
                people.add(member.personId());
                numbers.addAll(Held.of(member));
            }
            KksCard card = Held.card(family, cards::card);
            if (card != null) {
                numbers.add(Held.of(card));
            }
        }
    }

    /** What an earlier try of this same batch has written counts as written by this one. */
    private static Tally tally(UnitOfWork unit, Set<UUID> ids, UUID command) {
        long registered = 0;
        long changed = 0;
        for (UUID id : ids) {
            Stream stream = unit.stream(id);
            boolean isNew =
                    stream.isEmpty()
                            || stream.events().getFirst().meta().commandId().equals(command);
            if (isNew) {
                registered++;
            } else if (unit.version(id) > stream.version()
                    || stream.events().getLast().meta().commandId().equals(command)) {
                changed++;
            }
        }
        return new Tally(registered, changed, ids.size() - registered - changed);
    }

    private Meta meta(Intake intake, UUID command) {
        return Meta.of(command, intake.owner(), intake.actor(), clock.instant())
                .causedBy(Said.INTAKE + intake.id())
                .effectiveOn(intake.asOf(zones.of(intake.owner())));
    }
}
