package id.dinsos.eventstore.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZonesTest {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");
    private final Zones zones = new Zones(WIB, Map.of("64", WITA, "91", WIT, "91.99", WITA));

    @Test
    void the_innermost_region_that_has_a_zone_decides() {
        assertThat(zones.of("64.08")).isEqualTo(WITA);
        assertThat(zones.of("64.08.01.2001")).isEqualTo(WITA);
        assertThat(zones.of("91.01")).isEqualTo(WIT);
        assertThat(zones.of("91.99.02")).isEqualTo(WITA);
        assertThat(zones.of("35.24")).isEqualTo(WIB);
        assertThat(zones.of("")).isEqualTo(WIB);
    }

    @Test
    void a_day_and_a_month_begin_an_hour_earlier_in_kutai_timur() {
        Instant lateInJakarta = Instant.parse("2026-10-31T16:30:00Z");
        assertThat(zones.day("35.24", lateInJakarta)).isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(zones.day("64.08", lateInJakarta)).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(zones.month("64.08", lateInJakarta)).isEqualTo(YearMonth.of(2026, 11));
    }
}
