package id.dinsos.registry.household;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import id.dinsos.registry.person.Person.Relation;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may head a household and who may be paid for it: the living, and who lives here or is named.
 */
final class HouseholdRoles {
    private HouseholdRoles() {}

    static Decision<HouseholdEvent> changeHead(UUID headId, Registered home) {
        if (headId.equals(home.headId())) {
            return accept();
        }
        Member member = home.member(headId);
        if (member == null) {
            return refuse(HouseholdCode.HEAD_NOT_A_MEMBER, "the head must live in the household");
        }
        return member.alive()
                ? accept(new HeadChanged(headId))
                : refuse(HouseholdCode.MEMBER_DEAD, "the dead head no household");
    }

    /** Whether a living member is said to be the head and is not. */
    static boolean hasOtherHead(List<Member> members, UUID headId) {
        return members.stream()
                .anyMatch(one ->
                        one.alive()
                                && one.relation() == Relation.HEAD
                                && !one.personId().equals(headId));
    }

    static Decision<HouseholdEvent> namePayee(@Nullable UUID payeeId, Registered home) {
        if (Objects.equals(payeeId, home.payeeId())) {
            return accept();
        }
        if (payeeId == null) {
            return accept(new PayeeChanged(null));
        }
        Member member = home.member(payeeId);
        if (member == null) {
            return refuse(HouseholdCode.PAYEE_NOT_A_MEMBER, "the payee must live in the household");
        }
        return member.alive()
                ? accept(new PayeeChanged(payeeId))
                : refuse(HouseholdCode.MEMBER_DEAD, "the dead receive no aid");
    }

    static Decision<HouseholdEvent> nameGuardian(UUID payeeId, Guardianship as, Registered home) {
        if (home.member(payeeId) != null) {
            return refuse(HouseholdCode.PAYEE_IS_A_MEMBER, "name them as the member they are");
        }
        boolean known = payeeId.equals(home.payeeId()) && as == home.roles().payeeAs();
        return known ? accept() : accept(new GuardianNamed(payeeId, as));
    }
}
