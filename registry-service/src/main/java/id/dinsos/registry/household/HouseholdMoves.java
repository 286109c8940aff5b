package id.dinsos.registry.household;

import static id.dinsos.eventstore.Decision.accept;
import static id.dinsos.eventstore.Decision.refuse;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.Decision;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCommand.Move;
import id.dinsos.registry.household.HouseholdCommand.MoveIn;
import id.dinsos.registry.household.HouseholdCommand.MoveOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of moving: within the regency a household keeps its record; who leaves it ends the
 * record, and who comes back goes on with it.
 */
final class HouseholdMoves {
    private HouseholdMoves() {}

    static Decision<HouseholdEvent> move(Move command, Registered home) {
        Decision<HouseholdEvent> elsewhere = outside(command.region(), home.owner());
        if (elsewhere != null) {
            return elsewhere;
        }
        boolean there =
                command.region().equals(home.region())
                        && Objects.equals(command.address().content(), home.address().content());
        return there
                ? accept()
                : accept(new HouseholdMoved(command.region().code(), command.address()));
    }

    static Decision<HouseholdEvent> moveOut(MoveOut command, Registered home) {
        RegionCode to = command.to();
        if (to != null && RegionCode.of(home.owner()).covers(to)) {
            return refuse(HouseholdCode.DESTINATION_INSIDE_OWNER, to + " lies in the regency");
        }
        return accept(new HouseholdMovedOut(to == null ? null : to.code(), command.reason()));
    }

    static Decision<HouseholdEvent> moveIn(MoveIn command, Registered home) {
        Decision<HouseholdEvent> elsewhere = outside(command.region(), home.owner());
        return elsewhere != null
                ? elsewhere
                : accept(new HouseholdMovedIn(command.region().code(), command.address()));
    }

    /** Why nobody of the owner may live there; null where they may. */
    static @Nullable Decision<HouseholdEvent> outside(RegionCode region, String owner) {
        if (region.level() != Level.VILLAGE) {
            return refuse(HouseholdCode.VILLAGE_UNKNOWN, "a household lives in a village");
        }
        return RegionCode.of(owner).covers(region)
                ? null
                : refuse(
                        HouseholdCode.VILLAGE_OUTSIDE_OWNER,
                        "%s lies outside of %s".formatted(region, owner));
    }
}
