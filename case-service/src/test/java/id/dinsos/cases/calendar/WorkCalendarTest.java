package id.dinsos.cases.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Times stepped over midnight, a weekend, a holiday and a leap day. */
class WorkCalendarTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final long DAY = 24 * 60 * 60;

    private final WorkCalendar plain = new WorkCalendar(0, JAKARTA, Set.of());

    @Test
    void three_working_days_from_a_thursday_at_ten_end_on_tuesday_at_ten() {
        assertThat(plain.plusSeconds(at("2026-11-26T10:00"), 3 * DAY, true))
                .isEqualTo(at("2026-12-01T10:00"));
    }

    @Test
    void a_holiday_in_between_moves_the_end_by_a_day() {
        WorkCalendar calendar = new WorkCalendar(1, JAKARTA, Set.of(LocalDate.parse("2026-11-30")));

        assertThat(calendar.plusSeconds(at("2026-11-26T10:00"), 3 * DAY, true))
                .isEqualTo(at("2026-12-02T10:00"));
    }

    @Test
    void what_begins_on_a_saturday_begins_with_monday() {
        assertThat(plain.plusSeconds(at("2026-11-28T15:00"), DAY, true))
                .isEqualTo(at("2026-12-01T00:00"));
    }

    @Test
    void an_emergency_counts_every_hour() {
        assertThat(plain.plusSeconds(at("2026-11-28T23:30"), 2 * 60 * 60, false))
                .isEqualTo(at("2026-11-29T01:30"));
    }

    @Test
    void a_leap_day_is_a_day_like_any_other() {
        assertThat(plain.plusSeconds(at("2028-02-28T10:00"), 2 * DAY, true))
                .isEqualTo(at("2028-03-01T10:00"));
        assertThat(plain.secondsBetween(at("2028-02-29T00:00"), at("2028-03-01T00:00"), true))
                .isEqualTo(DAY);
    }

    @Test
    void midnight_is_the_offices_own() {
        WorkCalendar makassar = new WorkCalendar(0, ZoneId.of("Asia/Makassar"), Set.of());
        Instant saturdayInMakassar = Instant.parse("2026-11-27T16:30:00Z");

        assertThat(
                        makassar.secondsBetween(
                                saturdayInMakassar, saturdayInMakassar.plusSeconds(60), true))
                .isZero();
        assertThat(
                        plain.secondsBetween(
                                saturdayInMakassar, saturdayInMakassar.plusSeconds(60), true))
                .isEqualTo(60);
    }

    @Test
    void what_was_added_is_what_lies_between() {
        Random random = new Random(15);
        WorkCalendar calendar =
                new WorkCalendar(
                        1,
                        JAKARTA,
                        Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2027-01-01")));
        for (int i = 0; i < 500; i++) {
            Instant from = at("2026-12-01T00:00").plusSeconds(random.nextInt(40 * 86_400));
            long seconds = 1 + random.nextInt(20 * 86_400);

            Instant until = calendar.plusSeconds(from, seconds, true);

            assertThat(calendar.secondsBetween(from, until, true)).isEqualTo(seconds);
        }
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(JAKARTA).toInstant();
    }
}
