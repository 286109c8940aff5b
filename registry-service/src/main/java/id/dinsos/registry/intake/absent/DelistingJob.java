package id.dinsos.registry.intake.absent;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.absent.Delisting.State;
import id.dinsos.registry.intake.load.Intake;
import id.dinsos.registry.intake.load.IntakeStore;
import id.dinsos.registry.intake.rules.AbsentPlan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes the households a decision speaks of off the lists, or puts them back, some at a time. What
 * a crash has committed and not noted is recognised by the cause of its events.
 */
@Singleton
public class DelistingJob extends BackgroundJob {
    private static final int AT_ONCE = 200;

    private final DelistingStore delistings;
    private final IntakeStore intakes;
    private final EventStore store;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final Clock clock;
    private final Zones zones;

    public DelistingJob(
            DelistingStore delistings,
            IntakeStore intakes,
            EventStore store,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Clock clock,
            Zones zones) {
        super("delisting");
        this.delistings = delistings;
        this.intakes = intakes;
        this.store = store;
        this.households = households;
        this.clock = clock;
        this.zones = zones;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return delistings.open();
    }

    @Override
    protected void work(UUID id) {
        Delisting decision = await(delistings.find(id)).orElse(null);
        Intake intake = await(intakes.find(id)).orElse(null);
        if (decision == null
                || intake == null
                || decision.state() != State.DELISTING && decision.state() != State.RESTORING) {
            return;
        }
        List<UUID> some = await(delistings.next(id, decision.state(), AT_ONCE));
        while (!some.isEmpty() && !isStopped()) {
            step(decision, intake, some);
            some = await(delistings.next(id, decision.state(), AT_ONCE));
        }
        if (some.isEmpty()) {
            await(delistings.done(id));
        }
    }

    private void step(Delisting decision, Intake intake, List<UUID> some) {
        boolean restoring = decision.state() == State.RESTORING;
        String cause = restoring ? AbsentPlan.reversal(intake.id()) : AbsentPlan.cause(intake.id());
        UnitOfWork unit = await(store.open(some));
        List<UUID> changed = new ArrayList<>();
        List<UUID> unchanged = new ArrayList<>();
        for (UUID home : some) {
            List<Recorded> history = unit.stream(home).events();
            boolean done = AbsentPlan.isDone(history, cause);
            List<HouseholdCommand> commands =
                    done ? List.of() : commands(unit, home, intake, restoring);
            commands.forEach(command -> unit.require(households, home, command));
            (done || !commands.isEmpty() ? changed : unchanged).add(home);
        }
        String by = restoring ? decision.reversedBy() : decision.decidedBy();
        Meta meta =
                Meta.of(
                                Names.uuid(intake.id(), cause, some.getFirst()),
                                intake.owner(),
                                Objects.requireNonNull(by),
                                clock.instant())
                        .causedBy(cause);
        await(
                store.commit(
                        unit,
                        restoring
                                ? meta
                                : meta.effectiveOn(intake.asOf(zones.of(intake.owner())))));
        await(delistings.note(intake.id(), changed, restoring ? "RESTORED" : "DELISTED"));
        await(delistings.note(intake.id(), unchanged, "UNCHANGED"));
    }

    private List<HouseholdCommand> commands(
            UnitOfWork unit, UUID home, Intake intake, boolean restoring) {
        Household state = unit.state(households, home);
        List<Recorded> history = unit.stream(home).events();
        return restoring
                ? AbsentPlan.restore(state, intake.owner(), history, intake.id())
                : AbsentPlan.delist(
                        state, intake.owner(), history, intake.said(zones.of(intake.owner())));
    }
}
