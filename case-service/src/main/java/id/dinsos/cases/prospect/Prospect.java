package id.dinsos.cases.prospect;

import id.dinsos.cases.knowledge.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a family stands with one programme, and what to do about it in plain words.
 *
 * @param month of the newest verdict or payment; null where there is none
 * @param reasons the clauses that failed, in the words that came with the verdict
 */
public record Prospect(
        String programme,
        Standing standing,
        @Nullable String month,
        List<Facts.Words> reasons,
        String adviceId,
        String adviceEn) {
    public Prospect {
        reasons = List.copyOf(reasons);
    }

    /** Where a family stands. */
    public enum Standing {
        RECEIVES(
                "Bapak/Ibu menerima bantuan ini; mohon memperhatikan jadwal penyaluran berikutnya.",
                "The family receives it; the next payment comes by the calendar."),
        ON_THE_WAY(
                "Bantuan sedang disalurkan; silakan datang kembali bila belum diterima dalam 14 hari.",
                "The money is under way; come again where it has not arrived within 14 days."),
        FAILED(
                "Penyaluran terakhir belum berhasil; silakan memperbaiki rekening atau mengadu.",
                "The last payment did not succeed; mend the account or complain."),
        HELD(
                "Kepesertaan Bapak/Ibu tidak dibatalkan; silakan melengkapi hal di bawah ini.",
                "The place is not lost; put in order what is said below."),
        NOT_ENTITLED(
                "Bapak/Ibu belum memenuhi syarat; silakan mengajukan perbaikan data bila keliru.",
                "Not entitled for now; see why, and have the data corrected where they are wrong."),
        LISTED(
                "Bapak/Ibu tercatat sebagai calon penerima; bulan ini belum ditetapkan.",
                "On the list; the month is not decided yet.");

        private final String adviceId;
        private final String adviceEn;

        Standing(String adviceId, String adviceEn) {
            this.adviceId = adviceId;
            this.adviceEn = adviceEn;
        }
    }

    /**
     * From what is known.
     *
     * @param verdict empty where the newest month has none
     * @param payment state of the newest payment; empty where there is none
     */
    static Prospect of(
            String programme,
            @Nullable String month,
            String verdict,
            String payment,
            List<Facts.Words> reasons) {
        Standing standing =
                switch (payment) {
                    case "CREDITED", "WITHDRAWN" -> Standing.RECEIVES;
                    case "FAILED", "RETURNED", "CANCELLED", "LAPSED" -> Standing.FAILED;
                    case "" ->
                            switch (verdict) {
                                case "EXCLUDED" -> Standing.NOT_ENTITLED;
                                case "HELD" -> Standing.HELD;
                                case "ELIGIBLE" -> Standing.ON_THE_WAY;
                                default -> Standing.LISTED;
                            };
                    default -> Standing.ON_THE_WAY;
                };
        return new Prospect(
                programme, standing, month, reasons, standing.adviceId, standing.adviceEn);
    }
}
