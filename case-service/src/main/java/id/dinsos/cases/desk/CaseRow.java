package id.dinsos.cases.desk;

import id.dinsos.cases.calendar.WorkCalendar;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseEvent;
import id.dinsos.cases.handling.CaseHistory;
import id.dinsos.cases.handling.Timer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case as a line of lists, folded by the decider's own rules; it holds no word of anybody. */
record CaseRow(
        UUID id, Opened state, Instant receivedAt, Instant changedAt, @Nullable Instant endedAt) {

    CaseRow after(CaseEvent event, Instant at) {
        Opened after = (Opened) CaseHistory.evolve(state, event);
        Instant ended = after.state().ends() ? (endedAt == null ? at : endedAt) : null;
        return new CaseRow(id, after, receivedAt, at, ended);
    }

    /** When a clock of it has something to say next. */
    @Nullable Instant next(WorkCalendar calendar) {
        return earliest(calendar, false);
    }

    /** When its first running clock is due. */
    @Nullable Instant due(WorkCalendar calendar) {
        return earliest(calendar, true);
    }

    private @Nullable Instant earliest(WorkCalendar calendar, boolean due) {
        Instant earliest = null;
        for (Timer timer : state.timers().values()) {
            Instant at = !due ? timer.next(calendar) : timer.stopped() ? null : timer.due(calendar);
            if (at != null && (earliest == null || at.isBefore(earliest))) {
                earliest = at;
            }
        }
        return earliest;
    }

    /** How loud its clocks are. */
    int level() {
        return state.timers().values().stream()
                .filter(timer -> !timer.stopped())
                .mapToInt(Timer::level)
                .max()
                .orElse(0);
    }

    /** How many of its stopped clocks were kept, and how many were not. */
    int judged(boolean kept) {
        return (int)
                state.timers().values().stream()
                        .filter(timer -> Boolean.valueOf(kept).equals(timer.kept()))
                        .count();
    }

    boolean countsWorkingDays() {
        return state.timers().values().stream().anyMatch(Timer::workingDays);
    }
}
