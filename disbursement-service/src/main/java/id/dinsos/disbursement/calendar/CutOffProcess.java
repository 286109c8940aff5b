package id.dinsos.disbursement.calendar;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A roster is submitted, and a file leaves, on a working day of its owner and by the hour that the
 * owner's calendar says. An owner without a calendar is bound by none.
 */
public final class CutOffProcess {
    private final Aggregate<?, OfficeCalendar, ?> calendars;

    public CutOffProcess(Aggregate<?, OfficeCalendar, ?> calendars) {
        this.calendars = calendars;
    }

    public void submission(UnitOfWork unit, String owner, ZoneId zone, Instant at) {
        LocalDateTime now = LocalDateTime.ofInstant(at, zone);
        WorkCalendar known = calendar(unit, owner, now);
        if (known != null) {
            check(known, known.submissionUntil(), now, CalendarCode.SUBMISSION_AFTER_CUT_OFF);
        }
    }

    public void release(UnitOfWork unit, String owner, ZoneId zone, Instant at) {
        LocalDateTime now = LocalDateTime.ofInstant(at, zone);
        WorkCalendar known = calendar(unit, owner, now);
        if (known != null) {
            check(known, known.releaseUntil(), now, CalendarCode.RELEASE_AFTER_CUT_OFF);
        }
    }

    private @Nullable WorkCalendar calendar(UnitOfWork unit, String owner, LocalDateTime now) {
        return unit.look(calendars, OfficeCalendar.idOf(owner)).on(now.toLocalDate()).orElse(null);
    }

    private static void check(
            WorkCalendar calendar,
            @Nullable LocalTime until,
            LocalDateTime now,
            CalendarCode code) {
        if (!WorkCalendar.isOpen(calendar, until, now)) {
            throw RefusedException.of(
                    code,
                    "it is %s there, and open until %s of a working day; the next is %s"
                            .formatted(
                                    now.truncatedTo(ChronoUnit.MINUTES),
                                    until,
                                    calendar.next(now.toLocalDate())
                                            .map(Object::toString)
                                            .orElse("not in the calendar")));
        }
    }
}
