package id.dinsos.registry.intake.rules;

import java.time.LocalDate;
import java.util.List;

/** Dates as an office writes them. */
final class OfficeWords {
    private static final List<String> MONTHS =
            List.of(
                    "Januari",
                    "Februari",
                    "Maret",
                    "April",
                    "Mei",
                    "Juni",
                    "Juli",
                    "Agustus",
                    "September",
                    "Oktober",
                    "November",
                    "Desember");

    private OfficeWords() {}

    /** 31 Maret 2026. */
    static String day(LocalDate day) {
        return "%d %s %d"
                .formatted(day.getDayOfMonth(), MONTHS.get(day.getMonthValue() - 1), day.getYear());
    }
}
