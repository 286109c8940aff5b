package id.dinsos.registry.intake.load;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.file.Batch;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.load.BatchResult.Tally;
import id.dinsos.registry.intake.load.IntakeStore.Intake;
import id.dinsos.registry.intake.rules.CheckedFamily;
import id.dinsos.registry.intake.rules.CheckedMember;
import id.dinsos.registry.intake.rules.FamilyPlan;
import id.dinsos.registry.intake.rules.FamilyPlan.Held;
import id.dinsos.registry.intake.rules.FamilyPlan.Known;
import id.dinsos.registry.intake.rules.FamilyPlan.PersonStep;
import id.dinsos.registry.intake.rules.FamilyRules;
import id.dinsos.registry.intake.rules.FamilyRules.Outcome;
import id.dinsos.registry.intake.rules.RowError;
import id.dinsos.registry.intake.rules.Said;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonPublisher;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Takes in one batch of families with one commit: check the rows, look up what is known, decide,
 * append. Run again after a crash it finds its own work by the id of its command, decides on what
 * was known before it, writes nothing, and counts the same: what an officer said meanwhile stays.
 */
@Singleton
public class BatchStore {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MAX_TRIES = 20;

    /** Of what another family of the same batch, or an officer, may give back in a moment. */
    private static final int CLAIM_TRIES = 3;

    /** From merge to merge, and from an office to the next. */
    private static final int MAX_ROUNDS = 6;

    private static final String DEADLOCK = "40P01";
    private static final String HOLDERS =
            "select value, stream_id from claim"
                    + " join unnest($1::text[], $2::bytea[]) w (kind, value) using (kind, value)";

    /** In a dry run what its earlier batches would have claimed goes before the claims. */
    private static final String TRIAL_HOLDERS =
            "select w.value, case when t.intake_id is null then c.stream_id else t.holder end"
                    + " from unnest($1::text[], $2::bytea[]) w (kind, value)"
                    + " left join claim c on c.kind = w.kind and c.value = w.value"
                    + " left join trial_claim t on t.intake_id = $3 and t.value = w.value";

    private final EventStore store;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final TrialClaimStore trials;
    private final IntakeStore intakes;
    private final KeyedHash hash;
    private final PersonStore cards;
    private final RegionStore regions;
    private final Clock clock;
    private final ZoneId zone;

    public BatchStore(
            EventStore store,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            TrialClaimStore trials,
            IntakeStore intakes,
            KeyedHash hash,
            PersonStore cards,
            RegionStore regions,
            Clock clock,
            Settings settings) {
        this.store = store;
        this.persons = persons;
        this.households = households;
        this.trials = trials;
        this.intakes = intakes;
        this.hash = hash;
        this.cards = cards;
        this.regions = regions;
        this.clock = clock;
        this.zone = ZoneId.of(settings.zone());
    }

    /** A conflict over a number that does not heal costs the family it is in, not the intake. */
    BatchResult take(Intake intake, Batch batch) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        FamilyRules rules = new FamilyRules(RegionCode.of(intake.owner()), regions::find, today);
        List<Outcome> checked = batch.families().stream().map(rules::check).toList();
        try {
            return tried(intake, batch, checked, today);
        } catch (ConflictException e) {
            if (e.on() != ConflictException.Cause.CLAIM) {
                throw e;
            }
            return apart(intake, batch, checked, today);
        }
    }

    private BatchResult tried(Intake intake, Batch batch, List<Outcome> checked, LocalDate today) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt(intake, batch, checked, today);
            } catch (ConflictException e) {
                boolean claim = e.on() == ConflictException.Cause.CLAIM;
                if (tries >= (claim ? CLAIM_TRIES : MAX_TRIES)) {
                    throw e;
                }
            } catch (PgException e) {
                if (tries == MAX_TRIES || !DEADLOCK.equals(e.getSqlState())) {
                    throw e;
                }
            }
        }
    }

    /** Family by family, so that the one that cannot be taken in is given back alone. */
    private BatchResult apart(Intake intake, Batch batch, List<Outcome> checked, LocalDate today) {
        BatchResult all = null;
        for (int i = 0; i < checked.size(); i++) {
            Batch one = new Batch(List.of(batch.families().get(i)), batch.bytesDone());
            BatchResult result;
            try {
                result = tried(intake, one, List.of(checked.get(i)), today);
            } catch (ConflictException e) {
                if (e.on() != ConflictException.Cause.CLAIM) {
                    throw e;
                }
                Outcome contested = checked.get(i).contested();
                result =
                        new BatchResult(
                                one.lastFamilyId(),
                                rows(one, FileKind.FAMILIES),
                                rows(one, FileKind.MEMBERS),
                                one.bytesDone(),
                                Tally.NONE,
                                Tally.NONE,
                                contested.errors(),
                                contested.rejected());
            }
            all = all == null ? result : all.plus(result);
        }
        return Objects.requireNonNull(all);
    }

    private BatchResult attempt(
            Intake intake, Batch batch, List<Outcome> checked, LocalDate today) {
        Set<UUID> homes = new LinkedHashSet<>();
        Set<UUID> people = new LinkedHashSet<>();
        Set<Held> numbers = new LinkedHashSet<>();
        collect(checked, homes, people, numbers);
        Set<UUID> streams = new LinkedHashSet<>(homes);
        streams.addAll(people);
        UUID command = Names.uuid(intake.id(), "batch", batch.firstLine());
        Map<Held, UUID> holders = holders(intake, numbers);
        UnitOfWork unit = await(store.open(streams));
        Records records = new Records(unit, persons, households, command);
        GoneOn goneOn = new GoneOn(intake.owner(), records, holders);
        for (int rounds = 0; rounds < MAX_ROUNDS && goneOn.follow(checked); rounds++) {
            streams.addAll(goneOn.missing());
            unit = await(store.open(streams));
            records = new Records(unit, persons, households, command);
            goneOn = goneOn.with(records);
        }
        Known known =
                new Known(
                        records::person,
                        records::household,
                        holders,
                        cards::card,
                        intake.dryRun() ? await(trials.homes(intake.id(), people)) : Map.of(),
                        goneOn::of,
                        records::history,
                        intake.said(zone));
        List<RowError> errors = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
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
                    intake.dryRun()
                            ? await(trials.hold(intake.id(), unit.claims(), takenPeople))
                            : await(store.commit(unit, meta(intake, command)));
        }
        if (intake.whole() && !intake.dryRun()) {
            await(intakes.saw(intake.id(), homes));
        }
        return new BatchResult(
                batch.lastFamilyId(),
                rows(batch, FileKind.FAMILIES),
                rows(batch, FileKind.MEMBERS),
                batch.bytesDone(),
                tally(unit, takenHomes, command),
                tally(unit, takenPeople.keySet(), command),
                errors,
                rejected);
    }

    private void apply(UnitOfWork unit, FamilyPlan.Outcome plan) {
        for (PersonStep step : plan.persons()) {
            unit.require(persons, step.personId(), step.command());
        }
        for (HouseholdCommand command : plan.household()) {
            unit.require(households, plan.householdId(), command);
        }
    }

    /** Who holds each number, from the claims: the only place that knows for certain. */
    private Map<Held, UUID> holders(Intake intake, Set<Held> numbers) {
        Map<ByteBuffer, Held> byHash = new HashMap<>();
        String[] kinds = new String[numbers.size()];
        Buffer[] values = new Buffer[numbers.size()];
        int i = 0;
        for (Held number : numbers) {
            String kind = PersonPublisher.kind(number.kind());
            byte[] value = hash.of(kind, number.value());
            byHash.put(ByteBuffer.wrap(value), number);
            kinds[i] = kind;
            values[i++] = Buffer.buffer(value);
        }
        var rows =
                await(
                        intake.dryRun()
                                ? store.pool()
                                        .preparedQuery(TRIAL_HOLDERS)
                                        .execute(Tuple.of(kinds, values, intake.id()))
                                : store.pool()
                                        .preparedQuery(HOLDERS)
                                        .execute(Tuple.of(kinds, values)));
        Map<Held, UUID> holders = new HashMap<>();
        rows.forEach(row -> {
            Held number = byHash.get(ByteBuffer.wrap(row.getBuffer(0).getBytes()));
            UUID holder = row.getUUID(1);
            if (number != null && holder != null) {
                holders.put(number, holder);
            }
        });
        return holders;
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
                numbers.addAll(FamilyPlan.numbers(member));
            }
            KksCard card = FamilyPlan.card(family, cards::card);
            if (card != null) {
                numbers.add(new Held(Unique.KKS_CARD, card.token()));
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
                .effectiveOn(intake.asOf(zone));
    }

    private static long rows(Batch batch, FileKind file) {
        return batch.families().stream()
                .mapToLong(rows ->
                        file == FileKind.FAMILIES ? rows.families().size() : rows.members().size())
                .sum();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
