package id.dinsos.registry.search;

import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdEvent.AddressSealed;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdReopened;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import id.dinsos.registry.household.HouseholdEvent.HouseholdUnmerged;
import id.dinsos.registry.household.HouseholdEvent.MemberCorrected;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberFoundAlive;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.MemberMerged;
import id.dinsos.registry.household.HouseholdEvent.MemberUnmerged;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a household lives and how it is ranked, for the search of those who live in it.
 *
 * @param away it has left for another regency, whose office has not taken it over
 */
record HomeRow(UUID id, String region, int decile, boolean away) {
    /** The row after one more event; the first must be the registration. */
    static HomeRow after(@Nullable HomeRow row, UUID id, HouseholdEvent event) {
        if (event instanceof HouseholdRegistered e) {
            return new HomeRow(id, e.region(), e.ranking().decile(), false);
        }
        if (row == null) {
            throw new IllegalStateException("household " + id + " begins with " + event);
        }
        return row.after(event);
    }

    private HomeRow after(HouseholdEvent event) {
        return switch (event) {
            case HouseholdRegistered e -> this;
            case HouseholdRanked(var ranking) -> new HomeRow(id, region, ranking.decile(), away);
            case HouseholdMoved(var village, var address) -> new HomeRow(id, village, decile, away);
            case AddressSealed e -> this;
            case HouseholdListed e -> this;
            case HouseholdDelisted e -> this;
            case MemberJoined e -> this;
            case MemberCorrected e -> this;
            case MemberLeft e -> this;
            case MemberDied e -> this;
            case HeadChanged e -> this;
            case PayeeChanged e -> this;
            case HouseholdDissolved e -> this;
            case HouseholdReopened e -> this;
            case GuardianNamed e -> this;
            case HouseholdMovedOut e -> new HomeRow(id, region, decile, true);
            case HouseholdMovedIn(var village, var address) ->
                    new HomeRow(id, village, decile, false);
            case HouseholdMerged e -> this;
            case MemberMerged e -> this;
            case MemberUnmerged e -> this;
            case MemberFoundAlive e -> this;
            case HouseholdTakenOver(var owner, var village, var address) ->
                    new HomeRow(id, village, decile, false);
            case HouseholdUnmerged e -> this;
        };
    }
}
