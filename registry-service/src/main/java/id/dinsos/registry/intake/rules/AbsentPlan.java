package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.Course;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of a household that a whole list does not name, once the office has decided that
 * those are to be taken off: it comes off the lists of that source, unless something newer than the
 * file has put it on or off; and where the decision is taken back, back on those it came off by it,
 * unless something has been said of them since.
 */
public final class AbsentPlan {
    private AbsentPlan() {}

    /** What the events of a delisting name as their cause. */
    public static String cause(UUID intakeId) {
        return Said.INTAKE + intakeId + "/delisting";
    }

    /** What the events of its reversal name as their cause. */
    public static String reversal(UUID intakeId) {
        return cause(intakeId) + "/reversal";
    }

    /** Nothing where the household is another office's by now, or ended. */
    public static List<HouseholdCommand> delist(
            Household household, String owner, List<Recorded> history, Said said) {
        List<HouseholdCommand> commands = new ArrayList<>(2);
        if (household instanceof Household.Registered home && isOf(home, owner)) {
            for (Listing listing : home.listings()) {
                ListName list = listing.list();
                boolean newer =
                        Topic.LISTS.isKnownNewer(history, said, event -> isAbout(event, list));
                if (listing.listed() && list.source() == Source.DTSEN && !newer) {
                    commands.add(
                            new HouseholdCommand.TakeOffList(
                                    list, DelistReason.NO_LONGER_ON_SOURCE, null));
                }
            }
        }
        return commands;
    }

    /** Nothing where it was not taken off by this decision, or something came since. */
    public static List<HouseholdCommand> restore(
            Household household, String owner, List<Recorded> history, UUID intakeId) {
        List<HouseholdCommand> commands = new ArrayList<>(2);
        if (household instanceof Household.Registered home && isOf(home, owner)) {
            for (Listing listing : home.listings()) {
                if (!listing.listed() && isLast(history, listing.list(), cause(intakeId))) {
                    commands.add(new HouseholdCommand.PutOnList(listing.list(), null));
                }
            }
        }
        return commands;
    }

    /** Whether a household was changed for this cause, also where a crash has hidden that. */
    public static boolean isDone(List<Recorded> history, String cause) {
        return history.stream().anyMatch(event -> cause.equals(event.meta().causation()));
    }

    static boolean isOf(Household.Registered home, String owner) {
        return home.owner().equals(owner) && home.condition() == Course.Condition.LIVE;
    }

    private static boolean isLast(List<Recorded> history, ListName list, String cause) {
        for (Recorded event : history.reversed()) {
            if (isAbout(event.event(), list)) {
                return cause.equals(event.meta().causation());
            }
        }
        return false;
    }

    /** Whether an event puts a household on the list, or takes it off. */
    static boolean isAbout(Object event, ListName list) {
        return switch (event) {
            case HouseholdEvent.HouseholdRegistered registered ->
                    registered.listings().stream().anyMatch(one -> one.list().equals(list));
            case HouseholdEvent.HouseholdListed on -> on.list().equals(list);
            case HouseholdEvent.HouseholdDelisted off -> off.list().equals(list);
            default -> false;
        };
    }
}
