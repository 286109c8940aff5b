package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCommand.HoldFollowUp;
import id.dinsos.cases.handling.CaseCommand.Move;
import id.dinsos.cases.handling.CaseEvent.CaseClosed;
import id.dinsos.cases.handling.CaseEvent.CaseMoved;
import id.dinsos.cases.handling.CaseEvent.FollowUpHeld;
import id.dinsos.cases.handling.CaseEvent.FollowUpsPlanned;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.Triage;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.RefusalCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of going on: only where the kind leads, by whom it says, with the papers and facts it
 * asks for; and ending only in one of its ways, when what it demands is so and the visits are held.
 */
final class CaseMoves {
    /** A visit early by so much is the visit all the same. */
    private static final int EARLY_DAYS = 14;

    private final Triage triage;

    CaseMoves(Triage triage) {
        this.triage = triage;
    }

    Decision<CaseEvent> move(Move command, Opened state) {
        CaseKind kind = command.kind();
        if (!kind.next(state.state()).contains(command.to())) {
            return Decision.refuse(
                    CaseCode.CASE_MOVE_NOT_ALLOWED,
                    "a case that is " + state.state() + " does not become " + command.to());
        }
        CaseKind.Stage stage = kind.stage(command.to());
        if (!stage.roles().isEmpty()
                && stage.roles().stream().noneMatch(command.roles()::contains)) {
            return Decision.refuse(
                    CaseCode.CASE_STEP_ROLE_MISSING,
                    "this step needs the role " + String.join(" or ", stage.roles()));
        }
        List<String> papers = missing(stage.documents(), state.documents()::contains);
        if (!papers.isEmpty()) {
            return Decision.refuse(CaseCode.CASE_DOCUMENT_MISSING, "put on file first: " + papers);
        }
        FactSheet facts = FactSheet.of(state.facts());
        List<String> unknown = missing(stage.facts(), facts.values()::containsKey);
        if (!unknown.isEmpty()) {
            return Decision.refuse(CaseCode.CASE_FACT_MISSING, "answer first: " + unknown);
        }
        return command.to().ends() ? end(command, state, facts) : go(command, state);
    }

    private static Decision<CaseEvent> go(Move command, Opened state) {
        List<CaseEvent> events = new ArrayList<>();
        events.add(
                new CaseMoved(
                        command.to(),
                        CaseDecider.remark(state, command.going().reason()),
                        command.at()));
        if (command.to() == CaseState.AFTERCARE && plansVisits(command.kind(), state)) {
            events.add(
                    new FollowUpsPlanned(
                            command.kind().followUps().stream()
                                    .map(command.from()::plus)
                                    .sorted()
                                    .toList()));
        }
        return Decision.accept(events);
    }

    /** Whether going into aftercare plans visits: once, where the kind has any. */
    static boolean plansVisits(CaseKind kind, Opened state) {
        return state.followUps().isEmpty() && !kind.followUps().isEmpty();
    }

    private Decision<CaseEvent> end(Move command, Opened state, FactSheet facts) {
        if (command.to() == CaseState.CLOSED) {
            Optional<CaseKind.Closing> closing = command.kind().closing(command.going().outcome());
            if (closing.isEmpty()) {
                return refuse(
                        CaseCode.CASE_OUTCOME_UNKNOWN,
                        "it ends as one of "
                                + command.kind().closings().stream()
                                        .map(CaseKind.Closing::outcome)
                                        .toList());
            }
            if (!holds(closing.get().when(), command, state, facts)) {
                return refuse(
                        CaseCode.CASE_CLOSING_NOT_MET,
                        "what this ending demands is not so, or not known: "
                                + closing.get().when());
            }
            if (!closing.get().early() && visitsOpen(command, state)) {
                return refuse(CaseCode.CASE_FOLLOW_UP_OPEN, "the visits of aftercare are not over");
            }
        }
        return Decision.accept(
                new CaseClosed(
                        command.to(),
                        command.to() == CaseState.CLOSED
                                ? command.going().outcome()
                                : command.to().name(),
                        CaseDecider.remark(state, command.going().reason()),
                        command.at()));
    }

    /**
     * A visit is held when it is due, or a little before, and where it was missed another time;
     * that somebody has relapsed is heard at any time.
     */
    static Decision<CaseEvent> hold(HoldFollowUp command, Opened state) {
        boolean open =
                state.followUps().stream()
                        .anyMatch(visit ->
                                visit.due().equals(command.due())
                                        && visit.result() != FollowUp.Result.HELD
                                        && visit.result() != FollowUp.Result.RELAPSED);
        if (!open) {
            return Decision.refuse(
                    CaseCode.CASE_FOLLOW_UP_UNKNOWN, "no visit is due on " + command.due());
        }
        if (command.result() != FollowUp.Result.RELAPSED
                && command.today().isBefore(command.due().minusDays(EARLY_DAYS))) {
            return Decision.refuse(CaseCode.CASE_FOLLOW_UP_EARLY, "this visit is not due yet");
        }
        return Decision.accept(
                new FollowUpHeld(
                        command.due(),
                        command.result(),
                        CaseDecider.remark(state, command.remark()),
                        command.at()));
    }

    /**
     * A kind with aftercare ends through it; what was missed has not been held, and the last visit
     * being early ends nothing before its day.
     */
    private static boolean visitsOpen(Move command, Opened state) {
        return command.kind().followUps().isEmpty()
                ? false
                : state.followUps().isEmpty()
                        || state.followUps().stream()
                                .anyMatch(visit ->
                                        visit.result() == FollowUp.Result.OPEN
                                                || visit.result() == FollowUp.Result.MISSED
                                                || visit.due().isAfter(command.today()));
    }

    private boolean holds(@Nullable String when, Move command, Opened state, FactSheet facts) {
        if (when == null) {
            return true;
        }
        Map<String, Object> known = new HashMap<>(facts.values());
        if (command.kind().fact(Triage.STATE).isEmpty()) {
            known.put(Triage.STATE, state.state().name());
        }
        if (command.kind().fact(Triage.DAYS_IN_STATE).isEmpty()) {
            known.put(Triage.DAYS_IN_STATE, command.daysInState());
        }
        return triage.ask(command.kind(), when, state.origin().source(), known)
                == Triage.TriageAnswer.YES;
    }

    private static List<String> missing(
            List<String> wanted, java.util.function.Predicate<String> there) {
        return wanted.stream().filter(there.negate()).toList();
    }

    private static Decision<CaseEvent> refuse(RefusalCode code, String detail) {
        return Decision.refuse(code, detail);
    }
}
