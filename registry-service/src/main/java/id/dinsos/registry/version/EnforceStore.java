package id.dinsos.registry.version;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.rules.AbsentPlan;
import id.dinsos.registry.intake.rules.Said;
import id.dinsos.registry.intake.rules.VersionPlan;
import id.dinsos.registry.intake.rules.VersionPlan.Target;
import id.dinsos.registry.version.VersionStore.Upload;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a version says into the records of households, or takes it back, some a commit. What
 * a crash has committed and not noted is recognised by the cause of its events.
 */
@Singleton
class EnforceStore {
    private static final int AT_ONCE = 400;
    private static final UUID FIRST = new UUID(0, 0);

    private final ChangeStore changes;
    private final EventStore store;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final Clock clock;
    private final Zones zones;

    EnforceStore(
            ChangeStore changes,
            EventStore store,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Clock clock,
            Zones zones) {
        this.changes = changes;
        this.store = store;
        this.households = households;
        this.clock = clock;
        this.zones = zones;
    }

    /** False where it was stopped on the way. */
    boolean enforce(Upload upload, String by, BooleanSupplier stopped) {
        return all(upload, by, null, false, stopped);
    }

    /** False where it was stopped on the way. */
    boolean restore(Upload upload, String by, BooleanSupplier stopped) {
        return all(upload, by, "CHANGED", true, stopped)
                && all(upload, by, "TAKEN_IN", true, stopped);
    }

    /**
     * @param of those of this outcome; null: of whom nothing has come yet
     */
    private boolean all(
            Upload upload, String by, @Nullable String of, boolean back, BooleanSupplier stopped) {
        UUID id = upload.id();
        List<Difference.Household> some = await(changes.next(id, of, FIRST, AT_ONCE));
        while (!some.isEmpty()) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            Set<UUID> changed = commit(upload, by, back, some);
            Set<UUID> others = new HashSet<>();
            some.forEach(one -> others.add(one.householdId()));
            others.removeAll(changed);
            await(changes.note(id, changed, back ? "RESTORED" : "CHANGED"));
            await(changes.note(id, others, back ? "STAYED" : "UNCHANGED"));
            some = await(changes.next(id, of, some.getLast().householdId(), AT_ONCE));
        }
        return true;
    }

    /** Whose record was changed: by this commit, or by one that a crash has hidden. */
    private Set<UUID> commit(
            Upload upload, String by, boolean back, List<Difference.Household> some) {
        String cause = back ? VersionPlan.reversal(upload.id()) : VersionPlan.cause(upload.id());
        List<UUID> homes = some.stream().map(Difference.Household::householdId).toList();
        UnitOfWork unit = await(store.open(homes));
        Set<UUID> changed = new HashSet<>();
        for (Difference.Household one : some) {
            UUID home = one.householdId();
            List<Recorded> history = unit.stream(home).events();
            List<HouseholdCommand> commands =
                    AbsentPlan.isDone(history, cause)
                            ? List.of()
                            : commands(upload, back, one, unit.state(households, home), history);
            commands.forEach(command -> unit.require(households, home, command));
            if (!commands.isEmpty() || AbsentPlan.isDone(history, cause)) {
                changed.add(home);
            }
        }
        Meta meta =
                Meta.of(
                                Names.uuid(upload.id(), cause, homes.getFirst()),
                                upload.owner(),
                                by,
                                clock.instant())
                        .causedBy(cause)
                        .effectiveOn(upload.facts().asOf());
        await(store.commit(unit, meta));
        return changed;
    }

    private List<HouseholdCommand> commands(
            Upload upload,
            boolean back,
            Difference.Household one,
            Household state,
            List<Recorded> history) {
        return back
                ? VersionPlan.undo(state, upload.owner(), history, upload.id())
                : VersionPlan.enforce(
                        state,
                        upload.owner(),
                        history,
                        Said.on(upload.facts().asOf(), zones.of(upload.owner())),
                        target(upload, one));
    }

    /** What was shown to whoever has approved it, and nothing else. */
    private static Target target(Upload upload, Difference.Household one) {
        return new Target(
                upload.source(),
                upload.facts().number(),
                one.decileBefore() == one.decileAfter() ? null : one.decileAfter(),
                one.percentileBefore() == one.percentileAfter() ? null : one.percentileAfter(),
                one.sembakoBefore() == one.sembakoAfter() ? null : one.sembakoAfter(),
                one.pkhBefore() == one.pkhAfter() ? null : one.pkhAfter(),
                one.gone());
    }
}
