package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Case.Circle;
import id.dinsos.cases.handling.Case.Links;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.Case.Progress;
import id.dinsos.cases.handling.CaseEvent.*;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.Priority;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What each event makes of a case. It never refuses, because the fact happened. */
public final class CaseHistory {
    private CaseHistory() {}

    public static Case evolve(Case state, CaseEvent event) {
        if (!(event instanceof CaseReceived received)) {
            return evolve((Opened) state, event);
        }
        return new Opened(
                received.origin(),
                new Progress(
                        received.origin().kind(),
                        CaseState.RECEIVED,
                        Set.of(CaseState.RECEIVED),
                        received.at(),
                        received.at(),
                        Priority.P3,
                        "",
                        ""),
                received.facts(),
                List.of(),
                Set.of(),
                Circle.NOBODY,
                new TreeMap<>(),
                List.of(),
                Links.NONE);
    }

    private static Opened evolve(Opened state, CaseEvent event) {
        Progress progress = state.progress();
        Circle circle = state.circle();
        Links links = state.links();
        return switch (event) {
            case CaseReceived received -> throw new IllegalStateException("received twice");
            case CaseTriaged triaged ->
                    state.with(progress.urgent(triaged.priority(), triaged.rule(), triaged.at()));
            case PersonInvolved involved -> state.with(involved.person());
            case PersonIdentified identified ->
                    state.person(identified.ref())
                            .map(person -> state.with(person.identifiedAs(identified.personId())))
                            .orElse(state);
            case IdentificationUndone undone ->
                    state.person(undone.ref())
                            .map(person -> state.with(person.identifiedAs(null)))
                            .orElse(state);
            case FactsNoted noted -> state.with(noted.facts());
            case DocumentFiled filed -> state.withDocument(filed.type());
            case CaseEvent.AttachmentFiled filed -> state;
            case RemarkWritten written -> state;
            case CaseEvent.ReporterTold told -> state;
            case CaseMoved moved -> state.with(progress.to(moved.to(), "", moved.at()));
            case CaseClosed closed ->
                    state.with(progress.to(closed.state(), closed.outcome(), closed.at()));
            case CaseReopened reopened -> state.with(links.succeededBy(reopened.successor()));
            case CaseAssigned assigned -> state.with(new Circle(assigned.to(), circle.grants()));
            case KindVersionTaken taken -> state.with(progress.following(taken.kind()));
            case CaseMerged merged -> state.with(links.into(merged.into()));
            case CaseAbsorbed absorbed -> state.with(links.with(absorbed.other()));
            case MergeUndone undone -> state.with(links.into(null));
            case AbsorptionUndone undone -> state.with(links.without(undone.other()));
            case GlassBroken glass ->
                    state.with(
                            circle.with(Grant.of(glass.account(), glass.access(), glass.until())));
            case CaseEvent.AccessGranted grant ->
                    state.with(
                            circle.with(Grant.of(grant.account(), grant.access(), grant.until())));
            case CaseEvent.TeamAdmitted admitted ->
                    state.with(
                            circle.with(
                                    new Grant(
                                            "",
                                            admitted.team(),
                                            admitted.access(),
                                            admitted.until())));
            case CaseEvent.AccessEnded ended -> state.with(circle.without(ended.access()));
            case CaseHandedOver over -> state.handedTo(over.to(), over.account());
            case FollowUpsPlanned planned ->
                    state.withFollowUps(
                            planned.due().stream()
                                    .map(due -> new FollowUp(due, FollowUp.Result.OPEN))
                                    .toList());
            case FollowUpHeld held ->
                    state.withFollowUps(
                            state.followUps().stream()
                                    .map(visit ->
                                            visit.due().equals(held.due())
                                                    ? new FollowUp(held.due(), held.result())
                                                    : visit)
                                    .toList());
            case ClockStarted started -> state.with(started(state, started));
            case ClockPaused paused -> {
                Opened still = state.with(state.timer(paused.clock()).paused(paused.at()));
                yield links.mergedInto() == null
                        ? still
                        : still.with(links.stilling(paused.clock()));
            }
            case ClockResumed resumed ->
                    state.with(state.timer(resumed.clock()).resumed(resumed.at()));
            case ClockStopped stopped ->
                    state.with(state.timer(stopped.clock()).stopped(stopped.at()));
            case ClockWarned warned -> state.with(state.timer(warned.clock()).withWarning());
            case ClockBreached breached ->
                    state.with(state.timer(breached.clock()).loud(breached.level(), breached.at()));
            case BreachWithdrawn withdrawn ->
                    state.with(state.timer(withdrawn.clock()).loud(0, null));
            case ClockJudged judged ->
                    state.with(state.timer(judged.clock()).judged(judged.kept()));
        };
    }

    private static Timer started(Opened state, ClockStarted event) {
        Timer known = state.timers().get(event.clock());
        return known == null || known.stopped()
                ? Timer.started(
                        event.clock(),
                        event.limitMinutes(),
                        event.workingDays(),
                        event.escalations(),
                        event.at())
                : known.limited(event.limitMinutes(), event.escalations());
    }
}
