package id.dinsos.registry.household;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.household.Course.Before;
import id.dinsos.registry.household.Course.Condition;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCommand.MergeInto;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdUnmerged;
import id.dinsos.registry.person.PersonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two households of one office become one, and two again where that was wrong. The undo needs all
 * who came to live where the merge brought them: once one of them has left, died or turned out to
 * be somebody else, or the household that went on has ended, no rule could say who belongs where.
 */
final class HouseholdUnion {
    private HouseholdUnion() {}

    static Decision<HouseholdEvent> merge(MergeInto command, Registered home) {
        return command.owner().equals(home.owner())
                ? accept(new HouseholdMerged(command.into()))
                : acrossOwners(command.owner(), home);
    }

    static Decision<HouseholdEvent> unmerge(
            Registered other, @Nullable UUID payeeNow, Registered home) {
        if (!other.owner().equals(home.owner())) {
            return acrossOwners(other.owner(), home);
        }
        Before before = Objects.requireNonNull(home.course().before());
        List<Member> back = new ArrayList<>();
        for (Member once : before.living()) {
            Member now = other.member(once.personId());
            if (other.condition() == Condition.LIVE && now != null && now.alive()) {
                back.add(new Member(once.personId(), once.relation(), now.birthMonth(), true));
            }
        }
        if (back.size() < before.living().size()) {
            return refuse(
                    HouseholdCode.HOUSEHOLD_CHANGED_SINCE_MERGE,
                    "not all who came live in the other household now");
        }
        UUID payee = payeeNow == null ? before.roles().payeeId() : payeeNow;
        boolean member = back.stream().anyMatch(one -> one.personId().equals(payee));
        return accept(
                new HouseholdUnmerged(
                        Objects.requireNonNull(home.course().mergedInto()),
                        Stream.concat(home.members().stream(), back.stream()).toList(),
                        before.roles().headId(),
                        payee,
                        member ? null : before.roles().payeeAs()));
    }

    private static Decision<HouseholdEvent> acrossOwners(String other, Registered home) {
        return refuse(
                PersonCode.MERGE_ACROSS_OWNERS,
                "they belong to %s and %s".formatted(home.owner(), other));
    }
}
