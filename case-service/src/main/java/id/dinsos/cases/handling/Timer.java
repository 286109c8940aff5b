package id.dinsos.cases.handling;

import id.dinsos.cases.calendar.WorkCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case: what has run, against a limit. When it is due is never stored, but reckoned
 * over the calendar that holds, so a holiday decreed later changes what was late.
 *
 * @param ran the stretches that ended with a pause or the stop
 * @param since when the stretch under way began; null while paused or stopped
 * @param stoppedAt null while it is not
 * @param level how loud it has been: 0 silent, 1 breach, above that escalations
 * @param loudAt when it was last loud
 * @param kept whether a stopped clock was in time; null while nobody has judged
 */
public record Timer(
        String code,
        long limitMinutes,
        boolean workingDays,
        List<Long> escalations,
        List<Stretch> ran,
        @Nullable Instant since,
        @Nullable Instant stoppedAt,
        boolean warned,
        int level,
        @Nullable Instant loudAt,
        @Nullable Boolean kept) {
    private static final long WARN_PERCENT = 75;

    public Timer {
        escalations = List.copyOf(escalations);
        ran = List.copyOf(ran);
    }

    static Timer started(
            String code, long minutes, boolean workingDays, List<Long> escalations, Instant at) {
        return new Timer(
                code, minutes, workingDays, escalations, List.of(), at, null, false, 0, null, null);
    }

    public boolean stopped() {
        return stoppedAt != null;
    }

    public boolean paused() {
        return since == null && stoppedAt == null;
    }

    /** When the limit is reached if nothing else happens; null while paused. */
    public @Nullable Instant due(WorkCalendar calendar) {
        return at(calendar, limitMinutes * 60);
    }

    private @Nullable Instant warning(WorkCalendar calendar) {
        return at(calendar, limitMinutes * 60 * WARN_PERCENT / 100);
    }

    /** When so much has run. */
    private @Nullable Instant at(WorkCalendar calendar, long seconds) {
        long left = seconds;
        for (Stretch stretch : ran) {
            long took = calendar.secondsBetween(stretch.from, stretch.until, workingDays);
            if (took >= left) {
                return calendar.plusSeconds(stretch.from, left, workingDays);
            }
            left -= took;
        }
        Instant running = since;
        if (running != null) {
            return calendar.plusSeconds(running, left, workingDays);
        }
        Instant stop = stoppedAt;
        return stop == null ? null : calendar.plusSeconds(stop, left, workingDays);
    }

    /** When it has something to say next, if nothing else happens; null for never. */
    public @Nullable Instant next(WorkCalendar calendar) {
        Instant stop = stoppedAt;
        if (stop != null) {
            return kept == null || kept != inTime(calendar, stop) ? stop : null;
        }
        Instant due = due(calendar);
        if (due == null) {
            return null;
        }
        Instant loud = loudAt;
        if (level > 0 && loud != null && due.isAfter(loud)) {
            return loud;
        }
        if (level == 0) {
            Instant warning = warning(calendar);
            return warned || warning == null ? due : warning;
        }
        return level <= escalations.size()
                ? due.plusSeconds(escalations.get(level - 1) * 60)
                : null;
    }

    /**
     * What it says at a moment: at most one thing, the loudest, so that an outage is not followed
     * by a flood; and nothing where the moment lies before what was already said.
     */
    Optional<CaseEvent> tick(WorkCalendar calendar, Instant at) {
        Instant next = next(calendar);
        if (next == null || next.isAfter(at)) {
            return Optional.empty();
        }
        Instant due = due(calendar);
        Instant stop = stoppedAt;
        if (due == null) {
            return Optional.empty();
        }
        if (stop != null) {
            return Optional.of(
                    new CaseEvent.ClockJudged(
                            code, inTime(calendar, stop), due, calendar.version(), at));
        }
        int reached = level(due, at);
        Instant loud = loudAt;
        boolean moved = level > 0 && loud != null && due.isAfter(loud);
        if (reached > level || moved && reached > 0) {
            return Optional.of(
                    new CaseEvent.ClockBreached(code, reached, due, calendar.version(), at));
        }
        if (level > 0 && due.isAfter(at)) {
            return Optional.of(new CaseEvent.BreachWithdrawn(code, due, calendar.version(), at));
        }
        return level == 0 && !warned
                ? Optional.of(new CaseEvent.ClockWarned(code, due, calendar.version(), at))
                : Optional.empty();
    }

    private int level(Instant due, Instant at) {
        if (at.isBefore(due)) {
            return 0;
        }
        int reached = 1;
        for (long minutes : escalations) {
            if (!at.isBefore(due.plusSeconds(minutes * 60))) {
                reached++;
            }
        }
        return reached;
    }

    private boolean inTime(WorkCalendar calendar, Instant stop) {
        Instant due = due(calendar);
        return due == null || !stop.isAfter(due);
    }

    Timer paused(Instant at) {
        return new Timer(
                code,
                limitMinutes,
                workingDays,
                escalations,
                until(at),
                null,
                null,
                warned,
                level,
                loudAt,
                kept);
    }

    Timer resumed(Instant at) {
        return new Timer(
                code,
                limitMinutes,
                workingDays,
                escalations,
                ran,
                at,
                null,
                warned,
                level,
                loudAt,
                kept);
    }

    Timer stopped(Instant at) {
        return new Timer(
                code,
                limitMinutes,
                workingDays,
                escalations,
                until(at),
                null,
                at,
                warned,
                level,
                loudAt,
                kept);
    }

    /** With another limit, because the case has become more or less urgent. */
    Timer limited(long minutes, List<Long> steps) {
        return new Timer(
                code,
                minutes,
                workingDays,
                steps,
                ran,
                since,
                stoppedAt,
                warned,
                level,
                loudAt,
                kept);
    }

    Timer withWarning() {
        return new Timer(
                code,
                limitMinutes,
                workingDays,
                escalations,
                ran,
                since,
                stoppedAt,
                true,
                level,
                loudAt,
                kept);
    }

    Timer loud(int newLevel, @Nullable Instant at) {
        return new Timer(
                code,
                limitMinutes,
                workingDays,
                escalations,
                ran,
                since,
                stoppedAt,
                warned,
                newLevel,
                at,
                kept);
    }

    Timer judged(boolean inTime) {
        return new Timer(
                code,
                limitMinutes,
                workingDays,
                escalations,
                ran,
                since,
                stoppedAt,
                warned,
                level,
                loudAt,
                inTime);
    }

    private List<Stretch> until(Instant at) {
        Instant running = since;
        if (running == null) {
            return ran;
        }
        List<Stretch> longer = new ArrayList<>(ran);
        longer.add(new Stretch(running, at.isBefore(running) ? running : at));
        return longer;
    }

    /** A time in which the clock ran. */
    public record Stretch(Instant from, Instant until) {}
}
