package id.dinsos.registry.proposal;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Effect;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.proposal.ProposalEvent.Deliberation;
import id.dinsos.registry.proposal.ProposalEvent.Finding;
import id.dinsos.registry.proposal.ProposalEvent.Place;
import id.dinsos.registry.proposal.ProposalEvent.Visit;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of a proposal. */
public sealed interface ProposalCommand {
    record Draft(About about, PersonalData<Proposed> who, String by) implements ProposalCommand {}

    record Submit(LocalDate on) implements ProposalCommand {}

    record Deliberate(Deliberation deliberation, boolean agreed) implements ProposalCommand {}

    record CheckCivil(CivilAnswer answer) implements ProposalCommand {}

    record Repair(Proposed who) implements ProposalCommand {}

    record NameVerifier(@Nullable String verifier) implements ProposalCommand {}

    record VerifyField(Visit visit, @Nullable Place place, Finding finding, String by)
            implements ProposalCommand {}

    record Review(@Nullable String note, String by) implements ProposalCommand {}

    record Return(String reason, String by) implements ProposalCommand {}

    record Approve(UUID decreeId, String by) implements ProposalCommand {}

    record Send(UUID decreeId, LocalDate on) implements ProposalCommand {}

    record Answer(UUID decreeId, boolean accepted, @Nullable String reason, LocalDate on)
            implements ProposalCommand {}

    record CheckGround(boolean agreed, LocalDate on, String source) implements ProposalCommand {}

    record TakeEffect(Effect effect) implements ProposalCommand {}

    record Reverse(String reason, @Nullable UUID evidenceId, String by)
            implements ProposalCommand {}

    record Withdraw(String reason, String by) implements ProposalCommand {}

    /** A day has begun. */
    record Tick(LocalDate today) implements ProposalCommand {}
}
