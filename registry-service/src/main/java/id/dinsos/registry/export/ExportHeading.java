package id.dinsos.registry.export;

import id.dinsos.registry.export.ExportBody.Kind;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What stands above and below an exported list, in the words of an office. */
final class ExportHeading {
    /** Of the columns of a printed list. */
    static final List<String> ROSTER =
            List.of(
                    "No",
                    "Nama",
                    "NIK",
                    "No. KK",
                    "Hubungan",
                    "L/P",
                    "Bulan/Tahun Lahir",
                    "RT/RW",
                    "Desil");

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'pukul' HH.mm zzz", Locale.of("id"));
    private static final int REGENCY = 5;
    private static final int DISTRICT = 8;

    private ExportHeading() {}

    /** Whose paper it is. */
    static String office(String region, UnaryOperator<String> names) {
        String regency = names.apply(region.substring(0, Math.min(REGENCY, region.length())));
        return "PEMERINTAH %s \u2013 DINAS SOSIAL".formatted(regency.toUpperCase(Locale.of("id")));
    }

    /** Of the people of a village. */
    static String title(String village, UnaryOperator<String> names) {
        return "Daftar Warga " + village(village, names);
    }

    /** With its district; wards have codes of their own, from 1001 on. */
    static String village(String village, UnaryOperator<String> names) {
        boolean ward = village.substring(village.lastIndexOf('.') + 1).startsWith("1");
        return "%s %s, Kecamatan %s"
                .formatted(
                        ward ? "Kelurahan" : "Desa",
                        names.apply(village),
                        names.apply(village.substring(0, DISTRICT)));
    }

    /**
     * By which somebody who holds the list finds out as of when it is true and whose copy it is.
     *
     * @param region its name and code
     * @param position of the log up to which it is true
     */
    static String stamp(Kind kind, String region, String position, ZonedDateTime at, UUID export) {
        String what =
                switch (kind) {
                    case HOUSEHOLDS -> "Daftar keluarga";
                    case PERSONS -> "Daftar orang";
                    case ROSTER -> "Daftar warga";
                };
        return "%s; wilayah %s; keadaan data pada posisi log %s; dibuat %s; ekspor %s"
                .formatted(what, region, position, at.format(AT), export);
    }
}
