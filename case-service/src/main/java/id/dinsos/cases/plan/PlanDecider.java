package id.dinsos.cases.plan;

import id.dinsos.cases.plan.PlanDecider.Command;
import id.dinsos.cases.plan.PlanEvent.*;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * The rules of plans: a version holds once another than its author has approved it; the one before
 * holds until then; visits are recorded under a plan that holds, the missed ones too.
 */
public final class PlanDecider implements Decider<Command, Plan, PlanEvent> {
    /** What can be asked of a plan. */
    public sealed interface Command {
        record Draft(
                UUID caseId, String owner, String author, UUID subject, Content content, Instant at)
                implements Command {}

        record Approve(String approver, Instant at) implements Command {}

        record Return(String by, String reason, Instant at) implements Command {}

        record RecordVisit(UUID visit, LocalDate day, boolean met, String words, Instant at)
                implements Command {}
    }

    public static Aggregate<Command, Plan, PlanEvent> aggregate() {
        return Aggregate.of(new PlanDecider())
                .ownedBy(state -> state.owner().isEmpty() ? null : state.owner());
    }

    @Override
    public Plan initial() {
        return Plan.NONE;
    }

    @Override
    public Decision<PlanEvent> decide(Command command, Plan state) {
        if (command instanceof Command.Draft draft) {
            return Decision.accept(
                    new PlanDrafted(
                            draft.caseId(),
                            draft.owner(),
                            state.drafted() + 1,
                            draft.author(),
                            PersonalData.of(draft.subject(), draft.content()),
                            draft.at()));
        }
        if (state.drafted() == 0) {
            return Decision.refuse(PlanCode.PLAN_UNKNOWN, "the case has no plan");
        }
        UUID subject = Objects.requireNonNull(state.subject());
        return switch (command) {
            case Command.Draft draft -> throw new IllegalStateException("decided before");
            case Command.Approve approve -> approve(approve, state);
            case Command.Return back ->
                    state.waiting()
                            ? Decision.accept(
                                    new PlanReturned(
                                            state.drafted(),
                                            back.by(),
                                            PersonalData.of(subject, new Words(back.reason())),
                                            back.at()))
                            : notWaiting();
            case Command.RecordVisit visit ->
                    state.approved() == 0
                            ? Decision.refuse(
                                    PlanCode.PLAN_NOT_APPROVED, "no version of the plan holds yet")
                            : Decision.accept(
                                    new VisitRecorded(
                                            visit.visit(),
                                            visit.day(),
                                            visit.met(),
                                            PersonalData.of(subject, new Words(visit.words())),
                                            visit.at()));
        };
    }

    private static Decision<PlanEvent> approve(Command.Approve command, Plan state) {
        if (!state.waiting()) {
            return notWaiting();
        }
        return state.author().equals(command.approver())
                ? Decision.refuse(
                        PlanCode.PLAN_APPROVED_BY_AUTHOR, "somebody else approves what one wrote")
                : Decision.accept(
                        new PlanApproved(state.drafted(), command.approver(), command.at()));
    }

    private static Decision<PlanEvent> notWaiting() {
        return Decision.refuse(PlanCode.PLAN_NOT_WAITING, "no version waits for approval");
    }

    @Override
    public Plan evolve(Plan state, PlanEvent event) {
        return switch (event) {
            case PlanDrafted drafted ->
                    new Plan(
                            drafted.owner(),
                            drafted.version(),
                            state.approved(),
                            true,
                            drafted.author(),
                            drafted.content().subject());
            case PlanApproved approved ->
                    new Plan(
                            state.owner(),
                            state.drafted(),
                            approved.version(),
                            false,
                            state.author(),
                            state.subject());
            case PlanReturned returned ->
                    new Plan(
                            state.owner(),
                            state.drafted(),
                            state.approved(),
                            false,
                            state.author(),
                            state.subject());
            case VisitRecorded recorded -> state;
        };
    }
}
