package id.dinsos.registry.household;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.MergedMember;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCommand.MergeMember;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.MemberMerged;
import id.dinsos.registry.household.HouseholdEvent.MemberUnmerged;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a household when a member turns out to be somebody else: whoever lives here on
 * their behalf takes over what they were, head and payee. The undo gives it back, except where
 * somebody else has been named since.
 */
final class HouseholdMerge {
    private HouseholdMerge() {}

    static Decision<HouseholdEvent> merge(MergeMember command, Registered home) {
        UUID personId = command.personId();
        Member member = home.member(personId);
        if (member == null) {
            return refuse(HouseholdCode.NOT_A_MEMBER, "this person does not live here");
        }
        if (!member.alive()) {
            return refuse(HouseholdCode.MEMBER_DEAD, "the dead stay on record where they lived");
        }
        boolean stays = command.inPlace() != null || home.member(command.into()) != null;
        boolean head = personId.equals(home.headId());
        boolean last = home.living() == 1;
        if (head && !stays && !last) {
            return refuse(
                    HouseholdCode.HEAD_CANNOT_LEAVE, "name another head first, others live here");
        }
        List<HouseholdEvent> events = new ArrayList<>(2);
        events.add(
                new MemberMerged(
                        personId,
                        command.into(),
                        command.inPlace(),
                        stays && head,
                        stays && personId.equals(home.payeeId())));
        if (!stays && last) {
            events.add(new HouseholdDissolved());
        }
        return accept(events);
    }

    static Decision<HouseholdEvent> unmerge(UUID personId, Registered home) {
        MergedMember merge = home.merged(personId);
        if (merge == null) {
            return refuse(HouseholdCode.MEMBER_NOT_MERGED, "nobody here was merged from that");
        }
        Member other = home.member(merge.into());
        boolean leaves = merge.inPlace() && other != null && other.alive();
        UUID into = merge.into();
        boolean heads = into.equals(home.headId()) && (merge.head() || leaves);
        boolean paid = into.equals(home.payeeId()) ? merge.payee() || leaves : regains(merge, home);
        return accept(
                new MemberUnmerged(
                        merge.member(),
                        leaves ? into : null,
                        heads ? personId : home.headId(),
                        paid ? personId : home.payeeId()));
    }

    /** Nobody was paid in their place, and nobody has been named since. */
    private static boolean regains(MergedMember merge, Registered home) {
        @Nullable UUID now = home.payeeId();
        return merge.payee() && now == null;
    }
}
