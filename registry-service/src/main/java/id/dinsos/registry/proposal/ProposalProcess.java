package id.dinsos.registry.proposal;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.evidence.Evidence;
import id.dinsos.registry.evidence.EvidenceDecider;
import id.dinsos.registry.evidence.EvidenceEvent;
import id.dinsos.registry.evidence.EvidenceProof;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Effect;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Matter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal with what it speaks of: the minutes and photos must be kept, and what takes effect
 * changes the family in the same transaction, or nothing. A family that was merged meanwhile is
 * followed to the one that goes on.
 */
public final class ProposalProcess {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final EvidenceProof evidence;

    public ProposalProcess(
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence) {
        this.proposals = proposals;
        this.households = households;
        this.evidence = new EvidenceProof(evidence);
    }

    public void deliberate(UnitOfWork unit, UUID id, ProposalCommand.Deliberate command) {
        RegionCode village = village(unit, id);
        var held = command.deliberation();
        evidence.require(unit, held.minutesId(), Evidence.Kind.MINUTES, village);
        evidence.require(unit, held.rosterId(), Evidence.Kind.ROSTER, village);
        if (held.invitationId() != null) {
            evidence.require(unit, held.invitationId(), Evidence.Kind.INVITATION, village);
        }
        unit.require(proposals, id, command);
    }

    public void verify(UnitOfWork unit, UUID id, ProposalCommand.VerifyField command) {
        RegionCode village = village(unit, id);
        evidence.require(unit, command.visit().photos(), Evidence.Kind.PHOTO, village);
        if (command.visit().formId() != null) {
            evidence.require(unit, command.visit().formId(), Evidence.Kind.FORM, village);
        }
        unit.require(proposals, id, command);
    }

    /**
     * The version of the list in which it stands came into force.
     *
     * @param householdId of a family that was not on record when it was proposed
     * @param ranking what the version says; null where it ranks nobody anew
     */
    public void takeEffect(
            UnitOfWork unit,
            UUID id,
            String version,
            LocalDate on,
            @Nullable UUID householdId,
            @Nullable Ranking ranking) {
        Filed filed = filed(unit, id);
        UUID named =
                filed.about().householdId() == null ? householdId : filed.about().householdId();
        if (named == null) {
            throw RefusedException.of(
                    ProposalCode.PROPOSAL_INCOMPLETE, "name the family in /householdId");
        }
        UUID goesOn = goesOn(unit, named);
        Household.Registered home =
                unit.state(households, goesOn) instanceof Household.Registered known ? known : null;
        if (home == null) {
            throw unknownHome();
        }
        List<ListName> listed = new ArrayList<>();
        List<ListName> delisted = new ArrayList<>();
        if (ranking != null) {
            unit.require(households, goesOn, new HouseholdCommand.Rank(ranking));
        }
        for (HouseholdCommand command : commands(filed.about(), home, version)) {
            unit.require(households, goesOn, command);
            if (command instanceof HouseholdCommand.PutOnList put) {
                listed.add(put.list());
            } else if (command instanceof HouseholdCommand.TakeOffList off) {
                delisted.add(off.list());
            }
        }
        unit.require(
                proposals,
                id,
                new ProposalCommand.TakeEffect(
                        new Effect(
                                version,
                                on,
                                goesOn,
                                ranking == null ? null : ranking.decile(),
                                listed,
                                delisted)));
    }

    /** What it did to lists is put back, as far as they stand as it left them. */
    public void reverse(UnitOfWork unit, UUID id, ProposalCommand.Reverse command) {
        Effect effect = filed(unit, id).outcome().effect();
        if (command.evidenceId() != null) {
            evidence.require(
                    unit, command.evidenceId(), Evidence.Kind.STATEMENT, village(unit, id));
        }
        unit.require(proposals, id, command);
        if (effect == null) {
            return;
        }
        UUID goesOn = goesOn(unit, effect.householdId());
        for (ListName list : effect.delisted()) {
            unit.require(
                    households, goesOn, new HouseholdCommand.PutOnList(list, effect.version()));
        }
        for (ListName list : effect.listed()) {
            unit.require(
                    households,
                    goesOn,
                    new HouseholdCommand.TakeOffList(
                            list, DelistReason.INCLUSION_ERROR, effect.version()));
        }
    }

    private static List<HouseholdCommand> commands(
            About about, Household.Registered home, String version) {
        return switch (about.kind()) {
            case NEW, REACTIVATE ->
                    about.list() == null
                            ? List.of()
                            : List.of(new HouseholdCommand.PutOnList(about.list(), version));
            case UPDATE ->
                    about.matter() == Matter.PAYEE
                            ? List.of(new HouseholdCommand.NamePayee(about.payeeId()))
                            : about.matter() == Matter.PROGRAMME && about.list() != null
                                    ? List.of(new HouseholdCommand.PutOnList(about.list(), version))
                                    : List.of();
            case REMOVE, OBJECTION -> removal(about, home, version);
        };
    }

    /** Off the list that is named, or off all it stands on. */
    private static List<HouseholdCommand> removal(
            About about, Household.Registered home, String version) {
        DelistReason reason =
                about.reason() == null ? DelistReason.LOCALLY_INELIGIBLE : about.reason();
        return home.listings().stream()
                .filter(Listing::listed)
                .map(Listing::list)
                .filter(list -> about.list() == null || list.equals(about.list()))
                .<HouseholdCommand>map(
                        list -> new HouseholdCommand.TakeOffList(list, reason, version))
                .toList();
    }

    private UUID goesOn(UnitOfWork unit, UUID home) {
        UUID last = home;
        while (unit.look(households, last) instanceof Household.Registered known
                && known.course().mergedInto() != null) {
            last = known.course().mergedInto();
        }
        return last;
    }

    private RegionCode village(UnitOfWork unit, UUID id) {
        return RegionCode.of(filed(unit, id).about().region());
    }

    private Filed filed(UnitOfWork unit, UUID id) {
        if (unit.state(proposals, id) instanceof Filed filed) {
            return filed;
        }
        throw RefusedException.of(ProposalCode.PROPOSAL_UNKNOWN, "there is no such proposal");
    }

    static RefusedException unknownHome() {
        return RefusedException.of(
                ProposalCode.PROPOSAL_HOUSEHOLD_UNKNOWN, "no such family lives in this village");
    }
}
