package id.dinsos.registry.household;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.MemberCorrected;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberFoundAlive;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Who comes to live in a household, leaves it, or dies there. The head leaves only as the last one,
 * which dissolves the household, and so does the death of the last one; a payee who leaves is named
 * no more.
 */
final class HouseholdMembers {
    private HouseholdMembers() {}

    static Decision<HouseholdEvent> join(Member member, Registered home) {
        Member known = home.member(member.personId());
        if (known == null) {
            return home.members().size() < HouseholdDecider.MAX_MEMBERS
                    ? accept(new MemberJoined(member))
                    : refuse(
                            HouseholdCode.TOO_MANY_MEMBERS,
                            "at most " + HouseholdDecider.MAX_MEMBERS + " members");
        }
        return member.equals(known) ? accept() : accept(new MemberCorrected(member));
    }

    static Decision<HouseholdEvent> leave(HouseholdCommand.Leave command, Registered home) {
        UUID personId = command.personId();
        Member member = home.member(personId);
        if (member == null) {
            return refuse(HouseholdCode.NOT_A_MEMBER, "this person does not live here");
        }
        if (!member.alive()) {
            return refuse(HouseholdCode.MEMBER_DEAD, "the dead stay on record where they lived");
        }
        boolean last = home.living() == 1;
        if (personId.equals(home.headId()) && !last) {
            return refuse(
                    HouseholdCode.HEAD_CANNOT_LEAVE, "name another head first, others live here");
        }
        List<HouseholdEvent> events = new ArrayList<>();
        if (personId.equals(home.payeeId())) {
            events.add(new PayeeChanged(null));
        }
        events.add(new MemberLeft(personId, command.undone()));
        if (last) {
            events.add(new HouseholdDissolved());
        }
        return accept(events);
    }

    static Decision<HouseholdEvent> die(UUID personId, Registered home) {
        Member member = home.member(personId);
        if (member == null) {
            return refuse(HouseholdCode.NOT_A_MEMBER, "this person does not live here");
        }
        if (!member.alive()) {
            return accept();
        }
        return home.living() == 1 && home.condition() == Course.Condition.LIVE
                ? accept(new MemberDied(personId), new HouseholdDissolved())
                : accept(new MemberDied(personId));
    }

    static Decision<HouseholdEvent> findAlive(UUID personId, Registered home) {
        Member member = home.member(personId);
        if (member == null) {
            return refuse(HouseholdCode.NOT_A_MEMBER, "this person does not live here");
        }
        return member.alive() ? accept() : accept(new MemberFoundAlive(personId));
    }
}
