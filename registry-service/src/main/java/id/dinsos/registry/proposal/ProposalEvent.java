package id.dinsos.registry.proposal;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Clock;
import id.dinsos.registry.proposal.Proposal.Effect;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.proposal.Proposal.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a proposal, as a clerk would report it. Released events are frozen. */
public sealed interface ProposalEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends ProposalEvent>> NAMES =
            Map.ofEntries(
                    Map.entry("proposal-drafted.v1", ProposalDrafted.class),
                    Map.entry("proposal-submitted.v1", ProposalSubmitted.class),
                    Map.entry("proposal-deliberated.v1", ProposalDeliberated.class),
                    Map.entry("proposal-civil-checked.v1", CivilDataChecked.class),
                    Map.entry("proposal-repaired.v1", ProposalRepaired.class),
                    Map.entry("proposal-verifier-named.v1", VerifierNamed.class),
                    Map.entry("proposal-field-verified.v1", FieldVerified.class),
                    Map.entry("proposal-reviewed.v1", ProposalReviewed.class),
                    Map.entry("proposal-returned.v1", ProposalReturned.class),
                    Map.entry("proposal-approved.v1", ProposalApproved.class),
                    Map.entry("proposal-sent.v1", ProposalSent.class),
                    Map.entry("proposal-answered.v1", MinistryAnswered.class),
                    Map.entry("proposal-ground-checked.v1", GroundChecked.class),
                    Map.entry("proposal-took-effect.v1", ProposalTookEffect.class),
                    Map.entry("proposal-reversed.v1", ProposalReversed.class),
                    Map.entry("proposal-withdrawn.v1", ProposalWithdrawn.class),
                    Map.entry("objection-warned.v1", ObjectionWarned.class),
                    Map.entry("objection-ran-out.v1", ObjectionRanOut.class));

    /** A village, a service desk or a citizen began a proposal. */
    record ProposalDrafted(About about, PersonalData<Proposed> who, String by)
            implements ProposalEvent {}

    /**
     * It was handed in.
     *
     * @param steps those its kind took on that day
     */
    record ProposalSubmitted(LocalDate on, List<Step> steps, @Nullable Clock clock)
            implements ProposalEvent {
        public ProposalSubmitted {
            steps = List.copyOf(steps);
        }
    }

    /** The village (or ward) deliberated on it, with minutes and an attendance list. */
    record ProposalDeliberated(Deliberation deliberation, boolean agreed)
            implements ProposalEvent {}

    /** The civil registry answered for each attribute. */
    record CivilDataChecked(CivilAnswer answer, boolean matched) implements ProposalEvent {}

    /** The village repaired what the civil registry did not find. */
    record ProposalRepaired(PersonalData<Proposed> who) implements ProposalEvent {}

    /** The office said who visits the family; null: whoever serves there. */
    record VerifierNamed(@Nullable String verifier) implements ProposalEvent {}

    /** Somebody visited the family. */
    record FieldVerified(
            Visit visit, @Nullable PersonalData<Place> place, Finding finding, String by)
            implements ProposalEvent {}

    /** Another officer looked at all of it and agreed. */
    record ProposalReviewed(@Nullable String note, String by) implements ProposalEvent {}

    /**
     * It goes back for a step to be done anew.
     *
     * @param to the field verification (by the reviewer) or the review (by the regent)
     */
    record ProposalReturned(Step to, String reason, String by) implements ProposalEvent {}

    /** The regent, or a delegate, approved it by a decree. */
    record ProposalApproved(UUID decreeId, String by) implements ProposalEvent {}

    /** It went to the ministry in the decree's file. */
    record ProposalSent(LocalDate on) implements ProposalEvent {}

    /** The ministry's answer came in a file. */
    record MinistryAnswered(boolean accepted, @Nullable String reason, LocalDate on)
            implements ProposalEvent {}

    /** Statistics Indonesia (BPS) checked it on the ground. */
    record GroundChecked(boolean agreed, LocalDate on, String source) implements ProposalEvent {}

    /** A version of the list in which it stands came into force. */
    record ProposalTookEffect(Effect effect) implements ProposalEvent {}

    /** What it had changed was put back. */
    record ProposalReversed(String reason, @Nullable UUID evidenceId, String by)
            implements ProposalEvent {}

    /** Whoever proposed it took it back, before it was approved. */
    record ProposalWithdrawn(String reason, String by) implements ProposalEvent {}

    /** The days of an objection go by without a verification. */
    record ObjectionWarned(LocalDate on, int daysLeft) implements ProposalEvent {}

    /**
     * The days of an objection are over.
     *
     * @param upheld whether the office lets the clock stand in for the verification; a review and a
     *     decree by persons follow all the same
     */
    record ObjectionRanOut(LocalDate on, boolean upheld) implements ProposalEvent {}

    /**
     * A deliberation.
     *
     * @param invitationId null where none was sent in
     */
    record Deliberation(
            LocalDate heldOn,
            UUID minutesId,
            UUID rosterId,
            @Nullable UUID invitationId,
            int attendees) {}

    /**
     * A visit to the family.
     *
     * @param photos one at least
     * @param formId the filled form with house and assets; null where none was used
     */
    record Visit(LocalDate visitedOn, List<UUID> photos, @Nullable UUID formId) {
        public Visit {
            photos = List.copyOf(photos);
        }
    }

    /** Where it was, in millionths of a degree; it leads to the door, so it is sealed. */
    record Place(int latitude, int longitude) {
        @Override
        public String toString() {
            return "Place[masked]";
        }
    }

    /** What a visit found. */
    enum Finding {
        /** It is as the proposal, or the objection, says. */
        CONFIRMED,
        /** Nobody there knows the family. */
        NOT_FOUND,
        /** The family does not meet what the proposal says. */
        NOT_ELIGIBLE,
        /** The removal, or the objection, is wrong. */
        DISMISSED
    }
}
