package id.dinsos.registry.household;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCommand.Move;
import id.dinsos.registry.household.HouseholdCommand.MoveIn;
import id.dinsos.registry.household.HouseholdCommand.MoveOut;
import id.dinsos.registry.household.HouseholdEvent.AddressSealed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of moving: within the regency a household keeps its record; who leaves it ends the
 * record, and who comes back goes on with it. So does who arrives in the regency they went to,
 * whose office then keeps the record: the one that named it has handed it over by that.
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

    static Decision<HouseholdEvent> seal(Registered home) {
        Address address = home.address().content();
        return address == null || home.address().subject().equals(home.headId())
                ? accept()
                : accept(new AddressSealed(PersonalData.of(home.headId(), address)));
    }

    static Decision<HouseholdEvent> moveOut(MoveOut command, Registered home) {
        RegionCode to = command.to();
        if (to != null && RegionCode.of(home.owner()).covers(to)) {
            return refuse(HouseholdCode.DESTINATION_INSIDE_OWNER, to + " lies in the regency");
        }
        return accept(new HouseholdMovedOut(to == null ? null : to.code(), command.reason()));
    }

    /** Said of one that has left: another destination, where a destination is said. */
    static Decision<HouseholdEvent> moveOn(MoveOut command, Registered home) {
        RegionCode to = command.to();
        return to == null || to.code().equals(home.course().movedTo())
                ? refuse(HouseholdCode.HOUSEHOLD_MOVED_OUT, "it has left the regency")
                : moveOut(command, home);
    }

    static Decision<HouseholdEvent> moveIn(MoveIn command, Registered home) {
        RegionCode village = command.region();
        Decision<HouseholdEvent> elsewhere = outside(village, home.owner());
        if (elsewhere == null) {
            return arrived(new HouseholdMovedIn(village.code(), command.address()), home);
        }
        return village.level() == Level.VILLAGE && home.movedTo(village.regency())
                ? arrived(
                        new HouseholdTakenOver(
                                village.regency().code(), village.code(), command.address()),
                        home)
                : elsewhere;
    }

    /** Where the last one has died on the way, the record comes and the household ends. */
    private static Decision<HouseholdEvent> arrived(HouseholdEvent arrival, Registered home) {
        return home.living() == 0 ? accept(arrival, new HouseholdDissolved()) : accept(arrival);
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
