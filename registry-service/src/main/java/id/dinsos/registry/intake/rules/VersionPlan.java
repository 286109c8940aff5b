package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.rules.Trial.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the ministry's list does to one household on record: it is ranked and stands on
 * the lists as the version says, and where the version names it no more it comes off the lists of
 * that source and is ranked no more. What the version leaves empty stays, and so does what an
 * officer or a newer file has said since its day. Taken back, the household stands as it stood
 * before, but for what somebody has said meanwhile.
 */
public final class VersionPlan {
    private static final HouseholdDecider DECIDER = new HouseholdDecider();
    private static final String SEMBAKO = "SEMBAKO";
    private static final String PKH = "PKH";

    private VersionPlan() {}

    /**
     * What a version says of a household.
     *
     * @param number of the version
     * @param gone true: it is named no more
     */
    public record Target(
            Source source,
            String number,
            @Nullable Integer decile,
            @Nullable Integer percentile,
            @Nullable Boolean sembako,
            @Nullable Boolean pkh,
            boolean gone) {}

    /** What the events of a version name as their cause. */
    public static String cause(UUID versionId) {
        return Said.VERSION + versionId;
    }

    /** What the events by which it is taken back do. */
    public static String reversal(UUID versionId) {
        return cause(versionId) + "/reversal";
    }

    /** Nothing where the household is another office's by now, or ended. */
    public static List<HouseholdCommand> enforce(
            Household state, String owner, List<Recorded> history, Said said, Target target) {
        if (!(state instanceof Registered home) || !AbsentPlan.isOf(home, owner)) {
            return List.of();
        }
        Trial<HouseholdCommand, Household, HouseholdEvent> trial =
                new Trial<>(DECIDER, home, history, said);
        return trial.run(target.gone() ? leaving(home, target) : named(home, target)) == null
                ? trial.steps().stream().map(one -> of(one, target.number())).toList()
                : List.of();
    }

    private static List<Step<HouseholdCommand>> leaving(Registered home, Target target) {
        List<Step<HouseholdCommand>> steps = new ArrayList<>(3);
        for (Listing listing : home.listings()) {
            ListName list = listing.list();
            if (listing.listed() && list.source() == target.source()) {
                steps.add(
                        new Step<>(
                                new HouseholdCommand.TakeOffList(
                                        list, DelistReason.NO_LONGER_ON_SOURCE, null),
                                Topic.LISTS,
                                event -> AbsentPlan.isAbout(event, list)));
            }
        }
        if (target.source() == Source.DTSEN) {
            steps.add(Step.of(new HouseholdCommand.Rank(Ranking.NONE), Topic.RANKING));
        }
        return steps;
    }

    private static List<Step<HouseholdCommand>> named(Registered home, Target target) {
        List<Step<HouseholdCommand>> steps = new ArrayList<>(3);
        Integer decile = target.decile();
        Integer percentile = target.percentile();
        if (decile != null || percentile != null) {
            Ranking known = home.ranking();
            Ranking told =
                    new Ranking(
                            decile == null ? known.decile() : decile,
                            percentile == null ? known.percentile() : percentile);
            steps.add(Step.of(new HouseholdCommand.Rank(told), Topic.RANKING));
        }
        FamilyCommands.list(home, new ListName(target.source(), SEMBAKO), target.sembako(), steps);
        FamilyCommands.list(home, new ListName(target.source(), PKH), target.pkh(), steps);
        return steps;
    }

    /** On lists stands by which version. */
    private static HouseholdCommand of(HouseholdCommand command, String number) {
        return switch (command) {
            case HouseholdCommand.PutOnList on -> new HouseholdCommand.PutOnList(on.list(), number);
            case HouseholdCommand.TakeOffList off ->
                    new HouseholdCommand.TakeOffList(off.list(), off.reason(), number);
            default -> command;
        };
    }

    /** By which intake the families of a version are registered that are not on record. */
    public static UUID intake(UUID versionId) {
        return Names.uuid(versionId, "intake");
    }

    /**
     * Nothing where the version did nothing to it, or something newer has been said of all. A
     * household that came by the version stays on record, ranked and listed no more.
     */
    public static List<HouseholdCommand> undo(
            Household state, String owner, List<Recorded> history, UUID versionId) {
        if (!(state instanceof Registered home) || !AbsentPlan.isOf(home, owner)) {
            return List.of();
        }
        Set<String> causes = Set.of(cause(versionId), Said.INTAKE + intake(versionId));
        List<HouseholdCommand> commands = new ArrayList<>(3);
        Registered before = before(history, causes) instanceof Registered known ? known : null;
        if (isLast(history, causes, VersionPlan::ranks)) {
            Ranking known = home.ranking();
            Ranking was = before == null ? Ranking.NONE : before.ranking();
            if (was.percentile() == 0 && was.decile() > 0 && known.percentile() > 0) {
                // A decile alone would leave the percentile, which was not known.
                commands.add(new HouseholdCommand.Rank(Ranking.NONE));
            }
            if (!was.equals(known)) {
                commands.add(new HouseholdCommand.Rank(was));
            }
        }
        for (Listing now : home.listings()) {
            ListName list = now.list();
            if (isLast(history, causes, event -> AbsentPlan.isAbout(event, list))) {
                commands.add(asBefore(before == null ? null : before.listing(list), list));
            }
        }
        return commands;
    }

    private static HouseholdCommand asBefore(@Nullable Listing was, ListName list) {
        if (was != null && was.listed()) {
            return new HouseholdCommand.PutOnList(list, was.sourceVersion());
        }
        DelistReason reason = was == null ? null : was.reason();
        return new HouseholdCommand.TakeOffList(
                list,
                reason == null ? DelistReason.NO_LONGER_ON_SOURCE : reason,
                was == null ? null : was.sourceVersion());
    }

    /** As it stood before the version touched it; none where it came by the version. */
    private static Household before(List<Recorded> history, Set<String> causes) {
        Household state = DECIDER.initial();
        for (Recorded one : history) {
            if (isOf(one, causes)) {
                return state;
            }
            state = DECIDER.evolve(state, (HouseholdEvent) one.event());
        }
        return state;
    }

    private static boolean ranks(Object event) {
        return event instanceof HouseholdEvent.HouseholdRanked
                || event instanceof HouseholdEvent.HouseholdRegistered;
    }

    private static boolean isOf(Recorded event, Set<String> causes) {
        String cause = event.meta().causation();
        return cause != null && causes.contains(cause);
    }

    /** Whether the last word on something is the version's. */
    private static boolean isLast(
            List<Recorded> history, Set<String> causes, Predicate<Object> about) {
        for (Recorded one : history.reversed()) {
            if (about.test(one.event())) {
                return isOf(one, causes);
            }
        }
        return false;
    }
}
