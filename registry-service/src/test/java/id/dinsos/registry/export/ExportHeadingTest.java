package id.dinsos.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.registry.export.ExportBody.Kind;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What stands above and below a list is said as an office says it. */
class ExportHeadingTest {
    private static final ZonedDateTime AT =
            LocalDateTime.of(2026, 3, 31, 10, 5).atZone(ZoneId.of("Asia/Jakarta"));

    @Test
    void a_village_and_a_ward_are_named_as_what_they_are_with_their_district() {
        UnaryOperator<String> names =
                code ->
                        Map.of(
                                        "35.24.01.2002", "Banggle",
                                        "35.24.01.1001", "Sukorejo",
                                        "35.24.01", "Sukorame")
                                .getOrDefault(code, code);

        assertThat(ExportHeading.title("35.24.01.2002", names))
                .isEqualTo("Daftar Warga Desa Banggle, Kecamatan Sukorame");
        assertThat(ExportHeading.title("35.24.01.1001", names))
                .isEqualTo("Daftar Warga Kelurahan Sukorejo, Kecamatan Sukorame");
    }

    @Test
    void the_stamp_says_what_it_is_of_whom_and_when_without_a_code_or_a_date_in_digits() {
        for (Kind kind : Kind.values()) {
            assertThat(ExportHeading.stamp(kind, "Lamongan (35.24)", "7/9", AT, new UUID(1, 2)))
                    .startsWith("Daftar ")
                    .contains("wilayah Lamongan (35.24); keadaan data pada posisi log 7/9")
                    .contains("dibuat 31 Maret 2026 pukul 10.05 WIB")
                    .endsWith("ekspor 00000000-0000-0001-0000-000000000002")
                    .doesNotContain(kind.name(), "2026-03");
        }
    }
}
