package id.dinsos.disbursement.eligibility;

/**
 * A clause code with what it means, in Indonesian and English, for whoever asks why.
 *
 * @param textId in Indonesian
 * @param textEn in English
 */
public record ClauseText(String code, String textId, String textEn) {
    public static ClauseText of(String code) {
        return switch (code) {
            case "household-not-live" ->
                    new ClauseText(
                            code,
                            "Keluarga sudah bubar atau digabung dengan keluarga lain.",
                            "The household was dissolved or merged into another.");
            case "not-on-roster" ->
                    new ClauseText(
                            code,
                            "Keluarga tidak tercantum dalam daftar penerima kementerian.",
                            "The household is not on the ministry's list of recipients.");
            case "decile-above-limit" ->
                    new ClauseText(
                            code,
                            "Desil kesejahteraan di atas batas program atau belum diperingkat.",
                            "The welfare decile is above the programme's limit, or not ranked.");
            case "payee-missing" ->
                    new ClauseText(
                            code,
                            "Keluarga belum menetapkan pengurus.",
                            "The household has named nobody to receive the money.");
            case "payee-deceased" ->
                    new ClauseText(code, "Pengurus telah meninggal dunia.", "The payee has died.");
            case "civil-mismatch" ->
                    new ClauseText(
                            code,
                            "Data pengurus tidak padan dengan data Dukcapil.",
                            "The payee's data do not match the civil registry.");
            case "excluded-job" ->
                    new ClauseText(
                            code,
                            "Ada anggota keluarga dengan pekerjaan yang dikecualikan.",
                            "A member of the household has an excluded job.");
            case "facts-incomplete" ->
                    new ClauseText(
                            code,
                            "Data belum lengkap; pembayaran ditahan sampai lengkap.",
                            "Facts are missing; the payment is held until they arrive.");
            case "no-account" ->
                    new ClauseText(
                            code,
                            "Pengurus belum memiliki rekening; pembayaran ditahan.",
                            "The payee has no account yet; the payment is held.");
            case "duplicate-payment" ->
                    new ClauseText(
                            code,
                            "Orang yang berhak sudah menerima bantuan bulan ini.",
                            "The person entitled is paid for this month already.");
            case "changed-since-freeze" ->
                    new ClauseText(
                            code,
                            "Data berubah setelah daftar dibekukan; pembayaran ditahan.",
                            "Something changed after the roster was frozen; the payment is held.");
            default -> new ClauseText(code, code, code);
        };
    }
}
