package id.dinsos.registry.household;

import static id.dinsos.eventstore.Decision.accept;
import static id.dinsos.eventstore.Decision.refuse;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.Decider;
import id.dinsos.eventstore.Decision;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.None;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCommand.ChangeHead;
import id.dinsos.registry.household.HouseholdCommand.Dissolve;
import id.dinsos.registry.household.HouseholdCommand.Join;
import id.dinsos.registry.household.HouseholdCommand.Leave;
import id.dinsos.registry.household.HouseholdCommand.Move;
import id.dinsos.registry.household.HouseholdCommand.NamePayee;
import id.dinsos.registry.household.HouseholdCommand.PutOnList;
import id.dinsos.registry.household.HouseholdCommand.Rank;
import id.dinsos.registry.household.HouseholdCommand.RecordMemberDeath;
import id.dinsos.registry.household.HouseholdCommand.Register;
import id.dinsos.registry.household.HouseholdCommand.TakeOffList;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.MemberCorrected;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one household. Its head and its payee are always members. The head leaves only as
 * the last one, which dissolves the household; a payee who leaves is named no more, so that no aid
 * goes to somebody who lives elsewhere. Being on a list, or ranked, promises nothing: programmes
 * decide. A command that would change nothing is accepted and records nothing.
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
            case Registered home when home.dissolved() ->
                    refuse(HouseholdCode.HOUSEHOLD_DISSOLVED, "the household is dissolved");
            case Registered home -> decide(command, home);
        };
    }

    private static Decision<HouseholdEvent> decide(HouseholdCommand command, Registered home) {
        return switch (command) {
            case Register ignored -> throw new IllegalStateException("handled above");
            case Rank(var ranking) ->
                    ranking.equals(home.ranking())
                            ? accept()
                            : accept(new HouseholdRanked(ranking));
            case PutOnList listing -> list(listing, home);
            case TakeOffList listing -> delist(listing, home);
            case Join(var member) -> join(member, home);
            case Leave(var personId) -> leave(personId, home);
            case RecordMemberDeath(var personId) -> die(personId, home);
            case Move move -> move(move, home);
            case ChangeHead(var headId) -> changeHead(headId, home);
            case NamePayee(var payeeId) -> namePayee(payeeId, home);
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
        Decision<HouseholdEvent> elsewhere = outside(command.region(), command.owner());
        return elsewhere != null
                ? elsewhere
                : accept(
                        new HouseholdRegistered(
                                command.owner(),
                                command.region().code(),
                                command.address(),
                                command.headId(),
                                command.payeeId(),
                                command.members(),
                                command.ranking(),
                                command.listings()));
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

    private static Decision<HouseholdEvent> join(Member member, Registered home) {
        Member known = home.member(member.personId());
        if (known == null) {
            return home.members().size() < MAX_MEMBERS
                    ? accept(new MemberJoined(member))
                    : refuse(HouseholdCode.TOO_MANY_MEMBERS, "at most " + MAX_MEMBERS + " members");
        }
        return member.equals(known) ? accept() : accept(new MemberCorrected(member));
    }

    private static Decision<HouseholdEvent> leave(UUID personId, Registered home) {
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
        events.add(new MemberLeft(personId));
        if (last) {
            events.add(new HouseholdDissolved());
        }
        return accept(events);
    }

    private static Decision<HouseholdEvent> die(UUID personId, Registered home) {
        Member member = home.member(personId);
        if (member == null) {
            return refuse(HouseholdCode.NOT_A_MEMBER, "this person does not live here");
        }
        return member.alive() ? accept(new MemberDied(personId)) : accept();
    }

    private static Decision<HouseholdEvent> move(Move command, Registered home) {
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

    private static Decision<HouseholdEvent> changeHead(UUID headId, Registered home) {
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

    private static Decision<HouseholdEvent> namePayee(@Nullable UUID payeeId, Registered home) {
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

    private static @Nullable Decision<HouseholdEvent> outside(RegionCode region, String owner) {
        if (region.level() != Level.VILLAGE) {
            return refuse(HouseholdCode.VILLAGE_UNKNOWN, "a household lives in a village");
        }
        return RegionCode.of(owner).covers(region)
                ? null
                : refuse(
                        HouseholdCode.VILLAGE_OUTSIDE_OWNER,
                        "%s lies outside of %s".formatted(region, owner));
    }

    @Override
    public Household evolve(Household state, HouseholdEvent event) {
        return switch (event) {
            case HouseholdRegistered e ->
                    new Registered(
                            e.owner(),
                            RegionCode.of(e.region()),
                            e.address(),
                            e.headId(),
                            e.payeeId(),
                            e.members(),
                            e.ranking(),
                            e.listings(),
                            false);
            case HouseholdRanked(var ranking) -> known(state).ranked(ranking);
            case HouseholdListed(var list, var version) ->
                    known(state).with(new Listing(list, true, null, version));
            case HouseholdDelisted(var list, var reason, var version) ->
                    known(state).with(new Listing(list, false, reason, version));
            case MemberJoined(var member) -> known(state).with(member);
            case MemberCorrected(var member) -> known(state).with(member);
            case MemberLeft(var personId) -> known(state).without(personId);
            case MemberDied(var personId) -> buried(known(state), personId);
            case HouseholdMoved(var region, var address) ->
                    known(state).in(RegionCode.of(region), address);
            case HeadChanged(var headId) -> known(state).headedBy(headId);
            case PayeeChanged(var payeeId) -> known(state).paidTo(payeeId);
            case HouseholdDissolved() -> known(state).closed();
        };
    }

    private static Registered buried(Registered home, UUID personId) {
        Member member = home.member(personId);
        return member == null ? home : home.with(member.dead());
    }

    private static Registered known(Household state) {
        if (state instanceof Registered home) {
            return home;
        }
        throw new IllegalStateException("a history that does not begin with a registration");
    }
}
