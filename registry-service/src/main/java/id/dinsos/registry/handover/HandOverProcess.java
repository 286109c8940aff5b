package id.dinsos.registry.handover;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCode;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import java.util.UUID;

/**
 * A household that had left is back, or has arrived in the regency it went to. The office there
 * then keeps its record, and those of all its members, the dead included, and of those who turned
 * out to be one of them: in one transaction, so that no family is ever in two offices.
 */
public final class HandOverProcess {
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final PersonHandOverProcess people;

    public HandOverProcess(
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households) {
        this.households = households;
        this.people = new PersonHandOverProcess(persons);
    }

    /**
     * Runs under its own rules. The record is the arriving office's to take only where the office
     * that keeps it has said that they went there; to all others it does not exist.
     *
     * @param village where they live now, which the caller's authority covers
     */
    public void moveIn(UnitOfWork unit, UUID id, RegionCode village, Address address) {
        String keeper = village.regency().code();
        if (!(unit.state(households, id) instanceof Registered home)
                || !home.owner().equals(keeper) && !home.movedTo(village.regency())) {
            throw RefusedException.of(
                    HouseholdCode.HOUSEHOLD_UNKNOWN, "no such household is registered");
        }
        unit.require(
                households,
                id,
                new HouseholdCommand.MoveIn(village, PersonalData.of(home.headId(), address)));
        people.follow(unit, home.members().stream().map(Member::personId).toList(), keeper);
    }
}
