package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCommand.Pause;
import id.dinsos.cases.handling.CaseCommand.Resume;
import id.dinsos.cases.handling.CaseEvent.CaseClosed;
import id.dinsos.cases.handling.CaseEvent.CaseMoved;
import id.dinsos.cases.handling.CaseEvent.CaseReceived;
import id.dinsos.cases.handling.CaseEvent.CaseTriaged;
import id.dinsos.cases.handling.CaseEvent.ClockPaused;
import id.dinsos.cases.handling.CaseEvent.ClockResumed;
import id.dinsos.cases.handling.CaseEvent.ClockStarted;
import id.dinsos.cases.handling.CaseEvent.ClockStopped;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.CaseKind.ServiceTime;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.Triage;
import id.dinsos.eventstore.rules.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which clocks start and stop with what was just decided. A clock starts with the state its kind
 * names, runs against the limit of the case's priority, and stops with the states that end it, the
 * end of the case included; where the priority changes it goes on against the new limit. What it
 * depends on may turn out later: it is then counted from its state all the same, and goes on where
 * the facts are erased. A person may pause one that runs, and lets it go on.
 */
final class CaseClocks {
    private final Triage triage;

    CaseClocks(Triage triage) {
        this.triage = triage;
    }

    List<CaseEvent> after(List<CaseEvent> events, Opened after, CaseKind kind, Instant at) {
        Set<CaseState> entered = entered(events);
        List<CaseEvent> clocks = new ArrayList<>();
        for (ServiceTime time : kind.times()) {
            Timer timer = after.timers().get(time.code());
            boolean ends = entered.stream().anyMatch(time::stopsAt);
            boolean silent = timer != null && after.facts().isErased();
            long limit =
                    silent || holds(time, after, kind)
                            ? time.limit(after.progress().priority())
                            : 0;
            if (timer == null) {
                Instant from = entered.contains(time.from()) ? at : later(time, after);
                if (from != null && !ends && limit > 0) {
                    clocks.add(started(time, limit, from));
                }
            } else if (!timer.stopped()) {
                if (ends || limit == 0) {
                    clocks.add(new ClockStopped(time.code(), at));
                } else if (timer.limitMinutes() != limit) {
                    clocks.add(started(time, limit, at));
                }
            }
        }
        return clocks;
    }

    /**
     * Since when a clock counts whose condition holds only now; null where it is too late: what it
     * counts to may lie behind the case, and then nothing would ever stop it.
     */
    private static @Nullable Instant later(ServiceTime time, Opened after) {
        if (time.when() == null || time.stopsAt(after.state())) {
            return null;
        }
        if (time.from() == CaseState.RECEIVED) {
            return after.progress().been().stream().noneMatch(time::stopsAt)
                    ? after.progress().receivedAt()
                    : null;
        }
        return time.from() == after.state() ? after.progress().since() : null;
    }

    private boolean holds(ServiceTime time, Opened state, CaseKind kind) {
        String when = time.when();
        return when == null
                || triage.ask(
                                kind,
                                when,
                                state.origin().source(),
                                FactSheet.of(state.facts()).values())
                        == Triage.TriageAnswer.YES;
    }

    static Decision<CaseEvent> pause(Pause command, Opened state) {
        Timer timer = state.timers().get(command.clock());
        if (timer == null) {
            return noClock();
        }
        return timer.stopped() || timer.paused()
                ? Decision.refuse(CaseCode.CASE_CLOCK_NOT_RUNNING, "this clock does not run")
                : Decision.accept(
                        new ClockPaused(
                                command.clock(),
                                CaseDecider.remark(state, command.reason()),
                                command.at()));
    }

    static Decision<CaseEvent> resume(Resume command, Opened state) {
        Timer timer = state.timers().get(command.clock());
        if (timer == null) {
            return noClock();
        }
        return timer.paused()
                ? Decision.accept(new ClockResumed(command.clock(), command.at()))
                : Decision.refuse(CaseCode.CASE_CLOCK_NOT_PAUSED, "this clock is not paused");
    }

    private static Decision<CaseEvent> noClock() {
        return Decision.refuse(CaseCode.CASE_CLOCK_UNKNOWN, "the case has no such clock");
    }

    private static ClockStarted started(ServiceTime time, long limit, Instant at) {
        return new ClockStarted(time.code(), limit, time.workingDays(), time.escalations(), at);
    }

    private static Set<CaseState> entered(List<CaseEvent> events) {
        Set<CaseState> entered = EnumSet.noneOf(CaseState.class);
        for (CaseEvent event : events) {
            if (event instanceof CaseReceived) {
                entered.add(CaseState.RECEIVED);
            } else if (event instanceof CaseTriaged) {
                entered.add(CaseState.TRIAGED);
            } else if (event instanceof CaseMoved moved) {
                entered.add(moved.to());
            } else if (event instanceof CaseClosed closed) {
                entered.add(closed.state());
            }
        }
        return entered;
    }
}
