package id.dinsos.registry.household;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.MergedMember;
import id.dinsos.registry.household.Household.None;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCommand.ChangeHead;
import id.dinsos.registry.household.HouseholdCommand.Dissolve;
import id.dinsos.registry.household.HouseholdCommand.FindMemberAlive;
import id.dinsos.registry.household.HouseholdCommand.Join;
import id.dinsos.registry.household.HouseholdCommand.Leave;
import id.dinsos.registry.household.HouseholdCommand.MergeInto;
import id.dinsos.registry.household.HouseholdCommand.MergeMember;
import id.dinsos.registry.household.HouseholdCommand.Move;
import id.dinsos.registry.household.HouseholdCommand.MoveIn;
import id.dinsos.registry.household.HouseholdCommand.MoveOut;
import id.dinsos.registry.household.HouseholdCommand.NameGuardian;
import id.dinsos.registry.household.HouseholdCommand.NamePayee;
import id.dinsos.registry.household.HouseholdCommand.PutOnList;
import id.dinsos.registry.household.HouseholdCommand.Rank;
import id.dinsos.registry.household.HouseholdCommand.RecordMemberDeath;
import id.dinsos.registry.household.HouseholdCommand.Register;
import id.dinsos.registry.household.HouseholdCommand.SealAddress;
import id.dinsos.registry.household.HouseholdCommand.TakeOffList;
import id.dinsos.registry.household.HouseholdCommand.Unmerge;
import id.dinsos.registry.household.HouseholdCommand.UnmergeMember;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdReopened;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rules of one household. Its head is always a member, its payee a member or a guardian named
 * as such. The head leaves only as the last one, which dissolves the household, and so does the
 * death of the last one, so that nobody is paid for a household in which nobody lives; a payee who
 * leaves is named no more, so that no aid goes to somebody who lives elsewhere. A household that
 * was dissolved, merged or has left the regency takes no command but those that undo it. Being on a
 * list, or ranked, promises nothing: programmes decide. A command that would change nothing is
 * accepted and records nothing.
 */
public final class HouseholdDecider
        implements Decider<HouseholdCommand, Household, HouseholdEvent> {
    /** More than any family card holds; a file that says otherwise is wrong. */
    public static final int MAX_MEMBERS = 50;

    @Override
    public Household initial() {
        return new None();
    }

    @Override
    public Decision<HouseholdEvent> decide(HouseholdCommand command, Household state) {
        return switch (state) {
            case None() ->
                    command instanceof Register register
                            ? register(register)
                            : refuse(
                                    HouseholdCode.HOUSEHOLD_UNKNOWN,
                                    "no such household is registered");
            case Registered home when command instanceof Register ->
                    refuse(
                            HouseholdCode.HOUSEHOLD_EXISTS,
                            "this household of " + home.region() + " is registered already");
            case Registered home ->
                    switch (home.condition()) {
                        case LIVE -> decide(command, home);
                        case DISSOLVED -> decideDissolved(command, home);
                        case MOVED_OUT -> decideMovedOut(command, home);
                        case MERGED -> decideMerged(command, home);
                    };
        };
    }

    /** Who turns out to be alive lives where the household goes on, and comes back by its undo. */
    private static Decision<HouseholdEvent> decideMerged(
            HouseholdCommand command, Registered home) {
        if (command instanceof Unmerge(var other, var payee)) {
            return HouseholdUnion.unmerge(other, payee, home);
        }
        return command instanceof FindMemberAlive(var personId) && home.member(personId) != null
                ? HouseholdMembers.findAlive(personId, home)
                : refuse(
                        HouseholdCode.HOUSEHOLD_MERGED,
                        "it goes on as " + home.course().mergedInto());
    }

    /** Opened again only by what shows that somebody lives here still. */
    private static Decision<HouseholdEvent> decideDissolved(
            HouseholdCommand command, Registered home) {
        Decision<HouseholdEvent> back =
                refuse(HouseholdCode.HOUSEHOLD_DISSOLVED, "the household is dissolved");
        if (command instanceof FindMemberAlive(var personId)) {
            back = HouseholdMembers.findAlive(personId, home);
        } else if (command instanceof UnmergeMember(var personId) && closedBy(personId, home)) {
            back = HouseholdMerge.unmerge(personId, home);
        }
        return back instanceof Decision.Accepted<HouseholdEvent>(var events) && !events.isEmpty()
                ? accept(
                        Stream.concat(Stream.of(new HouseholdReopened()), events.stream()).toList())
                : back;
    }

    private static boolean closedBy(UUID personId, Registered home) {
        MergedMember merged = home.merged(personId);
        return merged != null && merged.closed();
    }

    /** Those who went away may die, come back, arrive, or turn out to have gone elsewhere. */
    private static Decision<HouseholdEvent> decideMovedOut(
            HouseholdCommand command, Registered home) {
        if (command instanceof MoveIn back) {
            return HouseholdMoves.moveIn(back, home);
        }
        if (command instanceof MoveOut out) {
            return HouseholdMoves.moveOn(out, home);
        }
        return command instanceof RecordMemberDeath || command instanceof FindMemberAlive
                ? decide(command, home)
                : refuse(HouseholdCode.HOUSEHOLD_MOVED_OUT, "it has left the regency");
    }

    private static Decision<HouseholdEvent> decide(HouseholdCommand command, Registered home) {
        return switch (command) {
            case Register ignored -> throw new IllegalStateException("handled above");
            case Rank(var told) -> {
                Ranking ranking = told.over(home.ranking());
                yield ranking.equals(home.ranking())
                        ? accept()
                        : accept(new HouseholdRanked(ranking));
            }
            case PutOnList listing -> list(listing, home);
            case TakeOffList listing -> delist(listing, home);
            case Join(var member) -> HouseholdMembers.join(member, home);
            case Leave leave -> HouseholdMembers.leave(leave, home);
            case RecordMemberDeath(var personId) -> HouseholdMembers.die(personId, home);
            case Move move -> HouseholdMoves.move(move, home);
            case SealAddress ignored -> HouseholdMoves.seal(home);
            case ChangeHead(var headId) -> HouseholdRoles.changeHead(headId, home);
            case NamePayee(var payeeId) -> HouseholdRoles.namePayee(payeeId, home);
            case NameGuardian(var payeeId, var as) ->
                    HouseholdRoles.nameGuardian(payeeId, as, home);
            case FindMemberAlive(var personId) -> HouseholdMembers.findAlive(personId, home);
            case MoveOut out -> HouseholdMoves.moveOut(out, home);
            case MoveIn ignored ->
                    refuse(HouseholdCode.HOUSEHOLD_NOT_MOVED_OUT, "it never left the regency");
            case MergeInto merge -> HouseholdUnion.merge(merge, home);
            case Unmerge ignored ->
                    refuse(
                            HouseholdCode.HOUSEHOLD_NOT_MERGED,
                            "this household was merged into no other");
            case MergeMember merge -> HouseholdMerge.merge(merge, home);
            case UnmergeMember(var personId) -> HouseholdMerge.unmerge(personId, home);
            case Dissolve() ->
                    home.living() == 0
                            ? accept(new HouseholdDissolved())
                            : refuse(
                                    HouseholdCode.HOUSEHOLD_HAS_MEMBERS,
                                    "living members are still on record here");
        };
    }

    private static Decision<HouseholdEvent> register(Register command) {
        List<UUID> ids = command.members().stream().map(Member::personId).toList();
        if (ids.size() > MAX_MEMBERS) {
            return refuse(HouseholdCode.TOO_MANY_MEMBERS, "at most " + MAX_MEMBERS + " members");
        }
        if (ids.stream().distinct().count() != ids.size()) {
            return refuse(HouseholdCode.MEMBER_TWICE, "somebody is named twice among the members");
        }
        if (!ids.contains(command.headId())) {
            return refuse(HouseholdCode.HEAD_NOT_A_MEMBER, "the head is not among the members");
        }
        if (command.payeeId() != null && !ids.contains(command.payeeId())) {
            return refuse(HouseholdCode.PAYEE_NOT_A_MEMBER, "the payee is not among the members");
        }
        if (HouseholdRoles.hasOtherHead(command.members(), command.headId())) {
            return refuse(HouseholdCode.HEADS_DIFFER, "another member is said to be the head");
        }
        Decision<HouseholdEvent> elsewhere =
                HouseholdMoves.outside(command.region(), command.owner());
        if (elsewhere != null) {
            return elsewhere;
        }
        List<HouseholdEvent> events = new ArrayList<>(2);
        events.add(
                new HouseholdRegistered(
                        command.owner(),
                        command.region().code(),
                        command.address(),
                        command.headId(),
                        command.payeeId(),
                        command.members(),
                        command.ranking(),
                        command.listings()));
        if (command.members().stream().noneMatch(Member::alive)) {
            events.add(new HouseholdDissolved());
        }
        return accept(events);
    }

    private static Decision<HouseholdEvent> list(PutOnList command, Registered home) {
        Listing known = home.listing(command.list());
        return known != null && known.listed()
                ? accept()
                : accept(new HouseholdListed(command.list(), command.sourceVersion()));
    }

    private static Decision<HouseholdEvent> delist(TakeOffList command, Registered home) {
        Listing known = home.listing(command.list());
        if (known == null) {
            return refuse(HouseholdCode.NOT_LISTED, "the household never stood on this list");
        }
        return known.listed()
                ? accept(
                        new HouseholdDelisted(
                                command.list(), command.reason(), command.sourceVersion()))
                : accept();
    }

    @Override
    public Household evolve(Household state, HouseholdEvent event) {
        return event instanceof HouseholdRegistered registered
                ? HouseholdHistory.begun(registered)
                : HouseholdHistory.after(known(state), event);
    }

    private static Registered known(Household state) {
        if (state instanceof Registered home) {
            return home;
        }
        throw new IllegalStateException("a history that does not begin with a registration");
    }
}
