package id.dinsos.registry.office;

import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of the office: which day it is there, and which days a report may speak of.
 *
 * @param where whoever asks lives: it is tomorrow in the east before it is so in the west
 */
public record OfficeDay(Clock clock, Supplier<ZoneId> where) {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    public ZoneId zone() {
        return where.get();
    }

    /** The day since when something is true; refuses a day to come, and one before 1900. */
    public @Nullable LocalDate effective(@Nullable LocalDate day) {
        if (day != null && day.isAfter(today())) {
            throw RefusedException.of(
                    KernelCode.DATE_IN_FUTURE, "effectiveOn lies after today, " + today());
        }
        if (day != null && day.isBefore(FIRST)) {
            throw new Refusal(
                            KernelCode.FIELD_INVALID,
                            "some fields are not right",
                            List.of(
                                    new Refusal.FieldError(
                                            "/effectiveOn", "field-invalid", "before " + FIRST)))
                    .asException();
        }
        return day;
    }
}
