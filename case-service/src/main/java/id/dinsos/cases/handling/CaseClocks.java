package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseEvent.CaseClosed;
import id.dinsos.cases.handling.CaseEvent.CaseMoved;
import id.dinsos.cases.handling.CaseEvent.CaseReceived;
import id.dinsos.cases.handling.CaseEvent.CaseTriaged;
import id.dinsos.cases.handling.CaseEvent.ClockStarted;
import id.dinsos.cases.handling.CaseEvent.ClockStopped;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.CaseKind.ServiceTime;
import id.dinsos.cases.kind.CaseState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which clocks start and stop with what was just decided. A clock starts with the state its kind
 * names, runs against the limit of the case's priority, and stops with the states that end it, the
 * end of the case included; where the priority changes it goes on against the new limit.
 */
final class CaseClocks {
    private CaseClocks() {}

    static List<CaseEvent> after(List<CaseEvent> events, Opened after, CaseKind kind, Instant at) {
        Set<CaseState> entered = entered(events);
        List<CaseEvent> clocks = new ArrayList<>();
        for (ServiceTime time : kind.times()) {
            Timer timer = after.timers().get(time.code());
            boolean ends = entered.stream().anyMatch(time::stopsAt);
            long limit = time.limit(after.progress().priority());
            if (timer == null) {
                if (entered.contains(time.from()) && !ends && limit > 0) {
                    clocks.add(started(time, limit, at));
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
