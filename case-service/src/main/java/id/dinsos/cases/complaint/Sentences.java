package id.dinsos.cases.complaint;

import static java.util.Map.entry;

import id.dinsos.cases.beneficiary.Facts;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The catalogue: what an answer's codes say to a family, in plain Indonesian and English. Only
 * codes are kept in the log, so a sentence can be made better for old answers too. An unknown code
 * is named as it is rather than passed over.
 */
public final class Sentences {
    private static final Locale INDONESIAN = Locale.of("id");

    private static final Map<String, Text> ANSWERS =
            Map.ofEntries(
                    entry(
                            Answer.FACTS_NOT_KNOWN_YET,
                            new Text(
                                    "Pengaduan diterima. Belum ada data {programme} {month} untuk keluarga ini; jawaban menyusul begitu data tersedia.",
                                    "The complaint is received. Nothing is known yet of {programme} {month} for this family; the answer follows as soon as something is.")),
                    entry(
                            Answer.NOT_DECIDED_YET,
                            new Text(
                                    "Keluarga ini tercantum dalam daftar {programme}, tetapi penyaluran {month} belum ditetapkan; jawaban menyusul.",
                                    "The family is on the {programme} list, but {month} has not been decided; the answer follows.")),
                    entry(
                            Answer.NOT_ON_LIST,
                            new Text(
                                    "Keluarga ini tidak tercantum dalam daftar {programme}. Usulan baru dapat diajukan melalui musyawarah desa.",
                                    "The family is not on the {programme} list. It can be proposed anew through the village deliberation.")),
                    entry(
                            Answer.OTHER_REGION,
                            new Text(
                                    "Keluarga ini tercatat di wilayah lain; pengaduan perlu disampaikan ke Dinas Sosial di sana.",
                                    "The family is registered in another region; that region's office can answer.")),
                    entry(
                            "excluded",
                            new Text(
                                    "Keluarga ini tidak dibayar {programme} {month} karena:",
                                    "The family was not paid {programme} {month} because:")),
                    entry(
                            "held",
                            new Text(
                                    "Pembayaran {programme} {month} ditahan sampai hal berikut diselesaikan:",
                                    "{programme} {month} is held until this is settled:")),
                    entry(
                            "eligible",
                            new Text(
                                    "Keluarga ini berhak atas {programme} {month}; pembayaran sedang disiapkan.",
                                    "The family is entitled to {programme} {month}; the payment is being prepared.")),
                    entry(
                            "payment-instructed",
                            new Text(
                                    "Pembayaran {programme} {month} sebesar {amount} sudah diperintahkan dan menunggu dikirim ke bank.",
                                    "The payment of {amount} for {programme} {month} is ordered and waits to go to the bank.")),
                    entry(
                            "payment-sent",
                            new Text(
                                    "Pembayaran {programme} {month} sebesar {amount} sudah dikirim ke bank; hasilnya ditunggu.",
                                    "The payment of {amount} for {programme} {month} is with the bank; its report is awaited.")),
                    entry(
                            "payment-credited",
                            new Text(
                                    "Menurut bank, {amount} untuk {programme} {month} sudah masuk ke rekening KKS. Silakan periksa saldo dan laporkan bila belum dapat ditarik.",
                                    "The bank says {amount} for {programme} {month} has reached the card account. Please check the balance, and say so if it cannot be withdrawn.")),
                    entry(
                            "payment-withdrawn",
                            new Text(
                                    "Menurut bank, {amount} untuk {programme} {month} sudah ditarik. Bila bukan oleh keluarga, segera laporkan.",
                                    "The bank says {amount} for {programme} {month} has been withdrawn. If not by the family, report it at once.")),
                    entry(
                            "payment-held",
                            new Text(
                                    "Pembayaran {programme} {month} ditahan.",
                                    "The payment for {programme} {month} is held.")),
                    entry(
                            "payment-unknown",
                            new Text(
                                    "Hasil pembayaran {programme} {month} belum dipastikan bank; tidak dikirim ulang sebelum jelas.",
                                    "The bank has not yet confirmed what became of {programme} {month}; it is not sent again before that is clear.")),
                    entry(
                            "payment-failed",
                            new Text(
                                    "Pembayaran {programme} {month} gagal.",
                                    "The payment for {programme} {month} failed.")),
                    entry(
                            "payment-returned",
                            new Text(
                                    "Pembayaran {programme} {month} dikembalikan oleh bank.",
                                    "The bank returned the payment for {programme} {month}.")),
                    entry(
                            "payment-cancelled",
                            new Text(
                                    "Pembayaran {programme} {month} dibatalkan.",
                                    "The payment for {programme} {month} was cancelled.")),
                    entry(
                            "payment-lapsed",
                            new Text(
                                    "Pembayaran {programme} {month} hangus karena tidak ditarik sampai batas waktu.",
                                    "The payment for {programme} {month} lapsed because it was not withdrawn in time.")));

    private static final Map<String, Text> REASONS =
            Map.ofEntries(
                    entry(
                            "not-on-roster",
                            new Text(
                                    "tidak ada dalam daftar penerima dari kementerian",
                                    "it is not on the ministry's roster")),
                    entry(
                            "decile-above-limit",
                            new Text(
                                    "desil kesejahteraan di atas batas program",
                                    "its welfare decile is above the programme's limit")),
                    entry(
                            "civil-mismatch",
                            new Text(
                                    "data pengurus tidak padan dengan Dukcapil; perbaiki di kantor Dukcapil atau desa",
                                    "the payee's data do not match the civil registry; have them corrected there or at the village")),
                    entry(
                            "payee-deceased",
                            new Text(
                                    "pengurus tercatat meninggal; tunjuk pengurus baru",
                                    "the payee is recorded as deceased; name a new one")),
                    entry(
                            "payee-missing",
                            new Text("belum ada pengurus yang tercatat", "no payee is recorded")),
                    entry(
                            "excluded-job",
                            new Text(
                                    "pekerjaan pengurus atau anggota keluarga tidak diperbolehkan program",
                                    "the programme excludes the employment of the payee or a member")),
                    entry(
                            "household-not-live",
                            new Text(
                                    "kartu keluarga ini sudah tidak aktif",
                                    "this family record is no longer active")),
                    entry(
                            "facts-incomplete",
                            new Text(
                                    "data keluarga belum lengkap",
                                    "the family's data are incomplete")),
                    entry(
                            "no-account",
                            new Text(
                                    "rekening atau KKS pengurus belum ada",
                                    "the payee has no account or card yet")),
                    entry(
                            "duplicate-payment",
                            new Text(
                                    "bulan ini sudah dibayarkan kepada orang yang sama melalui catatan lain",
                                    "the same person was already paid for this month under another record")),
                    entry(
                            "changed-since-freeze",
                            new Text(
                                    "data keluarga berubah setelah daftar bulan ini dikunci",
                                    "the family's data changed after the month's list was fixed")),
                    entry(
                            "ACCOUNT_NOT_FOUND",
                            new Text(
                                    "rekening tidak ditemukan; periksa nomor rekening di bank",
                                    "the account was not found; check its number with the bank")),
                    entry(
                            "ACCOUNT_DORMANT",
                            new Text(
                                    "rekening pasif; aktifkan kembali di bank",
                                    "the account is dormant; have it reactivated at the bank")),
                    entry(
                            "ACCOUNT_CLOSED",
                            new Text(
                                    "rekening sudah ditutup; buka rekening KKS baru",
                                    "the account is closed; a new card account is needed")),
                    entry(
                            "NAME_MISMATCH",
                            new Text(
                                    "nama pada rekening berbeda; samakan di bank",
                                    "the name on the account differs; have it corrected at the bank")),
                    entry(
                            "NIK_MISMATCH",
                            new Text(
                                    "NIK pada rekening berbeda; samakan di bank",
                                    "the NIK on the account differs; have it corrected at the bank")),
                    entry(
                            "CARD_NOT_DELIVERED",
                            new Text(
                                    "KKS belum diterima keluarga",
                                    "the card has not been delivered")),
                    entry(
                            "NOT_WITHDRAWN",
                            new Text(
                                    "tidak ditarik sampai batas waktu",
                                    "it was not withdrawn in time")),
                    entry(
                            "DECEASED",
                            new Text(
                                    "pengurus meninggal; tunjuk pengurus baru",
                                    "the payee has died; name a new one")),
                    entry("MOVED", new Text("keluarga pindah", "the family has moved")),
                    entry(
                            "EXCLUDED_JOB",
                            new Text(
                                    "pekerjaan tidak diperbolehkan program",
                                    "the programme excludes the employment")),
                    entry(
                            "LOCALLY_INELIGIBLE",
                            new Text(
                                    "dinyatakan tidak layak oleh daerah",
                                    "the region found the family not eligible")),
                    entry(
                            "OTHER",
                            new Text("alasan lain dari bank", "another reason of the bank")));

    private Sentences() {}

    /** The whole answer in both languages. */
    public static Text of(String code, Matter matter, Facts facts) {
        Text answer =
                ANSWERS.getOrDefault(
                        code,
                        new Text(
                                "Status {programme} {month}: " + code + ".",
                                "State of {programme} {month}: " + code + "."));
        List<Text> reasons = reasons(facts);
        return new Text(
                fill(answer.indonesian, matter, facts, INDONESIAN)
                        + join(reasons.stream().map(Text::indonesian).toList()),
                fill(answer.english, matter, facts, Locale.ENGLISH)
                        + join(reasons.stream().map(Text::english).toList()));
    }

    /** The sentence of one clause or failure code. */
    public static Text reason(String code) {
        return REASONS.getOrDefault(code, new Text(code, code));
    }

    /** Why: the clauses that failed, then the bank's reason. */
    private static List<Text> reasons(Facts facts) {
        if (facts.payment().paid()) {
            return List.of();
        }
        List<String> codes = new java.util.ArrayList<>();
        if (!facts.verdict().outcome().equals("ELIGIBLE")) {
            codes.addAll(facts.verdict().clauses());
        }
        if (!facts.payment().reason().isEmpty()) {
            codes.add(facts.payment().reason());
        }
        return codes.stream().distinct().map(Sentences::reason).toList();
    }

    private static String join(List<String> reasons) {
        return reasons.isEmpty()
                ? ""
                : reasons.stream().collect(Collectors.joining("; ", " ", "."));
    }

    private static String fill(String sentence, Matter matter, Facts facts, Locale language) {
        return sentence.replace("{programme}", matter.programme())
                .replace(
                        "{month}",
                        DateTimeFormatter.ofPattern("MMMM uuuu", language)
                                .format(YearMonth.parse(matter.month())))
                .replace(
                        "{amount}",
                        String.format(INDONESIAN, "Rp%,d", facts.payment().amountRupiah()));
    }

    /** One meaning in Indonesian and English. */
    public record Text(String indonesian, String english) {}
}
