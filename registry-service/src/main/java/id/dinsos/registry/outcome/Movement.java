package id.dinsos.registry.outcome;

import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdReopened;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import id.dinsos.registry.household.HouseholdEvent.HouseholdUnmerged;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one event moves in the figures. Families and people by decile are levels; all others count
 * since the beginning, so that what happened within a month is the difference of two days. What a
 * village has now is what it had, and who entered less who left.
 */
final class Movement {
    static final String FAMILIES = "families/";
    static final String PEOPLE = "people/";
    static final String ENTERED = "entered/";
    static final String LEFT = "left/";
    static final String LISTED = "listed/";
    static final String DELISTED = "delisted/";
    static final String BECAME_POOR = "becamePoor";
    static final String LEFT_POVERTY = "leftPoverty";
    static final String GRADUATED = "graduated";

    /** Entered one village and left another of the same office. */
    private static final String MOVED = "MOVED_WITHIN";

    private Movement() {}

    static void of(@Nullable FamilyRow before, FamilyRow after, HouseholdEvent event, Moved moved) {
        FamilyRow was = before != null && before.live() ? before : null;
        FamilyRow is = after.live() ? after : null;
        if (was != null) {
            stand(was, -1, moved);
        }
        if (is != null) {
            stand(is, 1, moved);
        }
        if (was == null && is != null) {
            moved.by(is.region(), ENTERED + reason(event), 1);
        } else if (was != null && is == null) {
            moved.by(was.region(), LEFT + reason(event), 1);
        } else if (was != null && is != null) {
            both(was, is, moved);
        }
        lists(before, after, event, moved);
    }

    private static void stand(FamilyRow row, int sign, Moved moved) {
        moved.by(row.region(), FAMILIES + row.decile(), sign);
        moved.by(row.region(), PEOPLE + row.decile(), (long) sign * row.people());
    }

    /** Whoever was not ranked before did not become poor by being ranked. */
    private static void both(FamilyRow was, FamilyRow is, Moved moved) {
        if (!was.region().equals(is.region())) {
            moved.by(was.region(), LEFT + MOVED, 1);
            moved.by(is.region(), ENTERED + MOVED, 1);
        }
        if (was.decile() > 0 && is.decile() > 0 && was.poor() != is.poor()) {
            moved.by(is.region(), is.poor() ? BECAME_POOR : LEFT_POVERTY, 1);
        }
    }

    /** One programme may have a list in two sources; a family on either stands on it. */
    private static void lists(
            @Nullable FamilyRow before, FamilyRow after, HouseholdEvent event, Moved moved) {
        Set<String> were = before == null ? Set.of() : programmes(before);
        Set<String> are = programmes(after);
        are.stream()
                .filter(one -> !were.contains(one))
                .forEach(one -> moved.by(after.region(), LISTED + one, 1));
        if (event instanceof HouseholdDelisted off) {
            were.stream()
                    .filter(one -> !are.contains(one))
                    .forEach(one ->
                            moved.by(after.region(), DELISTED + one + "/" + off.reason(), 1));
        }
        if (after.graduated() && before != null && !before.graduated()) {
            moved.by(after.region(), GRADUATED, 1);
        }
    }

    private static Set<String> programmes(FamilyRow row) {
        return row.lists().stream()
                .map(one -> one.substring(one.indexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private static String reason(HouseholdEvent event) {
        return switch (event) {
            case HouseholdRegistered e -> "REGISTERED";
            case HouseholdMovedIn e -> "RETURNED";
            case HouseholdTakenOver e -> "TAKEN_OVER";
            case HouseholdReopened e -> "REOPENED";
            case HouseholdUnmerged e -> "UNMERGED";
            case HouseholdDissolved e -> "DISSOLVED";
            case HouseholdMovedOut e -> "MOVED_OUT";
            case HouseholdMerged e -> "MERGED";
            default -> throw new IllegalStateException("no family comes or goes by " + event);
        };
    }

    /** Takes a change of one figure of a village. */
    interface Moved {
        void by(String region, String figure, long more);
    }
}
