package id.dinsos.registry.proposal;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Course;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Kind;
import id.dinsos.registry.proposal.Proposal.Matter;
import id.dinsos.registry.proposal.Proposal.Proposed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that begins, and whom it names then or after a repair: a village speaks of its own
 * families, and of lists they stand on or once stood on. Whoever is named by their record is on
 * record with the office, under the number that is written, because what is said is kept and erased
 * with them; a number itself may be what is to be changed.
 */
final class DraftProcess {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;

    DraftProcess(
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Aggregate<PersonCommand, Person, PersonEvent> persons) {
        this.proposals = proposals;
        this.households = households;
        this.persons = persons;
    }

    void draft(UnitOfWork unit, UUID id, ProposalCommand.Draft draft) {
        About about = draft.about();
        if (about.householdId() != null) {
            Household.Registered home = home(unit, about.householdId());
            if (!home.region().code().equals(about.region())) {
                throw ProposalProcess.unknownHome();
            }
            requireListed(about, home);
        }
        if (!draft.who().subject().equals(id)) {
            requireNumber(about, person(unit, about, draft.who().subject()), draft.who().content());
        }
        unit.require(proposals, id, draft);
    }

    /** A number put right is the person's still, or it would be kept and erased with another. */
    void repair(UnitOfWork unit, UUID id, ProposalCommand.Repair repair) {
        unit.require(proposals, id, repair);
        if (unit.state(proposals, id) instanceof Filed filed
                && !filed.who().subject().equals(id)
                && goesOn(unit, filed.who().subject()) instanceof Registered person) {
            requireNumber(filed.about(), person, repair.who());
        }
    }

    /** A record that was merged meanwhile has its number in the one that goes on. */
    private Person goesOn(UnitOfWork unit, UUID id) {
        Person person = unit.look(persons, id);
        return person instanceof Registered ended && ended.mergedInto() != null
                ? goesOn(unit, ended.mergedInto())
                : person;
    }

    private Registered person(UnitOfWork unit, About about, UUID id) {
        if (unit.look(persons, id) instanceof Registered person
                && RegionCode.of(person.owner()).covers(RegionCode.of(about.region()))) {
            return person;
        }
        throw RefusedException.of(
                PersonCode.PERSON_UNKNOWN, "no such person is on record with this office");
    }

    private static void requireNumber(About about, Registered person, @Nullable Proposed who) {
        PersonIdentity identity = person.identity().content();
        String has = identity == null ? null : identity.nik();
        String said = who == null ? null : who.nik();
        if (has != null && said != null && !has.equals(said) && about.matter() != Matter.IDENTITY) {
            throw RefusedException.of(
                    ProposalCode.PROPOSAL_NIK_OF_ANOTHER, "the person has another NIK");
        }
    }

    private static void requireListed(About about, Household.Registered home) {
        boolean against = about.kind() == Kind.REMOVE || about.kind() == Kind.OBJECTION;
        boolean stands =
                home.listings().stream()
                        .filter(one -> about.list() == null || one.list().equals(about.list()))
                        .anyMatch(Listing::listed);
        if (against && !stands) {
            throw RefusedException.of(
                    ProposalCode.PROPOSAL_NOT_LISTED, "the family stands on no such list");
        }
        if (about.kind() == Kind.REACTIVATE) {
            Listing once = about.list() == null ? null : home.listing(about.list());
            if (once == null || once.listed()) {
                throw RefusedException.of(
                        ProposalCode.PROPOSAL_NOTHING_TO_REACTIVATE,
                        "the family was not taken off this list");
            }
        }
    }

    private Household.Registered home(UnitOfWork unit, UUID id) {
        if (unit.look(households, id) instanceof Household.Registered home
                && home.condition() == Course.Condition.LIVE) {
            return home;
        }
        throw ProposalProcess.unknownHome();
    }
}
